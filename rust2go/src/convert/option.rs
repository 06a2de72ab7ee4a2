//! `Option<T>`: a Go pointer, nil for `None`.

use std::ffi::c_void;

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

impl<T: Layout> Layout for Option<T> {
    type Ref = *const c_void;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        format!("Option<{}>", T::describe(describer))
    }
}

// SAFETY: see `lend_one`.
unsafe impl<T: ToGo> ToGo for Option<T> {
    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        match self {
            None => Ok(()),
            Some(value) => measure_one(value, measure),
        }
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> Self::Ref {
        match self {
            None => std::ptr::null(),
            Some(value) => lend_one(value, arena),
        }
    }
}

// SAFETY: BLOCK is not set; an address is a number; memory is read through the reader.
unsafe impl<T: FromGo> FromGo for Option<T> {
    const OWNS: bool = T::OWNS;

    #[inline]
    unsafe fn take(value: &Self::Ref, reader: &mut Reader) -> Result<Option<T>, Mismatch> {
        if value.is_null() {
            return Ok(None);
        }
        // SAFETY: the caller's promise: Go's pointer leads to a value of this layout.
        unsafe { take_one(*value, reader) }.map(Some)
    }
}

/// Measures a value that an address will lead to.
#[inline]
pub(super) fn measure_one<T: ToGo>(value: &T, measure: &mut Measure) -> Result<(), Mismatch> {
    if T::FLAT {
        measure.original(std::slice::from_ref(value));
    } else {
        measure.refs::<T>(1);
    }
    if T::MEASURED {
        measure.deeper(|measure| value.measure(measure))
    } else {
        Ok(())
    }
}

/// The address of the original where T is flat, else of a ref in the arena.
#[inline]
pub(super) fn lend_one<T: ToGo>(value: &T, arena: &mut Arena) -> *const c_void {
    if T::FLAT {
        arena.original(std::slice::from_ref(value))
    } else {
        arena.refs(std::iter::once(value))
    }
}

/// Takes the value at `place`.
///
/// # Safety
/// If `reader` is a trusted one, there must be a ref of T, readable with all that it leads to.
#[inline]
pub(super) unsafe fn take_one<T: FromGo>(
    place: *const c_void,
    reader: &mut Reader,
) -> Result<T, Mismatch> {
    // SAFETY: T says that every bit pattern is a ref; the caller's promise for the memory.
    let value = unsafe { reader.one::<T::Ref>(place) }?;
    // SAFETY: the caller's promise.
    reader.deeper(|reader| unsafe { T::take(value, reader) })
}
