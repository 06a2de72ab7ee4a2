//! A place of the table.
//!
//! A *word* says it all: the generation of the place, and how many hold the object. Who comes with a handle adds itself only if the
//! generation is that of the handle and somebody still holds the object; that is one compare-and-exchange, so no object is entered
//! that is being dropped. Whoever takes the last hold away drops the value, and only then gets the place its next generation.
//!
//! How many of the holds are Go's stands in a second word, so that Go, whatever it releases, gives back only what it has: it may do so
//! too often, but never takes the object from under Rust.

use std::fmt;
use std::mem::MaybeUninit;

use super::kind::{Kind, ObjectTable};
use crate::sync::{AtomicU64, Ordering, UnsafeCell};

/// The bit that every handle of Rust's has, and none of Go's.
pub(super) const RUST: u64 = 1 << 63;

/// The last generation of a place, which is not used again: 31 bits.
const LAST: u32 = u32::MAX >> 1;

/// How many may hold an object: far from what would carry into the generation.
const MOST: u32 = u32::MAX >> 1;

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
// its value is Send and Sync, as `ObjectTable` asks.
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
    pub(super) fn new(index: u32) -> Self {
        Self {
            word: AtomicU64::new(0),
            go: AtomicU64::new(0),
            index,
            object: UnsafeCell::new(MaybeUninit::uninit()),
        }
    }

    pub(super) fn index(&self) -> u32 {
        self.index
    }

    /// Puts an object here, which the caller holds, and gives its handle.
    ///
    /// # Safety
    /// The place must be free, and the caller's own.
    pub(super) unsafe fn fill<T>(&self, value: Box<T>, table: &'static ObjectTable<T>) -> u64 {
        let object = Object {
            value: Box::into_raw(value).cast(),
            kind: &table.kind,
        };
        // SAFETY: the caller's promise.
        self.object.with_mut(|cell| unsafe {
            (*cell).write(object);
        });
        // Relaxed: the place is the caller's; its last owner gave it back under the lock.
        let generation = generation(self.word.load(Ordering::Relaxed));
        self.go.store(word(generation, 0), Ordering::Relaxed);
        // Release: pairs with the Acquire in `step`.
        self.word.store(word(generation, 1), Ordering::Release);
        RUST | word(generation, self.index)
    }

    /// Holds the object, if it is the one that `handle` names.
    pub(super) fn hold(&self, handle: u64) -> bool {
        self.step(handle, word(0, 1))
    }

    /// Makes `handle` stale, although the object lives on; `false` if it was already.
    pub(super) fn revoke(&self, handle: u64) -> bool {
        self.step(handle, word(1, 0))
    }

    /// Adds to the word while it says what `handle` does and somebody holds the object; `false` if it does not.
    fn step(&self, handle: u64, step: u64) -> bool {
        // Relaxed: the exchange looks again.
        let mut now = self.word.load(Ordering::Relaxed);
        loop {
            if generation(now) != named(handle) || count(now) == 0 || count(now) >= MOST {
                return false;
            }
            // Acquire: pairs with the Release in `fill` (all between are read-modify-writes), so that the object is there.
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

    /// One more holds the object; the caller does already.
    pub(super) fn share(&self) {
        // Relaxed: the caller's own hold keeps the object where it is, and has seen it.
        let before = self.word.fetch_add(1, Ordering::Relaxed);
        if count(before) >= MOST {
            // Like `Arc`: only forgetting holds in a loop can lead here, and going on would end in freed memory.
            std::process::abort();
        }
    }

    /// The hold that the caller has becomes Go's.
    pub(super) fn hand_to_go(&self) {
        // Release: pairs with the Acquire in `take_from_go`, whose caller takes away the hold that was added before.
        self.go.fetch_add(1, Ordering::Release);
    }

    /// A hold of Go's becomes the caller's; `false` if it has none of the object that `handle` names.
    pub(super) fn take_from_go(&self, handle: u64) -> bool {
        // Relaxed: the exchange looks again.
        let mut now = self.go.load(Ordering::Relaxed);
        loop {
            if generation(now) != named(handle) || count(now) == 0 {
                return false;
            }
            // Acquire: pairs with the Release in `hand_to_go`.
            match self
                .go
                .compare_exchange_weak(now, now - 1, Ordering::Acquire, Ordering::Relaxed)
            {
                Ok(_) => return true,
                Err(other) => now = other,
            }
        }
    }

    /// Takes the caller's hold away; `true` if it was the last one, and the caller has to empty the place.
    ///
    /// # Safety
    /// The caller must have a hold.
    #[must_use]
    pub(super) unsafe fn let_go(&self) -> bool {
        // Release: whoever is last drops the value after all that we did with it. Acquire: if we are, after all that the others did.
        count(self.word.fetch_sub(1, Ordering::AcqRel)) == 1
    }

    /// Drops the value, whose destructor may panic.
    ///
    /// # Safety
    /// `let_go` must have told the caller to, and this is called once.
    pub(super) unsafe fn empty(&self) {
        // SAFETY: nobody holds it any more, and nobody can, as the word says so.
        let Object { value, kind } = unsafe { self.object() };
        // SAFETY: as above; the value is of the kind's type.
        unsafe { (kind.drop)(value) };
    }

    /// Begins the next generation of an empty place; `false` if there is none.
    ///
    /// # Safety
    /// As for [`empty`](Self::empty), after that.
    pub(super) unsafe fn renew(&self) -> bool {
        // Relaxed, both: nobody else changes the word of an object that nobody holds; a lock orders it before the next owner.
        let next = generation(self.word.load(Ordering::Relaxed)).saturating_add(1);
        self.word.store(word(next, 0), Ordering::Relaxed);
        next <= LAST
    }

    /// # Safety
    /// The object must be held, or be the caller's to drop.
    unsafe fn object(&self) -> Object {
        // SAFETY: it was written before the word was, which the caller has seen.
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
