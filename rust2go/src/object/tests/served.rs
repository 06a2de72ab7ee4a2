//! Go asks objects through the table that it gets.

use std::ffi::c_void;
use std::mem::MaybeUninit;

use super::super::{Entry, Given, Guard, ObjectTable};
use super::{LISTENER, Marker, lent};
use crate::arena::Arena;
use crate::convert::{Layout, ToGo};
use crate::error::Error;
use crate::frame::FailureRef;
use crate::reply::Value;
use crate::serve::{Ask, Frame, Handler, rust_api, serve_async, serve_sync};

/// What Rust serves objects by, as Go declares it.
#[repr(C)]
struct RustInGo {
    abi: u32,
    unused: u32,
    invoke: unsafe extern "C" fn(usize, *mut c_void),
    retain: unsafe extern "C" fn(u64) -> usize,
    release: unsafe extern "C" fn(u64),
}

/// The start of `rust2go.Answer`, as Go declares it.
#[repr(C)]
struct AnswerInGo {
    state: u32,
    taken: u32,
    bytes: usize,
    failure: *const FailureRef,
    leave: unsafe extern "C" fn(usize),
}

static NEXT: Handler = Handler {
    interface: &LISTENER,
    name: "Listener.next",
    params: &["n"],
};

/// Asks the object for what follows `n`, as Go does.
fn ask(rust: &RustInGo, object: u64, n: u64) -> Result<u64, Error> {
    let mut frame = Frame::<Tuple1, u64> {
        ask: Ask {
            object,
            spare: 0,
            timeout: 0,
            answer: 0,
        },
        args: (n,).lend(&mut Arena::new(std::ptr::null_mut(), 0, false, &vec![])),
        value: MaybeUninit::new(0),
    };
    // SAFETY: a frame of the method.
    unsafe { (rust.invoke)(0, (&raw mut frame).cast()) };
    if frame.ask.answer == 0 {
        // SAFETY: numbers are always there.
        return Ok(unsafe { frame.value.assume_init() });
    }
    let answer = std::ptr::with_exposed_provenance::<AnswerInGo>(frame.ask.answer);
    // SAFETY: a sync answer is done, and ours until `leave`.
    unsafe {
        let error = (*(*answer).failure).error("Listener.next");
        ((*answer).leave)(frame.ask.answer);
        Err(error)
    }
}

type Tuple1 = <(u64,) as Layout>::Ref;

#[test]
fn go_asks_an_object_through_the_table() {
    struct Panics(u64);

    impl Drop for Panics {
        fn drop(&mut self) {
            std::panic::resume_unwind(Box::new("dropped"));
        }
    }

    unsafe extern "C" fn next(entry: *const Entry, ask: *mut c_void) {
        // SAFETY: as the table says, and Go waits with the frame.
        unsafe {
            let this = Guard::<Panics>::of(entry);
            serve_sync::<(u64,), Value<u64>>(&NEXT, ask, |(n,)| {
                assert!(n != 0, "nothing follows 0");
                n + this.0
            });
        }
    }

    /// The future of an async method holds the object.
    unsafe extern "C" fn soon(entry: *const Entry, ask: *mut c_void) {
        // SAFETY: as above.
        unsafe {
            let this = Guard::<Panics>::of(entry);
            serve_async::<(u64,), Value<u64>, _>(&NEXT, ask, |(n,)| async move { n + this.0 });
        }
    }

    // SAFETY: the functions take a Panics.
    static TABLE: ObjectTable<Panics> = unsafe { ObjectTable::new(|| &LISTENER, &[next, soon]) };
    // SAFETY: the table is static, and of that layout.
    let rust = unsafe { &*rust_api().cast::<RustInGo>() };
    assert_eq!(rust.abi, 1);
    let given = Given::<Marker>::new(Panics(1), &TABLE);
    let (handle, _) = lent(&given, false);
    // SAFETY: any number may be asked for.
    assert_eq!(unsafe { ((rust.retain)(handle), (rust.retain)(1)) }, (1, 0));
    drop(given);
    assert_eq!(ask(rust, handle, 41), Ok(42));
    assert!(matches!(ask(rust, handle, 0), Err(Error::Panicked { .. })));
    // SAFETY: as above. The value's destructor panics, in vain.
    unsafe { (rust.release)(handle) };
    assert!(matches!(ask(rust, handle, 1), Err(Error::Released { .. })));
}
