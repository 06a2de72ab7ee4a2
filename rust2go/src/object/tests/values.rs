//! `Given`, `Guard` and `Foreign`.

use std::ffi::c_void;
use std::sync::Mutex;
use std::thread;

use super::super::entry::RUST;
use super::super::*;
use super::{Counted, LISTENER, Marker, OTHER, alive, left, lent, released, take};
use crate::convert::{FromGo, Layout};
use crate::describe::Describer;
use crate::link::Interface;

/// A closure, as an object.
struct Add<F>(F);

impl<F: Fn(u64) -> u64 + Send + Sync + 'static> Add<F> {
    const TABLE: &'static ObjectTable<F> =
        // SAFETY: the function takes an F.
        &unsafe { ObjectTable::new(|| &LISTENER, &[Self::call]) };

    unsafe extern "C" fn call(entry: *const Entry, ask: *mut c_void) {
        // SAFETY: as `TABLE` says; the tests give the address of a number.
        unsafe {
            let f = Guard::<F>::of(entry);
            *ask.cast::<u64>() = f(*ask.cast());
        }
    }
}

fn call(handle: u64, number: usize, mut word: u64) -> Result<u64, Gone> {
    // SAFETY: the frames of these tests are numbers.
    unsafe { invoke(handle, number, (&raw mut word).cast()) }.map(|()| word)
}

#[test]
fn go_calls_a_closure_as_long_as_it_holds_it() {
    let alive = alive();
    let counted = Counted::new(&alive);
    let f = move |n| n + left(&counted.0) as u64;
    let given = given(f);
    let (handle, measure) = lent(&given, false);
    assert!(measure.held.is_empty(), "the caller's own stays");
    assert!(retain(handle));
    drop(given);
    assert_eq!(call(handle, 0, 4), Ok(5));
    assert_eq!(call(handle, 1, 4), Err(Gone), "there is one method");
    release(handle);
    assert_eq!(call(handle, 0, 4), Err(Gone));
    assert_eq!(left(&alive), 0);
}

fn given<F: Fn(u64) -> u64 + Send + Sync + 'static>(f: F) -> Given<Marker> {
    Given::new(f, Add::<F>::TABLE)
}

#[test]
fn a_frame_that_outlives_the_arguments_keeps_the_object() {
    let given = given(|n| n + 1);
    let (handle, measure) = lent(&given.clone(), true);
    drop(given);
    assert_eq!(call(handle, 0, 1), Ok(2));
    drop(measure);
    assert_eq!(call(handle, 0, 1), Err(Gone));
}

#[test]
fn a_guard_outlives_the_call_and_all_holders() {
    static KEPT: Mutex<Option<Guard<Counted>>> = Mutex::new(None);

    unsafe extern "C" fn keep(entry: *const Entry, _: *mut c_void) {
        // SAFETY: as the table says.
        *KEPT.lock().expect("no panic in here") = Some(unsafe { Guard::of(entry) });
    }

    // SAFETY: the function takes a Counted.
    static TABLE: ObjectTable<Counted> = unsafe { ObjectTable::new(|| &LISTENER, &[keep]) };
    let alive = alive();
    let given = Given::<Marker>::new(Counted::new(&alive), &TABLE);
    let (handle, _) = lent(&given, false);
    assert_eq!(call(handle, 0, 0), Ok(0));
    drop(given);
    assert_eq!(left(&alive), 1);
    let guard = KEPT.lock().expect("no panic in here").take();
    assert_eq!(guard.clone().map(|guard| left(&guard.0)), Some(1));
    drop(guard);
    assert_eq!(left(&alive), 0);
}

#[test]
fn what_can_be_called_once_is_gone_after_that() {
    struct First;

    unsafe extern "C" fn first(entry: *const Entry, ask: *mut c_void) {
        // SAFETY: as the table says.
        let once = unsafe { Guard::<Once<fn() -> u64>>::of(entry) };
        let f = once.take().expect("the first call");
        // SAFETY: the tests give the address of a number.
        unsafe { *ask.cast::<u64>() = f() };
    }

    impl First {
        const TABLE: &'static ObjectTable<Once<fn() -> u64>> =
            // SAFETY: the function takes a Once of that.
            &unsafe { ObjectTable::once(|| &LISTENER, &[first]) };
    }

    let given = Given::<Marker>::new(Once::new((|| 7) as fn() -> u64), First::TABLE);
    let (handle, _) = lent(&given, false);
    assert!(retain(handle));
    let calls = thread::scope(|scope| {
        let calls = [0; 4].map(|_| scope.spawn(|| call(handle, 0, 0)));
        calls.map(|call| call.join().expect("no panic"))
    });
    assert_eq!(calls.iter().filter(|call| **call == Ok(7)).count(), 1);
    assert_eq!(calls.iter().filter(|call| **call == Err(Gone)).count(), 3);
    release(handle);
}

#[test]
fn an_object_comes_back() {
    let alive = alive();
    let counted = Counted::new(&alive);
    let given = given(move |n| n * left(&counted.0) as u64);
    let (handle, _) = lent(&given, false);
    let back: Given<Marker> = take(handle).expect("it is there");
    drop(given);
    assert_eq!((lent(&back, false).0, left(&alive)), (handle, 1));
    drop(back);
    assert_eq!(left(&alive), 0);
    let gone = take::<Given<Marker>>(handle).expect_err("nobody has it");
    assert_eq!(
        gone,
        "Bus.subscribe from Go is not valid: the Listener is gone: it was closed before it was sent"
    );
}

#[test]
fn an_object_of_another_trait_is_refused() {
    struct Wrong;

    impl Held for Wrong {
        fn interface() -> &'static Interface {
            &OTHER
        }

        fn describe(_: &mut Describer) -> String {
            "Other".to_owned()
        }

        fn release(_: u64) {}
    }

    let given = given(|n| n);
    let (handle, _) = lent(&given, false);
    let wrong = take::<Given<Wrong>>(handle).expect_err("another trait");
    assert_eq!(
        wrong,
        "Bus.subscribe from Go is not valid: the object is a Listener, and not a Other"
    );
}

#[test]
fn a_go_object_is_released_once() {
    const HANDLE: u64 = 3 << 32 | 17;
    let object: Foreign<Marker> = take(HANDLE).expect("a handle of Go's");
    let clone = object.clone();
    assert_eq!(format!("{object:?}"), "Listener(0x300000011)");
    drop(object);
    let (handle, measure) = lent(&clone, true);
    assert_eq!(handle, HANDLE);
    drop(clone);
    assert_eq!(released(HANDLE), 0, "the frame keeps it");
    drop(measure);
    assert_eq!(released(HANDLE), 1);
}

#[test]
fn what_is_no_handle_of_go_is_refused() {
    for wrong in [0, RUST | 1 << 32] {
        let error = take::<Foreign<Marker>>(wrong).expect_err("no handle of Go's");
        assert!(
            error.contains("is no handle of a Listener in Go"),
            "{error}"
        );
        assert_eq!(released(wrong), 0);
    }
}

/// The references to Go's objects own something wherever one may be.
#[test]
fn what_owns() {
    const {
        assert!(<Foreign<Marker> as FromGo>::OWNS);
        assert!(<Option<Foreign<Marker>> as FromGo>::OWNS);
        assert!(<Box<Foreign<Marker>> as FromGo>::OWNS);
        assert!(!<Given<Marker> as FromGo>::OWNS);
        assert!(!<String as FromGo>::OWNS);
    }
    const { assert!(!<Foreign<Marker> as Layout>::PLAIN && !<Given<Marker> as Layout>::PLAIN) };
}

/// All of it may be used on any thread.
#[test]
fn send_and_sync() {
    fn both<T: Send + Sync>() {}
    both::<Given<Marker>>();
    both::<Foreign<Marker>>();
    both::<Guard<u8>>();
    both::<Entry>();
    both::<ObjectTable<u8>>();
}
