//! Traits that Rust implements: a contract that compiles without a warning and without `unsafe` of the user's, as those of `expand`, and
//! the tables that Go gets of it before `main`.
//!
//! Apart from `expand`, since every such trait needs a Go half to link with. Here it is a few lines, which `forbid(unsafe_code)` for the
//! whole program would not allow. A program without a test harness for the reason of `expand`.
#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unused,
    future_incompatible,
    rust_2018_idioms,
    let_underscore
)]
#![deny(
    missing_debug_implementations,
    unused_qualifications,
    single_use_lifetimes,
    clippy::all
)]

#[forbid(unsafe_code)]
#[path = "expand/served.rs"]
pub mod served;

#[path = "served/go.rs"]
mod go;

fn main() {
    let counts = [
        ("Errors", 3),
        ("Made", 1),
        ("Nothing", 0),
        ("OnlySync", 1),
        ("Order", 3),
        ("Store", 12),
    ];
    for (name, count) in counts {
        assert_eq!(go::table(name).count(), count, "{name}");
    }
    // By the names of the methods.
    let order = go::table("Order");
    let called: Vec<u8> = (0..3).map(|number| order.call_u8(number)).collect();
    assert_eq!(called, *b"amz");
}
