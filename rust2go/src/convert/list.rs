//! `Vec<T>` and slices.

use super::{FromGo, Layout, ToGo};
use crate::arena::{Arena, Measure};
use crate::error::Mismatch;
use crate::link::Describer;

/// A Go slice: address, length and capacity. Empty is (null, 0, 0).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ListRef {
    /// The first element, or null.
    pub ptr: *const std::ffi::c_void,
    /// The number of elements.
    pub len: usize,
    /// The number of elements there is room for; Rust sends `len`.
    pub cap: usize,
}

impl<T: Layout> Layout for [T] {
    type Ref = ListRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) {
        T::describe(describer);
    }
}

// SAFETY: points at the original where T is flat, else at refs in the arena, which its elements keep valid.
unsafe impl<T: ToGo> ToGo for [T] {
    fn measure(&self, measure: &mut Measure) {
        if T::FLAT {
            measure.original(size_of_val(self), align_of::<T::Ref>());
            return;
        }
        measure.refs::<T>(self.len());
        if !T::PLAIN {
            self.iter().for_each(|x| x.measure(measure));
        }
    }

    fn lend(&self, arena: &mut Arena) -> ListRef {
        let ptr = if T::FLAT {
            arena.original(self)
        } else {
            arena.refs(self.iter())
        };
        ListRef {
            ptr,
            len: self.len(),
            cap: self.len(),
        }
    }
}

impl<T: Layout> Layout for Vec<T> {
    type Ref = ListRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) {
        T::describe(describer);
    }
}

// SAFETY: as for [T].
unsafe impl<T: ToGo> ToGo for Vec<T> {
    #[inline]
    fn measure(&self, measure: &mut Measure) {
        self.as_slice().measure(measure);
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> ListRef {
        self.as_slice().lend(arena)
    }
}

// SAFETY: BLOCK is not set.
unsafe impl<T: FromGo> FromGo for Vec<T> {
    unsafe fn take(value: &ListRef) -> Result<Vec<T>, Mismatch> {
        if value.len == 0 {
            return Ok(Vec::new());
        }
        let mut taken = Vec::with_capacity(value.len);
        if T::BLOCK {
            const { assert!(!T::BLOCK || size_of::<T>() == size_of::<T::Ref>()) };
            // SAFETY: T::BLOCK says that the refs are values; the caller says that they are readable.
            unsafe {
                std::ptr::copy_nonoverlapping(value.ptr.cast::<T>(), taken.as_mut_ptr(), value.len);
                taken.set_len(value.len);
            }
            return Ok(taken);
        }
        // SAFETY: the caller's promise: Go holds `len` elements of this layout there.
        let refs = unsafe { std::slice::from_raw_parts(value.ptr.cast::<T::Ref>(), value.len) };
        for (i, x) in refs.iter().enumerate() {
            // SAFETY: the caller's promise covers every element.
            taken.push(unsafe { T::take(x) }.map_err(|e| e.at_index(i))?);
        }
        Ok(taken)
    }
}
