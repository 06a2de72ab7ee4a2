//! What comes to Go beside requests: answers to its own calls, and what streams need.

use rust2go::Stream;

/// What Go calls.
#[rust2go::g2r]
pub trait Answers {
    /// Ready after having let others run so many times.
    async fn later(n: u64, yields: u32) -> u64;
    /// Ready once the gate is open: all at once.
    async fn wait(n: u64) -> u64;
    /// The numbers below `n`.
    #[window(3)]
    fn count(n: u64) -> impl Stream<Item = u64>;
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> u64;
}

#[rust2go::r2g(transport = "ring")]
pub trait Served {
    async fn echo(n: u64) -> u64;
    /// Fails if there is no room, with that option.
    async fn checked(n: u64) -> Result<u64, rust2go::Error>;
    /// Starts so many goroutines that wait at Rust's gate.
    fn wait(goroutines: u32);
    /// How many of them have gone through; an answer that is none of theirs is an error.
    fn through() -> Result<u64, rust2go::Error>;
    /// Computes, on the dispatcher that has brought this, until `stop`.
    async fn compute() -> u64;
    fn computing() -> u64;
    fn stop();
    /// Calls of goroutines, each so many.
    async fn ask(goroutines: u32, each: u32) -> Result<(), rust2go::Error>;
    /// Streams of goroutines, both ways, each so many items; half of them are left.
    async fn streams(goroutines: u32, items: u64) -> Result<(), rust2go::Error>;
    #[window(3)]
    fn count(n: u64) -> impl Stream<Item = u64>;
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> u64;
    /// What Rust has not let go of, nor Go, and the calls that wait.
    fn left() -> u64;
}
