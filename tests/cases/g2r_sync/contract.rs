//! Go calls Rust on its own thread: every kind of argument and result, errors, panics, and Go again from in there.

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

/// Plain data.
#[repr(C)]
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Dot {
    pub x: f64,
    pub y: f64,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Person {
    pub name: String,
    pub tags: Vec<String>,
    pub home: Option<Dot>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Figure {
    Circle { center: Dot, radius: f64 },
    Label(String),
    Nothing,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
pub enum Level {
    Low,
    High,
}

#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum StoreError {
    #[error("no key {key:?}")]
    NotFound { key: String },
    #[error("full after {0} keys")]
    Full(u64),
    #[error("read only")]
    ReadOnly,
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// What Go calls.
#[rust2go::g2r]
pub trait Store {
    /// The sum.
    fn add(a: u64, b: u64) -> u64;
    fn nothing();
    fn mixed(a: i8, b: bool, c: char, d: f32, e: Level, f: Duration) -> (i8, bool, char, f32, Level, Duration);
    fn concat(a: &str, b: String) -> String;
    fn bytes(data: &[u8]) -> Vec<u8>;
    fn dots(dots: Vec<Dot>) -> Vec<Dot>;
    fn person(person: &Person) -> Person;
    fn figures(figures: &[Figure]) -> Vec<Figure>;
    fn counts(counts: BTreeMap<String, u64>, seen: HashSet<u32>) -> (BTreeMap<String, u64>, HashSet<u32>);
    fn maybe(n: Option<u32>) -> Option<String>;
    /// Fails as the key says.
    fn get(key: &str) -> Result<Vec<u8>, StoreError>;
    fn put(key: &str) -> Result<(), rust2go::Error>;
    fn panics(message: &str) -> u64;
    fn panics_fallibly(message: &str) -> Result<u64, rust2go::Error>;
    /// Calls Go again, which calls this again, until `depth` is 0; returns how often.
    fn back(depth: u32) -> u32;
}

/// What compares the answers, in Go.
#[rust2go::r2g]
pub trait StoreCheck {
    fn values() -> Result<(), rust2go::Error>;
    fn big(len: u64) -> Result<(), rust2go::Error>;
    fn typed_errors() -> Result<(), rust2go::Error>;
    fn bridge_errors() -> Result<(), rust2go::Error>;
    fn panics() -> Result<(), rust2go::Error>;
    /// Gives Rust a text that is none.
    fn bad_text() -> Result<(), rust2go::Error>;
    fn concurrent(goroutines: u32, calls: u32) -> Result<(), rust2go::Error>;
    fn back(depth: u32) -> u32;
}
