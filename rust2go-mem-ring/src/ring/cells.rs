//! Entries: where they lie, and how a value gets in and out without anybody trusting the memory.

use std::mem::{MaybeUninit, align_of, size_of};

use super::{Shape, View};
use crate::layout::{RING_HEADER, entry_size, up};
use crate::mpsc::Mpsc;
use crate::sync::AtomicU64;

impl<T, S: Shape> View<T, S> {
    /// Puts a value where `position` lies.
    ///
    /// # Safety
    /// The entry must be empty and the caller's alone, but for a peer that breaks the rules of the ring.
    pub(crate) unsafe fn write(&self, position: u64, value: T) {
        let at = self.entry(position);
        self.changing(at, || {
            // SAFETY: `entry` lies within the part and is aligned for `T`; the caller says that it is ours.
            unsafe { self.start.add(at).cast::<T>().write(value) }
        });
    }

    /// Takes the bytes at `position`, each of them read once: what a peer writes meanwhile does not change the result
    /// any more. They are a value if the caller knows of one there, or if any bytes are one, as `Pod` says.
    ///
    /// # Safety
    /// The entry must be the caller's alone, but for a peer that breaks the rules of the ring.
    pub(crate) unsafe fn read(&self, position: u64) -> MaybeUninit<T> {
        let at = self.entry(position);
        let mut value = MaybeUninit::uninit();
        self.looking(at, || {
            // SAFETY: `entry` lies within the part, the caller says that it is ours; and as `copy_out` wants it, entries
            // are aligned to the largest power of two that divides their size, but no more than 8: cells begin at a
            // multiple of 128, and the stride is the size, or a multiple of 8.
            unsafe { copy_out(self.start.add(at).as_ptr().cast(), &mut value) }
        });
        value
    }

    /// Offset of the entry of `position` from the start of the part. The mask keeps it inside whatever the position is.
    fn entry(&self, position: u64) -> usize {
        // The index is less than 2^30.
        let index = (position & (self.capacity() - 1)) as usize;
        Self::CELLS + index * S::stride::<T>()
    }

    /// Where the first cell lies, as `Part::entries_at` computes it.
    const CELLS: usize = up(RING_HEADER as u64, align_of::<T>() as u64) as usize;

    #[cfg(not(loom))]
    fn changing(&self, _: usize, f: impl FnOnce()) {
        f();
    }

    #[cfg(not(loom))]
    fn looking(&self, _: usize, f: impl FnOnce()) {
        f();
    }

    /// Has loom watch that nobody else has the entry.
    #[cfg(loom)]
    fn changing(&self, at: usize, f: impl FnOnce()) {
        // SAFETY: the shadow lives as long as the region, which outlives the view.
        let shadow = unsafe { self.shadow.1.as_ref() };
        shadow.entry(self.shadow.0 + at).with_mut(|_| f());
    }

    /// Has loom watch that nobody changes the entry.
    #[cfg(loom)]
    fn looking(&self, at: usize, f: impl FnOnce()) {
        // SAFETY: as above.
        let shadow = unsafe { self.shadow.1.as_ref() };
        shadow.entry(self.shadow.0 + at).with(|_| f());
    }
}

impl<T> View<T, Mpsc> {
    /// Whose turn the cell of `position` is.
    pub(crate) fn turn(&self, position: u64) -> &AtomicU64 {
        self.long(self.entry(position) + turn_at::<T>())
    }

    /// What stands in the cell of `position` when it is free for it; one more when it holds the value.
    pub(crate) fn free_turn(&self, position: u64) -> u64 {
        (position >> self.capacity().trailing_zeros()).wrapping_mul(2)
    }
}

/// Offset of the turn in a cell with a turn.
pub(crate) const fn turn_at<T>() -> usize {
    up(entry_size::<T>() as u64, 8) as usize
}

/// Copies a value, reading each word of it once.
///
/// # Safety
/// `from` must be valid for reads, and aligned to the largest power of two that divides the size, or to 8.
unsafe fn copy_out<T>(from: *const T, to: &mut MaybeUninit<T>) {
    // SAFETY: of the conditions, each arm keeps the one about alignment.
    unsafe {
        match size_of::<T>() {
            size if size % 8 == 0 => copy_words::<T, u64>(from, to),
            size if size % 4 == 0 => copy_words::<T, u32>(from, to),
            size if size % 2 == 0 => copy_words::<T, u16>(from, to),
            _ => copy_words::<T, u8>(from, to),
        }
    }
}

/// # Safety
/// `from` must be valid for reads and aligned for `W`, of which a `T` is a multiple.
unsafe fn copy_words<T, W>(from: *const T, to: &mut MaybeUninit<T>) {
    // `MaybeUninit`, since a value may have bytes of padding.
    let (from, to) = (
        from.cast::<MaybeUninit<W>>(),
        to.as_mut_ptr().cast::<MaybeUninit<W>>(),
    );
    for word in 0..size_of::<T>() / size_of::<W>() {
        // SAFETY: both lie within their value. Volatile, so that the compiler cannot read the memory a second time later.
        unsafe { to.add(word).write_unaligned(from.add(word).read_volatile()) };
    }
}
