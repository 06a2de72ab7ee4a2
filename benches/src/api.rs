//! The contract of the benches.

use std::collections::HashMap;

use rust2go::Stream;

/// A user.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct DemoUser {
    /// The user's name.
    pub name: String,
    /// The user's age in years.
    pub age: u8,
}

/// A request of a few small allocations, as requests often are.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct DemoComplicatedRequest {
    /// Two users, in the benches.
    pub users: Vec<DemoUser>,
    /// One byte, in the benches.
    pub balabala: Vec<u8>,
}

/// The answer to a [`DemoComplicatedRequest`].
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct DemoResponse {
    /// Whether the request arrived whole.
    pub pass: bool,
}

/// A message large enough for the copies to show.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct Big {
    /// 100 users with names of 64 bytes, in the benches.
    pub users: Vec<DemoUser>,
    /// 64 KiB, in the benches.
    pub data: Vec<u8>,
}

/// Handlers that do next to nothing.
#[rust2go::r2g]
pub trait Demo {
    /// On the calling thread; Go gets values of its own.
    fn sync_small(req: &DemoComplicatedRequest) -> DemoResponse;
    /// On the calling thread; Go gets views of Rust memory.
    #[zero_copy]
    fn sync_small_zero_copy(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers at once.
    async fn noop(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers after 10 ms.
    async fn sleep10ms(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers when it has computed for 50 µs.
    async fn cpu50us(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers with what it got.
    async fn echo_big(req: &Big) -> Big;
    /// Answers with what it got; Go gets views of Rust memory, which the call owns.
    #[zero_copy]
    async fn echo_big_zero_copy(req: Big) -> Big;
    /// Answers once the gate is open: see `handwritten::held`.
    async fn wait(req: &DemoComplicatedRequest) -> DemoResponse;
}

/// The async methods of [`Demo`], carried by the ring.
#[rust2go::r2g(transport = "ring")]
pub trait RingDemo {
    /// Answers at once.
    async fn noop(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers after 10 ms.
    async fn sleep10ms(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers when it has computed for 50 µs.
    async fn cpu50us(req: &DemoComplicatedRequest) -> DemoResponse;
    /// Answers with what it got.
    async fn echo_big(req: &Big) -> Big;
    /// Answers once the gate is open: see `handwritten::held`.
    async fn wait(req: &DemoComplicatedRequest) -> DemoResponse;
}

/// Calls of plain data, whose allocations are counted.
#[rust2go::r2g]
pub trait Plain {
    /// On the calling thread.
    fn add(a: u64, b: u64) -> u64;
    /// On a goroutine.
    async fn add_by_cgo(a: u64, b: u64) -> u64;
    /// On a goroutine, carried by the ring.
    #[ring]
    async fn add_by_ring(a: u64, b: u64) -> u64;
    /// How many objects Go has allocated so far.
    fn mallocs() -> u64;
    /// Collects Go's garbage; from then on Go does so by itself, or not at all.
    fn collect(by_itself: bool);
}

/// What Go calls in Rust.
#[rust2go::g2r]
pub trait Back {
    /// On the calling thread.
    fn add(a: u64, b: u64) -> u64;
    /// Answers at once.
    async fn add_now(a: u64, b: u64) -> u64;
    /// Answers after having let other tasks run.
    async fn add_later(a: u64, b: u64) -> u64;
    /// The numbers below `n`.
    fn count(n: u64) -> impl Stream<Item = u64>;
}

/// Streams of Go's.
#[rust2go::r2g]
pub trait Counts {
    /// The numbers below `n`.
    fn by_cgo(n: u64) -> impl Stream<Item = u64>;
    /// The same, with calls for items that the ring carries.
    #[ring]
    fn by_ring(n: u64) -> impl Stream<Item = u64>;
}

/// What a loop in Go has measured.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq)]
pub struct Loop {
    /// How many calls there were.
    pub calls: u64,
    /// How many of them gave an answer that is not right.
    pub wrong: u64,
    /// How long some of them took, in nanoseconds.
    pub samples: Vec<u32>,
}

/// Loops in Go that call Rust.
#[rust2go::r2g]
pub trait Loops {
    /// Calls a C function that does nothing with its pointer so many times: how many nanoseconds that took.
    fn empty(calls: u64) -> u64;
    /// Calls [`Back::add`] so many times: how many nanoseconds that took, 0 if an answer was not right.
    fn add(calls: u64) -> u64;
    /// Calls `next` so many times, each time with what it gave before: how many nanoseconds that took, 0 if it gave anything but the next
    /// number.
    fn call(calls: u64, next: impl Fn(u64) -> u64 + Send + Sync + 'static) -> u64;
    /// Ranges over [`Back::count`] of so many: how many nanoseconds that took, 0 if an item was not right.
    async fn draw(items: u64) -> u64;
    /// Receives so many numbers from another goroutine by a channel: how many nanoseconds that took.
    async fn receive(items: u64) -> u64;
    /// So many goroutines call [`Back::add_now`], or [`Back::add_later`], for so many nanoseconds.
    async fn ask(goroutines: u32, nanos: u64, later: bool) -> Loop;
}

/// Plain data: a list of points crosses as one block.
#[repr(C)]
#[derive(rust2go::R2G, serde::Serialize, serde::Deserialize, Clone, Debug, PartialEq)]
pub struct Point {
    /// Its number.
    pub id: u64,
    /// To the right.
    pub x: f64,
    /// Upwards.
    pub y: f64,
    /// What it belongs to.
    pub layer: u32,
    /// RGBA.
    pub color: u32,
}

/// A struct with strings.
#[derive(rust2go::R2G, serde::Serialize, serde::Deserialize, Clone, Debug, PartialEq)]
pub struct Person {
    /// Its number.
    pub id: u64,
    /// First and last name.
    pub name: String,
    /// Where to write to.
    pub email: String,
    /// In years.
    pub age: u32,
}

/// The corner of a shape: plain data as well.
#[repr(C)]
#[derive(rust2go::R2G, serde::Serialize, serde::Deserialize, Clone, Debug, PartialEq)]
pub struct Corner {
    /// To the right.
    pub x: f64,
    /// Upwards.
    pub y: f64,
}

/// An enum whose variants hold structs, strings and lists of itself.
#[derive(rust2go::R2G, serde::Serialize, serde::Deserialize, Clone, Debug, PartialEq)]
pub enum Shape {
    /// A circle.
    Circle {
        /// Its center.
        center: Corner,
        /// Its radius.
        radius: f64,
    },
    /// A polygon.
    Polygon {
        /// Its corners.
        corners: Vec<Corner>,
    },
    /// Some text.
    Label(String),
    /// Shapes that belong together.
    Group {
        /// What they are together.
        name: String,
        /// The shapes.
        shapes: Vec<Shape>,
    },
    /// Nothing.
    Empty,
}

/// Data of every kind, in three directions: `…_to_go` is answered with the number of elements, `…_from_go` with what the
/// call before it brought to Go, `…_back` with its argument. `encoded_…` does the same with data that another format
/// (`Format` in `convert`) carries.
#[rust2go::r2g]
pub trait Convert {
    /// One string; an element is a byte.
    fn text_to_go(text: &str) -> u64;
    /// The last string.
    fn text_from_go() -> String;
    /// The same string.
    fn text_back(text: &str) -> String;
    /// A block of bytes.
    fn bytes_to_go(bytes: &[u8]) -> u64;
    /// The last block.
    fn bytes_from_go() -> Vec<u8>;
    /// The same block.
    fn bytes_back(bytes: &[u8]) -> Vec<u8>;
    /// A list of strings.
    fn strings_to_go(strings: &[String]) -> u64;
    /// The last list of strings.
    fn strings_from_go() -> Vec<String>;
    /// The same list of strings.
    fn strings_back(strings: &[String]) -> Vec<String>;
    /// A list of plain structs.
    fn points_to_go(points: &[Point]) -> u64;
    /// The last list of plain structs.
    fn points_from_go() -> Vec<Point>;
    /// The same list of plain structs.
    fn points_back(points: &[Point]) -> Vec<Point>;
    /// A list of structs with strings.
    fn people_to_go(people: &[Person]) -> u64;
    /// The last list of structs with strings.
    fn people_from_go() -> Vec<Person>;
    /// The same list of structs with strings.
    fn people_back(people: &[Person]) -> Vec<Person>;
    /// A map.
    fn counts_to_go(counts: &HashMap<String, u64>) -> u64;
    /// The last map.
    fn counts_from_go() -> HashMap<String, u64>;
    /// The same map.
    fn counts_back(counts: &HashMap<String, u64>) -> HashMap<String, u64>;
    /// A list of enums.
    fn shapes_to_go(shapes: &[Shape]) -> u64;
    /// The last list of enums.
    fn shapes_from_go() -> Vec<Shape>;
    /// The same list of enums.
    fn shapes_back(shapes: &[Shape]) -> Vec<Shape>;
    /// Data of this case in this format.
    fn encoded_to_go(format: u8, case: u8, data: &[u8]) -> u64;
    /// The last data of this case that came in this format.
    fn encoded_from_go(format: u8, case: u8) -> Vec<u8>;
    /// The same data, decoded and encoded again.
    fn encoded_back(format: u8, case: u8, data: &[u8]) -> Vec<u8>;
}
