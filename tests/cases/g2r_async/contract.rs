//! Go calls futures of Rust's: its goroutines are parked meanwhile.

#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum TaskError {
    #[error("task {0} failed")]
    Failed(u64),
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// What Go calls.
#[rust2go::g2r]
pub trait Tasks {
    /// Ready at once.
    async fn now(n: u64) -> u64;
    /// Ready after having let others run so many times.
    async fn later(n: u64, yields: u32) -> u64;
    /// Text there and back, after having let others run.
    async fn echo(text: &str) -> Result<String, TaskError>;
    /// Nothing comes back.
    async fn nothing();
    async fn fails(n: u64) -> Result<u64, TaskError>;
    /// Never ready; counts its begin, and its end when it is dropped.
    async fn forever() -> Result<(), rust2go::Error>;
    /// The milliseconds that are left, -1 for no deadline.
    async fn left() -> Result<i64, rust2go::Error>;
    /// Panics, before its first rest or after.
    async fn panics(at_once: bool) -> Result<(), rust2go::Error>;
    async fn panics_plainly() -> u64;
    /// Calls Go again, which calls this again, until `depth` is 0; returns how often.
    async fn back(depth: u32) -> u32;
}

/// What compares the answers, in Go.
#[rust2go::r2g]
pub trait TasksCheck {
    async fn values() -> Result<(), rust2go::Error>;
    async fn many(goroutines: u32, calls: u32) -> Result<(), rust2go::Error>;
    async fn typed_errors() -> Result<(), rust2go::Error>;
    /// Cancels so many calls while they run.
    async fn cancelled(calls: u32) -> Result<(), rust2go::Error>;
    async fn cancelled_before() -> Result<(), rust2go::Error>;
    /// Cancels calls at the time when they end.
    async fn cancelled_at_the_end(calls: u32) -> Result<(), rust2go::Error>;
    async fn deadline() -> Result<(), rust2go::Error>;
    async fn panics() -> Result<(), rust2go::Error>;
    async fn back(depth: u32) -> u32;
    /// How many goroutines there are.
    fn goroutines() -> u64;
}
