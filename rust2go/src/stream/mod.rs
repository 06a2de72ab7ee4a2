//! Streams: objects with one method, `next`, which waits for an item and gives all that are ready. ADR 0018 says why.
//!
//! [`Streaming`] asks an object of Go's for items; [`Source`] is the object that Go asks for those of a stream of Rust's. The producer works
//! ahead by its window; the consumer asks when it has no more.

mod drawn;
mod source;
mod streaming;
#[cfg(all(not(loom), test))]
mod tests;

pub use self::drawn::{drawn, drawn_plain};
pub use self::source::{BoxStream, Source, boxed};
pub use self::streaming::Streaming;
