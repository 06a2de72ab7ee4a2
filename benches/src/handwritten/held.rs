//! Calls that are held in Go: they wait at a gate, which all transports and the pure Go program share. The handlers of
//! `Demo::wait` wait there too.

use super::message::{HwMessage, with_message};
use crate::api::DemoComplicatedRequest;

unsafe extern "C" {
    fn hw_pure_go_wait(request: *const HwMessage, calls: usize);
    safe fn hw_pure_go_answered() -> usize;
    safe fn hw_gate_close();
    safe fn hw_gate_open();
    safe fn hw_gate_waiting() -> usize;
    safe fn hw_goroutines() -> usize;
    safe fn hw_free_memory();
}

/// A gate that is closed, until it is dropped.
#[must_use = "the gate opens when this is dropped"]
pub struct Gate(());

impl Gate {
    /// Closes the gate. It must have been open.
    pub fn close() -> Gate {
        hw_gate_close();
        Gate(())
    }

    /// How many calls wait there.
    pub fn waiting(&self) -> usize {
        hw_gate_waiting()
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        hw_gate_open();
    }
}

/// Starts as many goroutines as there would be calls, in Go alone. Each has a copy of the request and waits at the gate.
pub fn pure_go(request: &DemoComplicatedRequest, calls: usize) {
    with_message(&request.users, &request.balabala, |message| {
        // SAFETY: the message is valid until the export returns, and Go has copied it by then.
        unsafe { hw_pure_go_wait(message, calls) }
    });
}

/// How many of the last such goroutines have passed the gate, and had their request whole.
pub fn pure_go_answered() -> usize {
    hw_pure_go_answered()
}

/// How many goroutines there are.
pub fn goroutines() -> usize {
    hw_goroutines()
}

/// Lets Go collect its garbage, and both sides give back to the system what they do not use.
pub fn free_memory() {
    hw_free_memory();
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it may be called at any time.
    unsafe {
        libc::malloc_trim(0)
    };
}
