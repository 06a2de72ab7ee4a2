//! Which threads may call Go.
//!
//! Go works on the stack of the thread that calls, and ends the program where that runs out. It cannot live on after `fork`, and not on a
//! thread whose end has begun. These are found here before Go is entered, and are an [`Error::Thread`] instead. How many
//! threads call does not matter: Go's limit of 10,000 threads leaves out those that it has not started itself (golang/go#60004).
//! Calls of the ring can do without: they ask only whether the process was forked, and where a call into Go would be the better way to wake it, it is woken otherwise.

mod stack;

use std::cell::Cell;
use std::fmt;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::error::Error;

/// How much of its stack a thread must have left to call Go: as much as Go gives the threads that it starts without cgo.
const NEEDED: usize = 16 << 10;

/// The size of the signal stacks of Go's own threads, which stay to their end; std's are smaller.
const GOS: usize = 32 << 10;

static THREADS: AtomicUsize = AtomicUsize::new(0);
static FORKED: AtomicBool = AtomicBool::new(false);

/// Why a thread cannot call Go. The call was not begun. But for [`Forked`](ThreadError::Forked), another thread can make it, or the ring carry it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ThreadError {
    /// The thread is ending: this is the destructor of a thread-local value.
    Ending,
    /// Too little of the thread's stack is left.
    StackLow {
        /// How many bytes are left.
        left: usize,
        /// How many a call needs.
        needed: usize,
    },
    /// The process was made by `fork` without `exec`: it has none of Go's threads.
    Forked,
}

impl fmt::Display for ThreadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ending => f.write_str(
                "this thread cannot call Go any more, it is ending: call before the destructors of thread-local values run, or \
                 from another thread",
            ),
            Self::StackLow { left, needed } => write!(
                f,
                "this thread cannot call Go here, {left} bytes of its stack are left and a call needs {needed}: give it a larger \
                 stack (std::thread::Builder::stack_size), or call with fewer calls around it"
            ),
            Self::Forked => f.write_str(
                "this process cannot call Go, it was made by fork without exec and has none of Go's threads: start a program \
                 (std::process::Command), or call Go in the parent only",
            ),
        }
    }
}

impl std::error::Error for ThreadError {}

/// How many threads have called Go, not over the ring, and still run.
///
/// ```
/// assert_eq!(rust2go::threads::calling(), 0);
/// ```
pub fn calling() -> usize {
    // Relaxed: a number for people.
    THREADS.load(Ordering::Relaxed)
}

/// What is known of a thread.
#[derive(Clone, Copy)]
enum State {
    New,
    /// It calls Go. Whether it had a signal stack like std's before it did, which goes before the destructors run.
    Calling {
        low: usize,
        high: usize,
        signal_stack: bool,
    },
    Ending,
}

thread_local! {
    // Neither has a destructor, so both can be used while the thread is ending.
    /// Where the stack is too short: calls from above it need no further look.
    static FLOOR: Cell<usize> = const { Cell::new(usize::MAX) };
    static STATE: Cell<State> = const { Cell::new(State::New) };
    static LEAVE: Leave = const { Leave };
}

/// Notices that the thread is ending.
struct Leave;

impl Drop for Leave {
    fn drop(&mut self) {
        STATE.set(State::Ending);
        FLOOR.set(usize::MAX);
        // Relaxed: see `attach`.
        THREADS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Asks whether this thread may call Go here.
#[inline]
pub(crate) fn enter() -> Result<(), Error> {
    let here = 0u8;
    let here = (&raw const here).addr();
    if here >= FLOOR.get() {
        return Ok(());
    }
    look(here).map_err(Error::Thread)
}

/// Whether there is a Go to hand something to.
#[inline]
pub(crate) fn alive() -> Result<(), Error> {
    // Relaxed: as in `look`.
    if FORKED.load(Ordering::Relaxed) {
        return Err(Error::Thread(ThreadError::Forked));
    }
    Ok(())
}

/// Calls Go with a short message, which nobody waits for: here, or on a thread of its own if the stack of this one is too short. Goes without if
/// there is no Go any more, or no thread to be had.
pub(crate) fn tell(message: impl FnOnce() + Send + 'static) {
    match enter() {
        Err(Error::Thread(ThreadError::StackLow { .. })) => {
            // Without a thread, Go is not told; where memory is that short, others are worse off.
            let _ = std::thread::Builder::new().spawn(message);
        }
        Err(Error::Thread(ThreadError::Forked)) => {}
        // Ending threads included: in a program that Go is linked to, they can call until they are gone.
        _ => message(),
    }
}

#[cold]
fn look(here: usize) -> Result<(), ThreadError> {
    // Relaxed: set by this thread, or before it was started.
    if FORKED.load(Ordering::Relaxed) {
        return Err(ThreadError::Forked);
    }
    if let State::New = STATE.get() {
        attach()?;
    }
    match STATE.get() {
        State::Calling { signal_stack, .. } if signal_stack && stack::signal_stack().is_none() => {
            Err(ThreadError::Ending)
        }
        // A stack that somebody else has made for this thread lies elsewhere.
        State::Calling { low, high, .. } if here > low && here <= high => match here - low {
            left if left < NEEDED => Err(ThreadError::StackLow {
                left,
                needed: NEEDED,
            }),
            _ => Ok(()),
        },
        State::Calling { .. } => Ok(()),
        State::New | State::Ending => Err(ThreadError::Ending),
    }
}

/// The first call of a thread.
fn attach() -> Result<(), ThreadError> {
    static FORKS: Once = Once::new();
    FORKS.call_once(|| stack::at_fork(forked));
    // Relaxed: only the number matters.
    THREADS.fetch_add(1, Ordering::Relaxed);
    let (low, high) = stack::bounds();
    let signal_stack = stack::signal_stack().is_some_and(|size| size < GOS);
    STATE.set(State::Calling {
        low,
        high,
        signal_stack,
    });
    // A thread that may lose its signal stack is asked each time: Go dies of a signal then.
    FLOOR.set(if signal_stack {
        usize::MAX
    } else {
        low.saturating_add(NEEDED)
    });
    if LEAVE.try_with(|_| ()).is_err() {
        // The destructors are being run.
        drop(Leave);
        return Err(ThreadError::Ending);
    }
    Ok(())
}

/// In the child, on its only thread.
extern "C" fn forked() {
    // Relaxed: other threads start later.
    FORKED.store(true, Ordering::Relaxed);
    FLOOR.set(usize::MAX);
}

#[cfg(all(test, not(loom)))]
mod tests;
