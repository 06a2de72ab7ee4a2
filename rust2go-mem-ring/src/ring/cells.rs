//! Entries: where they lie, and how a value gets in and out without anybody trusting the memory.

use std::mem::{MaybeUninit, align_of, size_of, size_of_val};
use std::slice;

use super::{Shape, View};
use crate::layout::{RING_HEADER, entry_size, up};
use crate::mpsc::Mpsc;
use crate::spsc::Spsc;
use crate::sync::AtomicU64;

impl<T, S: Shape> View<T, S> {
    /// Puts a value where `position` lies.
    ///
    /// # Safety
    /// The entry must be empty and the caller's alone, but for a peer that breaks the rules of the ring.
    pub(crate) unsafe fn write(&self, position: u64, value: T) {
        self.watch_write(position, 1);
        // SAFETY: `entry` lies within the part and is aligned for `T`; the caller says that it is ours.
        unsafe { self.address(position).write(value) };
    }

    /// Takes the bytes at `position`, each of them read once: what a peer writes meanwhile does not change the result
    /// any more. They are a value if the caller knows of one there, or if any bytes are one, as `Pod` says.
    ///
    /// # Safety
    /// The entry must be the caller's alone, but for a peer that breaks the rules of the ring.
    pub(crate) unsafe fn read(&self, position: u64) -> MaybeUninit<T> {
        self.watch_read(position, 1);
        let mut value = MaybeUninit::uninit();
        // SAFETY: `entry` lies within the part, the caller says that it is ours; and as `copy_out` wants it, entries are
        // aligned to the largest power of two that divides their size, but no more than 8: cells begin at a multiple
        // of 128, and the stride is the size, or a multiple of 8.
        unsafe { copy_out(self.address(position), slice::from_mut(&mut value)) };
        value
    }

    /// Offset of the entry of `position` from the start of the part. The mask keeps it inside whatever the position is.
    pub(super) fn entry(&self, position: u64) -> usize {
        // The index is less than 2^30.
        let index = (position & (self.capacity() - 1)) as usize;
        Self::CELLS + index * S::stride::<T>()
    }

    /// The address of the entry of `position`.
    fn address(&self, position: u64) -> *mut T {
        // SAFETY: `entry` lies within the part.
        unsafe { self.start.add(self.entry(position)).as_ptr().cast() }
    }

    /// Where the first cell lies, as `Part::entries_at` computes it.
    const CELLS: usize = up(RING_HEADER as u64, align_of::<T>() as u64) as usize;
}

impl<T> View<T, Spsc> {
    /// As [`View::write`], for each position from `position` on.
    ///
    /// # Safety
    /// As there. No more values than the capacity.
    pub(crate) unsafe fn write_run(&self, position: u64, values: &[T])
    where
        T: Copy,
    {
        let (front, back) = values.split_at(self.until_wrap(position, values.len()));
        for (position, values) in [(position, front), (0, back)] {
            self.watch_write(position, values.len());
            let to = self.address(position);
            // SAFETY: entries lie side by side; `until_wrap` has split the values where they begin anew, so both pieces
            // lie within the part, and the caller says that they are ours.
            unsafe { to.copy_from_nonoverlapping(values.as_ptr(), values.len()) };
        }
    }

    /// As [`View::read`], for each position from `position` on.
    ///
    /// # Safety
    /// As there. No more values than the capacity.
    pub(crate) unsafe fn read_run(&self, position: u64, out: &mut [MaybeUninit<T>]) {
        let (front, back) = out.split_at_mut(self.until_wrap(position, out.len()));
        for (position, out) in [(position, front), (0, back)] {
            self.watch_read(position, out.len());
            // SAFETY: as in `write_run` and `read`.
            unsafe { copy_out(self.address(position), out) };
        }
    }

    /// How many of `count` entries lie between `position` and the end of the memory.
    fn until_wrap(&self, position: u64, count: usize) -> usize {
        // At most 2^30.
        let left = self.capacity() - (position & (self.capacity() - 1));
        count.min(left as usize)
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

/// Copies values that lie side by side, reading each word once.
///
/// # Safety
/// `from` must be valid for reads, and aligned to the largest power of two that divides the size, or to 8.
unsafe fn copy_out<T>(from: *const T, to: &mut [MaybeUninit<T>]) {
    let bytes = size_of_val(to);
    let to = to.as_mut_ptr();
    // SAFETY: the caller's, and each arm keeps the condition about alignment.
    unsafe {
        match size_of::<T>() {
            size if size % 8 == 0 => copy_words::<u64>(from.cast(), to.cast(), bytes / 8),
            size if size % 4 == 0 => copy_words::<u32>(from.cast(), to.cast(), bytes / 4),
            size if size % 2 == 0 => copy_words::<u16>(from.cast(), to.cast(), bytes / 2),
            _ => copy_words::<u8>(from.cast(), to.cast(), bytes),
        }
    }
}

/// # Safety
/// `from` must be valid for `count` reads and aligned, `to` valid for as many writes.
unsafe fn copy_words<W>(from: *const MaybeUninit<W>, to: *mut MaybeUninit<W>, count: usize) {
    for word in 0..count {
        // `MaybeUninit`, since a value may have bytes of padding.
        // SAFETY: the caller's. Volatile, so that the compiler cannot read the memory a second time later.
        unsafe { to.add(word).write_unaligned(from.add(word).read_volatile()) };
    }
}
