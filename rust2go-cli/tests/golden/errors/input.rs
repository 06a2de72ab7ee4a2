//! Errors of every shape.

/// Why it failed.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum StoreError {
    /// Not there.
    #[error("{key} is not in {table:?} (100% sure)")]
    Missing { key: String, table: String, tried: Vec<String> },
    #[error("{0} {0:?} {1} {1:?} \"quoted\" \\ {2:?} {{braces}}")]
    Letters(char, f64, Option<u32>),
    NoText { code: i32, note: Option<String>, list: Vec<u8> },
    NoTextTuple(String, u8),
    NoTextUnit,
    #[error("empty {{}}")]
    Empty {},
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
    #[r2g(skip)]
    Local(std::io::Error),
    #[error("last")]
    Last,
    #[error("caused by {cause} in {place:?}")]
    Nested { cause: BadInput, place: Place },
}

#[derive(rust2go::R2G, Debug, thiserror::Error)]
#[error("bad input at {line}:{column}: {what:?}")]
pub struct BadInput {
    pub line: u32,
    pub column: u32,
    pub what: String,
}

#[derive(rust2go::R2G, Debug)]
pub struct Untold {
    pub code: u16,
}

#[derive(rust2go::R2G, Debug)]
pub struct Place {
    pub file: String,
}

#[derive(rust2go::R2G, Debug)]
pub enum Single {
    Only,
}

#[rust2go::r2g]
pub trait Store {
    fn get(key: &str) -> Result<Vec<u8>, StoreError>;
    fn has(key: &str) -> Result<bool, StoreError>;
    fn put(key: &str, value: &[u8]) -> Result<(), BadInput>;
    fn both() -> Result<(String, u8), Untold>;
    fn plain_both() -> Result<(u16, u8), rust2go::Error>;
    async fn fetch(keys: Vec<String>) -> Result<Vec<Place>, StoreError>;
    async fn count() -> Result<u64, rust2go::Error>;
    async fn flush() -> Result<(), Single>;
    async fn split() -> Result<(String, u8), BadInput>;
    async fn nothing();
}
