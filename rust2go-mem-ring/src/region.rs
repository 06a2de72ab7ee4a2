//! The memory of a ring: a header and its entries in one allocation, reached by offset from its start.

use std::alloc;
use std::marker::PhantomData;
use std::mem::{MaybeUninit, align_of, size_of};
use std::ptr::NonNull;

use crate::error::LayoutError;
use crate::layout::{Header, Layout};
use crate::sync::{Ordering, UnsafeCell};

/// One entry. Whether it holds a value follows from the positions: those from `head` up to `tail` do.
type Entry<T> = UnsafeCell<MaybeUninit<T>>;

/// A ring that both halves share. The last one out drops the values that are left, and frees the memory.
pub(crate) struct Region<T> {
    memory: Heap,
    layout: Layout,
    entries: PhantomData<Entry<T>>,
}

// SAFETY: the memory is owned and never moves. Both halves share it, but an entry is touched by one of them at a time: the
// positions, atomics, say by which, and pass the value on from thread to thread, hence `T: Send`.
unsafe impl<T: Send> Send for Region<T> {}
// SAFETY: as above; shared references give values only to the one half whose turn it is, never a `&T` to both.
unsafe impl<T: Send> Sync for Region<T> {}

impl<T> Region<T> {
    pub(crate) fn new(capacity: usize) -> Result<Self, LayoutError> {
        let layout = Layout::with_header(
            size_of::<Header>(),
            capacity,
            size_of::<Entry<T>>(),
            align_of::<Entry<T>>(),
        )?;
        let memory = Heap::new(&layout)?;
        let region = Self {
            memory,
            layout,
            entries: PhantomData,
        };
        // SAFETY: the memory is at least as large and as aligned as a header, and nobody else has it yet.
        unsafe { region.at::<Header>(0).write(Header::new(&layout)) };
        for position in 0..layout.capacity() as u32 {
            // SAFETY: as above, `entry` stays within the memory.
            unsafe {
                region
                    .entry(position)
                    .write(Entry::new(MaybeUninit::uninit()))
            };
        }
        Ok(region)
    }

    pub(crate) fn header(&self) -> &Header {
        // SAFETY: `new` has written it, and from then on only its atomics change.
        unsafe { &*self.at::<Header>(0) }
    }

    pub(crate) fn layout(&self) -> &Layout {
        &self.layout
    }

    pub(crate) fn capacity(&self) -> u32 {
        self.layout.capacity() as u32
    }

    /// Puts a value where `position` lies.
    ///
    /// # Safety
    /// The entry must be empty and the caller's: `position` is the producer's own `tail`, less than a capacity ahead of
    /// a `head` that it has loaded with `Acquire`.
    pub(crate) unsafe fn write(&self, position: u32, value: T) {
        // SAFETY: `entry` is within the memory and `new` has written the cell; the caller says that it is ours alone.
        unsafe { (*self.entry(position)).with_mut(|cell| (*cell).write(value)) };
    }

    /// Takes the value at `position`.
    ///
    /// # Safety
    /// The entry must hold a value and be the caller's: `position` is the consumer's own `head`, behind a `tail` that it
    /// has loaded with `Acquire`, and it must be moved on before the entry is read again.
    pub(crate) unsafe fn read(&self, position: u32) -> T {
        // SAFETY: as in `write`; the caller says that there is a value, and that nobody takes it twice.
        unsafe { (*self.entry(position)).with(|cell| (*cell).assume_init_read()) }
    }

    /// The address of the entry where `position` lies. The mask keeps it within the memory whatever the position is.
    fn entry(&self, position: u32) -> *mut Entry<T> {
        let index = (position & (self.capacity() - 1)) as usize;
        self.at(self.layout.entries() + index * self.layout.entry_size())
    }

    fn at<U>(&self, offset: usize) -> *mut U {
        // SAFETY: every caller's offset is that of a part of the layout, and the memory was allocated for all of it.
        unsafe { self.memory.start.as_ptr().add(offset).cast() }
    }
}

impl<T> Drop for Region<T> {
    fn drop(&mut self) {
        // Relaxed: dropping the last `Arc` has synchronised with the other half already.
        let mut head = self.header().head.0.load(Ordering::Relaxed);
        let tail = self.header().tail.0.load(Ordering::Relaxed);
        while head != tail {
            // SAFETY: entries from head up to tail hold values, and there is no other half any more.
            drop(unsafe { self.read(head) });
            head = head.wrapping_add(1);
        }
        // loom keeps book of its atomics and cells, std's need nothing.
        #[cfg(loom)]
        {
            for position in 0..self.capacity() {
                // SAFETY: `new` has written every cell, and this is the only place that drops them.
                unsafe { self.entry(position).drop_in_place() };
            }
            // SAFETY: as above.
            unsafe { self.at::<Header>(0).drop_in_place() };
        }
    }
}

/// An allocation. A type of its own, so that it is freed even when dropping a value panics.
struct Heap {
    start: NonNull<u8>,
    layout: alloc::Layout,
}

impl Heap {
    fn new(layout: &Layout) -> Result<Self, LayoutError> {
        let align = align_of::<Header>().max(layout.entry_align());
        let layout = alloc::Layout::from_size_align(layout.size(), align)
            .map_err(|_| LayoutError::TooLarge)?;
        // SAFETY: the size is not zero, it has room for a header.
        let start = unsafe { alloc::alloc_zeroed(layout) };
        match NonNull::new(start) {
            Some(start) => Ok(Self { start, layout }),
            None => Err(LayoutError::NoMemory(layout.size())),
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with this layout.
        unsafe { alloc::dealloc(self.start.as_ptr(), self.layout) };
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::layout::HEADER_SIZE;

    #[test]
    fn the_header_says_what_was_asked_for() {
        let region = Region::<[u32; 5]>::new(16).unwrap();
        // SAFETY: the memory is zeroed and `HEADER_SIZE` bytes at least; nobody writes to it meanwhile.
        let bytes = unsafe { std::slice::from_raw_parts(region.at::<u8>(0), HEADER_SIZE) };
        assert_eq!(Layout::read(bytes), Layout::new(16, 20, 4));
    }

    #[test]
    fn entries_are_aligned() {
        #[repr(align(4096))]
        struct Page(u8);
        let region = Region::<Page>::new(2).unwrap();
        for position in 0..2 {
            assert_eq!(region.entry(position).addr() % 4096, 0);
            // SAFETY: the entries are empty, and there are no halves.
            unsafe { region.write(position, Page(7)) };
            // SAFETY: just written.
            assert_eq!(unsafe { region.read(position) }.0, 7);
        }
    }

    #[test]
    fn huge_rings_are_refused() {
        // 2^48 bytes, more than any process can have here.
        let refused = Region::<[u64; 1 << 14]>::new(1 << 31).err();
        assert!(matches!(
            refused,
            Some(LayoutError::NoMemory(_) | LayoutError::TooLarge)
        ));
    }
}
