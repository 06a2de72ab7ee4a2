//! Go's side of a slot, as the `done` callback acts for it.

use std::ptr::NonNull;
use std::task::Waker;

use super::state::*;
use super::{AtomicSlot, Shared, free};
use crate::sync::Ordering;

/// Go's hold on a slot, for the time of one callback.
pub(crate) struct GoHalf<S: Shared, T> {
    slot: NonNull<AtomicSlot<S, T>>,
}

impl<S: Shared, T> GoHalf<S, T> {
    /// # Safety
    /// `address` is what [`super::RustHalf::address`] gave, Go has not left, and no other callback for this slot runs.
    pub(crate) unsafe fn from_address(address: *mut std::ffi::c_void) -> Self {
        // SAFETY: the address of a slot is not null.
        let slot = unsafe { NonNull::new_unchecked(address.cast()) };
        Self { slot }
    }

    fn slot(&self) -> &AtomicSlot<S, T> {
        // SAFETY: the slot lives until both halves have left, and this one has not.
        unsafe { self.slot.as_ref() }
    }

    /// The part that Go shares.
    pub(crate) fn shared(&self) -> &S {
        &self.slot().shared
    }

    /// Whether a future is left that could take an outcome.
    pub(crate) fn wanted(&self) -> bool {
        // Relaxed: a handler that ends because the future was dropped has heard of that through Go, which orders it. Otherwise it only saves
        // work; the outcome of an unwanted call is dropped in any case.
        self.shared().state().load(Ordering::Relaxed) & (UNWANTED | RUST_GONE) == 0
    }

    /// Stores the outcome and reports DONE, while the handler is still running.
    pub(crate) fn report(&self, outcome: T) -> Option<Waker> {
        self.store(outcome);
        let (waker, was) = self.take_waker(DONE);
        // Release: gives the waker cell back to Rust.
        self.shared()
            .state()
            .fetch_and(!(TAKING | was), Ordering::Release);
        waker
    }

    /// Stores the outcome, which `finish` will report.
    pub(crate) fn keep(&self, outcome: T) {
        self.store(outcome);
        // Release: pairs with the Acquire in `finish`, which may run on another thread.
        self.shared().state().fetch_or(KEPT, Ordering::Release);
    }

    /// Stores the outcome, if there is one to store, reports ENDED and leaves. The waker is the caller's to wake. `with` is nothing or
    /// BATON.
    pub(crate) fn finish(self, outcome: Option<T>, with: u32) -> Option<Waker> {
        let mut events = ENDED | with;
        if let Some(outcome) = outcome {
            self.store(outcome);
            events |= DONE;
        } else if self.shared().state().load(Ordering::Acquire) & KEPT != 0 {
            // Acquire: pairs with the Release in `keep`.
            events |= DONE;
        }
        let (waker, was) = self.take_waker(events);
        // One step: leave, give the waker cell back, and clear WAKER if the waker has been taken out. Release: Rust, if it is the
        // last one, frees after all that was done here. Acquire: if we are, we free after all that Rust did.
        let before = self
            .shared()
            .state()
            .fetch_xor(GO_GONE | TAKING | was, Ordering::AcqRel);
        if before & RUST_GONE != 0 {
            // SAFETY: Rust has left before, seen with Acquire.
            unsafe { free(self.slot) };
        }
        waker
    }

    fn store(&self, outcome: T) {
        // SAFETY: DONE is not set, so the cell is Go's, and empty.
        self.slot()
            .outcome
            .with_mut(|cell| unsafe { (*cell).write(outcome) });
    }

    /// Reports `events` and takes the waker out, if there is one; with it comes the bit that has to be cleared.
    fn take_waker(&self, events: u32) -> (Option<Waker>, u32) {
        // Release: publishes the outcome to Rust's Acquire in `poll`. Acquire: pairs with the Release that set WAKER.
        let was = self
            .shared()
            .state()
            .fetch_or(events | TAKING, Ordering::AcqRel)
            & WAKER;
        let waker = (was != 0).then(|| {
            // SAFETY: WAKER was set, so the cell is full; TAKING keeps Rust away from it.
            self.slot()
                .waker
                .with(|cell| unsafe { (*cell).assume_init_read() })
        });
        (waker, was)
    }
}
