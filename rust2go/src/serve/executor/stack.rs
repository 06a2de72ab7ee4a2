//! What waits for the driver: a stack without locks, in memory of those who wait.
//!
//! Go's threads push. The driver alone takes: all there is at once, and begins it in the order in which it has come. So nothing is taken from
//! between others, and whoever pushes may find the same top again without harm.
//!
//! That the driver sleeps, and that it is gone, are values of the same word. So whoever pushes knows without a further look whether to wake it.

use std::ptr;

use super::BoxTask;
use crate::sync::{AtomicPtr, Ordering, UnsafeCell};

/// Makes the task of what waits, on the driver's thread, or wherever it is when the driver is gone; `None` if the call has ended. It takes over
/// what the pointer owns, and never panics.
pub(in crate::serve) type Begin = unsafe fn(*const ()) -> Option<BoxTask>;

/// A place in the stack: part of what waits.
pub(in crate::serve) struct Node {
    /// The one that came before. Whoever pushes writes it, then the driver.
    next: UnsafeCell<*const Node>,
    begin: Begin,
    /// What `begin` gets.
    owner: *const (),
}

impl Node {
    pub(in crate::serve) fn new(begin: Begin, owner: *const ()) -> Self {
        Self {
            next: UnsafeCell::new(ptr::null()),
            begin,
            owner,
        }
    }
}

/// Null, a node, or one of these two, which no node's address can be.
const ASLEEP: *mut Node = ptr::without_provenance_mut(1);
const GONE: *mut Node = ptr::without_provenance_mut(2);

pub(super) struct Stack(AtomicPtr<Node>);

/// What has come of a push.
pub(super) enum Pushed {
    /// The driver will look.
    Awake,
    /// As above, once it is woken, which is up to the caller.
    Asleep,
    /// Nobody will look: it is the caller's again.
    Gone(List),
}

impl Stack {
    /// An empty one, whose driver sleeps.
    pub(super) fn new() -> Self {
        Self(AtomicPtr::new(ASLEEP))
    }

    /// # Safety
    /// The node must stay where it is until its `begin` is called, and be in no other stack. It is the stack's.
    pub(super) unsafe fn push(&self, node: *const Node) -> Pushed {
        // Relaxed: the compare-and-swap looks again; nothing behind the pointer is read.
        let mut top = self.0.load(Ordering::Relaxed);
        loop {
            let below = match top {
                GONE => {
                    // SAFETY: as below.
                    unsafe { (*node).next.with_mut(|next| *next = ptr::null()) };
                    return Pushed::Gone(List(node));
                }
                ASLEEP => ptr::null(),
                top => top.cast_const(),
            };
            // SAFETY: the caller's promise; nobody else has the node yet.
            unsafe { (*node).next.with_mut(|next| *next = below) };
            // Release: pairs with the Acquire in `take` and `close`, for this node and what it is part of. Who pushes on top of it goes on with
            // the same release sequence. Relaxed if it fails: as the load.
            match self.0.compare_exchange_weak(
                top,
                node.cast_mut(),
                Ordering::Release,
                Ordering::Relaxed,
            ) {
                Ok(ASLEEP) => return Pushed::Asleep,
                Ok(_) => return Pushed::Awake,
                Err(other) => top = other,
            }
        }
    }

    /// Whether there is nothing, at a glance, for a driver that does not rely on it.
    pub(super) fn seems_empty(&self) -> bool {
        // Relaxed: a hint; `take` looks again.
        let top = self.0.load(Ordering::Relaxed);
        top.is_null() || top == ASLEEP
    }

    /// All that waits, the oldest first. The driver is awake now.
    pub(super) fn take(&self) -> List {
        // Acquire: pairs with the Release in `push`.
        List::reversed(self.0.swap(ptr::null_mut(), Ordering::Acquire))
    }

    /// The driver is going to sleep; `false` if something has come.
    #[must_use]
    pub(super) fn sleep(&self) -> bool {
        // Relaxed: the lock of the driver's state, under which this is done, orders that for whoever finds ASLEEP.
        self.0
            .compare_exchange(
                ptr::null_mut(),
                ASLEEP,
                Ordering::Relaxed,
                Ordering::Relaxed,
            )
            .is_ok()
    }

    /// The driver is gone, and nothing may come any more. What waited is the caller's.
    pub(super) fn close(&self) -> List {
        // Acquire: pairs with the Release in `push`.
        List::reversed(self.0.swap(GONE, Ordering::Acquire))
    }
}

/// What has been taken: each is begun once. What is left when it is dropped is begun, and dropped.
pub(super) struct List(*const Node);

// SAFETY: it owns its nodes, and `begin` may be called on any thread.
unsafe impl Send for List {}

impl List {
    pub(super) const fn new() -> Self {
        Self(ptr::null())
    }

    fn reversed(mut top: *mut Node) -> Self {
        let mut list = Self::new();
        if top == ASLEEP || top == GONE {
            return list;
        }
        while !top.is_null() {
            // SAFETY: it was pushed, and stays in place until it is begun; whoever took it is the only one who has it.
            let next = unsafe { (*top).next.with_mut(|next| ptr::replace(next, list.0)) };
            list.0 = top;
            top = next.cast_mut();
        }
        list
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_null()
    }

    /// Begins the oldest; `None` if that has ended, or the list is empty.
    pub(super) fn begin(&mut self) -> Option<BoxTask> {
        // SAFETY: null, or a node that stays in place until it is begun.
        let node = unsafe { self.0.as_ref() }?;
        // SAFETY: the list alone has it.
        self.0 = node.next.with(|next| unsafe { *next });
        // SAFETY: it was in the list, and is in none any more, so this is the only time.
        unsafe { (node.begin)(node.owner) }
    }
}

impl Drop for List {
    fn drop(&mut self) {
        while !self.is_empty() {
            // Others' code; a task that is dropped ends its call.
            crate::serve::panics::quietly(|| drop(self.begin()));
        }
    }
}
