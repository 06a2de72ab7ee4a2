//! Calls that block the thread until Go answers, for `spawn_blocking`: no goroutine, no future.

use super::DoneBig;
use super::message::{HwMessage, read_big, with_message};
use crate::api::{Big, DemoComplicatedRequest};

unsafe extern "C" {
    fn hw_blocking_noop(request: *const HwMessage) -> u8;
    fn hw_blocking_sleep10ms(request: *const HwMessage) -> u8;
    fn hw_blocking_cpu50us(request: *const HwMessage) -> u8;
    fn hw_blocking_echo_big(request: *const HwMessage, slot: usize, done: DoneBig);
}

/// The twin of `Demo::noop`.
pub fn noop(request: &DemoComplicatedRequest) -> bool {
    small(request, hw_blocking_noop)
}

/// The twin of `Demo::sleep10ms`.
pub fn sleep10ms(request: &DemoComplicatedRequest) -> bool {
    small(request, hw_blocking_sleep10ms)
}

/// The twin of `Demo::cpu50us`.
pub fn cpu50us(request: &DemoComplicatedRequest) -> bool {
    small(request, hw_blocking_cpu50us)
}

fn small(
    request: &DemoComplicatedRequest,
    export: unsafe extern "C" fn(*const HwMessage) -> u8,
) -> bool {
    let mut pass = false;
    with_message(&request.users, &request.balabala, |message| {
        // SAFETY: the message is valid until the export returns, and Go keeps nothing of it.
        pass = unsafe { export(message) } != 0;
    });
    pass
}

/// The twin of `Demo::echo_big`; None if Go gave no answer.
pub fn echo_big(request: &Big) -> Option<Big> {
    let mut answer: Option<Big> = None;
    let slot = (&raw mut answer).expose_provenance();
    with_message(&request.users, &request.data, |message| {
        // SAFETY: the message is valid until the export returns, and Go copies it; so is the slot, which `store` writes to before.
        unsafe { hw_blocking_echo_big(message, slot, store) }
    });
    answer
}

unsafe extern "C" fn store(slot: usize, reply: *const HwMessage) {
    // SAFETY: Go lends a message whose addresses are valid until this function returns.
    let value = unsafe { read_big(&*reply) };
    // SAFETY: the slot is the `Option<Big>` of `echo_big`, which waits for the export that calls this, and does not look meanwhile.
    unsafe { *std::ptr::with_exposed_provenance_mut::<Option<Big>>(slot) = Some(value) };
}
