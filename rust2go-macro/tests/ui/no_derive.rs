//! A type without the derive, in every place that a type can stand in.

use rust2go::{R2G, r2g};

struct Plain {
    text: String,
}

#[derive(R2G)]
struct Field {
    plain: Plain,
}

#[r2g]
trait Places {
    fn param(plain: Plain);
    async fn borrowed(plain: &Plain);
    #[oneway]
    fn oneway(plains: Vec<Plain>);
    fn result() -> Plain;
}

fn main() {}
