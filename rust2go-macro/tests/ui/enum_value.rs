//! An enum crosses only as an error.

use rust2go::{R2G, r2g};

#[derive(R2G)]
enum Level {
    Low,
    High,
}

#[r2g]
trait Values {
    fn param(level: Level);
    fn result() -> Option<Level>;
}

fn main() {}
