//! The future's side of a slot.

use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::task::Waker;

use super::state::*;
use super::{AtomicSlot, Shared, free};
use crate::sync::Ordering;

/// Rust's hold on a slot. Dropping it cancels the call, if it is still running, and leaves.
#[derive(Debug)]
pub(crate) struct RustHalf<S: Shared, T> {
    slot: NonNull<AtomicSlot<S, T>>,
    taken: bool,
}

// SAFETY: the half may move to another thread with the outcome (T: Send); what it shares with Go is only touched under the rules
// of `state`, and the shared part is dropped on whichever side leaves last (S: Send).
unsafe impl<S: Shared + Send, T: Send> Send for RustHalf<S, T> {}
// SAFETY: `&RustHalf` gives no access to anything.
unsafe impl<S: Shared + Send, T: Send> Sync for RustHalf<S, T> {}

impl<S: Shared, T> RustHalf<S, T> {
    pub(super) fn new(slot: NonNull<AtomicSlot<S, T>>) -> Self {
        Self { slot, taken: false }
    }

    fn slot(&self) -> &AtomicSlot<S, T> {
        // SAFETY: the slot lives until both halves have left, and this one has not.
        unsafe { self.slot.as_ref() }
    }

    /// Whether the handler has returned.
    pub(crate) fn ended(&self) -> bool {
        // Acquire: pairs with the Release of Go's report, so that what it did before is done.
        self.shared().state().load(Ordering::Acquire) & ENDED != 0
    }

    /// Leaves as dropping does, and tells whether it has to look at the ring. Whatever comes later finds no waker.
    pub(crate) fn end(self) -> bool {
        let mut half = std::mem::ManuallyDrop::new(self);
        half.drop_out() & BATON != 0
    }

    /// The address that Go gets.
    pub(crate) fn address(&self) -> *mut std::ffi::c_void {
        self.slot.as_ptr().cast()
    }

    /// The part that Go shares.
    pub(crate) fn shared(&self) -> &S {
        &self.slot().shared
    }

    /// Looks for `event`; if it has not come, `waker` will be woken when it does.
    pub(crate) fn poll(&mut self, event: u32, waker: &Waker) -> Look {
        let slot = self.slot();
        let word = slot.shared.state();
        // Acquire: pairs with the Release of Go's report, which has stored the outcome.
        let mut state = word.load(Ordering::Acquire);
        loop {
            if state & event != 0 {
                return Look::Ready;
            }
            if state & TAKING != 0 {
                // Go is reporting the other event and has the waker cell for a moment.
                waker.wake_by_ref();
                return Look::Waiting;
            }
            if state & WAKER == 0 {
                break;
            }
            // Clear WAKER to own the cell. Release: whoever sets WAKER next continues this one's order.
            match word.compare_exchange(state, state & !WAKER, Ordering::AcqRel, Ordering::Acquire)
            {
                Ok(_) => break self.renew(waker),
                Err(now) => state = now,
            }
        }
        if state & WAKER == 0 {
            // SAFETY: WAKER and TAKING are clear, so the cell is ours and empty.
            slot.waker
                .with_mut(|cell| unsafe { (*cell).write(waker.clone()) });
        }
        // Release: publishes the cell to Go's report. Acquire: if Go has reported meanwhile, the outcome is visible.
        if word.fetch_or(WAKER, Ordering::AcqRel) & event != 0 {
            Look::Ready
        } else {
            Look::Waiting
        }
    }

    /// Puts `waker` into the full cell that this side has just taken, unless it wakes the same task as the one in there.
    fn renew(&self, waker: &Waker) {
        // SAFETY: WAKER was set when we cleared it, so the cell is full, and it is ours.
        let old = self.slot().waker.with_mut(|cell| unsafe {
            let held = (*cell).assume_init_mut();
            if held.will_wake(waker) {
                None
            } else {
                Some(std::mem::replace(held, waker.clone()))
            }
        });
        drop(old);
    }

    /// Moves the outcome out, after `poll` has found DONE. `None` if it has been taken before.
    pub(crate) fn take(&mut self) -> Option<T> {
        if self.taken {
            return None;
        }
        // Acquire: pairs with the Release of Go's report.
        if self.slot().shared.state().load(Ordering::Acquire) & DONE == 0 {
            return None;
        }
        self.taken = true;
        // SAFETY: DONE says that it is there and Rust's; `taken` keeps it from being read again, and TAKEN from being dropped.
        Some(
            self.slot()
                .outcome
                .with(|cell| unsafe { (*cell).assume_init_read() }),
        )
    }

    /// Cancels the call. The slot stays: ENDED will be reported.
    pub(crate) fn cancel(&mut self) {
        self.call_off(CANCELLED);
    }

    /// Sets these bits, of which CANCELLED is one.
    fn call_off(&self, bits: u32) {
        // One read-modify-write on the word that Go sets WATCHED in: either it sees CANCELLED there, or we see WATCHED here.
        // Acquire: pairs with Go's setting of WATCHED, which has written the handle.
        let before = self.shared().state().fetch_or(bits, Ordering::AcqRel);
        if before & (WATCHED | CANCELLED | ENDED) == WATCHED {
            self.shared().tell_cancelled();
        }
    }

    /// Leaves the slot: `Last` if Go has left before. With it comes the state until then.
    fn leave(&mut self) -> (Leave, u32) {
        let slot = self.slot();
        let word = slot.shared.state();
        let mine = RUST_GONE | if self.taken { TAKEN } else { 0 };
        // Acquire: pairs with the Release of Go's leaving, so that freeing comes after all that Go did.
        let mut state = word.load(Ordering::Acquire);
        loop {
            if state & GO_GONE != 0 {
                // Nobody else looks at the word any more; `free` wants to know of TAKEN.
                word.store(state | mine, Ordering::Relaxed);
                return (Leave::Last, state);
            }
            let waker = state & (WAKER | TAKING) == WAKER;
            // Copied before the exchange, because afterwards the slot may be gone; both sides only read the cell here. The copy
            // counts only if the exchange succeeds with WAKER still set.
            let copy = slot.waker.with(|cell| {
                if !waker {
                    return MaybeUninit::uninit();
                }
                // SAFETY: a copy of bytes that need not be a waker.
                unsafe { std::ptr::read(cell) }
            });
            let next = (state | mine) & if waker { !WAKER } else { !0 };
            // Release: Go, if it is the last one, frees after all that we did.
            match word.compare_exchange(state, next, Ordering::AcqRel, Ordering::Acquire) {
                Ok(_) if waker => {
                    // SAFETY: WAKER was set until now, so the cell was full, and clearing it gave us its content.
                    drop(unsafe { copy.assume_init() });
                    return (Leave::NotLast, state);
                }
                Ok(_) => return (Leave::NotLast, state),
                Err(now) => state = now,
            }
        }
    }
}

impl<S: Shared, T> RustHalf<S, T> {
    /// Cancels and leaves: the state until then. Nothing of the half may be used afterwards.
    fn drop_out(&mut self) -> u32 {
        if !self.ended() {
            self.call_off(CANCELLED | UNWANTED);
        }
        let (leave, state) = self.leave();
        if leave == Leave::Last {
            // SAFETY: `leave` says so, having seen GO_GONE with Acquire.
            unsafe { free(self.slot) };
        }
        state
    }
}

impl<S: Shared, T> Drop for RustHalf<S, T> {
    fn drop(&mut self) {
        self.drop_out();
    }
}
