//! A oneway call: nobody waits for it, but it is counted, and its failure is reported.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::convert::{Layout, ToGo};
use crate::drain;
use crate::frame::{FailureRef, FrameLayout, Head, frame_layout};
use crate::link::Method;
use crate::measure::Measure;
use crate::reply::{Reply, Value};
use crate::scratch::Scratch;
use crate::unobserved;

#[repr(C)]
struct Frame<A: Copy> {
    head: Head,
    args: A,
}

/// Starts `method` on a goroutine and returns; Go has copied the arguments by then.
///
/// # Panics
/// If the Go code was generated from another contract, or an argument has no form in Go.
pub fn call_oneway<A: ToGo>(method: &'static Method, args: A) {
    if let Err(mismatch) = method.interface.check() {
        Value::<()>::finish(Err(mismatch), method.name);
    }
    let mut measure = Measure::new(false);
    if let Err(mismatch) = args.measure(&mut measure) {
        Value::<()>::finish(Err(mismatch.in_arguments(method)), method.name);
    }
    let mut scratch = Scratch::new();
    let mut frame = Frame::<<A as Layout>::Ref> {
        head: Head::new(done, method, measure.bytes),
        args: args.lend(&mut scratch.arena(measure)),
    };
    drain::started();
    // SAFETY: the frame has the layout that the export expects (the contract texts are equal); Go copies it and the arguments
    // before it returns.
    unsafe { method.enter((&raw mut frame).cast()) };
}

/// The layout of a oneway call's frame.
pub fn oneway_layout<A: ToGo>() -> FrameLayout {
    frame_layout!(Frame::<A::Ref>: head: Head, args: A::Ref)
}

/// The goroutine has ended; `failure` is null if all went well.
unsafe extern "C" fn done(method: *mut c_void, _: usize, failure: *const FailureRef) {
    drain::ended();
    // Nothing may unwind into Go; a hook that panics has been told all the same.
    let _ = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: Go keeps the failure alive while this function runs.
        if let Some(failure) = unsafe { failure.as_ref() } {
            // SAFETY: as above; and Go gives back the word of the frame's head.
            let name = unsafe { (*method.cast::<Method>()).name };
            // SAFETY: as above.
            let error = unsafe { failure.error(name) };
            unobserved::report(name, &error);
        }
    }));
}
