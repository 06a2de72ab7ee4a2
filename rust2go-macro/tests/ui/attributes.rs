//! Options that do not exist, and attributes in the wrong place.

use rust2go::{R2G, r2g};

#[r2g(transport = "ring")]
trait Ring {
    #[ring]
    fn sync();
    #[ring]
    #[cgo]
    async fn both();
    #[cgo]
    #[rust2go::ring]
    #[oneway]
    fn told();
    #[ring(fast)]
    async fn fast();
    #[cfg_attr(unix, cgo)]
    async fn sometimes();
}

#[rust2go::r2g(transport = "cgo", speed = 3)]
trait Speed {}

#[r2g(transport = "pipe")]
trait Pipe {}

#[r2g(transport)]
trait NoValue {}

#[r2g(transport = )]
trait NoExpression {}

#[r2g]
#[r2g]
trait Twice {}

#[r2g]
struct NotATrait;

#[r2g]
fn not_a_trait_either() {}

#[r2g(rename = "lower")]
trait OnMethods {
    #[r2g(skip)]
    fn skipped();
    #[cgo(fast)]
    #[cgo]
    fn fast();
    #[oneway]
    #[oneway]
    fn twice();
}

#[r2g]
trait Conditional {
    #[cfg(unix)]
    fn only_there();
    #[cfg_attr(unix, zero_copy)]
    fn sometimes(data: &[u8]);
}

#[derive(R2G)]
enum OnVariants {
    #[r2g(hide)]
    Hidden,
    #[r2g]
    Bare,
    #[r2g(tag = "x")]
    Tagged,
}

#[derive(R2G)]
#[r2g(skip)]
struct OnFields {
    #[r2g(skip = true)]
    a: u8,
    #[r2g(rename = "two words", tag)]
    b: u8,
    #[r2g(with = Converter)]
    c: u8,
    #[r2g(as = u8)]
    d: u8,
    #[r2g(default = 300)]
    e: u8,
    #[r2g(default = vec![1])]
    f: Vec<u8>,
    #[r2g(default)]
    g: u8,
    #[r2g(with, as = 5)]
    h: u8,
}

fn main() {}
