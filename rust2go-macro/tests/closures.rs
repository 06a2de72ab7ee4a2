//! Closures of both sides: contracts that compile without a warning and without `unsafe` of the user's, whose texts are those of the
//! generator; and closures that get where they belong.
//!
//! Apart from `expand` for the reason of `served`; Go is played by a few lines.
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
#[path = "expand/closures.rs"]
pub mod closures;

#[path = "closures/go.rs"]
mod go;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use closures::RendererImpl;

fn main() {
    given();
    once();
    received();
}

/// Go calls a closure of Rust's as long as it holds it.
fn given() {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    // Compares the texts of `Renderer`, which leads to all closures of it, and of the two that are lent.
    RendererImpl::nothing(
        move || {
            counted.fetch_add(1, Ordering::SeqCst);
        },
        |()| (),
    );
    let handle = go::kept();
    assert!(go::call(handle));
    assert!(go::call(handle));
    assert_eq!(count.load(Ordering::SeqCst), 2);
    assert_eq!(Arc::strong_count(&count), 2);
    go::release(handle);
    assert!(!go::call(handle));
    assert_eq!(Arc::strong_count(&count), 1, "it has been dropped");
}

/// Go calls one that can be called once.
fn once() {
    let count = Arc::new(AtomicU32::new(0));
    let counted = Arc::clone(&count);
    RendererImpl::later(
        move |text| {
            assert_eq!(text, "");
            counted.fetch_add(1, Ordering::SeqCst);
        },
        3_u8,
    );
    let handle = go::kept();
    assert!(go::call(handle));
    assert_eq!(Arc::strong_count(&count), 1, "the call has taken it");
    assert!(!go::call(handle));
    assert_eq!(count.load(Ordering::SeqCst), 1);
    go::release(handle);
}

/// Rust calls a closure of Go's.
fn received() {
    assert_eq!(go::each(7), 1);
    assert_eq!(go::visited(), 7);
}
