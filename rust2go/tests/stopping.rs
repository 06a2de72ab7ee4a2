//! The end of serving: a test program of its own, because there is no way back.

use std::ffi::c_void;
use std::time::Duration;

use rust2go::private::{Handler, Interface, InterfaceState, Value, no_cancel, serve_sync};

unsafe extern "C" fn contract() -> *const c_void {
    c"".as_ptr().cast()
}

static INTERFACE: Interface = Interface {
    name: "Store",
    cancel: no_cancel,
    contract,
    describe: |_| (),
    ring: None,
    state: InterfaceState::new(),
};

static GET: Handler = Handler {
    interface: &INTERFACE,
    name: "Store.get",
    params: &[],
};

/// Calls a method from Go: its value, or the kind of the failure.
fn call() -> Result<u64, u32> {
    let mut frame = [0_usize, 0, 0, 0, 0];
    // SAFETY: a frame without arguments, with a number as the value.
    unsafe { serve_sync::<(), Value<u64>>(&GET, (&raw mut frame).cast(), |()| 7) };
    let answer: *const usize = std::ptr::with_exposed_provenance(frame[3]);
    if answer.is_null() {
        return Ok(frame[4] as u64);
    }
    // SAFETY: an answer: its third word is the address of a failure, which begins with the kind, its fourth gives it back.
    unsafe {
        let failure: *const u32 = std::ptr::with_exposed_provenance(*answer.add(2));
        let kind = *failure;
        let leave = answer.add(3).cast::<unsafe extern "C" fn(usize)>();
        (*leave)(frame[3]);
        Err(kind)
    }
}

#[test]
fn nothing_is_served_after_the_end() {
    assert_eq!(call(), Ok(7));
    assert_eq!(rust2go::stop_serving(Duration::from_secs(5)), Ok(()));
    assert_eq!(call(), Err(12));
    assert_eq!(rust2go::counts().asks, 0);
}
