//! Calls that wait for room in a full ring.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::task::Waker;

use super::{Request, Ring};

/// Who waits.
#[derive(Debug)]
pub(crate) enum Waiting {
    /// A call whose future will try again.
    Call(Waker),
    /// A oneway call, or a message to Go's runtime, which nobody polls.
    Oneway(Request),
}

/// Those who wait, in no order.
#[derive(Debug, Default)]
pub(super) struct Room(Mutex<Vec<Waiting>>);

impl Ring {
    /// Waits for room; `false` if there is some by now, and nothing waits.
    ///
    /// The store-load race: we list ourselves and say that somebody waits, then look at the ring; Go frees entries, then looks whether somebody
    /// waits. `wait_for_room` and Go's `WakeProducers` have the fences.
    #[must_use]
    pub(crate) fn wait_for_room(&self, waiting: Waiting) -> bool {
        let mut list = self.room.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !self.requests.wait_for_room() {
            return false;
        }
        list.push(waiting);
        true
    }

    /// There is room: everybody tries again. Called by Go's dispatcher.
    pub(super) fn there_is_room(&self) {
        let list = std::mem::take(&mut *self.room.0.lock().unwrap_or_else(PoisonError::into_inner));
        for waiting in list {
            match waiting {
                // A waker that panics must not keep the others waiting.
                Waiting::Call(waker) => {
                    let _ = catch_unwind(AssertUnwindSafe(|| waker.wake()));
                }
                Waiting::Oneway(request) => self.submit_sometime(request),
            }
        }
    }

    /// Hands a oneway call, or a message to its runtime, to Go, now or when there is room.
    pub(crate) fn submit_sometime(&self, request: Request) {
        while self.submit(request).is_err() {
            if self.wait_for_room(Waiting::Oneway(request)) {
                return;
            }
        }
    }
}
