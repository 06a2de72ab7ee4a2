//! An enum that skips a variant only comes from Go.

use rust2go::{R2G, r2g};

#[derive(R2G)]
enum Level {
    Low,
    High,
    #[r2g(skip)]
    Unknown,
}

#[r2g]
trait Values {
    fn param(level: Level);
    async fn inside(levels: &[Option<Level>]);
    fn result() -> Level;
}

fn main() {}
