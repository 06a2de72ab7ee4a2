//! Go calls Rust: what the expansion of `#[g2r]` hands to Go, and how such a call is served. docs/abi.md has the bytes.
//!
//! Go calls a function of the trait's table ([`Served`]) with the address of a frame in Go memory: an [`Ask`], the arguments, and room
//! for a plain result. The arguments are taken while the call lasts; Rust keeps no address of Go's, and writes into the frame only before
//! the call returns.
//!
//! A sync method runs in the call ([`serve_sync`]). An async one becomes a [`task`](task::Task) on the user's executor ([`serve_async`]).
//! Whatever is not a plain result of a sync call is an [`Answer`](answer::Answer): Rust memory that Go reads, and gives back by its
//! `leave`. For an async call Go has it from the start; it is *done* once, and then a message through the ring wakes the goroutine. A Go
//! that leaves before that cancels the task.

mod answer;
mod api;
mod constructor;
mod deadline;
pub mod executor;
#[cfg(all(loom, test))]
mod loom_tests;
mod panics;
mod queued;
mod refusal;
mod sends;
pub(crate) mod stop;
mod sync;
mod task;
#[cfg(all(not(loom), test))]
mod tests;

use std::ffi::c_void;
use std::mem::MaybeUninit;

pub(crate) use self::api::rust_api;
pub use self::api::{Served, rust_layout, served_layout};
pub use self::deadline::deadline;
pub use self::sends::{SendError, Sends};
pub use self::stop::{Counts, StillServing, counts, stop_serving};
pub use self::sync::serve_sync;
pub use self::task::serve_async;
use crate::convert::{FromGo, Layout};
use crate::frame::{FrameLayout, frame_layout};
use crate::link::Interface;
use crate::object::Entry;

/// A method of a trait that Rust implements.
#[derive(Debug)]
pub struct Handler {
    /// The trait it belongs to.
    pub interface: &'static Interface,
    /// `Trait.method`.
    pub name: &'static str,
    /// The names of the parameters that are sent: all but those of type `()`.
    pub params: &'static [&'static str],
}

/// A method as Go calls it: with the object, null where the trait has no `self`, and the address of a frame.
pub type Serve = unsafe extern "C" fn(*const Entry, *mut c_void);

/// `rust2go.Ask` of the Go package: the start of a frame.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct Ask {
    /// The handle of the receiver, or 0.
    pub(crate) object: u64,
    /// The address of an answer that Go gives back with an async call, to be used again, or 0.
    pub(crate) spare: u64,
    /// The nanoseconds until the deadline of an async call, or 0.
    pub(crate) timeout: i64,
    /// To Go: the address of the answer, or 0 if all is in the frame.
    pub(crate) answer: usize,
}

/// A frame in Go memory. `V` is `[u8; 0]`, which takes no room, where the result is in the answer.
#[repr(C)]
pub(crate) struct Frame<A, V> {
    pub(crate) ask: Ask,
    pub(crate) args: A,
    pub(crate) value: MaybeUninit<V>,
}

/// How the value of a method's result lies at the boundary.
pub(crate) type ValueRef<R> = <<R as Sends>::Value as Layout>::Ref;

/// Whether the value of a sync method's result lies in its frame.
const fn in_frame<R: Sends>() -> bool {
    R::Value::PLAIN
}

/// The layout of the frame of a method that takes `A` and returns `R`.
pub fn ask_layout<A: FromGo, R: Sends>(sync: bool) -> FrameLayout {
    if sync && in_frame::<R>() && size_of::<ValueRef<R>>() > 0 {
        frame_layout!(Frame::<A::Ref, ValueRef<R>>: ask: Ask, args: A::Ref, value: ValueRef<R>)
    } else {
        frame_layout!(Frame::<A::Ref, [u8; 0]>: ask: Ask, args: A::Ref)
    }
}

/// The layout of `Ask`.
pub fn ask_head_layout() -> FrameLayout {
    frame_layout!(Ask: object: u64, spare: u64, timeout: i64, answer: usize)
}

/// The layout of the start of every answer.
pub fn answer_head_layout() -> FrameLayout {
    answer::head_layout()
}

/// The layout of the answer of a method that returns `R`.
pub fn answer_layout<R: Sends>() -> FrameLayout {
    answer::layout::<R>()
}
