//! What stands in for Go: it stores or echoes arguments in a few instructions, which are part of every count. docs/abi.md has the frames.

use std::ffi::{CString, c_void};
use std::path::Path;
use std::ptr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicU64, Ordering};

use rust2go::private::Served;
use rust2go_model::Contract;

use crate::ring;

const OUTCOME: usize = 1;
const ENDED: usize = 2;

type Done = unsafe extern "C" fn(*mut c_void, usize, *const c_void) -> usize;
type List = [usize; 3];
type Text = [usize; 2];

#[repr(C)]
struct Head {
    done: Done,
    method: usize,
    bytes: usize,
}

/// The frame of a sync or oneway call.
#[repr(C)]
struct Frame<A, V> {
    head: Head,
    args: A,
    value: V,
}

/// The frame of an async call.
#[repr(C)]
struct Slot<A, V> {
    head: Head,
    state: u32,
    unused: u32,
    handle: u64,
    timeout: i64,
    args: A,
    value: V,
}

/// What a trait has besides its methods.
macro_rules! traits {
    ($($name:literal: $contract:ident $ring:ident $cancel:ident;)*) => {$(
        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        extern "C" fn $contract() -> *const c_void {
            static TEXT: LazyLock<CString> = LazyLock::new(|| contract_text($name));
            TEXT.as_ptr().cast()
        }

        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        unsafe extern "C" fn $ring(link: *mut c_void) {
            // SAFETY: the argument of a ring export.
            unsafe { ring::join(link) }
        }

        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        extern "C" fn $cancel(_: u64) {}
    )*};
}

traits! {
    "Work": r2g_contract__Work r2g_ring__Work r2g_cancel__Work;
    "WorkKeepVisit": r2g_contract__WorkKeepVisit r2g_ring__WorkKeepVisit r2g_cancel__WorkKeepVisit;
    "WorkNumbersStream": r2g_contract__WorkNumbersStream r2g_ring__WorkNumbersStream r2g_cancel__WorkNumbersStream;
    "Back": r2g_contract__Back r2g_ring__Back r2g_cancel__Back;
}

/// What the generator makes of the contract, for the trait of that name.
fn contract_text(name: &str) -> CString {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/contract.rs");
    let contract = Contract::load(&file).unwrap_or_else(|error| panic!("{error:?}"));
    let text = contract.text(contract.trait_named(name).expect("the contract has it"));
    CString::new(text).expect("it has no NUL")
}

#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__Work__add(frame: *mut Frame<[u64; 2], u64>) {
    // SAFETY: the frame of the method. A plain result is stored, and that is all.
    unsafe { (*frame).value = (*frame).args[0] + (*frame).args[1] }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__Work__length(frame: *mut Frame<Text, u64>) {
    // SAFETY: as above.
    unsafe { (*frame).value = (*frame).args[1] as u64 }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__Work__echo(frame: *mut Frame<Text, Text>) {
    // SAFETY: the frame of the method; the argument lies still until this returns.
    unsafe {
        (*frame).value = (*frame).args;
        ((*frame).head.done)(frame.cast(), OUTCOME, ptr::null());
    }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__Work__note(frame: *mut Frame<Text, ()>) {
    // SAFETY: the frame of the method; the end of a oneway call is told with the method.
    unsafe {
        let head = &(*frame).head;
        (head.done)(ptr::without_provenance_mut(head.method), ENDED, ptr::null());
    }
}

/// The slot of the async call that has begun last.
static RUNNING: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());

#[unsafe(no_mangle)]
extern "C" fn r2g__Work__add_later(slot: *mut c_void) {
    // Relaxed, here and in the other cells: there is one thread.
    RUNNING.store(slot, Ordering::Relaxed);
}

#[unsafe(no_mangle)]
extern "C" fn r2g__Work__try_later(slot: *mut c_void) {
    RUNNING.store(slot, Ordering::Relaxed);
}

#[unsafe(no_mangle)]
extern "C" fn r2g__Work__lend(slot: *mut c_void) {
    RUNNING.store(slot, Ordering::Relaxed);
}

/// The handler of the last `add_later` returns.
pub fn added() {
    let slot = RUNNING
        .load(Ordering::Relaxed)
        .cast::<Slot<[u64; 2], u64>>();
    // SAFETY: it was stored by `add_later`, and is reported once.
    unsafe {
        (*slot).value = (*slot).args[0] + (*slot).args[1];
        ((*slot).head.done)(slot.cast(), OUTCOME | ENDED, ptr::null());
    }
}

/// The handler of the last `try_later` returns an error.
pub fn failed() {
    #[repr(C)]
    struct Failure {
        kind: u32,
        variant: u32,
        message: (*const u8, usize),
        stack: (*const u8, usize),
        payload: *const c_void,
    }
    let text = "no such document";
    let failure = Failure {
        kind: 1,
        variant: 0,
        message: (text.as_ptr(), text.len()),
        stack: (ptr::null(), 0),
        payload: ptr::null(),
    };
    let slot = RUNNING.load(Ordering::Relaxed);
    // SAFETY: as above.
    unsafe {
        let done = (*slot.cast::<Head>()).done;
        done(slot, OUTCOME | ENDED, ptr::from_ref(&failure).cast());
    }
}

/// The handler of the last `lend` returns.
pub fn lent() {
    let slot = RUNNING.load(Ordering::Relaxed).cast::<Slot<List, u64>>();
    // SAFETY: as above.
    unsafe {
        (*slot).value = (*slot).args[1] as u64;
        ((*slot).head.done)(slot.cast(), OUTCOME | ENDED, ptr::null());
    }
}

/// Ends at once: the arguments lie still only until the export returns.
#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__Work__echo_docs(slot: *mut Slot<List, List>) {
    RUNNING.store(slot.cast(), Ordering::Relaxed);
    // SAFETY: the slot of the method; both directions have one layout.
    unsafe {
        (*slot).value = (*slot).args;
        ((*slot).head.done)(slot.cast(), OUTCOME | ENDED, ptr::null());
    }
}

/// Stores the sum, for a call of `add_by_ring`.
///
/// # Safety
/// `slot` must be of one.
pub unsafe fn add_by_ring(slot: *mut c_void) {
    let slot = slot.cast::<Slot<[u64; 2], u64>>();
    // SAFETY: the caller's promise.
    unsafe { (*slot).value = (*slot).args[0] + (*slot).args[1] };
}

/// Echoes the list, for a call of `echo_by_ring`.
///
/// # Safety
/// `slot` must be of one.
pub unsafe fn echo_by_ring(slot: *mut c_void) {
    let slot = slot.cast::<Slot<List, List>>();
    // SAFETY: the caller's promise; the arguments lie in the slot.
    unsafe { (*slot).value = (*slot).args };
}

static KEPT: AtomicU64 = AtomicU64::new(0);

#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__Work__keep(frame: *mut Frame<u64, ()>) {
    // SAFETY: the frame of the method.
    unsafe {
        let handle = (*frame).args;
        assert_eq!((ring::rust().retain)(handle), 1);
        KEPT.store(handle, Ordering::Relaxed);
        ((*frame).head.done)(frame.cast(), OUTCOME, ptr::null());
    }
}

/// Calls the closure that `keep` has kept.
pub fn visit(n: u64) -> u64 {
    let mut frame = [KEPT.load(Ordering::Relaxed), 0, 0, 0, n, 0];
    // SAFETY: the object, 24 bytes, the argument and the result: the frame of the closure's method.
    unsafe { (ring::rust().invoke)(0, frame.as_mut_ptr().cast()) };
    frame[5]
}

#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__Work__numbers(frame: *mut Frame<(), u64>) {
    // SAFETY: the frame of the method; the result is the handle of an object of Go's.
    unsafe {
        (*frame).value = 7;
        ((*frame).head.done)(frame.cast(), OUTCOME, ptr::null());
    }
}

/// How many items Go gives at a time.
pub const ITEMS: usize = 64;

#[unsafe(no_mangle)]
unsafe extern "C" fn r2g__WorkNumbersStream__next(slot: *mut Slot<(u64, u32), List>) {
    static NUMBERS: [u64; ITEMS] = [3; ITEMS];
    // SAFETY: the slot of the method.
    unsafe {
        (*slot).value = [NUMBERS.as_ptr().addr(), ITEMS, ITEMS];
        ((*slot).head.done)(slot.cast(), OUTCOME | ENDED, ptr::null());
    }
}

#[repr(C)]
struct Table {
    abi: u32,
    count: u32,
    rust: *const c_void,
    check: unsafe extern "C" fn(*const Table) -> usize,
    calls: *const unsafe extern "C" fn(usize, *mut c_void),
}

#[repr(C)]
struct Answer {
    state: u32,
    taken: u32,
    bytes: usize,
    failure: usize,
    leave: unsafe extern "C" fn(usize),
    waiter: u64,
    own: usize,
    value: u64,
}

static BACK: AtomicPtr<Table> = AtomicPtr::new(ptr::null_mut());

#[unsafe(no_mangle)]
extern "C" fn g2r_serve__Back(table: *const Served) {
    BACK.store(table.cast_mut().cast(), Ordering::Relaxed);
}

/// Compares the contracts, as Go does before its first call.
pub fn check_back() {
    let table = BACK.load(Ordering::Relaxed);
    // SAFETY: the constructor has stored a static table.
    assert_eq!(unsafe { ((*table).check)(table) }, 0);
}

/// Calls method `number` of `Back`, with that frame.
///
/// # Safety
/// The frame must be one of the method.
unsafe fn ask(number: usize, frame: &mut [u64]) {
    let table = BACK.load(Ordering::Relaxed);
    // SAFETY: the constructor has stored a static table; the rest is the caller's promise.
    unsafe { (*(*table).calls.add(number))(0, frame.as_mut_ptr().cast()) };
}

/// `Back.add`.
pub fn back_add(a: u64, b: u64) -> u64 {
    let mut frame = [0, 0, 0, 0, a, b, 0];
    // SAFETY: methods have numbers by their names.
    unsafe { ask(0, &mut frame) };
    frame[6]
}

/// `Back.add_later`, until it has begun: the address of its answer.
pub fn back_add_later(a: u64, b: u64) -> usize {
    let mut frame = [0, 0, 0, 0, a, b];
    // SAFETY: as above.
    unsafe { ask(1, &mut frame) };
    frame[3] as usize
}

/// `Back.echo`: the address of its answer.
pub fn back_echo(text: &str) -> usize {
    let mut frame = [0, 0, 0, 0, text.as_ptr() as u64, text.len() as u64];
    // SAFETY: as above; the text lies still.
    unsafe { ask(2, &mut frame) };
    frame[3] as usize
}

/// Whether the answer at that address may be read.
pub fn is_done(answer: usize) -> bool {
    let it = ptr::with_exposed_provenance::<Answer>(answer);
    // SAFETY: it was given by one of the calls, and has not been left; the state is an atomic word in Rust.
    let state = unsafe { AtomicU32::from_ptr((&raw const (*it).state).cast_mut()) };
    state.load(Ordering::Acquire) & 1 != 0
}

/// Takes the first word of the answer at that address, which is done, and gives it back.
pub fn leave(answer: usize) -> u64 {
    let it = ptr::with_exposed_provenance::<Answer>(answer);
    // SAFETY: it was given by one of the calls, and is left once.
    unsafe {
        assert_eq!(((*it).state & 1, (*it).failure), (1, 0));
        let value = (*it).value;
        ((*it).leave)(answer);
        value
    }
}
