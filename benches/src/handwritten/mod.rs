//! The yardstick: Go called from Rust without rust2go, by hand on both sides (the other half is `go/handwritten`).
//!
//! It does what the bridge does for the same payload and no more: the request is laid out as C structs, the export copies
//! it and starts a goroutine, the goroutine calls back with the result, and the future is woken. Each call is one `Arc`
//! that the future and the goroutine share. There is no cancellation, no deadline, no error and no recovery from a panic.

pub mod blocking;
mod bytes;
mod gobytes;
pub mod held;
mod load;
mod message;
mod reply;

use std::ffi::c_void;
use std::ptr;
use std::time::Duration;

use crate::api::{Big, DemoComplicatedRequest};
pub use bytes::{copy_from_go, copy_strings_from_go, copy_strings_to_go, copy_to_go};
pub use gobytes::echo_big as gobytes_echo_big;
pub use load::Load;
use message::{HwMessage, read_big, with_message};
pub use reply::Reply;
use reply::complete;

#[repr(C)]
struct HwLoop {
    calls: u64,
    samples: *mut u32,
    samples_cap: usize,
    samples_len: usize,
}

type Done = unsafe extern "C" fn(slot: usize, pass: u8);
type DoneBig = unsafe extern "C" fn(slot: usize, reply: *const HwMessage);

unsafe extern "C" {
    fn hw_empty(p: *mut c_void);
    fn hw_noop(request: *const HwMessage, slot: usize, done: Done);
    fn hw_sleep10ms(request: *const HwMessage, slot: usize, done: Done);
    fn hw_cpu50us(request: *const HwMessage, slot: usize, done: Done);
    fn hw_wait(request: *const HwMessage, slot: usize, done: Done);
    fn hw_echo_big(request: *const HwMessage, slot: usize, done: DoneBig);
    safe fn hw_gomaxprocs() -> i32;
    safe fn hw_work_rounds() -> u64;
    fn hw_pure_go_sleep10ms(in_flight: usize, nanoseconds: i64, out: *mut HwLoop);
    fn hw_pure_go_cpu50us(in_flight: usize, nanoseconds: i64, out: *mut HwLoop);
}

unsafe extern "C" fn done(slot: usize, pass: u8) {
    // SAFETY: Go calls this once for each call, with the slot that `small` gave it, which is a `Slot<bool>`.
    unsafe { complete(slot, pass != 0) }
}

unsafe extern "C" fn done_big(slot: usize, reply: *const HwMessage) {
    // SAFETY: Go lends a message whose addresses are valid until this function returns.
    let value = unsafe { read_big(&*reply) };
    // SAFETY: Go calls this once for each call, with the slot that `echo_big` gave it, which is a `Slot<Big>`.
    unsafe { complete(slot, value) }
}

type SmallExport = unsafe extern "C" fn(*const HwMessage, usize, Done);

fn small(request: &DemoComplicatedRequest, export: SmallExport) -> Reply<bool> {
    let (reply, slot) = Reply::new();
    with_message(&request.users, &request.balabala, |message| {
        // SAFETY: the message is valid until the export returns, and Go copies it before; the slot is a `Slot<bool>`.
        unsafe { export(message, slot, done) }
    });
    reply
}

/// A call that does nothing.
pub fn empty() {
    // SAFETY: Go ignores the argument.
    unsafe { hw_empty(ptr::null_mut()) }
}

/// The twin of `Demo::noop`.
pub fn noop(request: &DemoComplicatedRequest) -> Reply<bool> {
    small(request, hw_noop)
}

/// The twin of `Demo::sleep10ms`.
pub fn sleep10ms(request: &DemoComplicatedRequest) -> Reply<bool> {
    small(request, hw_sleep10ms)
}

/// The twin of `Demo::cpu50us`.
pub fn cpu50us(request: &DemoComplicatedRequest) -> Reply<bool> {
    small(request, hw_cpu50us)
}

/// The twin of `Demo::wait`.
pub fn wait(request: &DemoComplicatedRequest) -> Reply<bool> {
    small(request, hw_wait)
}

/// The twin of `Demo::echo_big`.
pub fn echo_big(request: &Big) -> Reply<Big> {
    let (reply, slot) = Reply::new();
    with_message(&request.users, &request.data, |message| {
        // SAFETY: the message is valid until the export returns, and Go copies it before; the slot is a `Slot<Big>`.
        unsafe { hw_echo_big(message, slot, done_big) }
    });
    reply
}

/// What GOMAXPROCS is in this process.
pub fn gomaxprocs() -> u32 {
    hw_gomaxprocs().unsigned_abs()
}

/// How much a handler computes for 50 µs. Another process that is told by [`WORK`] does the same.
pub fn work_rounds() -> u64 {
    hw_work_rounds()
}

/// The environment variable that tells Go how much to compute.
pub const WORK: &str = "RUST2GO_BENCHES_ROUNDS";

/// A loop that is all Go.
#[derive(Clone, Copy)]
pub enum PureGo {
    /// Calls that sleep 10 ms.
    Sleep10ms,
    /// Calls that compute for 50 µs.
    Cpu50us,
}

/// Runs calls in Go alone for `length`: how many there were, and the latencies, in nanoseconds, of as many of them as `samples` has room for.
pub fn pure_go(
    what: PureGo,
    in_flight: usize,
    length: Duration,
    samples: &mut [u32],
) -> (u64, &[u32]) {
    let run = match what {
        PureGo::Sleep10ms => hw_pure_go_sleep10ms,
        PureGo::Cpu50us => hw_pure_go_cpu50us,
    };
    let mut out = HwLoop {
        calls: 0,
        samples: samples.as_mut_ptr(),
        samples_cap: samples.len(),
        samples_len: 0,
    };
    let nanoseconds = i64::try_from(length.as_nanos()).unwrap_or(i64::MAX);
    // SAFETY: `out` and the memory it names are ours and valid until the loop is over, which is when the export returns.
    unsafe { run(in_flight, nanoseconds, &mut out) };
    (out.calls, &samples[..out.samples_len])
}
