//! Memory of this process.

use std::alloc::{self, Layout};
use std::ptr::NonNull;

use crate::error::RegionError;
use crate::layout::PART_ALIGN;

/// A zeroed allocation, freed when dropped.
pub(super) struct Heap {
    allocation: NonNull<u8>,
    layout: Layout,
}

impl Heap {
    /// `size` must not be zero.
    pub(super) fn new(size: usize) -> Result<Self, RegionError> {
        // An allocator clears memory of large alignment by writing to it, which makes every page real; small alignments it
        // gets as fresh pages, zero already and costing nothing until touched. So ask for a little more, and align here.
        let align = PART_ALIGN as usize;
        let layout = size
            .checked_add(align)
            .and_then(|size| Layout::from_size_align(size, 8).ok())
            .ok_or(RegionError::NoMemory(size))?;
        // SAFETY: the size is not zero.
        let allocation = unsafe { alloc::alloc_zeroed(layout) };
        match NonNull::new(allocation) {
            Some(allocation) => Ok(Self { allocation, layout }),
            None => Err(RegionError::NoMemory(size)),
        }
    }

    /// The first byte of the region: a multiple of [`PART_ALIGN`].
    pub(super) fn start(&self) -> NonNull<u8> {
        let align = PART_ALIGN as usize;
        let address = self.allocation.addr().get();
        let skip = (align - address % align) % align;
        // SAFETY: less than `align` is skipped, which `new` has asked for in addition.
        unsafe { self.allocation.add(skip) }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        // SAFETY: allocated in `new` with this layout.
        unsafe { alloc::dealloc(self.allocation.as_ptr(), self.layout) };
    }
}
