//! The ring transport: calls to Go, and their completions, travel through two rings in shared memory. ARCHITECTURE.md traces a call.

mod bell;
mod duty;
mod join;
mod linger;
mod options;
mod prefetch;
mod room;

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::fmt;

use rust2go_mem_ring::{Region, mpsc};

use self::bell::Bell;
use self::duty::{Duty, Taken};
pub use self::join::state;
pub(crate) use self::join::{attend_all, join};
use self::linger::Linger;
pub(crate) use self::linger::Lingering;
pub(crate) use self::options::fails_when_full;
pub use self::options::{AlreadyStarted, WhenFull, busy_poll, capacity, when_full};
use self::room::Room;
pub(crate) use self::room::Waiting;
use crate::frame::{ENDED, Head, LEAD, OUTCOME};
use crate::sync::{AtomicU32, AtomicU64, Ordering};

/// A call on its way to Go.
#[derive(Clone, Copy, Debug, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(C)]
pub(crate) struct Request {
    /// The address of its frame; of a message to Go's runtime, a handle.
    pub(crate) frame: u64,
    /// The number of the method, as `rust2go.Serve` counts.
    pub(crate) method: u32,
    pub(crate) unused: u32,
}

/// The number that is no method: the async call from Go to Rust is done whose waiter `frame` names.
pub(crate) const ASK_DONE: u32 = 0xFFFF_FFFF;
/// The number that is no method: Rust is through with the object of Go's that `frame` names.
pub(crate) const RELEASE: u32 = 0xFFFF_FFFE;

impl Request {
    /// A message to Go's runtime itself: `what` happened to what `handle` names in Go.
    pub(crate) fn builtin(what: u32, handle: u64) -> Self {
        Self {
            frame: handle,
            method: what,
            unused: 0,
        }
    }

    pub(crate) fn new(frame: *mut c_void, method: u32) -> Self {
        Self {
            frame: frame.addr() as u64,
            method,
            unused: 0,
        }
    }
}

/// A completed call on its way back: the address of its slot, which holds the result; with `KEPT` where Rust has taken that already.
#[derive(Clone, Copy, Debug, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(transparent)]
struct Completion(u64);

/// The bit of a completion that no address has.
const KEPT: u64 = 1;

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
    /// When the bell was last rung, in nanoseconds since the ring was made; from Go: how many bells to ring by calling.
    rung: Line,
    late: AtomicU32,
    unused: u32,
    /// From Go: when the last dispatcher went to rest, by the clock of the bell.
    rested: AtomicU64,
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
    linger: Linger,
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
            self.bell.ring(&self.control);
        }
        Ok(())
    }

    /// Takes over what has completed: for the call with the baton, and for whoever wants to see it early.
    pub(crate) fn attend(&self) {
        // SAFETY: the duty calls it while it is this thread's.
        let take_over = || unsafe { self.take_over(LEAD) };
        self.control.duty.keep(take_over, || !self.next.is_ready());
    }

    /// Takes over all that has completed, on any thread; afterwards Go wakes somebody for what comes next.
    pub(crate) fn attend_fully(&self) {
        // SAFETY: as above.
        let take_over = || unsafe { self.take_over(LEAD) };
        self.control
            .duty
            .fulfil(take_over, || !self.next.is_ready());
    }

    /// Whether a call that has just been sent is to look on for a moment.
    #[inline]
    pub(crate) fn linger(&self) -> Option<Lingering> {
        self.linger.begin()
    }

    /// A lingering call looks at the ring; gives it back if it is to look again.
    pub(crate) fn look_on(&self, mut lingering: Lingering) -> Option<Lingering> {
        // SAFETY: as above.
        if self.control.duty.look(|| unsafe { self.take_over(0) }) {
            lingering.pays();
        }
        if lingering.is_over() {
            self.stop_lingering(lingering);
            return None;
        }
        Some(lingering)
    }

    /// The call is over, or will not linger any more: Go must wake somebody for what comes next.
    pub(crate) fn stop_lingering(&self, lingering: Lingering) {
        self.linger.end(lingering);
        self.attend_fully();
    }

    /// Takes over what there is, up to a budget, so that the tasks which it wakes get their turn. The baton, if one is to be given, goes to
    /// the last but one of those: most others are polled before it, whether the executor runs the newest task first or last.
    ///
    /// # Safety
    /// The duty must be this thread's.
    unsafe fn take_over(&self, baton: usize) -> Taken {
        // Relaxed: a number that Go's watch compares with an older one.
        self.control.drains.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller's promise; delivering, below, does not come back here, because the duty is taken.
        let completions = unsafe { &mut *self.completions.get() };
        let mut batch = [Completion(0); 32];
        let mut count = 0;
        let mut last = [None; 2];
        while count < BUDGET {
            let some = completions.pop_slice(&mut batch).unwrap_or(0);
            for &completion in &batch[..some] {
                prefetch::slot(completion.head().addr());
            }
            for &completion in &batch[..some] {
                let before = last[1].replace(completion);
                if let Some(ready) = std::mem::replace(&mut last[0], before) {
                    // SAFETY: it came out of the ring.
                    unsafe { ready.deliver(0) };
                }
            }
            count += some;
            if some < batch.len() {
                break;
            }
        }
        let mut handed_on = false;
        for completion in last.into_iter().flatten() {
            let with = if handed_on { 0 } else { baton };
            // SAFETY: as above.
            handed_on |= unsafe { completion.deliver(with) } && with != 0;
        }
        Taken { count, handed_on }
    }
}

impl Completion {
    /// The slot.
    #[inline]
    fn head(self) -> *mut Head {
        (self.0 & !KEPT) as usize as *mut Head
    }

    /// Gives the slot its result, and tells whether that has woken a task.
    ///
    /// # Safety
    /// It must come out of the ring: Go pushes the slot of each call once, as the last thing it does with it, with the result in it.
    unsafe fn deliver(self, with: usize) -> bool {
        let head = self.head();
        let outcome = if self.0 & KEPT == 0 { OUTCOME } else { 0 };
        // SAFETY: the caller's promise.
        unsafe { ((*head).done)(head.cast(), outcome | ENDED | with, std::ptr::null()) != 0 }
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
