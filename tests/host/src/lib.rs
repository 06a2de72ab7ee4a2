//! The programs' half of the contract, and what they share. Each program in `bin` is run by a test in `tests`, as a process of its own.
#![cfg(unix)]

pub mod api;

use std::ffi::c_int;
use std::time::{Duration, Instant};

use api::{HostImpl, Rust, RustImpl};

impl Rust for RustImpl {
    fn deeper(depth: u64) -> Result<u64, rust2go::Error> {
        if depth == 0 {
            return Ok(0);
        }
        // Some stack for what a program would do here.
        let room = std::hint::black_box([0u8; 512]);
        let deepest = HostImpl::down(depth - 1);
        std::hint::black_box(room);
        deepest
    }
}

/// Installs a handler as the C library has it, with these flags.
///
/// # Panics
/// If the system refuses.
pub fn install(signal: c_int, handler: extern "C" fn(c_int), flags: c_int) {
    // SAFETY: all bits zero is a sigaction; the handlers of the tests only count.
    let failed = unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = handler as *const () as usize;
        action.sa_flags = flags;
        libc::sigaction(signal, &raw const action, std::ptr::null_mut())
    };
    assert_eq!(failed, 0, "sigaction of {signal}");
}

/// Looks until `done`, for twenty seconds at most.
///
/// # Panics
/// If that is not enough.
pub fn until(what: &str, mut done: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !done() {
        assert!(Instant::now() < end, "{what}: not within 20 seconds");
        std::thread::sleep(Duration::from_millis(1));
    }
}
