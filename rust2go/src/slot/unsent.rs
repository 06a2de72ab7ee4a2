//! A slot before Go gets it.

use std::task::Waker;

use super::state::{DONE, ENDED, GO_GONE, Look};
use super::{RustHalf, Shared};
use crate::sync::Ordering;

/// Both halves of a slot, which Go has not got yet. Dropping it frees the slot.
#[derive(Debug)]
pub(crate) struct Unsent<S: Shared, T>(Option<RustHalf<S, T>>);

impl<S: Shared, T> Unsent<S, T> {
    /// # Safety
    /// Go must not have the slot.
    pub(crate) unsafe fn of(half: RustHalf<S, T>) -> Self {
        Self(Some(half))
    }

    /// The part that Go will share.
    pub(crate) fn shared(&self) -> &S {
        self.half().shared()
    }

    /// The room for a message: as many bytes as were asked for.
    pub(crate) fn room(&self) -> *mut u8 {
        // SAFETY: within the allocation, or one past its end.
        unsafe {
            self.half()
                .address()
                .cast::<u8>()
                .add(super::place::<S, T>())
        }
    }

    /// Will wake `waker` at the first event, instead of the one it has.
    pub(crate) fn set_waker(&mut self, waker: &Waker) {
        if let Some(half) = &mut self.0 {
            let look = half.poll(DONE | ENDED, waker);
            debug_assert!(look == Look::Waiting, "nobody has it who could report");
        }
    }

    /// Gives up Go's half, whose address the caller hands over.
    pub(crate) fn sent(mut self) -> RustHalf<S, T> {
        match self.0.take() {
            Some(half) => half,
            None => unreachable!("only `sent` and `drop` take it out"),
        }
    }

    fn half(&self) -> &RustHalf<S, T> {
        match &self.0 {
            Some(half) => half,
            None => unreachable!("only `sent` and `drop` take it out"),
        }
    }
}

impl<S: Shared, T> Drop for Unsent<S, T> {
    fn drop(&mut self) {
        if let Some(half) = self.0.take() {
            // As if Go had left. Relaxed: nobody else has the slot.
            let word = half.shared().state();
            word.fetch_or(ENDED | GO_GONE, Ordering::Relaxed);
        }
    }
}
