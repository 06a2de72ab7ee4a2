//! The table of Rust's objects: a place for each, and who holds it.
//!
//! A *word* says it all: the generation of the place, and how many hold the object. Who comes with a handle adds itself only if the
//! generation is that of the handle and somebody still holds the object; that is one compare-and-exchange, so no object is entered
//! that is being dropped. Whoever takes the last hold away drops the value and gives the place back with the next generation.
//!
//! How many of the holds are Go's stands in a second word, so that Go, whatever it releases, gives back only what it has: it may do so
//! too often, but never takes the object from under Rust.
//!
//! Nothing of the user's runs under the lock, which guards only the list of free places: a value may call back into the table when it is
//! dropped, and it may panic.

use std::fmt;
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::sync::PoisonError;

use crate::link::Interface;
use crate::serve::Serve;
use crate::sync::{AtomicPtr, AtomicU64, Mutex, Ordering, UnsafeCell};

/// The bit that every handle of Rust's has, and none of Go's.
pub(super) const RUST: u64 = 1 << 63;

/// The last generation of a place, which is not used again: 31 bits.
const LAST: u32 = u32::MAX >> 1;

/// How many may hold an object: far from what would carry into the generation.
const MOST: u32 = u32::MAX >> 1;

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
    /// Places in use.
    used: u64,
}

/// A place for an object. Whoever has the address of one holds the object, or is about to look whether there is one.
pub struct Entry {
    /// The generation in the upper half; in the lower one, how many hold the object: 0 if there is none.
    word: AtomicU64,
    /// The generation, and how many of the holds are Go's.
    go: AtomicU64,
    index: u32,
    /// Written before the word says that somebody holds it, and left alone until nobody does.
    object: UnsafeCell<MaybeUninit<Object>>,
}

// SAFETY: the object is written before the place is published, only read while somebody holds it, and taken out by whoever let go last;
// its value is Send and Sync, as `Table::insert` asks.
unsafe impl Send for Entry {}
// SAFETY: as above.
unsafe impl Sync for Entry {}

/// What is in a place.
#[derive(Clone, Copy)]
struct Object {
    /// A `Box<T>`, for the `T` of the table.
    value: *mut (),
    kind: &'static Kind,
}

/// What a type of objects can do.
#[derive(Debug)]
pub(super) struct Kind {
    /// The trait that Go knows it by; a function, because a constant cannot name the static.
    pub(super) interface: fn() -> &'static Interface,
    pub(super) calls: &'static [Serve],
    /// Whether the first call is the last one.
    pub(super) once: bool,
    drop: unsafe fn(*mut ()),
}

/// The methods of an object of type `T`, as Go calls them.
#[derive(Debug)]
pub struct ObjectTable<T> {
    pub(super) kind: Kind,
    value: PhantomData<fn(T)>,
}

impl<T: Send + Sync + 'static> ObjectTable<T> {
    /// The table of the trait's methods, sorted by name.
    ///
    /// # Safety
    /// The functions must be what the macro makes for the methods of `interface`, and take a `T` out of the entry.
    pub const unsafe fn new(
        interface: fn() -> &'static Interface,
        calls: &'static [Serve],
    ) -> Self {
        Self {
            kind: Kind {
                interface,
                calls,
                once: false,
                drop: drop_box::<T>,
            },
            value: PhantomData,
        }
    }

    /// As [`new`](Self::new), for an object that is called once at most: its handle is stale afterwards.
    ///
    /// # Safety
    /// As for [`new`](Self::new).
    pub const unsafe fn once(
        interface: fn() -> &'static Interface,
        calls: &'static [Serve],
    ) -> Self {
        // SAFETY: the caller's promise.
        let mut table = unsafe { Self::new(interface, calls) };
        table.kind.once = true;
        table
    }
}

/// Drops the value of an object.
///
/// # Safety
/// `value` must be of `Box::<T>::into_raw`, and nobody may use it any more.
unsafe fn drop_box<T>(value: *mut ()) {
    // SAFETY: the caller's promise.
    drop(unsafe { Box::from_raw(value.cast::<T>()) });
}

const fn generation(word: u64) -> u32 {
    (word >> 32) as u32
}

const fn count(word: u64) -> u32 {
    word as u32
}

/// The word of a generation whose object `count` hold.
const fn word(generation: u32, count: u32) -> u64 {
    (generation as u64) << 32 | count as u64
}

/// The generation that a handle names.
const fn named(handle: u64) -> u32 {
    generation(handle & !RUST)
}

impl Entry {
    fn new(index: u32) -> Self {
        Self {
            word: AtomicU64::new(0),
            go: AtomicU64::new(0),
            index,
            object: UnsafeCell::new(MaybeUninit::uninit()),
        }
    }

    /// One more holds the object; the caller does already.
    pub(super) fn share(&self) {
        // Relaxed: the caller's own hold keeps the object where it is, and has seen it.
        let before = self.word.fetch_add(1, Ordering::Relaxed);
        if count(before) >= MOST {
            // Like `Arc`: only forgetting holds in a loop can lead here, and going on would end in freed memory.
            std::process::abort();
        }
    }

    /// # Safety
    /// The caller must hold the object.
    unsafe fn object(&self) -> Object {
        // SAFETY: somebody holds it, so it was written before the word was, which the caller has seen.
        self.object.with(|cell| unsafe { (*cell).assume_init() })
    }

    /// What the object can do.
    ///
    /// # Safety
    /// The caller must hold the object.
    pub(super) unsafe fn kind(&self) -> &'static Kind {
        // SAFETY: the caller's promise.
        unsafe { self.object() }.kind
    }

    /// The object's value.
    ///
    /// # Safety
    /// The caller must hold the object as long as it uses the value, and `T` must be the one of its table.
    pub unsafe fn value<T>(&self) -> &T {
        // SAFETY: the caller's promise.
        unsafe { &*self.object().value.cast::<T>() }
    }

    /// Adds `step` to the word while it says `generation` and somebody holds the object; `false` if it does not.
    fn step(&self, generation: u32, step: u64) -> bool {
        // Relaxed: the exchange looks again.
        let mut now = self.word.load(Ordering::Relaxed);
        loop {
            if self::generation(now) != generation || count(now) == 0 || count(now) >= MOST {
                return false;
            }
            // Acquire: pairs with the Release in `insert` (all between are read-modify-writes), so that the object is there.
            match self.word.compare_exchange_weak(
                now,
                now + step,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => return true,
                Err(other) => now = other,
            }
        }
    }

    /// Makes `handle` stale, although the object lives on; `false` if it was already. The caller must hold the object.
    pub(super) fn revoke(&self, handle: u64) -> bool {
        self.step(named(handle), word(1, 0))
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Relaxed: for the eye.
        let word = self.word.load(Ordering::Relaxed);
        f.debug_struct("Entry")
            .field("index", &self.index)
            .field("generation", &generation(word))
            .field("holds", &count(word))
            .finish_non_exhaustive()
    }
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
        let object = Object {
            value: Box::into_raw(value).cast(),
            kind: &table.kind,
        };
        // SAFETY: the place is free and nobody else's: see `place`.
        entry
            .object
            .with_mut(|cell| unsafe { (*cell).write(object) });
        // Relaxed: the place is ours; its last owner gave it back under the lock.
        let generation = generation(entry.word.load(Ordering::Relaxed));
        entry.go.store(word(generation, 0), Ordering::Relaxed);
        // Release: pairs with the Acquire in `hold`.
        entry.word.store(word(generation, 1), Ordering::Release);
        (entry, RUST | word(generation, entry.index))
    }

    /// Holds the object that `handle` names, unless that is gone.
    pub(super) fn hold(&self, handle: u64) -> Option<&Entry> {
        let entry = self.find(handle)?;
        entry.step(named(handle), 1).then_some(entry)
    }

    /// Holds the object that `handle` names for Go; `false` if that is gone.
    pub(super) fn retain(&self, handle: u64) -> bool {
        let Some(entry) = self.hold(handle) else {
            return false;
        };
        // Release: pairs with the Acquire in `release`, which takes away the hold that was added before.
        entry.go.fetch_add(1, Ordering::Release);
        true
    }

    /// Takes a hold of Go's away, if it has one. The value's destructor may run in here, and panic.
    pub(super) fn release(&self, handle: u64) {
        let Some(entry) = self.find(handle) else {
            return;
        };
        // Relaxed: the exchange looks again.
        let mut now = entry.go.load(Ordering::Relaxed);
        loop {
            if generation(now) != named(handle) || count(now) == 0 {
                return;
            }
            // Acquire: pairs with the Release in `retain`.
            match entry
                .go
                .compare_exchange_weak(now, now - 1, Ordering::Acquire, Ordering::Relaxed)
            {
                // SAFETY: `retain` added a hold for what has just been taken away here.
                Ok(_) => return unsafe { self.let_go(entry) },
                Err(other) => now = other,
            }
        }
    }

    /// Takes a hold away; with the last one goes the value. Its destructor runs in here, and may panic.
    ///
    /// # Safety
    /// The caller must have the hold, of an object of this table.
    pub(super) unsafe fn let_go(&self, entry: &Entry) {
        // Release: whoever is last drops the value after all that we did with it. Acquire: if we are, after all that the others did.
        let before = entry.word.fetch_sub(1, Ordering::AcqRel);
        if count(before) != 1 {
            return;
        }
        // Also if the destructor panics. Only afterwards, so that no objects in use means no destructors under way.
        let _place = Recycled { table: self, entry };
        // SAFETY: nobody holds it any more, and nobody can, as the word says so.
        let Object { value, kind } = unsafe { entry.object() };
        // SAFETY: as above; the value is of the kind's type.
        unsafe { (kind.drop)(value) };
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

    /// A free place, which is the caller's until it publishes an object there.
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
        if offset != 0 {
            return;
        }
        let entries = (0..FIRST << chunk).map(|i| Entry::new(index.wrapping_add(i as u32)));
        let entries: Box<[Entry]> = entries.collect();
        // Release: pairs with the Acquire in `find`.
        self.chunks[chunk].store(Box::leak(entries).as_mut_ptr(), Ordering::Release);
    }
}

/// Gives a place back when it is dropped.
struct Recycled<'a> {
    table: &'a Table,
    entry: &'a Entry,
}

impl Drop for Recycled<'_> {
    fn drop(&mut self) {
        // Relaxed, both: nobody else changes the word of an object that nobody holds; the lock orders it before the next owner.
        let generation = generation(self.entry.word.load(Ordering::Relaxed)).saturating_add(1);
        self.entry
            .word
            .store(word(generation, 0), Ordering::Relaxed);
        let free = &self.table.free;
        let mut free = free.lock().unwrap_or_else(PoisonError::into_inner);
        free.used -= 1;
        if generation <= LAST {
            free.again.push(self.entry.index);
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
