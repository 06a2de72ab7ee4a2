//! Everything that is not a result.

/// Why the handler failed.
#[derive(rust2go::R2G, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// Over the limit.
    #[error("too large: {size} of {limit}")]
    TooLarge { size: u64, limit: u64 },
    #[error("{0:?} is not a name")]
    BadName(String),
    #[error("nothing there")]
    Nothing,
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

#[derive(rust2go::R2G, Debug, PartialEq, thiserror::Error)]
#[error("status {code}: {message}")]
pub struct Status {
    pub code: u16,
    pub message: String,
}

impl From<rust2go::Error> for Status {
    fn from(error: rust2go::Error) -> Self {
        Status { code: 500, message: error.to_string() }
    }
}

#[rust2go::r2g]
pub trait Failures {
    /// Ends as `how` says: "ok", "error", "panic", "panic error", "goexit", "large", "large pointer", "wrapped", "name", "nothing", "nil pointer".
    async fn fallible(how: &str, n: u64) -> Result<u64, Failure>;
    async fn plain(how: &str, n: u64) -> u64;
    fn fallible_sync(how: &str, n: u64) -> Result<String, Failure>;
    fn plain_sync(how: &str, n: u64) -> u64;
    async fn status(code: u16) -> Result<(), Status>;
    fn status_sync(code: u16, pointer: bool) -> Result<(), Status>;
    async fn bridge(how: &str) -> Result<u64, rust2go::Error>;
    #[oneway]
    fn oneway(how: String);
    /// What the Go side prints of its own errors.
    fn texts() -> Vec<String>;
    fn oneways() -> u64;
}

/// Nobody registers it before `Registrar::register` is called.
#[rust2go::r2g]
pub trait Late {
    async fn answer() -> Result<u32, rust2go::Error>;
    fn answer_sync() -> Result<u32, rust2go::Error>;
    async fn answer_plain() -> u32;
}

#[rust2go::r2g]
pub trait Registrar {
    fn register();
}
