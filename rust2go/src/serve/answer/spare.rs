//! Answers that are used again.

use std::any::TypeId;
use std::ptr;

use super::{Answer, Head};
use crate::serve::Sends;
use crate::sync::{Arc, AtomicU32};

/// An answer that Go has done with, and gives back for its next call.
pub(in crate::serve) struct Spare<R: Sends>(Arc<Answer<R>>);

impl<R: Sends> Spare<R> {
    /// The answer at that address, if it is one for `R`.
    ///
    /// # Safety
    /// `address` must be 0, or one that `address` has given Go, whose answer is done, and that Go gives back by this, once.
    pub(in crate::serve) unsafe fn take(address: u64) -> Option<Self> {
        let address = usize::try_from(address).unwrap_or(0);
        // SAFETY: null, or an answer, which starts with its head, whatever it is an answer of.
        let head = unsafe { ptr::with_exposed_provenance::<Head>(address).as_ref() }?;
        if (head.own)() != TypeId::of::<R>() {
            // SAFETY: the caller's promise: so this is leaving it.
            unsafe { (head.leave)(address) };
            return None;
        }
        // SAFETY: it is of this type, and Go's hold of it is ours now.
        Some(Self(unsafe {
            Arc::from_raw(ptr::with_exposed_provenance::<Answer<R>>(address))
        }))
    }

    /// An answer for another call; a new one if the maker has not let go of this one yet.
    pub(in crate::serve) fn again(mut self, taken: u32) -> Arc<Answer<R>> {
        match Arc::get_mut(&mut self.0) {
            // What else there is to an answer, SPARE says, is as in a new one.
            Some(answer) if answer.is_spare() => {
                answer.head.state = AtomicU32::new(0);
                answer.head.taken = taken;
                self.0
            }
            _ => Answer::new(taken),
        }
    }
}
