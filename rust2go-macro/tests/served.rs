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

use rust2go::Error;
use rust2go::private::SendError;
use served::{Displayed, Partly};

fn main() {
    let counts = [
        ("Errors", 4),
        ("Made", 1),
        ("Nothing", 0),
        ("OnlySync", 1),
        ("Order", 3),
        ("Store", 12),
    ];
    for (name, count) in counts {
        let table = go::table(name);
        assert_eq!(table.count(), count, "{name}");
        // What a macro of the user writes, the generator does not see.
        assert!(name == "Made" || table.fits(), "{name}");
    }
    // By the names of the methods.
    let order = go::table("Order");
    let called: Vec<u8> = (0..3).map(|number| order.call_u8(number)).collect();
    assert_eq!(called, *b"amz");
    skipped_variants();
}

/// What Go does not know of an error is the bridge's own error that it holds, or the error's text, or at the least its name.
fn skipped_variants() {
    let text = |message: &str| {
        let message = message.to_owned();
        Some(Error::Go { message })
    };
    assert_eq!(Partly::Plain.bridge(), None);
    assert_eq!(
        Partly::Bridge(Error::Cancelled).bridge(),
        Some(Error::Cancelled)
    );
    let io = Partly::Io(std::io::Error::other("x"));
    assert_eq!(io.bridge(), text("Partly::Io"));
    assert_eq!(Displayed::Known.bridge(), None);
    let unknown = Displayed::Unknown { code: 3 };
    assert_eq!(unknown.bridge(), text("shown: Unknown { code: 3 }"));
}
