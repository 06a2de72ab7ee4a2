//! Any executor will do, on both ways.

use rust2go::Stream;

#[rust2go::r2g]
pub trait Sums {
    /// Adds after `ms`.
    async fn add(a: u64, b: u64, ms: u64) -> u64;
    async fn length(text: &str) -> Result<u64, rust2go::Error>;
}

/// What Go calls: it runs where the program says.
#[rust2go::g2r]
pub trait Runs {
    /// Ready after having let others run so many times.
    async fn later(n: u64, yields: u32) -> Result<u64, rust2go::Error>;
    /// Asks Go for the sum.
    async fn add(a: u64, b: u64) -> Result<u64, rust2go::Error>;
    /// Never ready.
    async fn forever() -> Result<(), rust2go::Error>;
    /// The numbers below `n`, none ready at once.
    fn count(n: u64) -> impl Stream<Item = Result<u64, rust2go::Error>>;
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> Result<u64, rust2go::Error>;
}

/// What calls it, in Go.
#[rust2go::r2g]
pub trait RunsCheck {
    /// All of it, from so many goroutines at once.
    async fn all(goroutines: u32) -> Result<(), rust2go::Error>;
    /// Awaits a future while it is called synchronously.
    fn in_a_sync_call() -> Result<(), rust2go::Error>;
    /// Ranges over a stream of Rust's.
    async fn range(numbers: impl Stream<Item = u64> + Send + 'static) -> Result<u64, rust2go::Error>;
    /// One call, as the others.
    async fn later(n: u64, yields: u32) -> Result<u64, rust2go::Error>;
    /// A call that the executor drops.
    async fn is_dropped() -> Result<(), rust2go::Error>;
    /// What Rust has not let go of, nor Go, and the calls that wait.
    fn left() -> u64;
}
