//! An allocator of a few instructions, always the same ones: what libc's takes depends on its version, and is not ours.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Enough for all that a run allocates: nothing is given back.
const SIZE: usize = 256 << 20;

#[repr(C, align(4096))]
struct Memory(UnsafeCell<[u8; SIZE]>);

// SAFETY: every byte is given to one owner, once.
unsafe impl Sync for Memory {}

static MEMORY: Memory = Memory(UnsafeCell::new([0; SIZE]));
static USED: AtomicUsize = AtomicUsize::new(0);

/// Hands out one piece of memory after the other.
pub struct Arena;

// SAFETY: pieces do not overlap, and are aligned, as the memory is to any alignment that is asked for here.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let size = layout.size() + layout.align() - 1;
        // Relaxed: the number alone decides whose a piece is.
        let start = USED.fetch_add(size, Ordering::Relaxed);
        let at = start.next_multiple_of(layout.align());
        if at + layout.size() > SIZE || layout.align() > 4096 {
            return ptr::null_mut();
        }
        // SAFETY: it lies within the memory.
        unsafe { MEMORY.0.get().cast::<u8>().add(at) }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
