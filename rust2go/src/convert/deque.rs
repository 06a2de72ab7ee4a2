//! `VecDeque<T>`: a list.

use std::collections::VecDeque;

use super::list::measure_each;
use super::{FromGo, Layout, ListRef, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

impl<T: Layout> Layout for VecDeque<T> {
    type Ref = ListRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        <[T]>::describe(describer)
    }
}

/// The elements, if Go can read them as they lie: of a type that allows it, and in one piece.
#[inline]
fn whole<T: ToGo>(deque: &VecDeque<T>) -> Option<&[T]> {
    match deque.as_slices() {
        (all, []) if T::FLAT => Some(all),
        _ => None,
    }
}

// SAFETY: points at the original where that is possible, else at refs in the arena, which its elements keep valid.
unsafe impl<T: ToGo> ToGo for VecDeque<T> {
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        match whole(self) {
            Some(all) => measure.original(all),
            None => measure.refs::<T>(self.len()),
        }
        measure_each(self.iter(), measure)
    }

    fn lend(&self, arena: &mut Arena) -> ListRef {
        let ptr = match whole(self) {
            Some(all) => arena.original(all),
            None => arena.refs(self.iter()),
        };
        ListRef::new(ptr, self.len())
    }
}

// SAFETY: as for Vec, which it is made of.
unsafe impl<T: FromGo> FromGo for VecDeque<T> {
    unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise.
        unsafe { Vec::take(value, reader) }.map(Self::from)
    }
}
