//! Cancellation, deadlines, shutdown.

#[rust2go::r2g]
pub trait Waiting {
    /// Waits for its context; counts the ends it sees.
    async fn forever() -> Result<(), rust2go::Error>;
    /// As `forever`, but looks at `Err()` only.
    async fn polling() -> Result<(), rust2go::Error>;
    /// Waits on a context derived from its own.
    async fn derived() -> Result<(), rust2go::Error>;
    /// Sleeps, whatever its context says, and returns the nanoseconds it was given, 0 for no deadline.
    async fn sleep(ms: u64) -> Result<i64, rust2go::Error>;
    /// How many handlers of `sleep` have slept.
    fn slept() -> u64;
    async fn sleep_plain(ms: u64) -> bool;
    /// Panics after its context has ended.
    async fn panic_late() -> Result<(), rust2go::Error>;
    /// Waits until its context ends, then returns a value all the same.
    async fn stubborn() -> Result<String, rust2go::Error>;
    /// Returns its context to the outside, for `leaked_ended`.
    async fn leak() -> Result<(), rust2go::Error>;
    fn leaked_ended() -> bool;
    /// Echoes, using its context according to `how`.
    async fn storm(data: Vec<u8>, texts: Vec<String>, how: u8) -> Result<Vec<u8>, rust2go::Error>;
    #[zero_copy]
    async fn storm_lent(data: Vec<u8>, texts: Vec<String>, how: u8) -> Result<u64, rust2go::Error>;
    /// How many handlers have begun, how many have seen their context end, how many goroutines there are.
    fn counts() -> (u64, u64, u64);
    /// (begun, seen the end) of `storm` calls that wait for their context.
    fn storm_counts() -> (u64, u64);
}
