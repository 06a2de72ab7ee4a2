//! `AtomicSlot`: the one allocation of an async call, shared by the future and Go. [`state`] says who may do what when.

pub(crate) mod state;

#[cfg(all(loom, test))]
mod loom_tests;
#[cfg(all(not(loom), test))]
mod tests;

mod go_half;
mod rust_half;
mod unsent;

use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::task::Waker;

pub(crate) use self::go_half::GoHalf;
pub(crate) use self::rust_half::RustHalf;
use self::state::{DONE, TAKEN, WAKER};
pub(crate) use self::unsent::Unsent;
use crate::sync::{AtomicU32, Ordering, UnsafeCell};

/// The slot of one call: `S` is the part that Go shares, `T` the outcome.
#[repr(C)]
pub(crate) struct AtomicSlot<S, T> {
    /// It comes first: its address is the slot's.
    pub(crate) shared: S,
    waker: UnsafeCell<MaybeUninit<Waker>>,
    outcome: UnsafeCell<MaybeUninit<T>>,
}

/// What a slot needs of its shared part.
pub(crate) trait Shared {
    /// The word of [`state`].
    fn state(&self) -> &AtomicU32;
    /// Tells Go that the call is cancelled. Called at most once, by the Rust half, and only after Go has set WATCHED.
    fn tell_cancelled(&self);
}

/// Makes a slot with both halves in it; `waker` will be woken at the first event.
pub(crate) fn new<S: Shared, T>(shared: S, waker: Waker) -> RustHalf<S, T> {
    // Relaxed: nobody else has the slot yet; Go gets it through a call, which orders everything before it.
    shared.state().store(WAKER, Ordering::Relaxed);
    let slot = Box::new(AtomicSlot {
        shared,
        waker: UnsafeCell::new(MaybeUninit::new(waker)),
        outcome: UnsafeCell::new(MaybeUninit::uninit()),
    });
    RustHalf::new(NonNull::from(Box::leak(slot)))
}

/// As [`new`], for a call that may end before Go gets its half.
pub(crate) fn unsent<S: Shared, T>(shared: S, waker: Waker) -> Unsent<S, T> {
    // SAFETY: nobody has the address yet.
    unsafe { Unsent::of(new(shared, waker)) }
}

/// Frees a slot that both sides have left, with all that is still in it.
///
/// # Safety
/// The caller is the last one to leave, and has seen the other's leaving with Acquire.
unsafe fn free<S: Shared, T>(slot: NonNull<AtomicSlot<S, T>>) {
    // SAFETY: `new` made it from a box, and nobody else has the address any more.
    let slot = unsafe { Box::from_raw(slot.as_ptr()) };
    // Relaxed: the caller's Acquire has ordered everything.
    let state = slot.shared.state().load(Ordering::Relaxed);
    if state & WAKER != 0 {
        // SAFETY: WAKER says that the cell is full, and it is ours.
        slot.waker
            .with_mut(|cell| unsafe { (*cell).assume_init_drop() });
    }
    if state & (DONE | TAKEN) == DONE {
        // SAFETY: DONE without TAKEN says that the outcome is there.
        slot.outcome
            .with_mut(|cell| unsafe { (*cell).assume_init_drop() });
    }
}
