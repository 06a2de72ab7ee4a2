//! What `==` does not see.

use std::collections::HashMap;
use std::time::Duration;

/// A number by another name.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Id(pub u64);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Wait(pub Duration);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct At(pub std::time::SystemTime);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Big(pub i128);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Maybe(pub Option<u8>);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct ByName(pub HashMap<String, Id>);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Holder<T>(pub T);

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Sealed {
    A,
    B(Id),
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Sealing(pub Sealed);

/// The same fields as a `repr(C)` struct, and so the same memory.
#[repr(C)]
#[derive(rust2go::R2G, Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub tag: [u8; 4],
    pub n: u32,
}

#[rust2go::r2g]
pub trait Exact {
    fn float32(v: f32) -> f32;
    fn float64(v: f64) -> f64;
    fn floats(v: &[f64]) -> Vec<f64>;
    fn chrono_zone(v: chrono::DateTime<chrono::FixedOffset>) -> (chrono::DateTime<chrono::FixedOffset>, String);
    fn time_zone(v: time::OffsetDateTime) -> (time::OffsetDateTime, String);
    fn utc(v: jiff::Timestamp) -> String;
    fn decimal(v: rust_decimal::Decimal) -> (rust_decimal::Decimal, String);
    fn uuid(v: uuid::Uuid) -> (uuid::Uuid, String);
    fn signed(v: jiff::SignedDuration) -> (chrono::TimeDelta, time::Duration);
    fn json(v: serde_json::Value) -> (serde_json::Value, String);
    fn wide(a: i128, b: u128) -> (i128, u128, String);
    fn newtypes(a: Id, b: &Wait, c: At, d: Big, e: &Maybe, f: ByName) -> (Id, Wait, At, Big, Maybe, ByName);
    fn holders(a: Holder<u8>, b: &Holder<Vec<Id>>, c: Holder<Option<Sealed>>) -> (Holder<u8>, Holder<Vec<Id>>, Holder<Option<Sealed>>);
    fn outer(v: Sealing) -> Sealing;
    fn points(v: &[Point]) -> Vec<Point>;
    async fn points_later(v: Vec<Point>) -> Vec<Point>;
    fn boxed_points(v: Box<[Point]>) -> Box<[Point]>;
    fn large(v: &HashMap<u32, Vec<String>>) -> HashMap<u32, Vec<String>>;
    async fn large_later(v: HashMap<u32, Vec<String>>) -> HashMap<u32, Vec<String>>;
}
