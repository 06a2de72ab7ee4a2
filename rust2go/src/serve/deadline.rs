//! The deadline of the call from Go that this thread is serving.

use std::cell::Cell;
use std::time::{Duration, Instant};

// No destructor, so it can still be used while the thread is ending.
thread_local!(static DEADLINE: Cell<Option<Instant>> = const { Cell::new(None) });

/// When the caller's context ends: the `ctx.Deadline()` of the goroutine whose call this task serves. `None` if it has none, and outside of
/// the async methods that Go calls.
///
/// It is that of the task that is being polled: a task that the method spawns does not have it. When the deadline passes, the future is
/// dropped, if the method returns a `Result`; so only who wants to be done earlier, or hands the limit on, needs to ask.
///
/// ```
/// assert_eq!(rust2go::deadline(), None);
/// ```
pub fn deadline() -> Option<Instant> {
    DEADLINE.get()
}

/// The point in time that `timeout` nanoseconds from now is, as Go counts: 0 is none. What has passed is now.
pub(super) fn after(timeout: i64) -> Option<Instant> {
    if timeout == 0 {
        return None;
    }
    let left = Duration::from_nanos(u64::try_from(timeout).unwrap_or(0));
    Instant::now().checked_add(left)
}

/// Runs `f` with the deadline of its call.
pub(super) fn with<T>(deadline: Option<Instant>, f: impl FnOnce() -> T) -> T {
    /// Puts the outer one back, also if `f` panics.
    struct Restore(Option<Instant>);
    impl Drop for Restore {
        fn drop(&mut self) {
            DEADLINE.set(self.0);
        }
    }
    let _restore = Restore(DEADLINE.replace(deadline));
    f()
}
