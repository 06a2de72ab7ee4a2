//! A value without a form in Go ends the call before it begins.

use std::ffi::c_void;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use crate::call::Call;
use crate::error::Error;
use crate::link::{Interface, InterfaceState, Method, Way};
use crate::oneway::call_oneway;
use crate::reply::{Fallible, Value};
use crate::sync_call::call_sync;

unsafe extern "C" fn no_cancel(_: u64) {}

unsafe extern "C" fn no_contract() -> *const c_void {
    std::ptr::null()
}

unsafe extern "C" fn no_call(_: *mut c_void) {
    eprintln!("Go was called");
    std::process::abort();
}

static INTERFACE: Interface = Interface {
    name: "Clock",
    cancel: no_cancel,
    contract: no_contract,
    describe: |_| (),
    ring: None,
    state: InterfaceState::checked(),
};

static WAIT: Method = Method {
    interface: &INTERFACE,
    name: "Clock.wait",
    params: &["times", "longest"],
    way: Way::Cgo(no_call),
};

fn refused() -> Error {
    Error::Encode {
        field: "Clock.wait.times[1]".to_owned(),
        reason: "18446744073709551615 seconds are beyond the range of Go's time.Duration, which is 292 years"
            .to_owned(),
    }
}

fn args() -> (Vec<Duration>, u8) {
    (vec![Duration::ZERO, Duration::MAX], 1)
}

#[test]
fn a_sync_call_returns_the_error() {
    let out = call_sync::<_, Fallible<(), Error>>(&WAIT, args(), false);
    assert_eq!(out, Err(refused()));
    assert_eq!(
        refused().to_string(),
        "Clock.wait.times[1] cannot be sent to Go: 18446744073709551615 seconds are beyond the range of Go's time.Duration, \
         which is 292 years"
    );
}

#[test]
fn an_argument_is_named_even_where_it_is_wrong_itself() {
    let out = call_sync::<_, Fallible<(), Error>>(&WAIT, (0_u8, Duration::MAX), true);
    let Err(Error::Encode { field, .. }) = out else {
        panic!("{out:?}")
    };
    assert_eq!(field, "Clock.wait.longest");
}

#[test]
fn an_async_call_is_ready_with_the_error() {
    for call in [Call::copying(&WAIT, args()), Call::lending(&WAIT, args())] {
        let call: Call<_, Fallible<u8, Error>> = call;
        let mut context = Context::from_waker(Waker::noop());
        assert_eq!(pin!(call).poll(&mut context), Poll::Ready(Err(refused())));
    }
    assert_eq!(crate::in_flight(), 0);
}

#[test]
#[should_panic(expected = "Clock.wait.times[1] cannot be sent to Go")]
fn a_oneway_call_panics() {
    call_oneway(&WAIT, args());
}

#[test]
#[should_panic(expected = "Clock.wait.times[1] cannot be sent to Go")]
fn a_call_that_cannot_fail_panics() {
    call_sync::<_, Value<()>>(&WAIT, args(), false);
}
