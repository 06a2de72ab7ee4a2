//! `echo_big` by C.GoBytes and C.CBytes, as the documentation of cgo suggests it: each string and each block of bytes is copied into memory of its
//! own, by Go when it comes, by C's malloc when it goes.

use super::DoneBig;
use super::message::{HwMessage, read_big, slice, with_message};
use super::reply::{Reply, complete};
use crate::api::Big;

unsafe extern "C" {
    fn hw_gobytes_echo_big(request: *const HwMessage, slot: usize, done: DoneBig);
}

unsafe extern "C" fn done(slot: usize, reply: *const HwMessage) {
    // SAFETY: Go gives a message whose addresses are valid until they are freed.
    let value = unsafe { read_big(&*reply) };
    // SAFETY: Go has made all of it by malloc, and knows it no more.
    unsafe { free(&*reply) };
    // SAFETY: Go calls this once for each call, with the slot that `echo_big` gave it, which is a `Slot<Big>`.
    unsafe { complete(slot, value) }
}

/// Frees a message.
///
/// # Safety
/// Each address in it is one that malloc gave, or null, and is not used again.
unsafe fn free(message: &HwMessage) {
    // SAFETY: the caller's promise.
    for user in unsafe { slice(message.users, message.users_len) } {
        // SAFETY: the caller's promise.
        unsafe { libc::free(user.name.cast_mut().cast()) };
    }
    // SAFETY: the caller's promise; the users have been read.
    unsafe {
        libc::free(message.users.cast_mut().cast());
        libc::free(message.data.cast_mut().cast());
    }
}

/// The twin of `Demo::echo_big`.
pub fn echo_big(request: &Big) -> Reply<Big> {
    let (reply, slot) = Reply::new();
    with_message(&request.users, &request.data, |message| {
        // SAFETY: the message is valid until the export returns, and Go copies it before; the slot is a `Slot<Big>`.
        unsafe { hw_gobytes_echo_big(message, slot, done) }
    });
    reply
}
