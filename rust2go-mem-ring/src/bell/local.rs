//! Who waits within this process: threads on a condition, tasks by their wakers.
//!
//! Rings are counted. A waiter notes the count (`seen`) *before* it says in the ring's memory that it parks, and waits for
//! another count: a ring that comes anywhere in between has changed it, and the wait is over before it begins. So neither
//! side holds the lock while it looks at the ring.
//!
//! Tasks queue. A ring wakes all of them, or as many as there is something for; see [`Local::ring_for`].
//!
//! A bell of the system (an eventfd, a pipe) can be waited for by one thread at a time only, since the one that empties it
//! takes the news from the others. So one thread, the *leader*, waits for it on behalf of all, and counts the ring when it
//! comes; the others wait for the count or for the leader's leaving, and then one of them leads.

use std::fmt;
use std::sync::PoisonError;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use super::queue::{Place, Queue};
use super::sync::{Condvar, Mutex, MutexGuard};
use super::{Seen, Woken};

pub(super) struct Local {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// How often the bell was rung.
    rings: u64,
    /// How many threads wait on the condition.
    threads: usize,
    /// Whether one thread waits for the bell of the system.
    led: bool,
    /// The tasks that wait.
    tasks: Queue,
}

/// What a thread that wanted to wait for the bell of the system is to do.
#[cfg(unix)]
#[must_use]
pub(super) enum Lead {
    /// Wait for it, then call `Local::led`.
    Yours,
    /// Nothing: another one did so meanwhile, or the time is over.
    Over(Woken),
}

impl Local {
    pub(super) fn new() -> Self {
        Self {
            state: Mutex::new(State::default()),
            changed: Condvar::new(),
        }
    }

    pub(super) fn seen(&self) -> Seen {
        Seen(self.lock().rings)
    }

    /// Counts a ring and wakes every thread, and at most so many tasks, those that have waited longest.
    ///
    /// A task that was woken while others stay has to see to them: it calls [`Local::leave`] when it is done.
    pub(super) fn ring_for(&self, tasks: usize) {
        let mut state = self.lock();
        state.rings += 1;
        self.wake(state, tasks);
    }

    /// The leader leaves: it was rung, or it has another reason, and then somebody else leads.
    #[cfg(unix)]
    pub(super) fn led(&self, rung: bool) {
        let mut state = self.lock();
        state.led = false;
        state.rings += u64::from(rung);
        self.wake(state, usize::MAX);
    }

    fn wake(&self, mut state: MutexGuard<'_, State>, tasks: usize) {
        let threads = state.threads > 0;
        let first = state.tasks.pop();
        let more = match first {
            Some(_) => state.tasks.pop_many(tasks.saturating_sub(1)),
            None => Vec::new(),
        };
        drop(state);
        if threads {
            self.changed.notify_all();
        }
        // Without the lock: a waker is foreign code, which may come back here.
        let mut wakers = Wakers(first.into_iter().chain(more));
        wakers.0.by_ref().for_each(Waker::wake);
    }

    /// Waits for another ring than those seen.
    pub(super) fn wait(&self, seen: Seen, deadline: Option<Instant>) -> Woken {
        match self.wait_until(seen, deadline, |_| false) {
            (_, Some(woken)) => woken,
            (_, None) => Woken::Rung,
        }
    }

    /// Waits for another ring than those seen, or until nobody leads.
    #[cfg(unix)]
    pub(super) fn lead(&self, seen: Seen, deadline: Option<Instant>) -> Lead {
        match self.wait_until(seen, deadline, |state| !state.led) {
            (_, Some(woken)) => Lead::Over(woken),
            (mut state, None) => {
                state.led = true;
                Lead::Yours
            }
        }
    }

    /// Waits until rung, until the deadline, or until `enough` (`None`).
    fn wait_until(
        &self,
        seen: Seen,
        deadline: Option<Instant>,
        enough: impl Fn(&State) -> bool,
    ) -> (MutexGuard<'_, State>, Option<Woken>) {
        let mut state = self.lock();
        loop {
            if state.rings != seen.0 {
                return (state, Some(Woken::Rung));
            }
            if enough(&state) {
                return (state, None);
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return (state, Some(Woken::Deadline));
            }
            state.threads += 1;
            state = match left {
                None => {
                    let waited = self.changed.wait(state);
                    waited.unwrap_or_else(PoisonError::into_inner)
                }
                Some(left) => {
                    let waited = self.changed.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
            state.threads -= 1;
        }
    }

    /// Ready if there was another ring than those seen; else the task queues, or stays where it is in the queue.
    pub(super) fn poll(&self, seen: Seen, place: &mut Place, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.lock();
        if state.rings != seen.0 {
            return Poll::Ready(());
        }
        let old = state.tasks.push(place, cx.waker());
        drop(state);
        // Without the lock: dropping a waker may drop a task and all that it holds.
        drop(old);
        Poll::Pending
    }

    /// Leaves the queue. True if the task had been woken while others were left: it has to see to them.
    pub(super) fn leave(&self, place: &mut Place) -> bool {
        let mut state = self.lock();
        let (was_woken, waker) = state.tasks.remove(place);
        let others = !state.tasks.is_empty();
        drop(state);
        // As in `poll`.
        drop(waker);
        was_woken && others
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics with the lock held but a `clone` of a waker, which leaves the state whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes those that are left when it is dropped: if one of them panics, the others do not suffer.
struct Wakers<I: Iterator<Item = Waker>>(I);

impl<I: Iterator<Item = Waker>> Drop for Wakers<I> {
    fn drop(&mut self) {
        self.0.by_ref().for_each(Waker::wake);
    }
}

impl fmt::Debug for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Local")
            .field("rings", &state.rings)
            .field("threads", &state.threads)
            .field("led", &state.led)
            .field("tasks", &state.tasks)
            .finish()
    }
}
