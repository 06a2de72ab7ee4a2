//! Streams of Go's in Rust, and of Rust's in Go.

use rust2go::Stream;

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Tick {
    pub symbol: String,
    pub price: Option<f64>,
}

#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum FeedError {
    #[error("{0} is gone")]
    Gone(String),
    #[error("no more than {limit}")]
    Limit { limit: u64 },
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// Streams of Go's, and such that Go gets.
#[rust2go::r2g]
pub trait Feed {
    /// The numbers below `n`.
    fn count(n: u64) -> impl Stream<Item = u64>;
    /// So many, and then an error.
    fn ticks(symbol: &str, n: u32) -> impl Stream<Item = Result<Tick, FeedError>>;
    /// Without an end. Each producer counts in `produced` and `ended`.
    #[window(4)]
    fn ahead() -> impl Stream<Item = u64>;
    /// How many items `ahead` has been able to yield and how often `silent` has begun, and how many of their producers have seen their context
    /// end.
    fn produced() -> (u64, u64);
    /// Yields nothing until its context ends.
    fn silent() -> impl Stream<Item = Result<u64, FeedError>>;
    /// Panics after so many.
    fn panics(after: u32) -> impl Stream<Item = Result<u32, rust2go::Error>>;
    fn panics_plain(after: u32) -> impl Stream<Item = u32>;
    /// Returns no func.
    fn missing() -> impl Stream<Item = Result<u32, rust2go::Error>>;
    /// Sums up.
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> Result<u64, FeedError>;
    /// Takes so many, and leaves the rest; the stream's error is its own.
    async fn first(
        numbers: impl Stream<Item = Result<u64, FeedError>> + Send + 'static,
        n: u32,
    ) -> Result<Vec<u64>, FeedError>;
    /// Counts the ticks after it has returned.
    fn drain(
        ticks: impl Stream<Item = Tick> + Send + Unpin + 'static,
        done: impl FnOnce(u64) + Send + 'static,
    );
    /// Nobody waits.
    #[oneway]
    fn sink(chunks: impl Stream<Item = Vec<u8>> + Send + 'static, done: impl FnOnce(u64) + Send + 'static);
    /// Both at once. Fails with what is above `limit`.
    fn double(
        numbers: impl Stream<Item = u64> + Send + 'static,
        limit: u64,
    ) -> impl Stream<Item = Result<u64, FeedError>>;
    fn source(name: &str) -> SourceImpl;
    /// Runs the checks of `Tap`.
    async fn check() -> Result<(), rust2go::Error>;
    /// Streams of Go's that Rust holds, those of Rust's that Go holds, and goroutines, once Go's collector has run.
    fn left() -> (u64, u64, u64);
}

/// An object in Go with streams.
#[rust2go::r2g]
pub trait Source {
    fn items(&self, n: u32) -> impl Stream<Item = String>;
}

/// Streams of Rust's, and such that Rust gets.
#[rust2go::g2r]
pub trait Tap {
    fn count(n: u64) -> impl Stream<Item = u64>;
    fn ticks(symbol: &str, n: u32) -> impl Stream<Item = Result<Tick, FeedError>>;
    /// Without an end, slowly.
    fn forever() -> impl Stream<Item = u64>;
    /// How many of `forever` have been dropped.
    fn dropped() -> u64;
    fn panics(after: u32) -> impl Stream<Item = Result<u32, FeedError>>;
    fn panics_plain(after: u32) -> impl Stream<Item = u32>;
    /// Panics before there is a stream.
    fn never() -> impl Stream<Item = Result<u32, FeedError>>;
    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> u64;
    async fn first(
        numbers: impl Stream<Item = Result<u64, FeedError>> + Send + 'static,
        n: u32,
    ) -> Result<Vec<u64>, FeedError>;
    fn double(numbers: impl Stream<Item = u64> + Send + 'static) -> impl Stream<Item = u64>;
}
