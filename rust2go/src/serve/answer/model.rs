//! What Go does with an answer, for the models.

use std::ptr;

use super::{AWAITED, Answer, DONE};
use crate::serve::{Sends, ValueRef};
use crate::sync::Ordering;

impl<R: Sends> Answer<R> {
    /// Tells whether a message will come.
    ///
    /// # Safety
    /// Go must not have left.
    pub(in crate::serve) unsafe fn await_in_go(address: usize, waiter: u64) -> bool {
        let answer = ptr::with_exposed_provenance::<Self>(address);
        // SAFETY: the caller's promise; Rust reads it once it has seen AWAITED.
        unsafe { (*answer).head.waiter.with_mut(|place| *place = waiter) };
        // SAFETY: the caller's promise. SeqCst: as all of Go's.
        unsafe { (*answer).head.state.fetch_or(AWAITED, Ordering::SeqCst) & DONE == 0 }
    }

    /// # Safety
    /// Go must not have left.
    pub(in crate::serve) unsafe fn is_done_in_go(address: usize) -> bool {
        let answer = ptr::with_exposed_provenance::<Self>(address);
        // SAFETY: the caller's promise.
        unsafe { (*answer).head.state.load(Ordering::Acquire) & DONE != 0 }
    }

    /// # Safety
    /// Go must not have left, and the answer be done, without a failure.
    pub(in crate::serve) unsafe fn read_in_go(address: usize) -> ValueRef<R> {
        let answer = ptr::with_exposed_provenance::<Self>(address);
        // SAFETY: the caller's promise.
        unsafe {
            (*answer)
                .head
                .failure
                .with(|failure| assert!((*failure).is_null()));
            (*answer).value.with(|value| (*value).assume_init())
        }
    }
}
