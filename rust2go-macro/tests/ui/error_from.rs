//! An error type must be able to carry the bridge's own errors, and derive R2G.

use rust2go::{R2G, r2g};

#[derive(R2G)]
enum NoFrom {
    Nothing,
}

struct NoDerive;

impl From<rust2go::Error> for NoDerive {
    fn from(_: rust2go::Error) -> Self {
        NoDerive
    }
}

#[r2g]
trait Fallible {
    fn sync() -> Result<u8, NoFrom>;
    async fn later() -> Result<u8, NoFrom>;
    fn no_derive() -> Result<u8, NoDerive>;
}

fn main() {}
