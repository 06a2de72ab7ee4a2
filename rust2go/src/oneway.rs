//! A oneway call: nobody waits for it, but it is counted, and its failure is reported.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::arena::Arena;
use crate::convert::{Layout, ToGo};
use crate::drain;
use crate::frame::{FailureRef, FrameLayout, Head, frame_layout};
use crate::link::{Method, Way};
use crate::measure::{Held, Measure};
use crate::reply::{Reply, Value};
use crate::ring::Request;
use crate::scratch::{self, Buffer, Scratch};
use crate::threads;
use crate::unobserved;

#[repr(C)]
struct Frame<A: Copy> {
    head: Head,
    args: A,
}

/// Starts `method` on a goroutine and returns; Go has copied the arguments by then.
///
/// # Panics
/// If the Go code was generated from another contract, an argument has no form in Go, or the thread cannot call Go here.
pub fn call_oneway<A: ToGo>(method: &'static Method, args: A) {
    if let Err(mismatch) = method.interface.check() {
        Value::<()>::finish(Err(mismatch), method.name);
    }
    let ring = method.ring();
    let may = match ring {
        Some(_) => threads::alive(),
        None => threads::enter(),
    };
    if let Err(error) = may {
        Value::<()>::finish(Err(error), method.name);
    }
    let mut measure = Measure::new(ring.is_some());
    if let Err(mismatch) = args.measure(&mut measure) {
        Value::<()>::finish(Err(mismatch.in_arguments(method)), method.name);
    }
    drain::started();
    if let Some((ring, number)) = ring {
        let frame = carried(method, &args, measure).cast();
        return ring.submit_sometime(Request::new(frame, number));
    }
    let Way::Cgo(export) = method.way else {
        unreachable!("a checked interface has its ring")
    };
    let mut scratch = Scratch::new();
    let mut frame = Frame::<<A as Layout>::Ref> {
        head: Head::new(done, method, measure.bytes),
        args: args.lend(&mut scratch.arena(measure)),
    };
    // SAFETY: the frame has the layout that the export expects (the contract texts are equal); Go copies it and the arguments
    // before it returns.
    unsafe { export((&raw mut frame).cast()) };
}

/// A frame that the ring carries, with what it points at. It is freed when the goroutine has ended.
#[repr(C)]
struct Carried<A: Copy> {
    frame: Frame<A>,
    // From here on Rust's own.
    buffer: Buffer,
    /// The objects among the arguments.
    held: Held,
}

/// Makes the frame for the ring.
fn carried<A: ToGo>(method: &'static Method, args: &A, measure: Measure) -> *mut Carried<A::Ref> {
    let mut buffer = scratch::buffer(measure.room);
    let start = buffer.as_mut_ptr().cast();
    let mut arena = Arena::new(start, measure.room, true, &measure.kept);
    let frame = Frame {
        head: Head::new(done_carried::<A::Ref>, method, measure.bytes),
        args: args.lend(&mut arena),
    };
    Box::into_raw(Box::new(Carried {
        frame,
        buffer,
        held: measure.held,
    }))
}

/// The goroutine has ended, and Go gives the frame back.
unsafe extern "C" fn done_carried<A: Copy>(
    frame: *mut c_void,
    event: usize,
    failure: *const FailureRef,
) -> usize {
    // SAFETY: Go gives back the address that `carried` made, once.
    let carried = unsafe { Box::from_raw(frame.cast::<Carried<A>>()) };
    let method = std::ptr::from_ref(carried.frame.head.method);
    // The last to let go of an object drops it, and nothing may unwind into Go.
    let _ = catch_unwind(AssertUnwindSafe(|| drop(carried)));
    // SAFETY: as `done` wants it.
    unsafe { done(method.cast_mut().cast(), event, failure) }
}

/// The layout of a oneway call's frame.
pub fn oneway_layout<A: ToGo>() -> FrameLayout {
    frame_layout!(Frame::<A::Ref>: head: Head, args: A::Ref)
}

/// The goroutine has ended; `failure` is null if all went well.
unsafe extern "C" fn done(method: *mut c_void, _: usize, failure: *const FailureRef) -> usize {
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
    0
}
