//! Streams of both sides.

use futures_core::Stream;
use rust2go::{R2G, g2r, r2g};

#[derive(R2G)]
pub struct Tick {
    pub symbol: String,
    pub price: f64,
}

#[derive(R2G)]
pub enum Change {
    Added(String),
    Gone,
}

#[derive(R2G, Debug, thiserror::Error)]
pub enum FeedError {
    #[error("no symbol {symbol}")]
    Unknown { symbol: String },
}

/// Streams of Go's, and methods that take Rust's.
#[r2g]
pub trait Feed {
    /// Gives what is new.
    #[window(16)]
    fn ticks(symbol: &str, every: u32) -> impl Stream<Item = Result<Tick, FeedError>>;
    fn count(from: u64, to: u64) -> impl Stream<Item = u64>;
    #[ring]
    fn changes() -> impl Stream<Item = Change>;
    async fn upload(
        name: &str,
        chunks: impl Stream<Item = Vec<u8>> + Send + 'static,
    ) -> Result<u64, FeedError>;
    #[window(4)]
    fn convert(
        input: impl Stream<Item = Result<Tick, rust2go::Error>> + Send + 'static,
        by: &Tick,
    ) -> impl Stream<Item = Result<Change, rust2go::Error>>;
    /// Keeps the numbers.
    fn keep(numbers: impl Stream<Item = u64> + Send + 'static) -> String;
    #[oneway]
    fn log(lines: impl Stream<Item = String> + Send + 'static);
    fn open(name: &str) -> CursorImpl;
}

/// Has a stream itself.
#[r2g]
pub trait Cursor {
    fn rows(&self, stream: u32) -> impl Stream<Item = Vec<String>>;
    async fn fill(&self, rows: impl Stream<Item = Result<u64, FeedError>> + Send + 'static) -> u64;
}

/// Streams of Rust's, and methods that take Go's.
#[g2r]
pub trait Depot {
    /// Gives all that starts so.
    fn scan(prefix: &str, stream: u32) -> impl Stream<Item = Tick>;
    #[window(8)]
    fn watch(err: &str) -> impl Stream<Item = Result<Change, FeedError>>;
    async fn load(
        name: &str,
        ticks: impl Stream<Item = Tick> + Send + 'static,
    ) -> Result<u64, FeedError>;
    fn sums(
        numbers: impl Stream<Item = Result<u64, FeedError>> + Send + 'static,
    ) -> impl Stream<Item = Result<u64, rust2go::Error>>;
    fn table(name: &str) -> Result<TableImpl, rust2go::Error>;
    /// What Rust asks of Go, all of it on the calling thread.
    fn drive(what: &str) -> Result<u64, rust2go::Error>;
}

/// Has a stream itself.
#[g2r]
pub trait Table {
    fn rows(&self, from: u64) -> impl Stream<Item = u64>;
}
