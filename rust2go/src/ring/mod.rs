//! The ring transport: calls to Go, and their completions, travel through two rings in shared memory. ARCHITECTURE.md traces a call.

mod bell;
mod duty;
mod join;
mod options;
mod room;

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::fmt;

use rust2go_mem_ring::{Region, mpsc};

use self::bell::Bell;
use self::duty::Duty;
pub use self::join::state;
pub(crate) use self::join::{attend_all, join};
pub use self::options::{AlreadyStarted, WhenFull, busy_poll, capacity, when_full};
pub(crate) use self::options::{busy, fails_when_full};
use self::room::Room;
pub(crate) use self::room::Waiting;
use crate::frame::{ENDED, Head, OUTCOME};
use crate::sync::{AtomicU32, AtomicU64, Ordering};

/// A call on its way to Go.
#[derive(Clone, Copy, Debug, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C)]
pub(crate) struct Request {
    /// The address of its frame.
    pub(crate) frame: u64,
    /// The number of the method, as `rust2go.Serve` counts.
    pub(crate) method: u32,
    pub(crate) unused: u32,
}

impl Request {
    pub(crate) fn new(frame: *mut c_void, method: u32) -> Self {
        Self {
            frame: frame.addr() as u64,
            method,
            unused: 0,
        }
    }
}

/// A completed call on its way back: the address of its slot, which holds the result.
#[derive(Clone, Copy, Debug, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(transparent)]
struct Completion(u64);

/// How many calls one poll takes over at most before it lets the tasks run that it has woken.
const BUDGET: usize = 256;

/// What both sides see beside the rings: `control` of the Go package.
#[repr(C, align(128))]
struct Control {
    duty: Duty,
    /// How often somebody has drained: Go's watch sees by it whether promises are kept.
    drains: AtomicU32,
    /// How long Go looks for more before it parks, in nanoseconds.
    busy: Line,
}

/// A number on cache lines of its own.
#[repr(C, align(128))]
struct Line(AtomicU64);

/// The two rings to one Go runtime package. There is one for each, and it lives as long as the program.
pub(crate) struct Ring {
    requests: mpsc::Producer<Request>,
    /// Touched only by the thread that has the duty.
    completions: UnsafeCell<mpsc::Consumer<Completion>>,
    /// Looks at the completions without the duty.
    next: mpsc::Probe<Completion>,
    control: Control,
    bell: Bell,
    room: Room,
    region: Region,
}

// SAFETY: everything but the consumer is Sync by itself; that one belongs to the thread that took the duty, and taking it
// synchronises with the thread that had it before.
unsafe impl Sync for Ring {}
// SAFETY: all parts are Send.
unsafe impl Send for Ring {}

/// There is no room in the ring.
#[derive(Debug)]
pub(crate) struct Full;

impl Ring {
    /// Hands a call to Go.
    #[inline]
    pub(crate) fn submit(&self, request: Request) -> Result<(), Full> {
        if self.requests.push(request).is_err() {
            return Err(Full);
        }
        if self.requests.wake() {
            self.bell.ring();
        }
        Ok(())
    }

    /// Takes over what has completed, if it is this thread's turn. Every poll of a call does it.
    #[inline]
    pub(crate) fn attend(&self) {
        if self.control.duty.due() {
            self.keep_promise();
        }
    }

    fn keep_promise(&self) {
        // SAFETY: the duty calls it while it is this thread's.
        let take_over = || unsafe { self.take_over() };
        self.control.duty.keep(BUDGET, take_over, || !self.next.is_ready());
    }

    /// Takes over all that has completed, on any thread; afterwards Go wakes somebody for what comes next.
    pub(crate) fn attend_fully(&self) {
        // SAFETY: as above.
        let take_over = || unsafe { self.take_over() };
        self.control.duty.fulfil(take_over, || !self.next.is_ready());
    }

    /// Says that this task will look again soon: Go needs to wake nobody meanwhile.
    pub(crate) fn promise(&self) {
        self.control.duty.promise();
    }

    /// Takes over a batch: how many.
    ///
    /// # Safety
    /// The duty must be this thread's.
    unsafe fn take_over(&self) -> usize {
        // Relaxed: a number that Go's watch compares with an older one.
        self.control.drains.fetch_add(1, Ordering::Relaxed);
        let mut batch = [Completion(0); 32];
        // SAFETY: the caller's promise; delivering, below, does not come back here, because the duty is taken.
        let completions = unsafe { &mut *self.completions.get() };
        let count = completions.pop_slice(&mut batch).unwrap_or(0);
        for completion in &batch[..count] {
            let slot = completion.0 as usize as *mut Head;
            // SAFETY: Go pushes the slot of each call once, as the last thing it does with it, with the result in it.
            let _ = unsafe { ((*slot).done)(slot.cast(), OUTCOME | ENDED, std::ptr::null()) };
        }
        count
    }

}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ring")
            .field("duty", &self.control.duty)
            .field("drains", &self.control.drains)
            .field("requests", &self.requests)
            .field("next_completion", &self.next)
            .field("room", &self.room)
            .finish_non_exhaustive()
    }
}
