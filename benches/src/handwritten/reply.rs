//! The future of an async call, completed by a goroutine.

use std::cell::UnsafeCell;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use atomic_waker::AtomicWaker;

/// What the future and the goroutine of one call share.
struct Slot<T> {
    waker: AtomicWaker,
    /// Set once `value` has been written; from then on the value is the future's.
    done: AtomicBool,
    value: UnsafeCell<Option<T>>,
}

// SAFETY: `value` is written once by the goroutine's thread before `done` is set, and touched by the future only after it
// has seen `done`; `T: Send` because it moves from the one thread to the other.
unsafe impl<T: Send> Sync for Slot<T> {}

/// The future of an async call.
pub struct Reply<T>(Arc<Slot<T>>);

impl<T> Reply<T> {
    /// A future and the number by which Go names it: one reference to the slot, which [`complete`] takes back.
    pub(super) fn new() -> (Reply<T>, usize) {
        let slot = Arc::new(Slot {
            waker: AtomicWaker::new(),
            done: AtomicBool::new(false),
            value: UnsafeCell::new(None),
        });
        let name = Arc::into_raw(Arc::clone(&slot)) as usize;
        (Reply(slot), name)
    }
}

impl<T> Future for Reply<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        let slot = &*self.0;
        slot.waker.register(cx.waker());
        // Acquire pairs with the Release in `complete`: the value is visible. The waker is registered before this look, so
        // a completion in between is either seen here or finds the waker.
        if !slot.done.load(Ordering::Acquire) {
            return Poll::Pending;
        }
        // SAFETY: `done` is set, so the goroutine will not touch the value again; see `Slot`.
        match unsafe { (*slot.value.get()).take() } {
            Some(value) => Poll::Ready(value),
            None => Poll::Pending,
        }
    }
}

/// Stores the result and wakes the future.
///
/// # Safety
/// `slot` comes from [`Reply::<T>::new`], and is given back here for the first and only time.
pub(super) unsafe fn complete<T>(slot: usize, value: T) {
    // SAFETY: the caller's promise: `slot` is one reference that `Arc::into_raw` gave out.
    let slot = unsafe { Arc::from_raw(slot as *const Slot<T>) };
    // SAFETY: `done` is not set yet, so the value is this thread's alone; see `Slot`.
    unsafe { *slot.value.get() = Some(value) };
    // Release pairs with the Acquire in `poll`.
    slot.done.store(true, Ordering::Release);
    slot.waker.wake();
}
