//! Go's ends of the ring: rust2go-mem-ring's README has the bytes.

use std::ffi::c_void;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};

type Done = unsafe extern "C" fn(*mut c_void, usize, *const c_void) -> usize;

/// `struct link` of docs/abi.md.
#[repr(C)]
struct Link {
    op: u32,
    base: u32,
    runtime: usize,
    region: usize,
    size: usize,
    control: usize,
    drain: usize,
    room: usize,
    word: usize,
    bell: i64,
    failed: u64,
    now: u64,
    rust: *mut Rust,
}

/// What Rust serves objects by.
#[repr(C)]
pub struct Rust {
    abi: u32,
    unused: u32,
    pub invoke: unsafe extern "C" fn(usize, *mut c_void),
    pub retain: unsafe extern "C" fn(u64) -> usize,
}

static RUST: AtomicPtr<Rust> = AtomicPtr::new(ptr::null_mut());
static REQUESTS: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());
static COMPLETIONS: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());
static DUTY: AtomicPtr<AtomicU32> = AtomicPtr::new(ptr::null_mut());

/// What all ring exports do.
///
/// # Safety
/// `link` must be the argument of one.
pub unsafe fn join(link: *mut c_void) {
    // SAFETY: the caller's promise.
    let link = unsafe { &mut *link.cast::<Link>() };
    match link.op {
        0 => (link.base, link.runtime) = (0, 1),
        1 => {
            // Relaxed, here and below: there is one thread.
            let part = |number: usize| {
                let region = ptr::with_exposed_provenance_mut::<u8>(link.region);
                // SAFETY: the table of the region has both parts.
                unsafe { region.add(*region.add(128 + 32 * number + 16).cast::<u64>() as usize) }
            };
            REQUESTS.store(part(0), Ordering::Relaxed);
            COMPLETIONS.store(part(1), Ordering::Relaxed);
            let duty = ptr::with_exposed_provenance_mut(link.control);
            DUTY.store(duty, Ordering::Relaxed);
            RUST.store(link.rust, Ordering::Relaxed);
        }
        _ => {}
    }
}

/// What Rust has said with the ring.
pub fn rust() -> &'static Rust {
    // SAFETY: null, or the address of the static table.
    unsafe { RUST.load(Ordering::Relaxed).as_ref() }.expect("a trait with a ring is checked first")
}

/// How many entries each ring has.
pub const CAPACITY: u64 = 256;

const HEAD: usize = 256;
const TAIL: usize = 128;
const CELLS: usize = 640;

/// A number of a part.
///
/// # Safety
/// `part` must be one, and have a number there.
unsafe fn number(part: *mut u8, at: usize) -> &'static AtomicU64 {
    // SAFETY: the caller's promise; rings live for ever.
    unsafe { &*part.add(at).cast() }
}

/// Takes a request out: the frame and the number of the method.
pub fn take() -> Option<(*mut c_void, u32)> {
    let part = REQUESTS.load(Ordering::Relaxed);
    // SAFETY: the part of the requests: entries of 16 bytes, and the turn.
    unsafe {
        let head = number(part, HEAD);
        let position = head.load(Ordering::Relaxed);
        let cell = CELLS + (position % CAPACITY) as usize * 24;
        let (turn, lap) = (number(part, cell + 16), position / CAPACITY);
        if turn.load(Ordering::Acquire) != 2 * lap + 1 {
            return None;
        }
        let frame = number(part, cell).load(Ordering::Relaxed) as usize;
        let method = *part.add(cell + 8).cast::<u32>();
        turn.store(2 * lap + 2, Ordering::Release);
        head.store(position + 1, Ordering::Release);
        Some((ptr::with_exposed_provenance_mut(frame), method))
    }
}

/// Gives a slot back with its result: `stored` if it points at nothing.
///
/// # Safety
/// It must be one that `take` gave, with its result in it.
pub unsafe fn complete(slot: *mut c_void, stored: bool) {
    // SAFETY: the caller's promise; a slot begins with `done`. Events: 1 outcome, 2 ended, 4 lead, 8 quiet.
    unsafe {
        let (done, duty) = (*slot.cast::<Done>(), &*DUTY.load(Ordering::Relaxed));
        if duty.load(Ordering::SeqCst) == 0 {
            duty.store(1, Ordering::SeqCst);
            done(slot, 1 | 2 | 4, ptr::null());
            return;
        }
        if !stored {
            done(slot, 1 | 8, ptr::null());
        }
        let part = COMPLETIONS.load(Ordering::Relaxed);
        let tail = number(part, TAIL);
        let position = tail.load(Ordering::Relaxed);
        tail.store(position + 1, Ordering::Relaxed);
        let cell = CELLS + (position % CAPACITY) as usize * 16;
        let entry = slot.expose_provenance() as u64 | u64::from(!stored);
        number(part, cell).store(entry, Ordering::Relaxed);
        number(part, cell + 8).store(2 * (position / CAPACITY) + 1, Ordering::Release);
    }
}
