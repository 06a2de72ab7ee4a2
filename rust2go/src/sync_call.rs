//! A sync call: one frame on the caller's stack.

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::convert::{Layout, ToGo};
use crate::frame::{FailureRef, FrameLayout, Head, frame_layout};
use crate::link::{Method, Way};
use crate::measure::Measure;
use crate::poison;
use crate::reply::{self, Reply, ValueRef};
use crate::scratch::Scratch;
use crate::threads;

#[repr(C)]
struct Frame<A: Copy, R: Reply> {
    head: Head,
    args: A,
    value: MaybeUninit<ValueRef<R>>,
    // From here on Rust's own.
    outcome: Outcome<R::Stored>,
}

/// What `done` has made of the outcome.
enum Outcome<T> {
    /// It was not called: the result is a plain one, in the frame.
    InFrame,
    Stored(T),
    /// The conversion panicked.
    Lost,
}

/// Calls `method` on this thread. `zero_copy` is what the contract says of it: Go gets views of the arguments.
///
/// # Panics
/// With the text of the failure, where the method has no error to return it with.
#[inline]
pub fn call_sync<A: ToGo, R: Reply>(
    method: &'static Method,
    args: A,
    zero_copy: bool,
) -> R::Output {
    let may = method.interface.check().and_then(|()| threads::enter());
    if let Err(error) = may {
        return R::finish(R::error(error), method.name);
    }
    let Way::Cgo(export) = method.way else {
        unreachable!("the model lets no ring carry a sync method")
    };
    let poison = zero_copy && poison::enabled();
    let mut measure = Measure::new(poison);
    if let Err(mismatch) = args.measure(&mut measure) {
        return R::finish(R::error(mismatch.in_arguments(method)), method.name);
    }
    let mut scratch = Scratch::new();
    let mut frame = Frame::<<A as Layout>::Ref, R> {
        head: Head::new(done::<<A as Layout>::Ref, R>, method, measure.bytes),
        args: args.lend(&mut scratch.arena(measure)),
        value: MaybeUninit::uninit(),
        outcome: Outcome::InFrame,
    };
    // SAFETY: the frame has the layout that the export expects (the contract texts are equal), and lives until it returned;
    // so do the arguments, which Go reads only until then.
    unsafe { export((&raw mut frame).cast()) };
    if poison {
        scratch.poison();
    }
    let stored = match frame.outcome {
        Outcome::Stored(stored) => stored,
        Outcome::Lost => reply::lost(method.name),
        // SAFETY: without `done` there is no failure, and Go has stored the value.
        Outcome::InFrame => unsafe {
            reply::take::<R>(std::ptr::null(), frame.value.as_ptr(), method.name)
        },
    };
    R::finish(stored, method.name)
}

/// The layout of a sync call's frame.
pub fn sync_layout<A: ToGo, R: Reply>() -> FrameLayout {
    frame_layout!(Frame::<A::Ref, R>: head: Head, args: A::Ref, value: ValueRef<R>)
}

/// Copies a result that holds addresses, or a failure, while Go keeps it alive.
unsafe extern "C" fn done<A: Copy, R: Reply>(
    frame: *mut c_void,
    _: usize,
    failure: *const FailureRef,
) -> usize {
    let frame = frame.cast::<Frame<A, R>>();
    // Nothing may unwind into Go: it has no frames that could be unwound.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: Go gives back the address it was called with, on the same thread, while call_sync waits; what the failure
        // and the value point at is readable while this function runs.
        unsafe { reply::take::<R>(failure, (*frame).value.as_ptr(), (*frame).head.method.name) }
    }));
    // SAFETY: as above.
    unsafe { (*frame).outcome = outcome.map_or(Outcome::Lost, Outcome::Stored) };
    0
}
