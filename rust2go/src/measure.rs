//! The first of the two passes over a message: how much room it needs, and whether all of it has a form in Go.

use std::any::Any;

use crate::convert::{Layout, ToGo};
use crate::depth::Depth;
use crate::mismatch::Mismatch;

/// Values that a conversion made and that must live as long as the message, in the order in which they are asked for.
pub(crate) type Kept = Vec<Option<Box<dyn Any + Send>>>;

/// Clones of the objects in a message.
pub(crate) type Held = Vec<Box<dyn Any + Send>>;

/// Counts what a message needs.
#[derive(Debug, Default)]
pub struct Measure {
    /// Bytes of the arena.
    pub(crate) room: usize,
    /// An upper bound of the pointer-free bytes that Go copies into one block.
    pub(crate) bytes: usize,
    /// Whether the arena will be a deep one.
    pub(crate) deep: bool,
    /// What [`Measure::keep`] took.
    pub(crate) kept: Kept,
    /// What [`Measure::hold`] took.
    pub(crate) held: Held,
    depth: Depth,
}

/// `size` in whole words. A size beyond all memory stays one: lists of structs without fields can be as long as that.
#[inline]
pub(crate) fn rounded(size: usize) -> usize {
    size.saturating_add(7) & !7
}

/// The bytes of `count` refs: never none, so that what an address leads to is in the arena.
#[inline]
pub(crate) fn refs_size<R>(count: usize) -> usize {
    count.saturating_mul(if size_of::<R>() == 0 {
        1
    } else {
        size_of::<R>()
    })
}

impl Measure {
    /// For a shallow arena, or a deep one.
    #[inline]
    pub(crate) fn new(deep: bool) -> Self {
        Self {
            deep,
            ..Self::default()
        }
    }

    /// `values` that Go can read as they lie.
    #[inline]
    pub(crate) fn original<T: Layout>(&mut self, values: &[T]) {
        if T::PLAIN {
            self.bytes += size_of_val(values) + align_of::<T::Ref>() - 1;
        }
        if self.deep {
            self.room = self.room.saturating_add(rounded(size_of_val(values)));
        }
    }

    /// Refs of `count` values of type `T`.
    #[inline]
    pub(crate) fn refs<T: Layout + ?Sized>(&mut self, count: usize) {
        let size = refs_size::<T::Ref>(count);
        self.room = self.room.saturating_add(rounded(size));
        if T::PLAIN {
            self.bytes = self
                .bytes
                .saturating_add(size)
                .saturating_add(align_of::<T::Ref>() - 1);
        }
    }

    /// `count` refs of type `R` that Go converts where they are, as it does the entries of a map.
    #[inline]
    pub(crate) fn converted<R>(&mut self, count: usize) {
        self.room = self.room.saturating_add(rounded(refs_size::<R>(count)));
    }

    /// The fields `R` of an enum's variant.
    #[inline]
    pub fn variant<R: Copy>(&mut self) {
        self.converted::<R>(1);
    }

    /// Measures a value that the conversion made, and keeps it until Go has given the message back. `Arena::kept` lends it, in
    /// the same order.
    ///
    /// # Errors
    /// If the value itself has no form in Go.
    pub fn keep<S: ToGo + Send + 'static>(&mut self, value: S) -> Result<(), Mismatch> {
        // What the value keeps in its turn comes after it, as it will when it is lent.
        let place = self.kept.len();
        self.kept.push(None);
        value.measure(self)?;
        self.kept[place] = Some(Box::new(value));
        Ok(())
    }

    /// Has a clone of `object`, whose handle is lent, outlive the frame, where Go reads that when the caller's own may be gone.
    #[inline]
    pub(crate) fn hold<O: Clone + Send + 'static>(&mut self, object: &O) {
        if self.deep {
            self.held.push(Box::new(object.clone()));
        }
    }

    /// Measures what lies a level deeper. Whatever can contain itself does it through here.
    ///
    /// # Errors
    /// Those of `f`, and one for too many levels.
    #[inline]
    pub fn deeper(
        &mut self,
        f: impl FnOnce(&mut Self) -> Result<(), Mismatch>,
    ) -> Result<(), Mismatch> {
        self.depth.enter()?;
        f(self)?;
        self.depth.leave();
        Ok(())
    }
}
