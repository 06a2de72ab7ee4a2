//! Going to sleep without missing anything.
//!
//! The consumer says that it is about to sleep and then looks at the ring once more; a producer publishes and then looks
//! whether the consumer sleeps. Each stores to one word and loads another one, and processors (and the memory model) let a
//! load overtake a store before it: both could see the old state, the consumer would sleep on a full ring, and no bell
//! would ring. So each side has a full fence between its store and its load. The fences have an order: whichever side
//! comes second sees what the other has stored. Producers that wait for room are the mirror image.

use super::{Shape, View};
use crate::sync::{AtomicU32, Ordering, fence};

impl<T, S: Shape> View<T, S> {
    /// The consumer is about to sleep. False if it need not, since `idle`, which looks at the ring, says so.
    pub(crate) fn park(&self, idle: impl FnOnce() -> bool) -> bool {
        // Relaxed, made visible by the fence of `announce`, which pairs with the one in `wake_consumer`.
        announce(self.parked(), idle) || {
            self.unpark();
            false
        }
    }

    /// The consumer is awake.
    pub(crate) fn unpark(&self) {
        // Relaxed: a producer that still sees 1 rings the bell for nothing, which the consumer can bear. An exchange as in
        // `announce`.
        self.parked().swap(0, Ordering::Relaxed);
    }

    /// A producer has published. True if it has to ring the consumer's bell.
    pub(crate) fn wake_consumer(&self) -> bool {
        // Pairs with the fence in `park`.
        claim(self.parked())
    }

    /// A producer is about to sleep until there is room. False if it need not, since `full`, which looks at the ring, says
    /// so. The word stays set then: other producers may be waiting.
    pub(crate) fn wait_for_room(&self, full: impl FnOnce() -> bool) -> bool {
        // Pairs with the fence in `wake_producers`.
        announce(self.waiting(), full)
    }

    /// The consumer has made room. True if it has to ring the producers' bell.
    pub(crate) fn wake_producers(&self) -> bool {
        // Pairs with the fence in `wait_for_room`.
        claim(self.waiting())
    }
}

/// The side that goes to sleep: sets the word, then looks.
fn announce(word: &AtomicU32, asleep: impl FnOnce() -> bool) -> bool {
    // Relaxed: the fence below orders it before the look. A store would do, since `claim` writes only right behind what it
    // has read; but loom does not know that of exchanges, and sees them mixed with stores in orders that cannot be. Who goes
    // to sleep has the time for an exchange.
    word.swap(1, Ordering::Relaxed);
    // Pairs with the fence in `claim`. If that one comes first, the look finds what was published before it; if this one
    // comes first, `claim` finds the word set.
    fence(Ordering::SeqCst);
    asleep()
}

/// The side that has published: looks at the word, and takes it back. True for the one that took it.
fn claim(word: &AtomicU32) -> bool {
    // Pairs with the fence in `announce`: what was published before is visible to its look, or the word to this one.
    fence(Ordering::SeqCst);
    // Looks before exchanging: mostly nobody sleeps, and a load leaves the line where it is. Release, so that a sleeper
    // that finds the word taken back, by Acquire, finds what was published as well.
    word.load(Ordering::Relaxed) == 1 && word.swap(0, Ordering::AcqRel) == 1
}
