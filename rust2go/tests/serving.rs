//! What Go calls, called as Go does: with types of a contract, through the functions that expansions call.

#![allow(missing_docs)]

use std::ffi::c_void;

use rust2go::private::{
    self, Fallible, GoError, Handler, Interface, InterfaceState, Reader, Served, Value, no_cancel,
    serve_sync,
};

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
enum StoreError {
    Empty,
    NotFound { key: String, near: Vec<String> },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
struct Refused {
    why: String,
}

#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
enum Code {
    Low = 3,
    High = 200,
}

unsafe extern "C" fn contract() -> *const c_void {
    c"Store: of today".as_ptr().cast()
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
    params: &["key"],
};

static TABLE: Served = Served::new(&INTERFACE, &[get]);

unsafe extern "C" fn get(_: *const private::Entry, ask: *mut c_void) {
    // SAFETY: the test calls it with a frame of these types.
    unsafe { serve_sync::<(u8,), Value<u8>>(&GET, ask, |(n,)| n + 1) }
}

#[repr(C)]
struct Answer {
    state: u32,
    taken: u32,
    bytes: usize,
    failure: *const Failure,
    leave: unsafe extern "C" fn(usize),
}

#[repr(C)]
struct Failure {
    kind: u32,
    variant: u32,
    message: (*const u8, usize),
    stack: (*const u8, usize),
    payload: *const c_void,
}

/// Calls a method without arguments that fails, and looks at the failure.
fn fail<E: private::SendError + Send + 'static, T>(
    error: E,
    look: impl FnOnce(&Failure) -> T,
) -> T {
    let mut frame = [0_usize; 4];
    // SAFETY: a frame without arguments and with a value of no size.
    unsafe {
        serve_sync::<(), Fallible<(), E>>(&GET, (&raw mut frame).cast(), |()| Err(error));
    }
    let answer: *const Answer = std::ptr::with_exposed_provenance(frame[3]);
    // SAFETY: the call has made an answer with a failure, and it is left once.
    unsafe {
        assert_eq!(((*answer).state, (*answer).taken), (1, 1));
        let seen = look(&*(*answer).failure);
        ((*answer).leave)(frame[3]);
        seen
    }
}

/// The error that Go makes of a typed failure, which is what it would send.
fn taken<E: GoError>(failure: &Failure) -> E {
    assert_eq!(failure.kind, 2);
    // SAFETY: Rust has just laid it out.
    unsafe { E::take(failure.variant, failure.payload, &mut Reader::trusted()) }.expect("an error")
}

fn text((start, len): (*const u8, usize)) -> String {
    if len == 0 {
        return String::new();
    }
    // SAFETY: a text of a failure that is looked at.
    let bytes = unsafe { std::slice::from_raw_parts(start, len) };
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[test]
fn errors_of_the_contract_keep_their_type() {
    let error = StoreError::NotFound {
        key: "a".into(),
        near: vec!["b".into(), String::new()],
    };
    assert_eq!(fail(error.clone(), taken::<StoreError>), error);
    assert_eq!(
        fail(StoreError::Empty, taken::<StoreError>),
        StoreError::Empty
    );
    let error = Refused { why: "so".into() };
    assert_eq!(fail(error.clone(), taken::<Refused>), error);
    assert_eq!(fail(Code::High, taken::<Code>), Code::High);
}

#[test]
fn a_contract_that_differs_is_the_failure_of_the_check() {
    #[repr(C)]
    struct Table {
        abi: u32,
        count: u32,
        rust: *const c_void,
        check: unsafe extern "C" fn(*const Served) -> usize,
        calls: *const unsafe extern "C" fn(usize, *mut c_void),
    }
    // SAFETY: the table begins with what Go knows of it.
    let table = unsafe { &*(&raw const TABLE).cast::<Table>() };
    assert_eq!((table.abi, table.count), (1, 1));
    assert!(!table.rust.is_null());
    // SAFETY: a table of that one method.
    let answer = unsafe { (table.check)(&TABLE) };
    let answer: *const Answer = std::ptr::with_exposed_provenance(answer);
    // SAFETY: an answer, which is left once.
    unsafe {
        let failure = &*(*answer).failure;
        assert_eq!(failure.kind, 1);
        let message = text(failure.message);
        assert!(message.contains("Go has `Store: of today`"), "{message}");
        ((*answer).leave)(answer.expose_provenance());
    }
    let mut frame = [0_u64; 5];
    frame[4] = 41;
    // SAFETY: a frame with a byte as the argument, and one for the value behind it.
    unsafe { (*table.calls)(0, (&raw mut frame).cast()) };
    assert_eq!(frame[4].to_ne_bytes()[1], 42);
}
