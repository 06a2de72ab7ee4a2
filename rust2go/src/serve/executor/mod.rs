//! Where the futures of async methods run that Go calls.
//!
//! Say it once, before Go calls the first of them:
//!
//! ```
//! // Any executor: hand over how to spawn a task and let it run.
//! rust2go::executor::set(|task| {
//!     std::thread::spawn(|| { /* block_on(task) */ drop(task) });
//! });
//! ```
//!
//! With the feature `tokio` there is `executor::tokio`, which takes a handle, and a runtime is made at the first call if nothing
//! was said.

mod inbox;
#[cfg(all(loom, test))]
mod loom_tests;
mod stack;

use std::fmt;
use std::pin::Pin;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use self::inbox::Inbox;
pub(super) use self::stack::Node;
use super::refusal::Refusal;
use super::{Handler, stop};
use crate::frame;

/// A task to run: it needs no more than to be polled until it is ready, on any thread.
pub type BoxTask = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What the program has chosen, with the tasks that are on their way to it.
pub(super) struct Executor {
    spawn: Box<dyn Fn(BoxTask) + Send + Sync>,
    /// Whether its tasks take turns on one thread.
    single: bool,
    inbox: Inbox,
    /// What `watch` has seen when it last woke the driver: its beats, and the time.
    asked: Mutex<Option<(u64, Instant)>>,
}

impl fmt::Debug for Executor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Executor")
            .field("inbox", &self.inbox)
            .finish_non_exhaustive()
    }
}

/// The one that calls go to: null, or one of those that live for ever.
static CURRENT: AtomicPtr<Executor> = AtomicPtr::new(std::ptr::null_mut());
/// All that were ever set: few, and calls may still be under way to each.
static ALL: Mutex<Vec<&'static Executor>> = Mutex::new(Vec::new());

/// Sets what runs the futures of async methods that Go calls: `spawn` gets a task, and has it polled to its end. It holds from now on, for the
/// whole program; calls that are under way stay where they are.
///
/// `spawn` is called on a thread of Go's, and must not count on a runtime's context there; on most calls, it is called from within
/// a task on the executor itself. It must not block. If it drops the task, its call fails in Go with `ErrStopped`. A panic in it goes no further.
///
/// It is kept for the rest of the program.
///
/// ```no_run
/// # fn spawn_somewhere(_: rust2go::executor::BoxTask) {}
/// rust2go::executor::set(|task| spawn_somewhere(task));
/// ```
pub fn set(spawn: impl Fn(BoxTask) + Send + Sync + 'static) {
    choose(Executor::leak(spawn, false));
}

fn choose(executor: &'static Executor) {
    ALL.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(executor);
    // Release: pairs with the Acquire in `current`.
    CURRENT.store(std::ptr::from_ref(executor).cast_mut(), Ordering::Release);
}

/// Runs the futures of async methods that Go calls on a tokio runtime: [`set`], with its `spawn`.
///
/// Once the runtime is shut down, calls fail in Go with `ErrStopped`.
///
/// ```
/// # let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
/// rust2go::executor::tokio(runtime.handle().clone());
/// ```
#[cfg(all(feature = "tokio", not(loom)))]
pub fn tokio(handle: tokio::runtime::Handle) {
    let single = handle.runtime_flavor() == tokio::runtime::RuntimeFlavor::CurrentThread;
    let spawn = move |task| {
        handle.spawn(task);
    };
    choose(Executor::leak(spawn, single));
}

const DEFAULT_STALL: u64 = 5_000_000_000;
static STALL: AtomicU64 = AtomicU64::new(DEFAULT_STALL);

/// Sets how long the executor may stand still while calls from Go wait for it, before these fail in Go with `ErrStalled`: 5 seconds by
/// default. An executor that runs anything of ours meanwhile does not stand still. It holds from now on, for the whole program.
///
/// ```
/// use std::time::Duration;
/// rust2go::executor::stall_after(Duration::from_secs(30));
/// ```
pub fn stall_after(limit: Duration) {
    let nanos = u64::try_from(limit.as_nanos()).unwrap_or(u64::MAX);
    // Relaxed: carries nothing but itself.
    STALL.store(nanos, Ordering::Relaxed);
}

/// There is nothing that a future could run on.
#[derive(Debug)]
pub(super) struct NoExecutor {
    /// Why the default one could not be made, if that was tried.
    reason: Option<String>,
}

impl NoExecutor {
    /// Nothing was set, and nothing is made.
    #[cfg(any(test, loom, not(feature = "tokio")))]
    pub(super) fn unset() -> Self {
        Self { reason: None }
    }

    #[cold]
    pub(super) fn refusal(&self, handler: &Handler) -> Refusal {
        let name = handler.name;
        let message = match &self.reason {
            None => format!(
                "{name} is async, and Rust has no executor for it: call rust2go::executor::tokio or rust2go::executor::set before the \
                 first call, or enable the feature tokio of the crate rust2go"
            ),
            Some(reason) => format!(
                "{name} is async, and the tokio runtime that was to run it could not be made: {reason}; call rust2go::executor::tokio or \
                 rust2go::executor::set before the first call"
            ),
        };
        Refusal::new(frame::NO_EXECUTOR, message)
    }
}

/// The executor that calls go to.
#[inline]
pub(super) fn current() -> Result<&'static Executor, NoExecutor> {
    // Acquire: pairs with the Release in `set`.
    let executor = CURRENT.load(Ordering::Acquire);
    // SAFETY: null, or the address of one that was leaked.
    match unsafe { executor.as_ref() } {
        Some(executor) => Ok(executor),
        None => default(),
    }
}

#[cold]
#[cfg(not(all(feature = "tokio", not(loom))))]
fn default() -> Result<&'static Executor, NoExecutor> {
    Err(NoExecutor::unset())
}

/// Makes a runtime, if nothing was set meanwhile; it lives as long as the program.
#[cold]
#[cfg(all(feature = "tokio", not(loom)))]
fn default() -> Result<&'static Executor, NoExecutor> {
    static MADE: Mutex<Option<tokio::runtime::Runtime>> = Mutex::new(None);
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if made.is_none() {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .thread_name("rust2go")
            .enable_all()
            .build()
            .map_err(|error| NoExecutor {
                reason: Some(error.to_string()),
            })?;
        let handle = made.insert(runtime).handle().clone();
        // Acquire: as in `current`.
        if CURRENT.load(Ordering::Acquire).is_null() {
            tokio(handle);
        }
    }
    drop(made);
    current()
}

/// What `watch` says: no call waits for the executor.
const IDLE: usize = 0;
/// What `watch` says: calls wait, and nothing is wrong as far as one can see.
pub(super) const MOVES: usize = 1;
/// What `watch` says: calls wait, and the executor has stood still for the limit.
const STALLED: usize = 2;

/// Go asks from time to time, while goroutines wait, how the executor does.
pub(super) fn watch() -> usize {
    if stop::asks() == 0 {
        return IDLE;
    }
    // Acquire: as in `current`.
    let executor = CURRENT.load(Ordering::Acquire);
    // SAFETY: as in `current`.
    match unsafe { executor.as_ref() } {
        // Relaxed: a number that stands for itself.
        Some(executor) if executor.stalls(Duration::from_nanos(STALL.load(Ordering::Relaxed))) => {
            STALLED
        }
        _ => MOVES,
    }
}

impl Executor {
    pub(super) fn leak(
        spawn: impl Fn(BoxTask) + Send + Sync + 'static,
        single: bool,
    ) -> &'static Self {
        Box::leak(Box::new(Self {
            spawn: Box::new(spawn),
            single,
            inbox: Inbox::default(),
            asked: Mutex::new(None),
        }))
    }

    /// Whether the driver has been asked to run and has not, for as long as `limit`. If it has run since, or was not asked, it is asked.
    pub(super) fn stalls(&self, limit: Duration) -> bool {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let beats = self.inbox.beats();
        match *asked {
            Some((then, since)) if then == beats => since.elapsed() >= limit,
            _ => {
                *asked = Some((beats, Instant::now()));
                drop(asked);
                self.inbox.wake();
                false
            }
        }
    }
}
