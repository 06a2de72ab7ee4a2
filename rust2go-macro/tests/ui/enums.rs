//! What an enum of a contract cannot be.

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
    One = one(),
    Two = Self::One as isize + 1,
}

#[derive(R2G)]
#[repr(u128)]
enum Wide {
    One,
}

#[derive(R2G)]
enum Fields {
    Borrowed { text: &'static str },
    Unit(()),
}

const fn one() -> isize {
    1
}

fn main() {}
