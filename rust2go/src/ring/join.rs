//! How a client finds its ring: the first call of a trait asks Go for its runtime package, and joins it to a ring.

use std::cell::UnsafeCell;
use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};

use rust2go_mem_ring::{Plan, Region, mpsc};

use super::bell::Bell;
use super::duty::Duty;
use super::linger::Linger;
use super::room::Room;
use super::{Completion, Control, Line, Request, Ring, options};
use crate::sync::{AtomicU32, AtomicU64, Ordering};

/// What a ring export is asked to do.
#[derive(Clone, Copy, Debug)]
#[repr(u32)]
pub(super) enum Op {
    /// Say which runtime package this is, and where the methods of the trait begin.
    Ask = 0,
    /// Serve the rings that the link describes.
    Join = 1,
    /// Look at the requests: the bell, where there is no file for it.
    Ring = 2,
}

/// The argument of a ring export: `link` of the Go package.
#[repr(C)]
#[derive(Debug)]
pub(super) struct Link {
    op: u32,
    /// From Go: the number of the trait's first method.
    base: u32,
    /// From Go: what tells one runtime package of the archive from another.
    runtime: usize,
    /// Where the region of the two rings lies, and its size.
    region: usize,
    size: usize,
    /// Where `Control` lies.
    control: usize,
    /// Takes over all completions; gets `ring`.
    drain: usize,
    /// Says that there is room for requests; gets `ring`.
    room: usize,
    /// The word that these get.
    ring: usize,
    /// From Go: the file of the bell, or -1.
    bell: i64,
    /// From Go: 0 if all went well.
    failed: u64,
    /// The time of the bell's clock, in nanoseconds.
    now: u64,
    /// The address of what Rust serves objects by: `RustApi`.
    rust: usize,
}

impl Link {
    pub(super) fn new(op: Op) -> Self {
        Self {
            op: op as u32,
            base: 0,
            runtime: 0,
            region: 0,
            size: 0,
            control: 0,
            drain: 0,
            room: 0,
            ring: 0,
            bell: -1,
            failed: 0,
            now: 0,
            rust: 0,
        }
    }
}

/// The rings of the program, each with the runtime package that serves it: most often one.
static RINGS: Mutex<Vec<(usize, &'static Ring)>> = Mutex::new(Vec::new());

/// Finds or makes the ring of a trait, whose ring export is `export`; with it comes the number of the trait's first method.
///
/// # Safety
/// `export` must be what the generator made for the trait.
#[cold]
pub(crate) unsafe fn join(export: unsafe extern "C" fn(*mut c_void)) -> (&'static Ring, u32) {
    let mut link = Link::new(Op::Ask);
    // SAFETY: the caller's promise.
    unsafe { export((&raw mut link).cast()) };
    let base = link.base;
    let mut rings = RINGS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, ring)) = rings.iter().find(|(runtime, _)| *runtime == link.runtime) {
        return (ring, base);
    }
    // SAFETY: the caller's promise.
    let ring = unsafe { make(export) };
    rings.push((link.runtime, ring));
    (ring, base)
}

/// Makes the ring of a runtime package that has none.
///
/// # Safety
/// As for [`join`].
unsafe fn make(export: unsafe extern "C" fn(*mut c_void)) -> &'static Ring {
    let capacity = options::start();
    let plan = Plan::new()
        .mpsc::<Request>(capacity)
        .mpsc::<Completion>(capacity);
    let region = Region::heap(&plan).expect("memory for the rings");
    let completions = mpsc::Consumer::attach(&region, 1).expect("the plan has it");
    let ring = Box::leak(Box::new(Ring {
        requests: mpsc::Producer::attach(&region, 0).expect("the plan has it"),
        next: completions.probe(),
        completions: UnsafeCell::new(completions),
        control: Control {
            duty: Duty::new(),
            drains: AtomicU32::new(0),
            busy: Line(AtomicU64::new(options::busy())),
            rung: Line(AtomicU64::new(0)),
            late: AtomicU32::new(0),
            unused: 0,
            rested: AtomicU64::new(0),
        },
        bell: Bell::new(export),
        linger: Linger::new(),
        room: Room::default(),
        region,
    }));
    let mut link = Link::new(Op::Join);
    link.region = ring.region.address().as_ptr().addr();
    link.size = ring.region.size();
    link.control = (&raw const ring.control).addr();
    link.drain = drain as *const () as usize;
    link.room = room as *const () as usize;
    link.ring = (&raw const *ring).addr();
    link.now = ring.bell.now();
    link.rust = crate::serve::rust_api().addr();
    // SAFETY: the caller's promise; all that the link names lives for ever.
    unsafe { export((&raw mut link).cast()) };
    assert!(
        link.failed == 0,
        "the Go half refused the ring: both halves must be of one version of rust2go"
    );
    ring.bell.set_file(link.bell);
    ring
}

/// Tells Go how long to look before it parks.
pub(super) fn tell_busy(nanos: u64) {
    for (_, ring) in &*RINGS.lock().unwrap_or_else(PoisonError::into_inner) {
        // Relaxed: Go looks at it from time to time.
        ring.control.busy.0.store(nanos, Ordering::Relaxed);
    }
}

/// Takes over what has completed everywhere: for who waits without polling.
pub(crate) fn attend_all() {
    let rings = RINGS.lock().unwrap_or_else(PoisonError::into_inner).clone();
    for (_, ring) in rings {
        ring.attend_fully();
    }
}

/// The rings of the program as they are now, a line each, for reports about calls that hang: who is to look, and how much lies in each.
///
/// ```
/// eprintln!("{}", rust2go::ring::state());
/// ```
pub fn state() -> String {
    let rings = RINGS.lock().unwrap_or_else(PoisonError::into_inner);
    rings
        .iter()
        .map(|(_, ring)| format!("{ring:?}\n"))
        .collect()
}

unsafe extern "C" fn drain(ring: *const Ring) {
    // Nothing may unwind into Go; `done`, which runs in there, catches by itself what it runs of others.
    let _ = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: Go gives back the word of the link: the ring, which lives for ever.
        unsafe { &*ring }.attend_fully();
    }));
}

unsafe extern "C" fn room(ring: *const Ring) {
    // SAFETY: as in `drain`. It catches by itself what wakers do.
    unsafe { &*ring }.there_is_room();
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::ring::ASK_DONE;
    use crate::serve::rust_api;

    unsafe extern "C" fn go(link: *mut c_void) {
        // SAFETY: the argument of a ring export.
        let link = unsafe { &*link.cast::<Link>() };
        assert_eq!(link.op, Op::Join as u32);
        assert_eq!(link.rust, rust_api().addr());
        assert_eq!(std::mem::offset_of!(Link, rust), 88, "the last word in Go");
    }

    #[test]
    fn a_message_to_the_runtime_is_a_handle_with_a_number_of_no_method() {
        // SAFETY: it is one for the test.
        let ring = unsafe { make(go) };
        ring.submit_sometime(Request::builtin(ASK_DONE, 1 << 33 | 5));
        let mut requests = mpsc::Consumer::<Request>::attach(&ring.region, 0).expect("Go's half");
        let request = requests.pop().expect("a request");
        assert_eq!((request.frame, request.method), (1 << 33 | 5, 0xFFFF_FFFF));
        assert!(requests.is_empty());
    }
}
