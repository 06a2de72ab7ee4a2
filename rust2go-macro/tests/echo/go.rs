//! A Go half of a few lines: it sends every argument back as the result. Arguments stay where they are until the export has
//! returned, and both directions have one layout, so all it takes is a copy of the frame's words.

use std::ffi::{CString, c_void};
use std::path::Path;
use std::ptr;

use rust2go::private::{FrameLayout, FromGo, ToGo, Value, slot_layout, sync_layout};
use rust2go_model::Contract;

const OUTCOME: usize = 1;
const ENDED: usize = 2;

type Done = unsafe extern "C" fn(*mut c_void, usize, *const c_void);

/// A failure of the method's own error type.
#[repr(C)]
struct Failure {
    kind: u32,
    variant: u32,
    texts: [usize; 4],
    payload: *const c_void,
}

fn offset(layout: &FrameLayout, part: &str) -> usize {
    let mut parts = layout.parts.iter();
    let part = parts.find(|(name, ..)| *name == part);
    part.expect("the frame has that part").1
}

/// # Safety
/// `frame` must have the layout, and end with a `Back` as its value.
unsafe fn answer<Back: FromGo>(frame: *mut c_void, layout: &FrameLayout, event: usize) {
    // SAFETY: the frame has these parts; it begins with `done`.
    unsafe {
        let argument = frame.byte_add(offset(layout, "args"));
        let value = frame.byte_add(offset(layout, "value"));
        ptr::copy_nonoverlapping(argument.cast::<Back::Ref>(), value.cast(), 1);
        (*frame.cast::<Done>())(frame, event, ptr::null());
    }
}

/// A sync export.
///
/// # Safety
/// `frame` must be of a method that takes a `Sent` and returns a `Back` of the same layout.
pub unsafe fn sync<Sent: ToGo, Back: FromGo>(frame: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe { answer::<Back>(frame, &sync_layout::<(Sent,), Value<Back>>(), OUTCOME) }
}

/// An async export.
///
/// # Safety
/// As for `sync`.
pub unsafe fn later<Sent: ToGo, Back: FromGo + Send>(frame: *mut c_void) {
    let layout = slot_layout::<(Sent,), Value<Back>>();
    // SAFETY: the caller's promise.
    unsafe { answer::<Back>(frame, &layout, OUTCOME | ENDED) }
}

/// A sync export that fails, with a variant that has `payload` for its fields.
///
/// # Safety
/// `frame` must be one.
pub unsafe fn fail<P>(frame: *mut c_void, variant: u32, payload: &P) {
    let failure = Failure {
        kind: 2,
        variant,
        texts: [0; 4],
        payload: ptr::from_ref(payload).cast(),
    };
    // SAFETY: every frame begins with `done`.
    unsafe { (*frame.cast::<Done>())(frame, OUTCOME, ptr::from_ref(&failure).cast()) };
}

/// What the generator makes of the contract, for the trait of that name.
pub fn contract_text(name: &str) -> CString {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/echo/contract.rs");
    let contract = Contract::load(&file).unwrap_or_else(|error| panic!("{error:?}"));
    let trait_ = contract.traits().find(|trait_| trait_.name.text == name);
    let text = contract.text(trait_.expect("the contract has the trait"));
    CString::new(text).expect("it has no NUL")
}

/// The symbols of a trait besides those of its methods.
macro_rules! half {
    ($trait_:literal, $cancel:ident, $contract:ident) => {
        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        extern "C" fn $cancel(_: u64) {}

        #[unsafe(no_mangle)]
        #[allow(non_snake_case)]
        extern "C" fn $contract() -> *const std::ffi::c_void {
            use std::ffi::CString;
            use std::sync::LazyLock;
            static TEXT: LazyLock<CString> = LazyLock::new(|| $crate::go::contract_text($trait_));
            TEXT.as_ptr().cast()
        }
    };
}
pub(crate) use half;
