//! `HashMap` and `BTreeMap`: a list of their entries at the boundary, which Go makes a map of.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use super::list::collect;
use super::{FromGo, Layout, ListRef, ToGo, Tuple2Ref};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// An entry at the boundary.
type EntryRef<K, V> = Tuple2Ref<<K as Layout>::Ref, <V as Layout>::Ref>;

macro_rules! map {
    ($map:ty, $($hasher:ident)?) => {
        impl<K: Layout, V: Layout, $($hasher)?> Layout for $map {
            type Ref = ListRef;
            const PLAIN: bool = false;

            fn describe(describer: &mut Describer) -> String {
                let key = K::describe(describer);
                format!("HashMap<{key}, {}>", V::describe(describer))
            }
        }

        // SAFETY: points at refs in the arena, which the entries keep valid.
        unsafe impl<K: ToGo, V: ToGo, $($hasher)?> ToGo for $map {
            fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
                measure.converted::<EntryRef<K, V>>(self.len());
                if !K::MEASURED && !V::MEASURED {
                    return Ok(());
                }
                measure.deeper(|measure| {
                    for (i, (key, value)) in self.iter().enumerate() {
                        key.measure(measure).map_err(|e| in_key(e, i))?;
                        value.measure(measure).map_err(|e| in_value(e, i))?;
                    }
                    Ok(())
                })
            }

            fn lend(&self, arena: &mut Arena) -> ListRef {
                let ptr = arena.each(self.iter(), |(key, value), arena| {
                    Tuple2Ref(key.lend(arena), value.lend(arena))
                });
                ListRef::new(ptr, self.len())
            }
        }
    };
}

map!(HashMap<K, V, S>, S);
map!(BTreeMap<K, V>,);

#[cold]
fn in_key(mismatch: Mismatch, index: usize) -> Mismatch {
    mismatch.in_field("key").at_index(index)
}

#[cold]
fn in_value(mismatch: Mismatch, index: usize) -> Mismatch {
    mismatch.in_field("value").at_index(index)
}

/// For two keys that Go tells apart and Rust does not, such as one point in time in two zones.
#[cold]
pub(super) fn equal(what: &str) -> Mismatch {
    Mismatch::new(format!(
        "two of its {what} are equal in Rust, though not in Go"
    ))
}

/// Takes key and value of an entry.
///
/// # Safety
/// As for [`FromGo::take`], for both.
#[inline]
unsafe fn entry<K: FromGo, V: FromGo>(
    entry: &EntryRef<K, V>,
    reader: &mut Reader,
) -> Result<(K, V), Mismatch> {
    // SAFETY: the caller's promise.
    let key = unsafe { K::take(&entry.0, reader) }.map_err(|e| e.in_field("key"))?;
    // SAFETY: as above.
    let value = unsafe { V::take(&entry.1, reader) }.map_err(|e| e.in_field("value"))?;
    Ok((key, value))
}

// SAFETY: BLOCK is not set; a ListRef is numbers; memory is read through the reader.
unsafe impl<K, V, S> FromGo for HashMap<K, V, S>
where
    K: FromGo + Eq + Hash,
    V: FromGo,
    S: BuildHasher + Default,
{
    unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: K and V say that every bit pattern is a ref; the caller's promise for the memory.
        let refs = unsafe { reader.slice::<EntryRef<K, V>>(value.ptr, value.len) }?;
        let mut taken = Self::with_capacity_and_hasher(refs.len(), S::default());
        reader.deeper(|reader| {
            for (i, value) in refs.iter().enumerate() {
                // SAFETY: the caller's promise covers every entry.
                let entry = unsafe { entry(value, reader) };
                let (key, value) = entry.map_err(|e| e.at_index(i))?;
                taken.insert(key, value);
            }
            Ok(())
        })?;
        if taken.len() < refs.len() {
            return Err(equal("keys"));
        }
        Ok(taken)
    }
}

// SAFETY: as above.
unsafe impl<K: FromGo + Ord, V: FromGo> FromGo for BTreeMap<K, V> {
    unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: as above.
        let refs = unsafe { reader.slice::<EntryRef<K, V>>(value.ptr, value.len) }?;
        let entries = reader.deeper(|reader| {
            // SAFETY: the caller's promise covers every entry.
            collect(refs, |value| unsafe { entry::<K, V>(value, reader) })
        })?;
        // Sorts once, and builds the tree from the bottom.
        let taken = Self::from_iter(entries);
        if taken.len() < refs.len() {
            return Err(equal("keys"));
        }
        Ok(taken)
    }
}
