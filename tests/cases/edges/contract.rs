//! Values that have no form on the other side, and what is said of them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV6};
use std::num::NonZero;
use std::time::{Duration, SystemTime};

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Color {
    Red,
    Green = 5,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Shape {
    Circle { radius: f64 },
    Group(Vec<Shape>),
    None,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Scene {
    pub name: String,
    pub shapes: Vec<Shape>,
    pub by_name: HashMap<String, Shape>,
    pub main: Option<Box<Scene>>,
    pub last: Result<i128, Shape>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Kin {
    pub name: String,
    pub kids: Vec<Kin>,
    pub named: BTreeMap<String, Kin>,
}

/// Holds only what Go has as well.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Native {
    pub kids: Vec<Native>,
    pub next: Option<Box<Native>>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Waits {
    pub first: Duration,
    pub all: Vec<(u8, Duration)>,
    pub named: HashMap<String, Duration>,
}

/// What a call fails with: maps and enums in its fields.
#[derive(rust2go::R2G, Debug, PartialEq, thiserror::Error)]
pub enum Trouble {
    #[error("missing {count}")]
    Missing { count: usize, keys: HashMap<String, Vec<u8>>, at: SystemTime },
    #[error("bad shape")]
    Bad(Shape, Color),
    #[error("number {0}")]
    Number(u128),
    #[error("nothing")]
    Nothing,
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// An error without data.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[repr(i16)]
pub enum Code {
    #[error("busy")]
    Busy = 3,
    #[error("gone for good")]
    Gone = -9,
    #[error("something else")]
    Other,
}

thread_local! {
    /// What came last that Code has no value for.
    pub static OTHER: std::cell::RefCell<String> = const { std::cell::RefCell::new(String::new()) };
}

impl From<rust2go::Error> for Code {
    fn from(error: rust2go::Error) -> Self {
        OTHER.set(error.to_string());
        Code::Other
    }
}

#[rust2go::r2g]
pub trait Edges {
    // From Rust.
    fn wait(v: Duration) -> Result<Duration, rust2go::Error>;
    fn waits(name: &str, v: &Waits) -> Result<(), rust2go::Error>;
    async fn wait_later(v: Duration) -> Result<Duration, rust2go::Error>;
    fn wait_or_panic(v: Duration) -> Duration;
    async fn wait_later_or_panic(v: Duration) -> Duration;
    #[oneway]
    fn wait_oneway(v: Duration);
    fn moment(v: SystemTime) -> Result<SystemTime, rust2go::Error>;
    fn leap(v: chrono::DateTime<chrono::Utc>) -> Result<(), rust2go::Error>;
    fn socket(v: SocketAddrV6) -> Result<(), rust2go::Error>;
    fn depth(v: &Kin) -> Result<u32, rust2go::Error>;
    fn native_depth(v: &Native) -> Result<u32, rust2go::Error>;
    async fn depth_later(v: Kin) -> Result<u32, rust2go::Error>;
    fn link(v: url::Url) -> Result<String, rust2go::Error>;
    async fn link_later(v: url::Url) -> Result<String, rust2go::Error>;
    #[zero_copy]
    fn link_views(v: &url::Url) -> Result<String, rust2go::Error>;
    #[oneway]
    fn link_oneway(v: url::Url);

    // From Go; `how` says what is wrong.
    fn color(n: u8) -> Result<Color, rust2go::Error>;
    fn colors() -> Result<Vec<Option<Color>>, rust2go::Error>;
    fn shape(how: &str) -> Result<Shape, rust2go::Error>;
    async fn shape_later(how: &str) -> Result<Shape, rust2go::Error>;
    fn shape_or_panic(how: &str) -> Shape;
    fn scene(how: &str) -> Result<Scene, rust2go::Error>;
    fn signed(how: &str) -> Result<i128, rust2go::Error>;
    fn unsigned(how: &str) -> Result<u128, rust2go::Error>;
    fn address(how: &str) -> Result<IpAddr, rust2go::Error>;
    fn address4(how: &str) -> Result<Ipv4Addr, rust2go::Error>;
    fn address6(how: &str) -> Result<Ipv6Addr, rust2go::Error>;
    fn address_port(how: &str) -> Result<SocketAddr, rust2go::Error>;
    fn kin(how: &str) -> Result<Kin, rust2go::Error>;
    async fn kin_later(how: &str) -> Result<Kin, rust2go::Error>;
    fn native(how: &str) -> Result<Native, rust2go::Error>;
    fn results(how: &str) -> Result<Vec<Result<u8, String>>, rust2go::Error>;
    fn nonzero() -> Result<Vec<NonZero<u16>>, rust2go::Error>;
    fn negative() -> Result<Duration, rust2go::Error>;
    fn chrono_time(year: i32) -> Result<chrono::DateTime<chrono::Utc>, rust2go::Error>;
    fn time_time(year: i32) -> Result<time::OffsetDateTime, rust2go::Error>;
    fn jiff_time(year: i32) -> Result<jiff::Timestamp, rust2go::Error>;
    fn day() -> Result<chrono::NaiveDate, rust2go::Error>;
    fn keys() -> Result<HashMap<String, u8>, rust2go::Error>;
    fn values() -> Result<HashMap<u8, String>, rust2go::Error>;
    fn elements() -> Result<HashSet<String>, rust2go::Error>;
    fn json(how: &str) -> Result<serde_json::Value, rust2go::Error>;
    fn no_link() -> Result<url::Url, rust2go::Error>;

    // Errors with all types in them.
    fn trouble(how: &str) -> Result<(), Trouble>;
    async fn trouble_later(how: &str) -> Result<u8, Trouble>;
    fn code(how: &str) -> Result<u32, Code>;
    async fn code_later(how: &str) -> Result<u32, Code>;

    // Views, of which containers are made.
    #[zero_copy]
    fn sum(v: &HashMap<String, Vec<u64>>, extra: &[Shape]) -> u64;
    #[zero_copy]
    async fn sum_later(v: HashMap<String, Vec<u64>>, scene: Scene) -> u64;
    /// Whether the texts, list and keys that Go sees are at these addresses.
    #[zero_copy]
    fn lent(v: &HashMap<String, Vec<u64>>, text: usize, list: usize) -> bool;
}
