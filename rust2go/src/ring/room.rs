//! Calls that wait for room in a full ring.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};
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

/// Those who wait, in order.
#[derive(Debug, Default)]
pub(super) struct Room(Mutex<VecDeque<Waiting>>);

impl Room {
    fn lock(&self) -> MutexGuard<'_, VecDeque<Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ring {
    /// Waits for room; `false` if there is some by now, and nothing waits.
    ///
    /// The store-load race: we list ourselves and say that somebody waits, then look at the ring; Go frees entries, then looks whether somebody
    /// waits. `wait_for_room` and Go's `WakeProducers` have the fences.
    #[must_use]
    pub(crate) fn wait_for_room(&self, waiting: Waiting) -> bool {
        let mut list = self.room.lock();
        if !self.requests.wait_for_room() {
            return false;
        }
        list.push_back(waiting);
        true
    }

    /// There is room: those who wait try again, as long as there is. Called by Go's dispatcher.
    ///
    /// Who does not get his turn stays where he is. There may be as many as there were objects to release, and to list all of them anew after each
    /// batch that Go takes would be most of what the program does.
    pub(super) fn there_is_room(&self) {
        loop {
            let next = self.room.lock().pop_front();
            match next {
                None => return,
                // A waker that panics must not keep the others waiting.
                Some(Waiting::Call(waker)) => {
                    let _ = catch_unwind(AssertUnwindSafe(|| waker.wake()));
                }
                Some(Waiting::Oneway(request)) => {
                    if self.waits_on(request) {
                        return;
                    }
                }
            }
        }
    }

    /// Hands a request that has waited to Go, or puts it back in front of the others, and tells so.
    fn waits_on(&self, request: Request) -> bool {
        while self.submit(request).is_err() {
            let mut list = self.room.lock();
            if self.requests.wait_for_room() {
                list.push_front(Waiting::Oneway(request));
                return true;
            }
        }
        false
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
