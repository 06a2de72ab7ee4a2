//! Arrays.

use std::mem::MaybeUninit;

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

impl<T: Layout, const N: usize> Layout for [T; N] {
    type Ref = [T::Ref; N];
    const PLAIN: bool = T::PLAIN;

    fn describe(describer: &mut Describer) -> String {
        format!("[{}; {N}]", T::describe(describer))
    }
}

// SAFETY: element by element, as T does; an array has no bytes but its elements'.
unsafe impl<T: ToGo, const N: usize> ToGo for [T; N] {
    const FLAT: bool = T::FLAT && size_of::<T>() == size_of::<T::Ref>();
    const MEASURED: bool = T::MEASURED;

    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        if T::MEASURED {
            for (i, value) in self.iter().enumerate() {
                value.measure(measure).map_err(|e| e.at_index(i))?;
            }
        }
        Ok(())
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> [T::Ref; N] {
        std::array::from_fn(|i| self[i].lend(arena))
    }
}

// SAFETY: an array has no bytes but its elements'.
unsafe impl<T: FromGo, const N: usize> FromGo for [T; N] {
    const BLOCK: bool = T::BLOCK;

    #[inline]
    unsafe fn take(value: &[T::Ref; N], reader: &mut Reader) -> Result<[T; N], Mismatch> {
        let mut taken = Taken::<T, N> {
            values: [const { MaybeUninit::uninit() }; N],
            len: 0,
        };
        for (i, value) in value.iter().enumerate() {
            // SAFETY: the caller's promise covers every element.
            let value = unsafe { T::take(value, reader) }.map_err(|e| e.at_index(i))?;
            taken.values[i].write(value);
            taken.len = i + 1;
        }
        Ok(taken.finish())
    }
}

/// The elements of an array that have been taken so far.
struct Taken<T, const N: usize> {
    values: [MaybeUninit<T>; N],
    len: usize,
}

impl<T, const N: usize> Taken<T, N> {
    /// The array, when all have been.
    #[inline]
    fn finish(mut self) -> [T; N] {
        assert_eq!(self.len, N);
        self.len = 0;
        // SAFETY: all N values are there, and setting `len` has left them to us.
        self.values
            .each_ref()
            .map(|value| unsafe { value.assume_init_read() })
    }
}

impl<T, const N: usize> Drop for Taken<T, N> {
    fn drop(&mut self) {
        for value in &mut self.values[..self.len] {
            // SAFETY: the first `len` values are there.
            unsafe { value.assume_init_drop() };
        }
    }
}
