//! `HashSet` and `BTreeSet`: a list of their elements at the boundary, which Go makes a `rust2go.Set` of.

use std::collections::{BTreeSet, HashSet};
use std::hash::{BuildHasher, Hash};

use super::list::{collect, measure_each};
use super::map::equal;
use super::{FromGo, Layout, ListRef, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

macro_rules! set {
    ($set:ty, $($hasher:ident)?) => {
        impl<T: Layout, $($hasher)?> Layout for $set {
            type Ref = ListRef;
            const PLAIN: bool = false;

            fn describe(describer: &mut Describer) -> String {
                format!("HashSet<{}>", T::describe(describer))
            }
        }

        // SAFETY: points at refs in the arena, which the elements keep valid.
        unsafe impl<T: ToGo, $($hasher)?> ToGo for $set {
            fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
                measure.converted::<T::Ref>(self.len());
                measure_each(self.iter(), measure)
            }

            fn lend(&self, arena: &mut Arena) -> ListRef {
                ListRef::new(arena.refs(self.iter()), self.len())
            }
        }
    };
}

set!(HashSet<T, S>, S);
set!(BTreeSet<T>,);

// SAFETY: BLOCK is not set; a ListRef is numbers; memory is read through the reader.
unsafe impl<T: FromGo + Eq + Hash, S: BuildHasher + Default> FromGo for HashSet<T, S> {
    unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: T says that every bit pattern is a ref; the caller's promise for the memory.
        let refs = unsafe { reader.slice::<T::Ref>(value.ptr, value.len) }?;
        let mut taken = Self::with_capacity_and_hasher(refs.len(), S::default());
        reader.deeper(|reader| {
            for (i, value) in refs.iter().enumerate() {
                // SAFETY: the caller's promise covers every element.
                let value = unsafe { T::take(value, reader) };
                taken.insert(value.map_err(|e| e.at_index(i))?);
            }
            Ok(())
        })?;
        if taken.len() < refs.len() {
            return Err(equal("elements"));
        }
        Ok(taken)
    }
}

// SAFETY: as above.
unsafe impl<T: FromGo + Ord> FromGo for BTreeSet<T> {
    unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: as above.
        let refs = unsafe { reader.slice::<T::Ref>(value.ptr, value.len) }?;
        let values = reader.deeper(|reader| {
            // SAFETY: the caller's promise covers every element.
            collect(refs, |value| unsafe { T::take(value, reader) })
        })?;
        let taken = Self::from_iter(values);
        if taken.len() < refs.len() {
            return Err(equal("elements"));
        }
        Ok(taken)
    }
}
