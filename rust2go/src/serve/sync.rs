//! A sync call from Go: served in the call, on Go's thread.

use std::ffi::c_void;
use std::ptr;

use super::answer::{self, Answer};
use super::refusal::Refusal;
use super::{Frame, Handler, Sends, ValueRef, in_frame, panics, stop};
use crate::arena::Arena;
use crate::convert::{FromGo, ToGo};
use crate::measure::{Kept, Measure};
use crate::mismatch::Mismatch;
use crate::read::Reader;
use crate::scratch;

/// What a call has come to.
enum Outcome<R: Sends> {
    /// The value is in the frame.
    InFrame,
    /// It needs an answer.
    Output(Result<R::Value, R::Error>),
    Unreadable(Mismatch),
    Unsendable(Mismatch),
}

/// Serves a call of the sync method that `handler` is, whose frame is at `ask`.
///
/// # Safety
/// Go must wait in the call, with a frame for arguments `A` and the result `R` of its own, after the contract texts were found equal.
pub unsafe fn serve_sync<A: FromGo, R: Sends>(
    handler: &'static Handler,
    ask: *mut c_void,
    f: impl FnOnce(A) -> R::Output,
) {
    let frame = ask.cast::<Frame<A::Ref, ValueRef<R>>>();
    if stop::is_stopped() {
        let answer = answer::refused::<R>(Refusal::stopped(handler), 0);
        // SAFETY: the caller's promise.
        unsafe { (*frame).ask.answer = answer };
        return;
    }
    let mut taken = 0;
    let outcome = panics::catch(|| {
        // SAFETY: the caller's promise; every bit pattern is a ref of A's.
        let args = match unsafe { A::take(&(*frame).args, &mut Reader::trusted()) } {
            Ok(args) => args,
            Err(mismatch) => return Outcome::Unreadable(mismatch),
        };
        taken = 1;
        let output = f(args);
        // SAFETY: the caller's promise.
        unsafe { returned::<A, R>(output, frame) }
    });
    let answer = match outcome {
        Ok(Outcome::InFrame) => return,
        Ok(Outcome::Output(output)) => {
            let answer = Answer::<R>::new(taken);
            // SAFETY: nobody else has it yet.
            let _ = unsafe { answer.finish(handler, output) };
            answer::address(answer)
        }
        Ok(Outcome::Unreadable(mismatch)) => {
            answer::refused::<R>(Refusal::unreadable(mismatch, handler), taken)
        }
        Ok(Outcome::Unsendable(mismatch)) => {
            answer::refused::<R>(Refusal::unsendable(mismatch, handler), taken)
        }
        Err(panic) => answer::refused::<R>(panic.into(), taken),
    };
    // SAFETY: the caller's promise.
    unsafe { (*frame).ask.answer = answer };
}

/// Puts a plain value into the frame.
///
/// # Safety
/// As for [`serve_sync`].
unsafe fn returned<A: FromGo, R: Sends>(
    output: R::Output,
    frame: *mut Frame<A::Ref, ValueRef<R>>,
) -> Outcome<R> {
    let value = match R::split(output) {
        Ok(value) if in_frame::<R>() => value,
        other => return Outcome::Output(other),
    };
    let lent = if R::Value::MEASURED {
        let mut measure = Measure::new(false);
        if let Err(mismatch) = value.measure(&mut measure) {
            return Outcome::Unsendable(mismatch);
        }
        let mut buffer = scratch::buffer(measure.room);
        let start = buffer.as_mut_ptr().cast();
        value.lend(&mut Arena::new(start, measure.room, false, &measure.kept))
    } else {
        // Its conversion makes nothing, and takes nothing from the arena.
        value.lend(&mut Arena::new(ptr::null_mut(), 0, false, &Kept::new()))
    };
    // SAFETY: the caller's promise: where the result is plain, the frame has room for it. It holds no addresses.
    unsafe { (&raw mut (*frame).value).cast::<ValueRef<R>>().write(lent) };
    Outcome::InFrame
}
