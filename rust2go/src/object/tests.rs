//! The table with made-up objects; what is counted must come to 0.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Mutex, OnceLock, mpsc};
use std::thread;
use std::time::Duration;

use super::table::{RUST, Table};
use super::*;
use crate::arena::Arena;
use crate::convert::{FromGo, Layout, ToGo};
use crate::describe::Describer;
use crate::error::Error;
use crate::frame::FailureRef;
use crate::link::{Interface, InterfaceState, no_cancel};
use crate::measure::Measure;
use crate::read::Reader;
use crate::reply::Value;
use crate::serve::{Ask, Frame, Handler, rust_api, serve_sync};

unsafe extern "C" fn no_contract() -> *const c_void {
    std::ptr::null()
}

const fn interface(name: &'static str) -> Interface {
    Interface {
        name,
        cancel: no_cancel,
        contract: no_contract,
        describe: |_| (),
        ring: None,
        state: InterfaceState::checked(),
    }
}

static LISTENER: Interface = interface("Listener");
static OTHER: Interface = interface("Other");

/// Counts itself while it lives.
struct Counted(Arc<AtomicI64>);

impl Counted {
    fn new(alive: &Arc<AtomicI64>) -> Self {
        alive.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(alive))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// An object without methods.
struct Bare<T>(T);

impl<T: Send + Sync + 'static> Bare<T> {
    // SAFETY: there are no functions.
    const TABLE: &'static ObjectTable<T> = &unsafe { ObjectTable::new(|| &LISTENER, &[]) };
}

fn insert<T: Send + Sync + 'static>(table: &Table, value: T) -> (&Entry, u64) {
    table.insert(value, Bare::<T>::TABLE)
}

/// A table that lives for ever, as the program's does: its chunks are never freed.
fn table() -> &'static Table {
    static TABLES: Mutex<Vec<&'static Table>> = Mutex::new(Vec::new());
    let table: &'static Table = Box::leak(Box::new(Table::new()));
    TABLES.lock().expect("no panic in here").push(table);
    table
}

fn alive() -> Arc<AtomicI64> {
    Arc::new(AtomicI64::new(0))
}

fn left(alive: &AtomicI64) -> i64 {
    alive.load(Ordering::SeqCst)
}

#[test]
fn the_last_to_let_go_drops_the_value() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    assert!(handle & RUST != 0);
    assert!(table.retain(handle));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert_eq!((left(&alive), table.len()), (1, 1));
    table.release(handle);
    assert_eq!((left(&alive), table.len()), (0, 0));
}

#[test]
fn a_stale_handle_names_nothing() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    let (next, another) = insert(table, Counted::new(&alive));
    assert_eq!(handle as u32, another as u32, "the place is used again");
    assert!(table.hold(handle).is_none());
    assert!(!table.retain(handle));
    table.release(handle);
    assert_eq!(left(&alive), 1);
    // SAFETY: as above.
    unsafe { table.let_go(next) };
    assert_eq!((left(&alive), table.len()), (0, 0));
}

#[test]
fn numbers_that_are_no_handles() {
    let table = table();
    let (entry, handle) = insert(table, ());
    for wrong in [
        0,
        1,
        handle & !RUST,
        handle + 1,
        handle + (1 << 32),
        u64::MAX,
        RUST | 5_000_000,
    ] {
        assert!(table.hold(wrong).is_none(), "{wrong:#x}");
        table.release(wrong);
    }
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
}

#[test]
fn go_gives_back_only_what_it_has() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    assert!(table.retain(handle));
    for _ in 0..3 {
        table.release(handle);
    }
    assert_eq!(left(&alive), 1, "Rust holds it still");
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert_eq!(left(&alive), 0);
}

#[test]
fn a_revoked_handle_is_stale_and_can_be_released() {
    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Counted::new(&alive));
    assert!(table.retain(handle));
    assert!(entry.revoke(handle));
    assert!(!entry.revoke(handle));
    assert!(table.hold(handle).is_none() && !table.retain(handle));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert_eq!(left(&alive), 1);
    table.release(handle);
    assert_eq!((left(&alive), table.len()), (0, 0));
}

#[test]
fn a_destructor_may_use_the_table_and_panic() {
    struct Nasty(&'static Table, OnceLock<u64>, Arc<AtomicI64>);

    impl Drop for Nasty {
        fn drop(&mut self) {
            let own = *self.1.get().expect("set");
            assert!(self.0.hold(own).is_none(), "it is gone");
            assert_eq!(self.0.len(), 1, "its destructor is under way");
            let (entry, handle) = insert(self.0, Counted::new(&self.2));
            assert!(self.0.retain(handle));
            // SAFETY: the hold of `insert`.
            unsafe { self.0.let_go(entry) };
            self.0.release(handle);
            std::panic::resume_unwind(Box::new("nasty"));
        }
    }

    let (table, alive) = (table(), alive());
    let (entry, handle) = insert(table, Nasty(table, OnceLock::new(), alive.clone()));
    // SAFETY: it is held, and of that type.
    let set = unsafe { entry.value::<Nasty>() }.1.set(handle);
    assert!(set.is_ok() && table.retain(handle));
    // SAFETY: the hold of `insert`.
    unsafe { table.let_go(entry) };
    assert!(catch_unwind(AssertUnwindSafe(|| table.release(handle))).is_err());
    assert_eq!((left(&alive), table.len()), (0, 0));
    // The place is in order.
    let (entry, _) = insert(table, Counted::new(&alive));
    // SAFETY: as above.
    unsafe { table.let_go(entry) };
    assert_eq!((left(&alive), table.len()), (0, 0));
}

/// A million objects, made on four threads and released on their neighbours, which first enter them, while all try stale handles.
#[test]
fn a_million_objects() {
    const THREADS: usize = 4;
    const EACH: usize = 250_000;
    let (table, alive) = (table(), alive());
    let (sends, receives): (Vec<_>, Vec<_>) =
        (0..THREADS).map(|_| mpsc::sync_channel::<u64>(64)).unzip();
    let start = Barrier::new(THREADS);
    thread::scope(|scope| {
        let mut sends = sends;
        sends.rotate_left(1);
        for (send, receive) in sends.into_iter().zip(receives) {
            let (alive, start) = (&alive, &start);
            scope.spawn(move || {
                let mut stale = 0;
                let neighbours = |handle| {
                    let entry = table.hold(handle).expect("Go holds it");
                    // SAFETY: just held, and of that type.
                    let value = unsafe { entry.value::<Counted>() };
                    assert!(Arc::ptr_eq(&value.0, alive));
                    // SAFETY: the hold of `hold`.
                    unsafe { table.let_go(entry) };
                    table.release(handle);
                    table.release(handle);
                };
                start.wait();
                for _ in 0..EACH {
                    let (entry, handle) = insert(table, Counted::new(alive));
                    assert!(table.retain(handle));
                    // SAFETY: the hold of `insert`.
                    unsafe { table.let_go(entry) };
                    assert!(table.hold(stale).is_none());
                    let mut handle = Some(handle);
                    while let Some(full) = handle.take() {
                        if let Err(mpsc::TrySendError::Full(back)) = send.try_send(full) {
                            handle = Some(back);
                            if let Ok(other) = receive.recv_timeout(Duration::from_millis(1)) {
                                stale = other;
                                neighbours(other);
                            }
                        }
                    }
                }
                drop(send);
                receive.into_iter().for_each(neighbours);
            });
        }
    });
    assert_eq!((left(&alive), table.len()), (0, 0));
}

/// What stands for the trait `Listener`.
struct Marker;

impl Held for Marker {
    fn interface() -> &'static Interface {
        &LISTENER
    }

    fn describe(_: &mut Describer) -> String {
        "Listener".to_owned()
    }

    fn release(handle: u64) {
        RELEASED.lock().expect("no panic in here").push(handle);
    }
}

/// What `Marker` has released.
static RELEASED: Mutex<Vec<u64>> = Mutex::new(Vec::new());

fn released(handle: u64) -> usize {
    let released = RELEASED.lock().expect("no panic in here");
    released.iter().filter(|one| **one == handle).count()
}

/// The handle that `value` lends, and what a frame that outlives it holds.
fn lent<T: ToGo<Ref = u64>>(value: &T, deep: bool) -> (u64, Measure) {
    let mut measure = Measure::new(deep);
    value.measure(&mut measure).expect("always has a form");
    let mut arena = Arena::new(std::ptr::null_mut(), 0, deep, &measure.kept);
    (value.lend(&mut arena), measure)
}

fn take<T: FromGo<Ref = u64>>(handle: u64) -> Result<T, String> {
    // SAFETY: it is read through nothing.
    unsafe { T::take(&handle, &mut Reader::trusted()) }
        .map_err(|mismatch| mismatch.in_method("Bus.subscribe").to_string())
}

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
    let used = AtomicUsize::new(count() as usize);
    assert!(used.into_inner() < 1000);
}

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
            waiter: 0,
            timeout: 0,
            answer: 0,
        },
        args: (n,).lend(&mut Arena::new(std::ptr::null_mut(), 0, false, &vec![])),
        value: std::mem::MaybeUninit::new(0),
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

    // SAFETY: the function takes a Panics.
    static TABLE: ObjectTable<Panics> = unsafe { ObjectTable::new(|| &LISTENER, &[next]) };
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
