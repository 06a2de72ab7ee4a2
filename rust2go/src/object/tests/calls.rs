//! Calls of Rust's to objects of Go's, and such whose results are some.

use std::cell::Cell;
use std::ffi::c_void;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use super::super::Foreign;
use super::{LISTENER, Marker, released, take};
use crate::call::Call;
use crate::error::Error;
use crate::frame::{ENDED, FailureRef, Head, OUTCOME};
use crate::link::{Method, Way};
use crate::reply::{Fallible, Value};
use crate::start::slot_layout;
use crate::sync_call::call_sync;

type Reply = Fallible<Option<Foreign<Marker>>, Error>;

thread_local! {
    /// The slot of the call that this thread has begun.
    static SLOT: Cell<*mut c_void> = const { Cell::new(std::ptr::null_mut()) };
}

unsafe extern "C" fn begin(slot: *mut c_void) {
    SLOT.set(slot);
}

static MAKE: Method = Method {
    interface: &LISTENER,
    name: "Listener.make",
    params: &[],
    way: Way::Cgo(begin),
};

/// A call that has begun.
fn begun() -> Call<(), Reply> {
    let mut call = Call::copying(&MAKE, ());
    let poll = poll(&mut call);
    assert!(poll.is_pending());
    call
}

fn poll(call: &mut Call<(), Reply>) -> Poll<Result<Option<Foreign<Marker>>, Error>> {
    Pin::new(call).poll(&mut Context::from_waker(Waker::noop()))
}

/// Go gives the object, or fails, and ends.
fn finish(handle: u64, failure: *const FailureRef) {
    let slot = SLOT.get();
    let layout = slot_layout::<(), Reply>();
    let value = layout.parts.iter().find(|part| part.0 == "value");
    let (_, offset, _) = value.expect("a slot has one");
    // SAFETY: Go has the slot, with the place of an address; it ends the call once.
    unsafe {
        let place = slot.cast::<u8>().add(*offset).cast::<*const u64>();
        place.write(&raw const handle);
        ((*slot.cast::<Head>()).done)(slot, OUTCOME | ENDED, failure);
    }
}

#[test]
fn an_object_arrives() {
    const HANDLE: u64 = 1 << 32 | 100;
    let mut call = begun();
    finish(HANDLE, std::ptr::null());
    let Poll::Ready(Ok(Some(object))) = poll(&mut call) else {
        panic!("Go has given it")
    };
    drop(call);
    assert_eq!(released(HANDLE), 0);
    drop(object);
    assert_eq!(released(HANDLE), 1);
}

#[test]
fn an_object_that_nobody_waits_for_is_released() {
    const HANDLE: u64 = 1 << 32 | 101;
    drop(begun());
    finish(HANDLE, std::ptr::null());
    assert_eq!(released(HANDLE), 1);
}

#[test]
fn an_object_that_nobody_reads_is_released() {
    const HANDLE: u64 = 1 << 32 | 102;
    let call = begun();
    finish(HANDLE, std::ptr::null());
    drop(call);
    assert_eq!(released(HANDLE), 1);
}

#[test]
fn a_failure_gives_no_object() {
    const HANDLE: u64 = 1 << 32 | 103;
    let failure = FailureRef::new(1, "no", "");
    drop(begun());
    finish(HANDLE, &raw const failure);
    let mut call = begun();
    finish(HANDLE, &raw const failure);
    assert!(matches!(
        poll(&mut call),
        Poll::Ready(Err(Error::Go { .. }))
    ));
    assert_eq!(released(HANDLE), 0);
}

/// The frame of `visit`, as Go declares it.
#[repr(C)]
struct VisitInGo {
    head: Head,
    this: u64,
    n: u64,
    value: u8,
}

static VISIT: Method = Method {
    interface: &LISTENER,
    name: "Listener.visit",
    params: &["this", "n"],
    way: Way::Cgo(visit),
};

unsafe extern "C" fn visit(frame: *mut c_void) {
    let frame = frame.cast::<VisitInGo>();
    // SAFETY: Rust waits in the call with its frame.
    unsafe { (*frame).value = u8::from((*frame).this == (*frame).n) };
}

#[test]
fn a_func_of_go_is_a_closure_here() {
    const HANDLE: u64 = 1 << 32 | 104;
    let f: Foreign<Marker> = take(HANDLE).expect("a handle of Go's");
    let visit = move |n: u64| call_sync::<_, Value<bool>>(&VISIT, (&f, n), false);
    assert!(visit(HANDLE) && !visit(1));
    assert_eq!(released(HANDLE), 0);
    drop(visit);
    assert_eq!(released(HANDLE), 1);
}

#[test]
fn a_call_may_outlive_its_receiver() {
    const HANDLE: u64 = 1 << 32 | 105;
    let f: Foreign<Marker> = take(HANDLE).expect("a handle of Go's");
    let call = Call::<_, Value<u8>>::copying(&MAKE, (f.clone(), 1_u8));
    drop(f);
    assert_eq!(released(HANDLE), 0, "it has not begun");
    drop(call);
    assert_eq!(released(HANDLE), 1);
}
