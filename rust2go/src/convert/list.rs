//! `Vec<T>` and slices.

use std::ffi::c_void;

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// A Go slice: address, length and capacity. Empty is (null, 0, 0).
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ListRef {
    /// The first element, or null.
    pub ptr: *const c_void,
    /// The number of elements.
    pub len: usize,
    /// The number of elements there is room for; Rust sends `len`.
    pub cap: usize,
}

impl ListRef {
    /// A list of `len` elements at `ptr`.
    #[inline]
    pub(crate) fn new(ptr: *const c_void, len: usize) -> Self {
        Self { ptr, len, cap: len }
    }
}

impl<T: Layout> Layout for [T] {
    type Ref = ListRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        format!("Vec<{}>", T::describe(describer))
    }
}

// SAFETY: points at the original where T is flat, else at refs in the arena, which its elements keep valid.
unsafe impl<T: ToGo> ToGo for [T] {
    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        if T::FLAT {
            measure.original(self);
        } else {
            measure.refs::<T>(self.len());
        }
        measure_each(self.iter(), measure)
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> ListRef {
        let ptr = if T::FLAT {
            arena.original(self)
        } else {
            arena.refs(self.iter())
        };
        ListRef::new(ptr, self.len())
    }
}

/// Visits the elements of a list, if that can come to anything.
#[inline]
pub(super) fn measure_each<'a, T: ToGo + 'a>(
    values: impl Iterator<Item = &'a T>,
    measure: &mut Measure,
) -> Result<(), Mismatch> {
    if !T::MEASURED {
        return Ok(());
    }
    measure.deeper(|measure| {
        for (i, value) in values.enumerate() {
            value.measure(measure).map_err(|e| e.at_index(i))?;
        }
        Ok(())
    })
}

impl<T: Layout> Layout for Vec<T> {
    type Ref = ListRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        <[T]>::describe(describer)
    }
}

// SAFETY: as for [T].
unsafe impl<T: ToGo> ToGo for Vec<T> {
    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        self.as_slice().measure(measure)
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> ListRef {
        self.as_slice().lend(arena)
    }
}

// SAFETY: BLOCK is not set; a ListRef is numbers; memory is read through the reader.
unsafe impl<T: FromGo> FromGo for Vec<T> {
    #[inline]
    unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Vec<T>, Mismatch> {
        // SAFETY: T says that every bit pattern is a ref; the caller's promise for the memory.
        let refs = unsafe { reader.slice::<T::Ref>(value.ptr, value.len) }?;
        if T::BLOCK {
            return Ok(block(refs));
        }
        reader.deeper(|reader| {
            // SAFETY: the caller's promise covers every element.
            collect(refs, |value| unsafe { T::take(value, reader) })
        })
    }
}

/// Copies refs that are values already.
#[inline]
fn block<T: FromGo>(refs: &[T::Ref]) -> Vec<T> {
    const { assert!(!T::BLOCK || size_of::<T>() == size_of::<T::Ref>()) };
    let mut taken = Vec::<T>::with_capacity(refs.len());
    // Byte by byte, because a ref may be aligned less than the value.
    let (from, to) = (refs.as_ptr().cast::<u8>(), taken.as_mut_ptr().cast::<u8>());
    // SAFETY: T::BLOCK says that the refs are values; there is room for as many, in memory of its own.
    unsafe {
        std::ptr::copy_nonoverlapping(from, to, size_of_val(refs));
        taken.set_len(refs.len());
    }
    taken
}

/// What `take` makes of each of `refs`.
#[inline]
pub(super) fn collect<R, T>(
    refs: &[R],
    mut take: impl FnMut(&R) -> Result<T, Mismatch>,
) -> Result<Vec<T>, Mismatch> {
    let mut taken = Vec::<T>::with_capacity(refs.len());
    for (i, value) in refs.iter().enumerate() {
        let value = take(value).map_err(|e| e.at_index(i))?;
        // SAFETY: there is room for as many values as there are refs, and those before this one are in place.
        unsafe {
            taken.as_mut_ptr().add(i).write(value);
            taken.set_len(i + 1);
        }
    }
    Ok(taken)
}
