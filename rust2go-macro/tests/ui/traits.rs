//! What a trait of a contract cannot be.

use rust2go::r2g;

#[r2g]
unsafe trait Everything<X>: Send
where
    X: Copy,
{
    type Output;
    const LIMIT: u8;
    more_methods!();
}

#[r2g]
auto trait Auto {}

fn main() {}
