//! The Go half, as far as it takes closures, calls them, and gives some of its own.

use std::ffi::{CString, c_void};
use std::path::Path;
use std::ptr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

use rust2go::private::{
    FrameLayout, Layout, Served, Value, ask_layout, served_layout, sync_layout,
};
use rust2go_model::Contract;

use super::closures::Page;

const OUTCOME: usize = 1;

type Done = unsafe extern "C" fn(*mut c_void, usize, *const c_void);

/// What a trait has besides its methods: docs/abi.md.
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
            unsafe { join(link) }
        }

        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        extern "C" fn $cancel(_: u64) {}
    )*};
}

traits! {
    "Index": r2g_contract__Index r2g_ring__Index r2g_cancel__Index;
    "IndexBuildLoad": r2g_contract__IndexBuildLoad r2g_ring__IndexBuildLoad r2g_cancel__IndexBuildLoad;
    "IndexEachVisit": r2g_contract__IndexEachVisit r2g_ring__IndexEachVisit r2g_cancel__IndexEachVisit;
    "IndexOnceFirst": r2g_contract__IndexOnceFirst r2g_ring__IndexOnceFirst r2g_cancel__IndexOnceFirst;
    "IndexOnceSecond": r2g_contract__IndexOnceSecond r2g_ring__IndexOnceSecond r2g_cancel__IndexOnceSecond;
    "Job": r2g_contract__Job r2g_ring__Job r2g_cancel__Job;
    "JobRunDone": r2g_contract__JobRunDone r2g_ring__JobRunDone r2g_cancel__JobRunDone;
    "JobWatchChanged": r2g_contract__JobWatchChanged r2g_ring__JobWatchChanged r2g_cancel__JobWatchChanged;
    "Listener": r2g_contract__Listener r2g_ring__Listener r2g_cancel__Listener;
    "ListenerEachVisit": r2g_contract__ListenerEachVisit r2g_ring__ListenerEachVisit r2g_cancel__ListenerEachVisit;
    "Renderer": r2g_contract__Renderer r2g_ring__Renderer r2g_cancel__Renderer;
    "RendererLaterDone": r2g_contract__RendererLaterDone r2g_ring__RendererLaterDone r2g_cancel__RendererLaterDone;
    "RendererNothingMore": r2g_contract__RendererNothingMore r2g_ring__RendererNothingMore r2g_cancel__RendererNothingMore;
    "RendererNothingNothing": r2g_contract__RendererNothingNothing r2g_ring__RendererNothingNothing r2g_cancel__RendererNothingNothing;
    "RendererRenderLoad": r2g_contract__RendererRenderLoad r2g_ring__RendererRenderLoad r2g_cancel__RendererRenderLoad;
    "RendererRenderProgress": r2g_contract__RendererRenderProgress r2g_ring__RendererRenderProgress r2g_cancel__RendererRenderProgress;
    "RendererStopFn": r2g_contract__RendererStopFn r2g_ring__RendererStopFn r2g_cancel__RendererStopFn;
    "RendererSyncVisit": r2g_contract__RendererSyncVisit r2g_ring__RendererSyncVisit r2g_cancel__RendererSyncVisit;
    "RendererWatchChanged": r2g_contract__RendererWatchChanged r2g_ring__RendererWatchChanged r2g_cancel__RendererWatchChanged;
}

/// What the generator makes of the contract, for the trait of that name.
fn contract_text(name: &str) -> CString {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand/closures.rs");
    let contract = Contract::load(&file).unwrap_or_else(|error| panic!("{error:?}"));
    let trait_ = contract.trait_named(name);
    let text = contract.text(trait_.expect("the contract has the trait"));
    CString::new(text).expect("it has no NUL")
}

/// What Rust serves objects by: `r2g_rust` in C.
#[repr(C)]
struct RustInGo {
    abi: u32,
    unused: u32,
    invoke: unsafe extern "C" fn(usize, *mut c_void),
    retain: unsafe extern "C" fn(u64) -> usize,
    release: unsafe extern "C" fn(u64),
}

static RUST: AtomicPtr<RustInGo> = AtomicPtr::new(ptr::null_mut());

/// Takes what Rust serves objects by, where the message is the one that brings it.
///
/// # Safety
/// `link` must be the argument of a ring export.
unsafe fn join(link: *mut c_void) {
    // SAFETY: the message begins with what it is; that of number 1 has the address in its last word.
    unsafe {
        if *link.cast::<u32>() == 1 {
            let rust = link.byte_add(88).cast::<*mut RustInGo>();
            // Release: pairs with the Acquire in `rust`.
            RUST.store(*rust, Ordering::Release);
        }
    }
}

fn rust() -> &'static RustInGo {
    // SAFETY: null, or the address of the static table; Acquire: pairs with the Release in `join`.
    unsafe { RUST.load(Ordering::Acquire).as_ref() }.expect("Rust has said so with the ring")
}

static KEPT: AtomicU64 = AtomicU64::new(0);
static VISITED: AtomicU64 = AtomicU64::new(0);
static INDEX: AtomicPtr<Served> = AtomicPtr::new(ptr::null_mut());

/// The handle of the closure that came last.
pub(crate) fn kept() -> u64 {
    KEPT.load(Ordering::SeqCst)
}

/// The handle of the closure of Go's that was called last.
pub(crate) fn visited() -> u64 {
    VISITED.load(Ordering::SeqCst)
}

pub(crate) fn release(handle: u64) {
    // SAFETY: any number may be given back.
    unsafe { (rust().release)(handle) };
}

/// Calls a closure that takes nothing or a text, of which zeros are one; `false` if it is gone.
pub(crate) fn call(handle: u64) -> bool {
    let mut frame = [0_u64; 8];
    frame[0] = handle;
    // SAFETY: the frame has room for the method's, which begins with the object, 24 bytes of zeros, and the answer in their last word.
    unsafe { (rust().invoke)(0, frame.as_mut_ptr().cast()) };
    frame[3] == 0
}

/// Calls `Index.each` with a closure of Go's.
pub(crate) fn each(closure: u64) -> u64 {
    type Call = unsafe extern "C" fn(usize, *mut c_void);
    let part = |layout: &FrameLayout, name: &str| {
        let mut parts = layout.parts.iter();
        let part = parts.find(|part| part.0 == name);
        part.expect("it has that part").1
    };
    let ask = ask_layout::<(String, Foreign), Value<u64>>(true);
    let mut frame = [0_u64; 10];
    assert!(ask.size <= size_of_val(&frame));
    // SAFETY: the layouts say where the parts are; the frame has room for them, and the table is static.
    unsafe {
        let start = frame.as_mut_ptr().cast::<c_void>();
        let args = start.byte_add(part(&ask, "args"));
        (*args.cast::<<(String, Foreign) as Layout>::Ref>()).1 = closure;
        let table = INDEX.load(Ordering::SeqCst);
        let calls = table.byte_add(part(&served_layout(), "calls"));
        let calls = *calls.cast::<*const Call>();
        // By the names of the methods: build, each, once.
        (*calls.add(1))(0, start);
        assert_eq!(frame[3], 0, "all is in the frame");
        frame
            .as_ptr()
            .byte_add(part(&ask, "value"))
            .cast::<u64>()
            .read()
    }
}

/// A handle, as a type has it.
type Foreign = u64;

#[unsafe(no_mangle)]
#[allow(non_snake_case)]
unsafe extern "C" fn g2r_serve__Index(table: *const Served) {
    INDEX.store(table.cast_mut(), Ordering::SeqCst);
}

/// Takes the first argument, a closure, and returns nothing.
///
/// # Safety
/// `frame` must be of a method that takes closures of Rust's or objects, and returns nothing.
unsafe fn keep(frame: *mut c_void) {
    let layout = sync_layout::<(u64, u64), Value<()>>();
    let mut parts = layout.parts.iter();
    let (_, args, _) = parts.find(|part| part.0 == "args").expect("it has some");
    // SAFETY: the frame has that part, and begins with `done`.
    unsafe {
        let handle = *frame.byte_add(*args).cast::<u64>();
        assert_eq!((rust().retain)(handle), 1);
        KEPT.store(handle, Ordering::SeqCst);
        (*frame.cast::<Done>())(frame, OUTCOME, ptr::null());
    }
}

#[unsafe(no_mangle)]
#[allow(non_snake_case)]
unsafe extern "C" fn r2g__Renderer__nothing(frame: *mut c_void) {
    // SAFETY: it takes two closures.
    unsafe { keep(frame) }
}

#[unsafe(no_mangle)]
#[allow(non_snake_case)]
unsafe extern "C" fn r2g__Renderer__later(frame: *mut c_void) {
    // SAFETY: it takes a closure and an object.
    unsafe { keep(frame) }
}

#[unsafe(no_mangle)]
#[allow(non_snake_case)]
unsafe extern "C" fn r2g__IndexEachVisit__call(frame: *mut c_void) {
    let layout = sync_layout::<(u64, Page), Value<bool>>();
    let part = |name: &str| {
        let mut parts = layout.parts.iter();
        let part = parts.find(|part| part.0 == name);
        part.expect("the frame has that part").1
    };
    // SAFETY: as in `keep`; the argument that is `()` is not sent.
    unsafe {
        let this = *frame.byte_add(part("args")).cast::<u64>();
        VISITED.store(this, Ordering::SeqCst);
        frame.byte_add(part("value")).cast::<u8>().write(1);
        (*frame.cast::<Done>())(frame, OUTCOME, ptr::null());
    }
}

/// What nobody calls here.
macro_rules! uncalled {
    ($($symbol:ident)*) => {$(
        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        extern "C" fn $symbol(_: *mut c_void) {
            unreachable!("nobody calls it");
        }
    )*};
}

uncalled! {
    r2g__IndexBuildLoad__call r2g__IndexOnceFirst__call r2g__IndexOnceSecond__call r2g__ListenerEachVisit__call
}
