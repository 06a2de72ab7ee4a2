//! The table of Rust's objects: the places, and which of them are free.
//!
//! Nothing of the user's runs under the lock, which guards only the list of free places: a value may call back into the table when it is
//! dropped, and it may panic.

use std::fmt;
use std::sync::PoisonError;

use super::entry::{Entry, RUST};
use super::kind::ObjectTable;
use crate::sync::{AtomicPtr, Mutex, Ordering};

/// How many places the first chunk has; each one has twice as many as that before it.
#[cfg(not(loom))]
const FIRST: usize = 1024;
#[cfg(loom)]
const FIRST: usize = 2;

/// Enough chunks for all indices.
const CHUNKS: usize = 33 - FIRST.ilog2() as usize;

/// Objects and their handles. Chunks are never freed, so that a stale handle still leads to a place, which tells that it is stale.
pub(super) struct Table {
    chunks: [AtomicPtr<Entry>; CHUNKS],
    free: Mutex<Free>,
}

#[derive(Debug, Default)]
struct Free {
    /// Places that have been in use.
    again: Vec<u32>,
    /// The first place that has never been in use.
    next: u32,
    /// How many places are in use.
    used: u64,
}

impl Table {
    pub(super) fn new() -> Self {
        Self {
            chunks: std::array::from_fn(|_| AtomicPtr::new(std::ptr::null_mut())),
            free: Mutex::new(Free::default()),
        }
    }

    /// Makes an object. The caller holds it, and has its handle.
    ///
    /// # Panics
    /// If there are 2³² objects.
    pub(super) fn insert<T: Send + Sync + 'static>(
        &self,
        value: T,
        table: &'static ObjectTable<T>,
    ) -> (&Entry, u64) {
        let value = Box::new(value);
        let entry = self.place();
        // SAFETY: `place` gives free places, each to one.
        let handle = unsafe { entry.fill(value, table) };
        (entry, handle)
    }

    /// Holds the object that `handle` names, unless that is gone.
    pub(super) fn hold(&self, handle: u64) -> Option<&Entry> {
        self.find(handle).filter(|entry| entry.hold(handle))
    }

    /// Holds the object that `handle` names for Go; `false` if that is gone.
    pub(super) fn retain(&self, handle: u64) -> bool {
        match self.hold(handle) {
            Some(entry) => {
                entry.hand_to_go();
                true
            }
            None => false,
        }
    }

    /// Takes a hold of Go's away, if it has one. The value's destructor may run in here, and panic.
    pub(super) fn release(&self, handle: u64) {
        if let Some(entry) = self.find(handle).filter(|entry| entry.take_from_go(handle)) {
            // SAFETY: the hold that was Go's.
            unsafe { self.let_go(entry) };
        }
    }

    /// Takes a hold away; with the last one goes the value. Its destructor runs in here, and may panic.
    ///
    /// # Safety
    /// The caller must have the hold, of an object of this table.
    pub(super) unsafe fn let_go(&self, entry: &Entry) {
        // SAFETY: the caller's promise.
        if unsafe { entry.let_go() } {
            // Also if the destructor panics. Only afterwards, so that no places in use means no destructors under way.
            let _place = Emptied { table: self, entry };
            // SAFETY: `let_go` says so.
            unsafe { entry.empty() };
        }
    }

    /// How many objects there are.
    pub(super) fn len(&self) -> u64 {
        self.free
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .used
    }

    /// The place that a handle leads to, whether its object is still there or not.
    fn find(&self, handle: u64) -> Option<&Entry> {
        if handle & RUST == 0 {
            return None;
        }
        let (chunk, offset) = locate(handle as u32);
        // Acquire: pairs with the Release in `grow`.
        let first = self.chunks[chunk].load(Ordering::Acquire);
        if first.is_null() {
            return None;
        }
        // SAFETY: the chunk has that many places, and is never freed.
        Some(unsafe { &*first.add(offset) })
    }

    /// A free place, which is the caller's until it has put an object there.
    fn place(&self) -> &Entry {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let index = match free.again.pop() {
            Some(index) => index,
            None => {
                let index = free.next;
                self.grow(index);
                free.next = index.checked_add(1).expect("fewer than 2^32 objects");
                index
            }
        };
        free.used += 1;
        drop(free);
        match self.find(RUST | u64::from(index)) {
            Some(entry) => entry,
            None => unreachable!("a place that was in use, or has just been made"),
        }
    }

    /// Makes the chunk that begins with the place `index`, if one does. The caller has the lock.
    fn grow(&self, index: u32) {
        let (chunk, offset) = locate(index);
        if offset == 0 {
            let entries = (0..FIRST << chunk).map(|i| Entry::new(index.wrapping_add(i as u32)));
            let entries: Box<[Entry]> = entries.collect();
            // Release: pairs with the Acquire in `find`.
            self.chunks[chunk].store(Box::leak(entries).as_mut_ptr(), Ordering::Release);
        }
    }
}

/// Gives a place back when it is dropped.
struct Emptied<'a> {
    table: &'a Table,
    entry: &'a Entry,
}

impl Drop for Emptied<'_> {
    fn drop(&mut self) {
        // SAFETY: it is dropped after the value, by the one that had to.
        let again = unsafe { self.entry.renew() };
        let free = &self.table.free;
        let mut free = free.lock().unwrap_or_else(PoisonError::into_inner);
        free.used -= 1;
        if again {
            free.again.push(self.entry.index());
        }
    }
}

/// The chunk of a place, and where it is in there.
fn locate(index: u32) -> (usize, usize) {
    let place = u64::from(index) + FIRST as u64;
    let chunk = place.ilog2() - FIRST.ilog2();
    (chunk as usize, (place - ((FIRST as u64) << chunk)) as usize)
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Table")
            .field("len", &self.len())
            .finish_non_exhaustive()
    }
}
