//! Calls that travel through the ring, and some that do not.

use std::collections::HashSet;

#[derive(rust2go::R2G)]
pub struct Query {
    pub text: String,
    pub limit: u32,
}

#[derive(rust2go::R2G)]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

#[derive(rust2go::R2G)]
#[repr(u8)]
pub enum Level {
    Low,
    High,
}

#[derive(rust2go::R2G, Debug)]
#[error("not found: {what}")]
pub struct NotFound {
    pub what: String,
}

#[rust2go::r2g(transport = "ring")]
pub trait Search {
    /// Sync, so it is a call.
    fn version() -> String;
    /// Finds the first hit.
    async fn find(query: &Query) -> Result<Vec<String>, NotFound>;
    async fn count(words: HashSet<String>) -> u64;
    async fn near(at: Point, within: u32) -> Result<(Point, u32), rust2go::Error>;
    async fn level(of: Level, nothing: ()) -> Level;
    async fn tags() -> HashSet<u8>;
    async fn touch(name: String);
    async fn split(text: &str) -> (String, u8);
    #[cgo]
    async fn rebuild(words: Vec<String>) -> Result<(), rust2go::Error>;
    #[zero_copy]
    async fn sum(data: Vec<u8>) -> u64;
    #[zero_copy]
    async fn join(parts: Vec<String>, names: HashSet<String>) -> Result<String, NotFound>;
    #[oneway]
    fn note(query: &Query, at: Point);
    #[oneway]
    fn tick();
    #[oneway]
    #[cgo]
    fn log(line: String);
}

#[rust2go::r2g]
pub trait Mixed {
    async fn called(n: u64) -> u64;
    #[ring]
    async fn carried(n: u64) -> u64;
    #[cgo]
    fn sync(n: u64) -> u64;
    #[ring]
    #[oneway]
    #[r2g(rename = "Told")]
    fn tell(names: HashSet<String>);
}

/// Nothing here could use the ring.
#[rust2go::r2g(transport = "ring")]
pub trait OnlySync {
    fn sync(n: u64) -> u64;
}
