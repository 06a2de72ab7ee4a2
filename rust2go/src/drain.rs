//! The count of calls in flight, and waiting for it to reach zero.
//!
//! A call is started on a Rust thread and ends on one of Go's, so one counter would travel between the cores at every step.
//! There are two instead, both only growing, each on cache lines of the threads that touch it.

use std::fmt;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crossbeam_utils::CachePadded;

use crate::ring;

const SHARDS: usize = 16;

struct Count([CachePadded<AtomicU64>; SHARDS]);

impl Count {
    const fn new() -> Self {
        Self([const { CachePadded::new(AtomicU64::new(0)) }; SHARDS])
    }

    fn add(&self) {
        // SeqCst: see `ended`.
        self.0[shard()].fetch_add(1, Ordering::SeqCst);
    }

    fn sum(&self) -> u64 {
        self.0
            .iter()
            .map(|shard| shard.load(Ordering::SeqCst))
            .sum()
    }
}

/// The counter of this thread: a number below 16 that few other threads have.
pub(crate) fn shard() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    // No destructor, so it can still be used while the thread is ending.
    thread_local!(static MINE: usize = NEXT.fetch_add(1, Ordering::Relaxed) % SHARDS);
    MINE.with(|mine| *mine)
}

static STARTED: Count = Count::new();
static ENDED: Count = Count::new();
/// How many threads wait in [`drain`].
static WAITING: AtomicUsize = AtomicUsize::new(0);
static LOCK: Mutex<()> = Mutex::new(());
static CHANGED: Condvar = Condvar::new();

/// A call begins.
pub(crate) fn started() {
    STARTED.add();
}

/// The goroutine of a call has ended.
pub(crate) fn ended() {
    ENDED.add();
    // The classic store-load race: this thread adds, then looks for a waiter; the waiter adds to WAITING, then looks at the
    // sum. All four are SeqCst, so at least one of them sees the other.
    if WAITING.load(Ordering::SeqCst) > 0 {
        drop(LOCK.lock().unwrap_or_else(PoisonError::into_inner));
        CHANGED.notify_all();
    }
}

/// How many async and oneway calls are in flight: started, and their goroutines not ended. Calls whose future was dropped count
/// until their handler has returned. Sync calls are not counted: their thread waits for them.
///
/// ```
/// assert_eq!(rust2go::in_flight(), 0);
/// ```
pub fn in_flight() -> u64 {
    // The order matters: a call that is counted as ended has been counted as started before, so no call is missed.
    let ended = ENDED.sum();
    STARTED.sum() - ended
}

/// Calls were still in flight when [`drain`] ran out of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillInFlight(
    /// How many.
    pub u64,
);

impl fmt::Display for StillInFlight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} call(s) into Go were still in flight; their handlers have not returned (do they watch their context?)",
            self.0
        )
    }
}

impl std::error::Error for StillInFlight {}

/// Blocks this thread until no async or oneway call is in flight, for shutdown: afterwards no handler of theirs runs, and no
/// memory is lent to Go. It starts and cancels nothing; drop the futures first. Sync calls of other threads are not waited for.
///
/// It does not poll futures. Do not call it on the only thread of an executor while tasks there still have to *start* calls.
///
/// # Errors
/// [`StillInFlight`] if `timeout` passes first.
///
/// ```
/// use std::time::Duration;
/// rust2go::drain(Duration::from_secs(5)).expect("all handlers return");
/// ```
pub fn drain(timeout: Duration) -> Result<(), StillInFlight> {
    let deadline = Instant::now().checked_add(timeout);
    // What has completed over a ring counts until somebody takes it over. Go sees to what comes later.
    ring::attend_all();
    let mut guard = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
    // SeqCst: pairs with `ended`.
    WAITING.fetch_add(1, Ordering::SeqCst);
    let outcome = loop {
        let left = in_flight();
        if left == 0 {
            break Ok(());
        }
        let wait = match deadline {
            Some(deadline) => deadline.saturating_duration_since(Instant::now()),
            None => Duration::from_secs(3600),
        };
        if wait.is_zero() {
            break Err(StillInFlight(left));
        }
        guard = CHANGED
            .wait_timeout(guard, wait)
            .unwrap_or_else(PoisonError::into_inner)
            .0;
    };
    // Relaxed: one look too many is harmless.
    WAITING.fetch_sub(1, Ordering::Relaxed);
    outcome
}
