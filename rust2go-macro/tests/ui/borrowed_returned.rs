//! What borrows goes to Go and never comes back.

use rust2go::{R2G, r2g};

#[derive(R2G)]
struct Line<'a> {
    text: &'a str,
}

#[derive(R2G)]
enum Token<'a> {
    Word(&'a str),
    End,
}

#[r2g]
trait Borrows {
    fn line() -> Line<'static>;
    fn token(line: &Line<'_>) -> Result<Token<'static>, rust2go::Error>;
    async fn inside() -> Vec<Line<'static>>;
}

fn main() {}
