//! Objects of Rust's, and handles of Go's, with Go played by the tests. What is counted must come to 0.

mod calls;
mod served;
mod table;
mod values;

use std::ffi::c_void;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use super::Held;
use crate::arena::Arena;
use crate::convert::{FromGo, ToGo};
use crate::describe::Describer;
use crate::link::{Interface, InterfaceState, no_cancel};
use crate::measure::Measure;
use crate::read::Reader;

unsafe extern "C" fn no_contract() -> *const c_void {
    std::ptr::null()
}

pub(super) const fn interface(name: &'static str) -> Interface {
    Interface {
        name,
        cancel: no_cancel,
        contract: no_contract,
        describe: |_| (),
        ring: None,
        state: InterfaceState::checked(),
    }
}

pub(super) static LISTENER: Interface = interface("Listener");
pub(super) static OTHER: Interface = interface("Other");

/// Counts itself while it lives.
pub(super) struct Counted(pub(super) Arc<AtomicI64>);

impl Counted {
    pub(super) fn new(alive: &Arc<AtomicI64>) -> Self {
        alive.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(alive))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

pub(super) fn alive() -> Arc<AtomicI64> {
    Arc::new(AtomicI64::new(0))
}

pub(super) fn left(alive: &AtomicI64) -> i64 {
    alive.load(Ordering::SeqCst)
}

/// What stands for the trait `Listener`.
pub(super) struct Marker;

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
pub(super) static RELEASED: Mutex<Vec<u64>> = Mutex::new(Vec::new());

pub(super) fn released(handle: u64) -> usize {
    let released = RELEASED.lock().expect("no panic in here");
    released.iter().filter(|one| **one == handle).count()
}

/// The handle that `value` lends, and what a frame that outlives it holds.
pub(super) fn lent<T: ToGo<Ref = u64>>(value: &T, deep: bool) -> (u64, Measure) {
    let mut measure = Measure::new(deep);
    value.measure(&mut measure).expect("always has a form");
    let mut arena = Arena::new(std::ptr::null_mut(), 0, deep, &measure.kept);
    (value.lend(&mut arena), measure)
}

pub(super) fn take<T: FromGo<Ref = u64>>(handle: u64) -> Result<T, String> {
    // SAFETY: it is read through nothing.
    unsafe { T::take(&handle, &mut Reader::trusted()) }
        .map_err(|mismatch| mismatch.in_method("Bus.subscribe").to_string())
}
