//! The intermediate buffer of a message: sized first, allocated once.
//!
//! What Go can read as it lies (bytes, lists of numbers) is pointed at; what it cannot (a list of strings, an optional
//! struct) gets a list of refs in here. A *deep* arena takes copies of the former as well, for memory that must not be the
//! caller's own.

use std::any::Any;
use std::ffi::c_void;

use crate::convert::{EnumRef, ToGo};
use crate::measure::{Kept, refs_size, rounded};

/// Allocates from the buffer, from front to back.
#[derive(Debug)]
pub struct Arena {
    next: *mut u8,
    room: usize,
    deep: bool,
    kept: *const Option<Box<dyn Any + Send>>,
    kept_left: usize,
}

impl Arena {
    /// An arena of `room` bytes at `start`, which is aligned to 8. It must not outlive them, nor `kept`.
    #[inline]
    pub(crate) fn new(start: *mut u8, room: usize, deep: bool, kept: &Kept) -> Self {
        Self {
            next: start,
            room,
            deep,
            kept: kept.as_ptr(),
            kept_left: kept.len(),
        }
    }

    /// The place of `size` bytes, aligned to 8.
    #[inline]
    pub(crate) fn take(&mut self, size: usize) -> *mut u8 {
        let size = rounded(size);
        if size > self.room {
            differs();
        }
        let place = self.next;
        self.room -= size;
        // SAFETY: size <= room: the result is within the buffer or one past its end.
        self.next = unsafe { place.add(size) };
        place
    }

    /// What is left: where it begins, and how many bytes it has.
    #[cfg(any(test, feature = "serde_json"))]
    pub(crate) fn rest(&self) -> (*mut u8, usize) {
        (self.next, self.room)
    }

    /// The address of `original`, or of its copy in a deep arena; null if it is empty.
    #[inline]
    pub(crate) fn original<T>(&mut self, original: &[T]) -> *const c_void {
        if size_of_val(original) == 0 {
            return std::ptr::null();
        }
        if !self.deep {
            return original.as_ptr().cast();
        }
        let (start, size) = (original.as_ptr(), size_of_val(original));
        let place = self.take(size);
        // SAFETY: `place` has that many bytes and is nobody else's.
        unsafe { std::ptr::copy_nonoverlapping(start.cast(), place, size) };
        place.cast_const().cast()
    }

    /// Makes a ref of each of `values` and returns the address of the first; null if there are none.
    #[inline]
    pub(crate) fn each<R: Copy, I: ExactSizeIterator>(
        &mut self,
        values: I,
        lend: impl Fn(I::Item, &mut Self) -> R,
    ) -> *const c_void {
        const { assert!(align_of::<R>() <= 8) };
        let count = values.len();
        if count == 0 {
            return std::ptr::null();
        }
        let place = self.take(refs_size::<R>(count)).cast::<R>();
        let mut made = 0;
        for value in values.take(count) {
            let lent = lend(value, self);
            // SAFETY: made < count, and `place` has room for count refs, aligned to 8.
            unsafe { place.add(made).write(lent) };
            made += 1;
        }
        if made < count {
            differs();
        }
        place.cast_const().cast()
    }

    /// Lends `values` one after another and returns the address of their refs; null if there are none.
    #[inline]
    pub(crate) fn refs<'a, T: ToGo + 'a>(
        &mut self,
        values: impl ExactSizeIterator<Item = &'a T>,
    ) -> *const c_void {
        self.each(values, |value, arena| value.lend(arena))
    }

    /// The address of `payload`, moved into the buffer.
    #[inline]
    pub(crate) fn one<R: Copy>(&mut self, payload: R) -> *const c_void {
        self.each(std::iter::once(payload), |payload, _| payload)
    }

    /// A variant of an enum, by its number on the wire, with its fields.
    #[inline]
    pub fn variant<R: Copy>(&mut self, tag: u32, payload: R) -> EnumRef {
        EnumRef {
            tag,
            payload: self.one(payload),
        }
    }

    /// Lends the next of the values that `Measure::keep` took.
    pub fn kept<S: ToGo + 'static>(&mut self) -> S::Ref {
        if self.kept_left == 0 {
            differs();
        }
        // SAFETY: the maker of the arena promised that the list lives as long as it, and `kept_left` of its elements remain.
        let value = unsafe { &*self.kept };
        self.kept_left -= 1;
        // SAFETY: as above: the result is one past the end at most.
        self.kept = unsafe { self.kept.add(1) };
        let value = value.as_ref().and_then(|value| value.downcast_ref::<S>());
        value.unwrap_or_else(|| differs()).lend(self)
    }
}

/// A value looked different when it was lent: its `Display` or a converter of its own is not consistent.
#[cold]
pub(crate) fn differs() -> ! {
    panic!("a message turned out otherwise than it was measured")
}
