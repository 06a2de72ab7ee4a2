//! The contract whose calls are counted: see `calls.rs`.

use rust2go::{Error, R2G, Stream};

/// A struct with a string, a list of strings and a number.
#[derive(R2G, Clone, Debug, PartialEq)]
pub struct Doc {
    /// Its title.
    pub title: String,
    /// What it is about.
    pub tags: Vec<String>,
    /// How large it is.
    pub size: u64,
}

/// What Rust calls.
#[rust2go::r2g]
pub trait Work {
    /// Plain data, on the calling thread.
    fn add(a: u64, b: u64) -> u64;
    /// A string there and back.
    fn echo(text: &str) -> String;
    /// A view of a string.
    #[zero_copy]
    fn length(text: &str) -> u64;
    /// Plain data.
    async fn add_later(a: u64, b: u64) -> u64;
    /// Strings and lists there and back.
    async fn echo_docs(docs: &[Doc]) -> Result<Vec<Doc>, Error>;
    /// It fails.
    async fn try_later(a: u64) -> Result<u64, Error>;
    /// Arguments that move into the slot.
    #[zero_copy]
    async fn lend(docs: Vec<Doc>) -> u64;
    /// Plain data, carried by the ring.
    #[ring]
    async fn add_by_ring(a: u64, b: u64) -> u64;
    /// Strings and lists, carried by the ring.
    #[ring]
    async fn echo_by_ring(docs: &[Doc]) -> Result<Vec<Doc>, Error>;
    /// Nobody waits.
    #[oneway]
    fn note(text: &str);
    /// Takes a closure of Rust's.
    fn keep(visit: impl Fn(u64) -> u64 + Send + Sync + 'static);
    /// A stream of Go's.
    fn numbers() -> impl Stream<Item = u64>;
}

/// What Go calls.
#[rust2go::g2r]
pub trait Back {
    /// Plain data, on the calling thread.
    fn add(a: u64, b: u64) -> u64;
    /// Plain data, by a future.
    async fn add_later(a: u64, b: u64) -> u64;
    /// A string there and back.
    fn echo(text: String) -> String;
}
