//! The contract of the storage: what Rust asks of Go, which has bbolt.

/// Why the storage failed.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program has the database.
    #[error("another program has {path} open")]
    Locked {
        /// Of the database.
        path: String,
    },
    /// The transaction is over: it was committed or rolled back.
    #[error("the transaction is over")]
    Ended,
    /// What the bridge itself reports, and the errors of bbolt, as text.
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// A part of the database, with keys of its own.
#[derive(rust2go::R2G, Clone, Copy, Debug)]
pub enum Bucket {
    /// From names to texts.
    Notes,
    /// From a word, a zero byte and a name to how often the word is in that note, as four bytes, the highest first.
    Words,
}

/// A key with its value.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Pair {
    /// The key.
    pub key: Vec<u8>,
    /// The value.
    pub value: Vec<u8>,
}

/// Opens databases.
#[rust2go::r2g]
pub trait Storage {
    /// Opens a database, or makes it. Waits for other programs, for a second at most.
    async fn open(path: &str) -> Result<DatabaseImpl, StoreError>;
}

/// An open database. It lives in Go.
#[rust2go::r2g]
pub trait Database {
    /// Begins a transaction. One that writes waits for the one before.
    async fn begin(&self, write: bool) -> Result<TransactionImpl, StoreError>;
    /// Closes it. Waits for the transactions that have begun.
    async fn shut(&self) -> Result<(), StoreError>;
}

/// A transaction. It lives in Go. What only touches memory is sync.
#[rust2go::r2g]
pub trait Transaction {
    /// The value of a key.
    fn get(&self, bucket: Bucket, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;
    /// Gives a key a value.
    fn put(&self, bucket: Bucket, key: &[u8], value: &[u8]) -> Result<(), StoreError>;
    /// Removes a key, if it is there.
    fn delete(&self, bucket: Bucket, key: &[u8]) -> Result<(), StoreError>;
    /// How many keys there are.
    fn count(&self, bucket: Bucket) -> Result<u64, StoreError>;
    /// Goes over the keys that begin with `prefix`, in their order.
    fn scan(&self, bucket: Bucket, prefix: &[u8]) -> Result<CursorImpl, StoreError>;
    /// Ends it and keeps what it wrote: on the disk, when this returns.
    async fn commit(&self) -> Result<(), StoreError>;
    /// Ends it and leaves everything as it was. Nothing if it is over.
    fn rollback(&self) -> Result<(), StoreError>;
}

/// A place in a scan. It lives in Go, as long as its transaction.
#[rust2go::r2g]
pub trait Cursor {
    /// The next pairs, `max` at most. None if there are no more.
    async fn next(&self, max: u32) -> Result<Vec<Pair>, StoreError>;
}
