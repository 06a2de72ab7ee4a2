//! The store's contract.

#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no key {key:?}")]
    NotFound { key: String },
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// What Go stores in Rust.
#[rust2go::g2r]
pub trait Store {
    /// A number that the test changes.
    fn version() -> u32;
    fn len(prefix: &str) -> u64;
    async fn get(key: &str, rests: u32) -> Result<Vec<u8>, StoreError>;
    fn panics() -> Result<(), StoreError>;
    async fn panics_later() -> Result<(), StoreError>;
    /// Never ready.
    async fn forever() -> Result<(), StoreError>;
    /// Asks Go, from the thread that Go calls on.
    fn loud(text: &str) -> String;
    /// Asks Go, from the executor.
    async fn soft(text: &str) -> Result<String, StoreError>;
    async fn ringing(number: u64) -> Result<u64, StoreError>;
}

/// What the store asks Go.
#[rust2go::r2g]
pub trait Notes {
    fn loud(text: &str) -> String;
    async fn soft(text: &str) -> Result<String, rust2go::Error>;
}

/// The same through shared memory.
#[rust2go::r2g(transport = "ring")]
pub trait Bell {
    async fn ring(number: u64) -> Result<u64, rust2go::Error>;
}
