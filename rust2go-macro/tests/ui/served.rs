//! What a trait that Rust implements cannot say, and what its methods cannot take or return.

use rust2go::{g2r, r2g};

#[g2r(transport = "ring")]
trait Transport {}

#[g2r(speed = 3)]
trait Speed {}

#[r2g]
#[g2r]
trait Both {}

#[g2r]
#[rust2go::g2r]
trait Twice {}

#[g2r]
struct NotATrait;

#[g2r]
trait Attributes {
    #[oneway]
    fn told();
    #[rust2go::zero_copy]
    fn viewed(data: &[u8]);
    #[ring]
    async fn carried();
    #[cgo]
    async fn called();
}

#[g2r]
trait Borrows {
    fn inside(list: Vec<&str>, cow: std::borrow::Cow<'_, str>, lists: &[&[u8]]);
    async fn back() -> std::borrow::Cow<'static, str>;
    fn result(key: &'static str) -> Result<&'static str, rust2go::Error>;
    fn with_body() {}
}

fn main() {}
