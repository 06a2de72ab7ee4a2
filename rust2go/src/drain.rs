//! The counts of calls in flight, and waiting for them to reach zero.
//!
//! A call is started on a thread of one side and ends on one of the other's, so one counter would travel between the cores at every step.
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
        // SeqCst: see `Gauge::end`.
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

/// What is in flight in one direction: each call begins once and ends once.
pub(crate) struct Gauge {
    started: Count,
    ended: Count,
    /// How many threads wait for zero.
    waiting: AtomicUsize,
    lock: Mutex<()>,
    changed: Condvar,
}

impl Gauge {
    pub(crate) const fn new() -> Self {
        Self {
            started: Count::new(),
            ended: Count::new(),
            waiting: AtomicUsize::new(0),
            lock: Mutex::new(()),
            changed: Condvar::new(),
        }
    }

    /// A call begins.
    pub(crate) fn begin(&self) {
        self.started.add();
    }

    /// A call has ended.
    pub(crate) fn end(&self) {
        self.ended.add();
        // The classic store-load race: this thread adds, then looks for a waiter; the waiter adds to `waiting`, then looks at the
        // sum. All four are SeqCst, so at least one of them sees the other.
        if self.waiting.load(Ordering::SeqCst) > 0 {
            drop(self.lock.lock().unwrap_or_else(PoisonError::into_inner));
            self.changed.notify_all();
        }
    }

    /// How many are in flight.
    pub(crate) fn now(&self) -> u64 {
        // The order matters: a call that is counted as ended has been counted as started before, so no call is missed.
        let ended = self.ended.sum();
        self.started.sum() - ended
    }

    /// Blocks until none is in flight; `Err` with how many are if `timeout` passes first.
    pub(crate) fn wait(&self, timeout: Duration) -> Result<(), u64> {
        let deadline = Instant::now().checked_add(timeout);
        let mut guard = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        // SeqCst: pairs with `end`.
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let outcome = loop {
            let left = self.now();
            if left == 0 {
                break Ok(());
            }
            let wait = match deadline {
                Some(deadline) => deadline.saturating_duration_since(Instant::now()),
                None => Duration::from_secs(3600),
            };
            if wait.is_zero() {
                break Err(left);
            }
            guard = self
                .changed
                .wait_timeout(guard, wait)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        };
        // Relaxed: one look too many is harmless.
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        outcome
    }
}

/// The async and oneway calls into Go.
static CALLS: Gauge = Gauge::new();

/// A call begins.
pub(crate) fn started() {
    CALLS.begin();
}

/// The goroutine of a call has ended.
pub(crate) fn ended() {
    CALLS.end();
}

/// How many async and oneway calls are in flight: started, and their goroutines not ended. Calls whose future was dropped count
/// until their handler has returned. Sync calls are not counted: their thread waits for them.
///
/// ```
/// assert_eq!(rust2go::in_flight(), 0);
/// ```
pub fn in_flight() -> u64 {
    CALLS.now()
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
    // What has completed over a ring counts until somebody takes it over. Go sees to what comes later.
    ring::attend_all();
    CALLS.wait(timeout).map_err(StillInFlight)
}
