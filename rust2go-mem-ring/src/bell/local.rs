//! Who waits within this process: threads on a condition, tasks by their wakers.
//!
//! Rings are counted. A waiter notes the count (`seen`) *before* it says in the ring's memory that it parks, and waits for
//! another count: a ring that comes anywhere in between has changed it, and the wait is over before it begins. So neither
//! side holds the lock while it looks at the ring.
//!
//! A bell of the system (an eventfd, a pipe) can be waited for by one thread at a time only, since the one that empties it
//! takes the news from the others. So one thread, the *leader*, waits for it on behalf of all, and counts the ring when it
//! comes; the others wait for the count or for the leader's leaving, and then one of them leads.

use std::collections::BTreeMap;
use std::fmt;
use std::mem;
use std::sync::PoisonError;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

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
    /// The task that waits, with the key of whoever polls it. Most bells have one at most.
    task: Option<(u64, Waker)>,
    /// Further ones.
    tasks: BTreeMap<u64, Waker>,
    /// The keys given out.
    keys: u64,
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

    /// A number that no other waiter of this bell has.
    pub(super) fn key(&self) -> u64 {
        let mut state = self.lock();
        state.keys += 1;
        state.keys
    }

    /// Counts a ring and wakes everybody.
    pub(super) fn ring(&self) {
        self.change(|state| state.rings += 1);
    }

    /// The leader leaves: it was rung, or it has another reason, and then somebody else leads.
    #[cfg(unix)]
    pub(super) fn led(&self, rung: bool) {
        self.change(|state| {
            state.led = false;
            state.rings += u64::from(rung);
        });
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.lock();
        change(&mut state);
        let (task, tasks) = (state.task.take(), mem::take(&mut state.tasks));
        let threads = state.threads > 0;
        drop(state);
        if threads {
            self.changed.notify_all();
        }
        // Without the lock: a waker is foreign code, which may come back here.
        for (_, waker) in task.into_iter().chain(tasks) {
            waker.wake();
        }
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
            state.threads += 1;
            state = match left {
                None => self
                    .changed
                    .wait(state)
                    .unwrap_or_else(PoisonError::into_inner),
                Some(left) if left.is_zero() => {
                    state.threads -= 1;
                    return (state, Some(Woken::Deadline));
                }
                Some(left) => {
                    let waited = self.changed.wait_timeout(state, left);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
            state.threads -= 1;
        }
    }

    /// Ready if there was another ring than those seen; else the waker is kept until the next one.
    pub(super) fn poll(&self, seen: Seen, key: u64, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.lock();
        if state.rings != seen.0 {
            return Poll::Ready(());
        }
        let state = &mut *state;
        match &mut state.task {
            Some((holder, waker)) if *holder == key => waker.clone_from(cx.waker()),
            Some(_) => {
                state.tasks.insert(key, cx.waker().clone());
            }
            None => state.task = Some((key, cx.waker().clone())),
        }
        Poll::Pending
    }

    /// Drops the waker that `key` has left, if it is still there.
    pub(super) fn forget(&self, key: u64) {
        let mut state = self.lock();
        let first = state.task.take_if(|(holder, _)| *holder == key);
        let other = state.tasks.remove(&key);
        drop(state);
        // Without the lock: dropping a waker may drop a task and all that it holds.
        drop((first, other));
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics with the lock held but a `clone` of a waker, which leaves the state whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Local {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Local")
            .field("rings", &state.rings)
            .field("threads", &state.threads)
            .field("led", &state.led)
            .field(
                "tasks",
                &(state.tasks.len() + usize::from(state.task.is_some())),
            )
            .finish()
    }
}
