//! What a struct of a contract cannot be, and what else the derive refuses.

use rust2go::R2G;

#[derive(R2G)]
union Union {
    a: u8,
}

#[derive(R2G)]
struct Fields {
    borrowed: &'static str,
    guarded: std::sync::Mutex<String>,
    unit: (),
    itself: Option<Self>,
}

#[derive(R2G)]
struct Tuple(*const u8, Box<dyn Send>);

fn main() {}
