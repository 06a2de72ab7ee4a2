//! What a program can choose about its rings.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;
use std::{error, fmt};

/// Room for a burst: a request is 24 bytes.
const DEFAULT_CAPACITY: usize = 8192;

static CAPACITY: AtomicUsize = AtomicUsize::new(DEFAULT_CAPACITY);
static STARTED: AtomicBool = AtomicBool::new(false);
static BUSY: AtomicU64 = AtomicU64::new(0);
static FAILS: AtomicBool = AtomicBool::new(false);

/// What a call does that finds the ring full.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WhenFull {
    /// Its future waits for room.
    #[default]
    Wait,
    /// It fails with [`Error::QueueFull`](crate::Error::QueueFull). A method that returns no `Result` still waits, and so does a oneway
    /// call, whose caller does not wait for it: it is sent when there is room. So does a stream that asks Go for items.
    Fail,
}

/// Says what calls do that find the ring full. It holds from now on, for the whole program.
///
/// The ring is full when Rust starts calls faster than Go takes them over, by [`capacity`] calls. Calls that run in Go take no room in it.
///
/// ```
/// rust2go::ring::when_full(rust2go::ring::WhenFull::Fail);
/// ```
pub fn when_full(what: WhenFull) {
    // Relaxed: carries nothing but itself.
    FAILS.store(what == WhenFull::Fail, Ordering::Relaxed);
}

/// Lets both sides look for work for so long before they wait to be woken: a call that takes a few microseconds is then answered in one or
/// two, at the price of a core on each side. [`Duration::ZERO`], which is the default, switches it off. It holds from now on, for the whole
/// program; calls that are under way keep what they began with.
///
/// A future does not block its thread meanwhile: it asks its executor to be polled again, so that other tasks run in between.
///
/// ```
/// use std::time::Duration;
/// rust2go::ring::busy_poll(Duration::from_micros(50));
/// ```
pub fn busy_poll(time: Duration) {
    let nanos = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    // Relaxed: carries nothing but itself.
    BUSY.store(nanos, Ordering::Relaxed);
    super::join::tell_busy(nanos);
}

/// Sets the room of the rings, in calls, rounded up to a power of two from 2 to 1,048,576; without it, 8192. Say it before the first call
/// over a ring.
///
/// # Errors
/// If a ring has been made already.
///
/// ```
/// rust2go::ring::capacity(256).expect("no call was made yet");
/// ```
pub fn capacity(calls: usize) -> Result<(), AlreadyStarted> {
    // Relaxed, here and in `start`: a race of the two has no right answer, and neither guards memory.
    if STARTED.load(Ordering::Relaxed) {
        return Err(AlreadyStarted);
    }
    let calls = calls.clamp(2, 1 << 20).next_power_of_two();
    CAPACITY.store(calls, Ordering::Relaxed);
    Ok(())
}

/// A ring has been made already, with the capacity that was set before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyStarted;

impl fmt::Display for AlreadyStarted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a call over the ring has been made before; set the capacity at the start of the program")
    }
}

impl error::Error for AlreadyStarted {}

/// The capacity of a ring that is being made.
pub(super) fn start() -> usize {
    STARTED.store(true, Ordering::Relaxed);
    CAPACITY.load(Ordering::Relaxed)
}

/// How long to look before waiting, in nanoseconds.
#[inline]
pub(super) fn busy() -> u64 {
    BUSY.load(Ordering::Relaxed)
}

/// Whether calls fail that find the ring full.
pub(crate) fn fails_when_full() -> bool {
    FAILS.load(Ordering::Relaxed)
}
