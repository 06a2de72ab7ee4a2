//! Contracts that compile without a warning, whatever the user's lints and names are, and without `unsafe` in the user's code.
//!
//! A program without a test harness, since `missing_docs` says nothing about tests. It never calls anything: there is no Go half.
#![forbid(unsafe_code)]
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

#[path = "expand/bare.rs"]
pub mod bare;
#[path = "expand/generic.rs"]
pub mod generic;
#[path = "expand/names.rs"]
pub mod names;
#[path = "expand/objects.rs"]
pub mod objects;
#[path = "expand/places.rs"]
pub mod places;
#[path = "expand/streams.rs"]
pub mod streams;
#[path = "expand/transports.rs"]
pub mod transports;
#[path = "expand/types.rs"]
pub mod types;

fn main() {
    generic::check();
}
