//! A slot before Go gets it.

use std::mem::ManuallyDrop;
use std::task::Waker;

use super::state::{DONE, ENDED, GO_GONE, Look};
use super::{RustHalf, Shared};
use crate::sync::Ordering;

/// Both halves of a slot, which Go has not got yet. Dropping it frees the slot.
#[derive(Debug)]
pub(crate) struct Unsent<S: Shared, T>(RustHalf<S, T>);

impl<S: Shared, T> Unsent<S, T> {
    /// # Safety
    /// Go must not have the slot.
    pub(crate) unsafe fn of(half: RustHalf<S, T>) -> Self {
        Self(half)
    }

    /// The part that Go will share.
    pub(crate) fn shared(&self) -> &S {
        self.0.shared()
    }

    /// The room for a message: as many bytes as were asked for.
    pub(crate) fn room(&self) -> *mut u8 {
        // SAFETY: within the allocation, or one past its end.
        unsafe { self.0.address().cast::<u8>().add(super::place::<S, T>()) }
    }

    /// Will wake `waker` at the first event, instead of the one it has.
    pub(crate) fn set_waker(&mut self, waker: &Waker) {
        let look = self.0.poll(DONE | ENDED, waker);
        debug_assert!(look == Look::Waiting, "nobody has it who could report");
    }

    /// Gives up Go's half, whose address the caller hands over.
    #[inline]
    pub(crate) fn sent(self) -> RustHalf<S, T> {
        let unsent = ManuallyDrop::new(self);
        // SAFETY: what it is read out of is not used or dropped any more.
        unsafe { std::ptr::read(&raw const unsent.0) }
    }
}

impl<S: Shared, T> Drop for Unsent<S, T> {
    fn drop(&mut self) {
        // As if Go had left; the half, which is dropped next, then frees the slot. Relaxed: nobody else has it.
        let word = self.0.shared().state();
        word.fetch_or(ENDED | GO_GONE, Ordering::Relaxed);
    }
}
