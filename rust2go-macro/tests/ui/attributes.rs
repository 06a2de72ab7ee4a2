//! Options that do not exist, and attributes in the wrong place.

use rust2go::{R2G, r2g};

#[r2g(transport = "ring")]
trait Ring {}

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

#[r2g]
trait OnMethods {
    #[ring]
    fn ring();
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
}

#[derive(R2G)]
#[r2g(skip)]
struct OnFields {
    #[r2g(skip)]
    a: u8,
}

fn main() {}
