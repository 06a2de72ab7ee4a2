//! All that stays beyond a call, made and dropped by both sides at once: objects, closures and streams.

use rust2go::Stream;

/// What Go does and has.
#[rust2go::r2g]
pub trait Storm {
    /// Keeps a closure of Rust's.
    fn keep(slot: u32, f: impl Fn(u64) -> u64 + Send + Sync + 'static);
    /// Calls what is kept in the slot, 0 if there is nothing, and forgets it if it is to; closes it if `close`.
    fn call(slot: u32, n: u64, forget: bool, close: bool) -> u64;
    fn drop_of_go(name: &str) -> DropletImpl;
    /// The numbers below `n`.
    #[window(8)]
    fn count(n: u64) -> impl Stream<Item = u64>;
    /// Yields nothing until it is dropped.
    fn silent() -> impl Stream<Item = u64>;
    /// Ranges over a stream of Rust's for at most so many, not at all for none. Then `close` closes it; otherwise Go's collector has it.
    async fn take(numbers: impl Stream<Item = u64> + Send + 'static, most: u64, close: bool) -> u64;
    /// Keeps a stream of Rust's until it is left, after some items, for another.
    fn pool(slot: u32, numbers: impl Stream<Item = u64> + Send + 'static);
    fn double(numbers: impl Stream<Item = u64> + Send + 'static) -> impl Stream<Item = u64>;
    /// Go's half of the storm: goroutines, and how many rounds each makes.
    async fn rage(goroutines: u32, rounds: u32) -> Result<(), rust2go::Error>;
    /// Forgets all that is kept.
    fn calm();
    /// What is left, once Go's collector has run: objects of Go's that Rust has, of Rust's that Go has, calls to Rust, producers of streams that
    /// have not returned, and goroutines.
    fn left() -> (u64, u64, u64, u64, u64);
}

/// An object of Go's.
#[rust2go::r2g]
pub trait Droplet {
    fn len(&self) -> u64;
}

/// What Rust does and has.
#[rust2go::g2r]
pub trait Gust {
    /// Calls `visit` with 0, 1, … until it says false.
    fn each(visit: impl Fn(u64) -> bool + Send + Sync + 'static) -> u64;
    fn flake(n: u64) -> FlakeImpl;
    /// The numbers below `n`.
    #[window(8)]
    fn count(n: u64) -> impl Stream<Item = u64>;
    /// Ready with the first item after having let others run; never with a second one.
    fn slow() -> impl Stream<Item = u64>;
    /// Draws at most so many, none without having asked.
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static, most: u64) -> u64;
    fn double(numbers: impl Stream<Item = u64> + Send + 'static) -> impl Stream<Item = u64>;
    /// Go has made another round.
    fn round();
}

/// An object of Rust's.
#[rust2go::g2r]
pub trait Flake {
    fn number(&self) -> Result<u64, rust2go::Error>;
}
