//! `AtomicSlot`: the one allocation of an async call, shared by the future and Go. [`state`] says who may do what when.

pub(crate) mod state;

#[cfg(all(loom, test))]
mod loom_tests;
#[cfg(all(not(loom), test))]
mod tests;

mod go_half;
mod rust_half;
mod unsent;

use std::alloc::{self, Layout};
use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::task::Waker;

pub(crate) use self::go_half::GoHalf;
pub(crate) use self::rust_half::RustHalf;
use self::state::{DONE, TAKEN, WAKER};
pub(crate) use self::unsent::Unsent;
use crate::sync::{AtomicU32, Ordering, UnsafeCell};

/// The slot of one call: `S` is the part that Go shares, `T` the outcome.
#[repr(C)]
pub(crate) struct AtomicSlot<S, T> {
    /// It comes first: its address is the slot's.
    pub(crate) shared: S,
    waker: UnsafeCell<MaybeUninit<Waker>>,
    outcome: UnsafeCell<MaybeUninit<T>>,
    /// How many bytes follow, for a message.
    room: usize,
}

/// What a slot needs of its shared part.
pub(crate) trait Shared {
    /// The word of [`state`].
    fn state(&self) -> &AtomicU32;
    /// Tells Go that the call is cancelled. Called at most once, by the Rust half, and only after Go has set WATCHED.
    fn tell_cancelled(&self);
}

/// Makes a slot with both halves in it; `waker` will be woken at the first event.
#[cfg(test)]
fn new<S: Shared, T>(shared: S, waker: Waker) -> RustHalf<S, T> {
    with_room(|| shared, waker, 0)
}

/// Makes a slot that Go does not have yet, with `room` bytes in the same allocation, for a message. `shared` makes the part that Go will
/// share, where it is going to lie; `waker` will be woken at the first event.
#[inline]
pub(crate) fn unsent<S: Shared, T>(
    shared: impl FnOnce() -> S,
    waker: Waker,
    room: usize,
) -> Unsent<S, T> {
    // SAFETY: nobody has the address yet.
    unsafe { Unsent::of(with_room(shared, waker, room)) }
}

#[inline]
fn with_room<S: Shared, T>(
    shared: impl FnOnce() -> S,
    waker: Waker,
    room: usize,
) -> RustHalf<S, T> {
    let layout = layout::<S, T>(room);
    // SAFETY: the size is not zero, a slot has at least a state.
    let memory = unsafe { alloc::alloc(layout) };
    let Some(slot) = NonNull::new(memory.cast::<AtomicSlot<S, T>>()) else {
        alloc::handle_alloc_error(layout)
    };
    // SAFETY: fresh memory for a slot.
    unsafe {
        slot.write(AtomicSlot {
            shared: shared(),
            waker: UnsafeCell::new(MaybeUninit::new(waker)),
            outcome: UnsafeCell::new(MaybeUninit::uninit()),
            room,
        });
        // Relaxed: nobody else has the slot yet; Go gets it through a call or a ring, which orders everything before it.
        let word = slot.as_ref().shared.state();
        word.store(WAKER, Ordering::Relaxed);
    }
    RustHalf::new(slot)
}

/// The layout of a slot with `room` bytes behind it, aligned to 8.
fn layout<S, T>(room: usize) -> Layout {
    let slot = Layout::new::<AtomicSlot<S, T>>();
    let Some(size) = place::<S, T>().checked_add(room) else {
        // No message is as large as all memory.
        alloc::handle_alloc_error(slot)
    };
    Layout::from_size_align(size, slot.align().max(8))
        .unwrap_or_else(|_| alloc::handle_alloc_error(slot))
}

/// Where the room begins.
const fn place<S, T>() -> usize {
    size_of::<AtomicSlot<S, T>>().next_multiple_of(8)
}

/// Frees a slot that both sides have left, with all that is still in it.
///
/// # Safety
/// The caller is the last one to leave, and has seen the other's leaving with Acquire.
unsafe fn free<S: Shared, T>(slot: NonNull<AtomicSlot<S, T>>) {
    let memory = slot.as_ptr();
    // SAFETY: nobody else has the address any more.
    let slot = unsafe { slot.as_ref() };
    // Relaxed: the caller's Acquire has ordered everything.
    let state = slot.shared.state().load(Ordering::Relaxed);
    if state & WAKER != 0 {
        // SAFETY: WAKER says that the cell is full, and it is ours.
        slot.waker
            .with_mut(|cell| unsafe { (*cell).assume_init_drop() });
    }
    if state & (DONE | TAKEN) == DONE {
        // SAFETY: DONE without TAKEN says that the outcome is there.
        slot.outcome
            .with_mut(|cell| unsafe { (*cell).assume_init_drop() });
    }
    let layout = layout::<S, T>(slot.room);
    /// Gives the memory back also when dropping what is in it panics.
    struct Memory(*mut u8, Layout);
    impl Drop for Memory {
        fn drop(&mut self) {
            // SAFETY: `with_room` allocated it with this layout.
            unsafe { alloc::dealloc(self.0, self.1) };
        }
    }
    let _memory = Memory(memory.cast(), layout);
    // SAFETY: the slot is whole, and dropped once.
    unsafe { memory.drop_in_place() };
}
