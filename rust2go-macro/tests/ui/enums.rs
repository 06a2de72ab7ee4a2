//! What an error enum cannot be.

use rust2go::R2G;

#[derive(R2G)]
enum Empty {}

#[derive(R2G)]
enum Skipped {
    #[r2g(skip)]
    Local(Box<u8>),
    Bridge(rust2go::Error),
}

#[derive(R2G)]
enum Numbered {
    One = 1,
}

#[derive(R2G)]
enum Generic<X> {
    One(X),
}

#[derive(R2G)]
enum Fields {
    Borrowed { text: &'static str },
    Wide(u128),
}

fn main() {}
