//! The system's allocator, which counts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering};

/// The allocator of this program.
pub struct Counter;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);

/// How many allocations there have been so far, on all threads; one that grows counts as one more.
pub fn allocations() -> u64 {
    // Relaxed: a number; who compares two of them has waited for all calls between.
    ALLOCATIONS.load(Ordering::Relaxed)
}

fn count() {
    // Relaxed: as above.
    ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
}

// SAFETY: all of it is the system's allocator, which keeps the rules of the trait.
unsafe impl GlobalAlloc for Counter {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: the caller's promise.
        unsafe { System.realloc(memory, layout, size) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(memory, layout) }
    }
}
