//! The tables that Go gets: one for each trait that Rust implements, one for the whole program.

use std::ffi::c_void;

use super::answer;
use super::refusal::Refusal;
use super::{Ask, Serve, executor, panics};
use crate::frame::{self, FrameLayout, frame_layout};
use crate::link::Interface;
use crate::object::{self, Gone};
use crate::reply::Value;

/// The version of all that Go and Rust share here.
const ABI: u32 = 1;

/// What Rust serves objects by: `r2g_rust` in C.
#[repr(C)]
#[derive(Debug)]
pub(crate) struct RustApi {
    abi: u32,
    unused: u32,
    invoke: unsafe extern "C" fn(usize, *mut c_void),
    retain: unsafe extern "C" fn(u64) -> usize,
    release: unsafe extern "C" fn(u64),
    watch: unsafe extern "C" fn() -> usize,
}

static RUST: RustApi = RustApi {
    abi: ABI,
    unused: 0,
    invoke,
    retain,
    release,
    watch,
};

/// The address of the one table of the program.
pub(crate) fn rust_api() -> *const RustApi {
    &raw const RUST
}

/// The table of a trait that Rust implements: `r2g_served` in C.
#[repr(C)]
#[derive(Debug)]
pub struct Served {
    abi: u32,
    count: u32,
    rust: *const RustApi,
    check: unsafe extern "C" fn(*const Served) -> usize,
    calls: *const Serve,
    // From here on Rust's own.
    interface: &'static Interface,
}

// SAFETY: it is never written, and all that it points at is static and Sync: functions, and the interface.
unsafe impl Sync for Served {}
// SAFETY: as above.
unsafe impl Send for Served {}

impl Served {
    /// The table of `interface`, with its methods in the order of their names.
    pub const fn new(interface: &'static Interface, calls: &'static [Serve]) -> Self {
        Self {
            abi: ABI,
            count: calls.len() as u32,
            rust: &raw const RUST,
            check,
            calls: calls.as_ptr(),
            interface,
        }
    }
}

/// The layout of `RustApi`.
pub fn rust_layout() -> FrameLayout {
    frame_layout!(
        RustApi: abi: u32, unused: u32, invoke: unsafe extern "C" fn(usize, *mut c_void),
        retain: unsafe extern "C" fn(u64) -> usize, release: unsafe extern "C" fn(u64), watch: unsafe extern "C" fn() -> usize
    )
}

/// The layout of [`Served`].
pub fn served_layout() -> FrameLayout {
    frame_layout!(
        Served: abi: u32, count: u32, rust: *const RustApi, check: unsafe extern "C" fn(*const Served) -> usize, calls: *const Serve
    )
}

/// Go's first use of a trait: 0, or the address of an answer that says what is wrong.
unsafe extern "C" fn check(served: *const Served) -> usize {
    let checked = panics::catch(|| {
        panics::install();
        // SAFETY: Go gives back the address of the table, which is static.
        unsafe { (*served).interface }.check()
    });
    let refusal = match checked {
        Ok(Ok(())) => return 0,
        Ok(Err(error)) => Refusal::bridge(&error),
        Err(panic) => panic.into(),
    };
    answer::refused::<Value<()>>(refusal, 0)
}

/// Calls method `number` of the object that the frame names.
unsafe extern "C" fn invoke(number: usize, frame: *mut c_void) {
    let ask = frame.cast::<Ask>();
    let mut gone = false;
    // The method catches what it runs of others; the object's destructor is theirs too.
    panics::quietly(|| {
        // SAFETY: Go waits in this call with a frame of that method, which begins with an Ask.
        gone = unsafe { object::invoke((*ask).object, number, frame) } == Err(Gone);
    });
    if gone {
        let refusal = Refusal::new(
            frame::RELEASED,
            "the Rust object that was called is gone: it was closed before the call",
        );
        let answer = answer::refused::<Value<()>>(refusal, 0);
        // SAFETY: as above.
        unsafe { (*ask).answer = answer };
    }
}

/// Go keeps an object: 1, or 0 if the handle names none.
unsafe extern "C" fn retain(handle: u64) -> usize {
    usize::from(object::retain(handle))
}

/// Go gives up what it kept; a handle that names nothing is ignored.
unsafe extern "C" fn release(handle: u64) {
    // The object's destructor is the user's code.
    panics::quietly(|| object::release(handle));
}

/// How the executor does that calls wait for: see [`executor::watch`].
unsafe extern "C" fn watch() -> usize {
    // Wakers are others' code.
    panics::catch(executor::watch).map_or(executor::MOVES, |state| state)
}
