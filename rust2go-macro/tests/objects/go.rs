//! The Go half, as far as it takes an object, calls it, and gives one of its own.

use std::ffi::{CString, c_void};
use std::path::Path;
use std::ptr;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicPtr, AtomicU64, Ordering};

use rust2go::private::{Layout, Value, ask_layout, sync_layout};
use rust2go_model::Contract;

use super::objects::{ListenerImpl, SubscriptionImpl};

/// The handle of Go's object.
pub(crate) const SUBSCRIPTION: u64 = 7;

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
    "Job": r2g_contract__Job r2g_ring__Job r2g_cancel__Job;
    "Listener": r2g_contract__Listener r2g_ring__Listener r2g_cancel__Listener;
    "Program": r2g_contract__Program r2g_ring__Program r2g_cancel__Program;
    "Rules": r2g_contract__Rules r2g_ring__Rules r2g_cancel__Rules;
    "Subscription": r2g_contract__Subscription r2g_ring__Subscription r2g_cancel__Subscription;
}

/// What the generator makes of the contract, for the trait of that name.
fn contract_text(name: &str) -> CString {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand/objects.rs");
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

static LISTENER: AtomicU64 = AtomicU64::new(0);

/// The handle of the object that came last.
pub(crate) fn listener() -> u64 {
    LISTENER.load(Ordering::SeqCst)
}

pub(crate) fn release(handle: u64) {
    // SAFETY: any number may be given back.
    unsafe { (rust().release)(handle) };
}

/// Asks the object for its count, which is the first of its methods by name; `None` if it is gone.
pub(crate) fn count(handle: u64) -> Option<u64> {
    let layout = ask_layout::<(), Value<u64>>(true);
    let mut parts = layout.parts.iter();
    let (_, value, _) = parts.find(|part| part.0 == "value").expect("it is plain");
    let mut frame = [0_u64; 8];
    frame[0] = handle;
    // SAFETY: the frame has room for the method's, which begins with the object, 24 bytes of zeros, and the answer in their last word.
    unsafe {
        (rust().invoke)(0, frame.as_mut_ptr().cast());
        (frame[3] == 0).then(|| frame.as_ptr().byte_add(*value).cast::<u64>().read())
    }
}

type SubscribeArgs = <(&'static str, ListenerImpl) as Layout>::Ref;

/// Keeps the listener, and returns an object.
#[unsafe(no_mangle)]
#[allow(non_snake_case)]
unsafe extern "C" fn r2g__Rules__subscribe(frame: *mut c_void) {
    let layout = sync_layout::<(&str, ListenerImpl), Value<SubscriptionImpl>>();
    let part = |name: &str| {
        let mut parts = layout.parts.iter();
        let part = parts.find(|part| part.0 == name);
        part.expect("the frame has that part").1
    };
    // SAFETY: the frame of the method: it has these parts, and begins with `done`.
    unsafe {
        let handle = (*frame.byte_add(part("args")).cast::<SubscribeArgs>()).1;
        assert_eq!((rust().retain)(handle), 1);
        LISTENER.store(handle, Ordering::SeqCst);
        frame
            .byte_add(part("value"))
            .cast::<u64>()
            .write(SUBSCRIPTION);
        (*frame.cast::<Done>())(frame, OUTCOME, ptr::null());
    }
}

type TextRef = <String as Layout>::Ref;

/// Returns a text without a byte.
#[unsafe(no_mangle)]
#[allow(non_snake_case)]
unsafe extern "C" fn r2g__Subscription__topic(frame: *mut c_void) {
    let layout = sync_layout::<(SubscriptionImpl,), Value<String>>();
    let part = |name: &str| {
        let mut parts = layout.parts.iter();
        let part = parts.find(|part| part.0 == name);
        part.expect("the frame has that part").1
    };
    // SAFETY: as above.
    unsafe {
        let this = *frame.byte_add(part("args")).cast::<u64>();
        assert_eq!(this, SUBSCRIPTION);
        frame
            .byte_add(part("value"))
            .cast::<TextRef>()
            .write_bytes(0, 1);
        (*frame.cast::<Done>())(frame, OUTCOME, ptr::null());
    }
}
