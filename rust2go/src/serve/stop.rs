//! The end of serving, and the count of what is being served.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::drain::Gauge;
use crate::object;

static STOPPED: AtomicBool = AtomicBool::new(false);
/// The async calls from Go.
static ASKS: Gauge = Gauge::new();

/// An async call from Go, counted until it is dropped.
#[derive(Debug)]
pub(super) struct Counted(());

impl Counted {
    /// Counts a call; `None` if nothing is served any more.
    pub(super) fn new() -> Option<Self> {
        ASKS.begin();
        let counted = Self(());
        (!is_stopped()).then_some(counted)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ASKS.end();
    }
}

/// Whether `stop_serving` has been called.
#[inline]
pub(super) fn is_stopped() -> bool {
    // SeqCst: the store-load race with `stop_serving`. A call counts itself, then looks here; that stores, then looks at the count. Both
    // the counts are SeqCst too, so a call that is not refused is waited for.
    STOPPED.load(Ordering::SeqCst)
}

/// How many async calls from Go are being served, or wait for their executor.
pub(crate) fn asks() -> u64 {
    ASKS.now()
}

/// What Go has from Rust at this moment: see [`counts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Async calls from Go whose future lives. One that Go has cancelled counts until its executor has dropped it.
    pub asks: u64,
    /// Objects of Rust's, closures among them, that Rust or Go holds, or whose destructor has not returned.
    pub objects: u64,
}

/// What Go has from Rust at this moment, for tests and reports: all are 0 when Go has let go of everything.
///
/// ```
/// assert_eq!(rust2go::counts().asks, 0);
/// assert_eq!(rust2go::counts().objects, 0);
/// ```
pub fn counts() -> Counts {
    Counts {
        asks: asks(),
        objects: object::count(),
    }
}

/// Async calls from Go were still being served when [`stop_serving`] ran out of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillServing(
    /// How many.
    pub u64,
);

impl fmt::Display for StillServing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} call(s) from Go were still being served; their futures are not done (does their executor run?)",
            self.0
        )
    }
}

impl std::error::Error for StillServing {}

/// Serves no further call from Go, for shutdown, and blocks this thread until the async ones under way are done. From now on calls fail in Go
/// with `ErrStopped`; there is no way back. It cancels nothing. Sync calls under way are not waited for: they run on Go's threads.
///
/// It polls no futures. Do not call it on the only thread of the executor that serves.
///
/// # Errors
/// [`StillServing`] if `timeout` passes first. Calls are refused all the same.
///
/// ```
/// use std::time::Duration;
/// rust2go::stop_serving(Duration::from_secs(5)).expect("all calls from Go are done");
/// ```
pub fn stop_serving(timeout: Duration) -> Result<(), StillServing> {
    // SeqCst: see `is_stopped`.
    STOPPED.store(true, Ordering::SeqCst);
    ASKS.wait(timeout).map_err(StillServing)
}
