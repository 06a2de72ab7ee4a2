//! A store that Rust implements, and what it asks of Go.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, SystemTime};

use rust2go::{R2G, g2r, r2g};

/// What is stored under a key.
#[derive(R2G)]
pub struct Entry {
    pub key: String,
    pub value: Vec<u8>,
}

#[derive(R2G)]
pub struct Size {
    pub count: u64,
    pub bytes: u64,
}

/// Which entries are wanted.
#[derive(R2G)]
pub enum Filter {
    All,
    Prefix(String),
    Newer { than: SystemTime },
}

/// An entry with what the store knows of it.
#[derive(R2G)]
pub struct Stored {
    pub entry: Entry,
    pub written: SystemTime,
    pub filter: Filter,
}

#[derive(R2G)]
pub enum Order {
    Ascending,
    Descending,
}

/// Why the store refuses.
#[derive(R2G, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no key {key:?}")]
    NotFound { key: String },
    #[error("{0:?} is too old")]
    Stale(SystemTime),
    #[error("closed")]
    Closed,
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// An error of both directions.
#[derive(R2G, Debug, thiserror::Error)]
pub enum Shared {
    #[error("at {at}")]
    At { at: u64 },
}

/// A number that is an error.
#[derive(R2G, Debug, thiserror::Error)]
pub enum Code {
    #[error("busy")]
    Busy,
    #[error("gone")]
    Gone,
}

/// A struct that is an error, and all of it numbers.
#[derive(R2G, Debug, thiserror::Error)]
#[error("full: {used} of {limit}")]
pub struct Full {
    pub used: u64,
    pub limit: u64,
}

/// A struct that is an error, with text.
#[derive(R2G, Debug, thiserror::Error)]
#[error("{path}: {reason}")]
pub struct Broken {
    pub path: String,
    pub reason: String,
}

/// A struct that is an error, and that Go has in a form of its own.
#[derive(R2G, Debug, thiserror::Error)]
#[error("since {since:?}")]
pub struct Outage {
    pub since: SystemTime,
    pub note: String,
}

/// What Go stores in Rust.
///
/// Keys are compared byte by byte.
#[g2r]
pub trait Vault {
    /// The number of keys that start with `prefix`.
    fn len(prefix: &str) -> u64;
    fn name() -> String;
    fn size() -> Size;
    /// The size, in parts.
    fn parts() -> (u64, u64);
    fn labelled() -> (u32, String, SystemTime);
    fn started() -> SystemTime;
    fn uptime() -> Duration;
    fn first(order: Order) -> Option<Entry>;
    fn all(filter: &Filter) -> Vec<Stored>;
    fn put(entry: &Entry, tags: HashMap<String, Vec<String>>);
    fn restore(stored: &Stored, at: (SystemTime, u8), nothing: ());
    fn tags(key: &str) -> BTreeMap<String, Vec<u32>>;
    fn nested(filters: Vec<Option<Filter>>, raw: &[u8]) -> Result<Vec<Filter>, rust2go::Error>;

    /// Parks the goroutine; cancelling ctx drops the future.
    async fn get(key: &str) -> Result<Vec<u8>, StoreError>;
    /// Without an error.
    async fn count(filter: Filter) -> u64;
    async fn flush();
    async fn close() -> Result<(), rust2go::Error>;
    async fn pair(key: &str) -> Result<(Entry, SystemTime), rust2go::Error>;

    fn delete(key: &str) -> Result<(), Code>;
    fn reserve(bytes: u64) -> Result<u64, Full>;
    fn reopen(path: &str) -> Result<Duration, Broken>;
    fn since(order: Order) -> Result<SystemTime, Outage>;
    fn move_to(path: &str) -> Result<Entry, Shared>;
    #[r2g(rename = "Zap")]
    fn clear(served_vault: bool, type_: u8, ask_vault_zap: u8) -> Result<(), rust2go::Error>;
    #[deprecated = "use len"]
    fn old_len() -> u64;
}

/// Nothing here is async.
#[g2r(rename = "Clock")]
pub trait Ticker {
    /// In nanoseconds.
    fn now() -> i64;
    fn stop() -> Result<(), Outage>;
}

/// Nothing here at all.
#[g2r]
pub trait Empty {}

/// What Rust asks of Go.
#[r2g(transport = "ring")]
pub trait Backup {
    fn path(entry: &Entry) -> Result<String, Shared>;
    async fn save(filter: Filter) -> Result<Stored, Shared>;
}
