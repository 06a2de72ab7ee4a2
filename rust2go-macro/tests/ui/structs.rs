//! What a struct of a contract cannot be, and what else the derive refuses.

use rust2go::R2G;

#[derive(R2G)]
struct Tuple(u8);

#[derive(R2G)]
struct Generic<X>
where
    X: Copy,
{
    x: X,
}

#[derive(R2G)]
union Union {
    a: u8,
}

#[derive(R2G)]
struct Fields {
    borrowed: &'static str,
    shared: std::sync::Arc<String>,
    unit: (),
}

fn main() {}
