//! `Option<T>`: a Go pointer, nil for `None`.

use super::{FromGo, Layout, ToGo};
use crate::arena::{Arena, Measure};
use crate::error::Mismatch;
use crate::link::Describer;

impl<T: Layout> Layout for Option<T> {
    type Ref = *const std::ffi::c_void;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) {
        T::describe(describer);
    }
}

// SAFETY: points at the original where T is flat, else at a ref in the arena.
unsafe impl<T: ToGo> ToGo for Option<T> {
    fn measure(&self, measure: &mut Measure) {
        let Some(x) = self else { return };
        if T::FLAT {
            measure.original(size_of::<T>(), align_of::<T::Ref>());
        } else {
            measure.refs::<T>(1);
            x.measure(measure);
        }
    }

    fn lend(&self, arena: &mut Arena) -> Self::Ref {
        match self {
            None => std::ptr::null(),
            Some(x) if T::FLAT => arena.original(std::slice::from_ref(x)),
            Some(x) => arena.refs(std::iter::once(x)),
        }
    }
}

// SAFETY: BLOCK is not set.
unsafe impl<T: FromGo> FromGo for Option<T> {
    unsafe fn take(value: &Self::Ref) -> Result<Option<T>, Mismatch> {
        if value.is_null() {
            return Ok(None);
        }
        // SAFETY: the caller's promise: Go's pointer leads to a value of this layout.
        unsafe { T::take(&*value.cast::<T::Ref>()) }.map(Some)
    }
}
