//! What both kinds of ring have in common: the words of the header, the entries, and who is gone.

mod attach;
mod cells;
mod park;
mod watch;

use std::marker::PhantomData;
use std::ptr::NonNull;

use crate::layout::{
    CLOSED, CONSUMER_GONE, HEAD, Kind, PARKED, PRODUCERS_GONE, Part, TAIL, WAITING,
};
use crate::region::Inner;
use crate::sync::{AtomicU32, AtomicU64, Ordering};

pub(crate) use attach::{Half, Ring, typed};

/// What tells the two kinds of ring apart: how far their cells lie apart, and where the values are when all is over.
pub(crate) trait Shape: Sized {
    const KIND: Kind;
    /// The distance of two cells, as [`Part::stride`] computes it.
    fn stride<T>() -> usize;
    /// The positions of values that nobody has popped, when no half is left.
    fn left<T>(view: &View<T, Self>) -> std::ops::Range<u64>;
}

/// A ring in memory. Whoever makes one sees to it that the memory outlives it.
pub(crate) struct View<T, S> {
    /// The first byte of the part.
    start: NonNull<u8>,
    capacity: u64,
    /// Where the part lies, and the words that stand in for those in it.
    #[cfg(loom)]
    shadow: (usize, NonNull<crate::region::Shadow>),
    /// Invariant: what is pushed as a `T` is popped as the very same.
    kind: PhantomData<*mut (T, S)>,
}

impl<T, S: Shape> View<T, S> {
    /// # Safety
    /// `part` must be one of the region's, of the kind and the entry size and alignment of `T` and `S`; the region must
    /// outlive the view.
    pub(crate) unsafe fn new(inner: &Inner, part: &Part) -> Self {
        Self {
            // SAFETY: parts lie within their region.
            start: unsafe { inner.start().add(part.offset()) },
            capacity: part.capacity() as u64,
            #[cfg(loom)]
            shadow: (part.offset(), NonNull::from(inner.shadow())),
            kind: PhantomData,
        }
    }

    pub(crate) fn capacity(&self) -> u64 {
        self.capacity
    }

    /// Which side is gone.
    pub(crate) fn closed(&self) -> &AtomicU32 {
        self.word(CLOSED)
    }

    /// How far the producers are.
    pub(crate) fn tail(&self) -> &AtomicU64 {
        self.long(TAIL)
    }

    /// How far the consumer is.
    pub(crate) fn head(&self) -> &AtomicU64 {
        self.long(HEAD)
    }

    /// Whether the consumer is parked.
    pub(crate) fn parked(&self) -> &AtomicU32 {
        self.word(PARKED)
    }

    /// Whether producers wait for room.
    pub(crate) fn waiting(&self) -> &AtomicU32 {
        self.word(WAITING)
    }

    /// Whether the consumer is gone.
    pub(crate) fn consumer_gone(&self) -> bool {
        // Acquire pairs with the Release in `mark_gone`: what the consumer did before is visible here.
        self.closed().load(Ordering::Acquire) & CONSUMER_GONE != 0
    }

    /// Whether the producers are gone.
    pub(crate) fn producers_gone(&self) -> bool {
        // Acquire pairs with the Release in `mark_gone`: all that they pushed is visible to a look after this one.
        self.closed().load(Ordering::Acquire) & PRODUCERS_GONE != 0
    }

    /// Says that one side is gone.
    pub(crate) fn mark_gone(&self, side: u32) {
        // Release pairs with the Acquire in `consumer_gone` and `producers_gone`: who sees it sees all that side did.
        self.closed().fetch_or(side, Ordering::Release);
    }

    /// How many values lie between two positions, at most the capacity whatever a peer has written.
    pub(crate) fn distance(&self, tail: u64, head: u64) -> usize {
        // At most 2^30.
        tail.wrapping_sub(head).min(self.capacity) as usize
    }

    /// A word of the header, or of a cell.
    #[cfg(not(loom))]
    fn word(&self, offset: usize) -> &AtomicU32 {
        // SAFETY: callers' offsets lie within the part and are multiples of 4, the part's start is one of 128, and the
        // memory outlives the view. Both sides use atomics only.
        unsafe { AtomicU32::from_ptr(self.start.add(offset).as_ptr().cast()) }
    }

    /// As [`View::word`], of 64 bits.
    #[cfg(not(loom))]
    fn long(&self, offset: usize) -> &AtomicU64 {
        // SAFETY: as above, with multiples of 8.
        unsafe { AtomicU64::from_ptr(self.start.add(offset).as_ptr().cast()) }
    }

    #[cfg(loom)]
    fn word(&self, offset: usize) -> &AtomicU32 {
        // SAFETY: the shadow lives as long as the region, which outlives the view.
        unsafe { self.shadow.1.as_ref() }.word(self.shadow.0 + offset)
    }

    #[cfg(loom)]
    fn long(&self, offset: usize) -> &AtomicU64 {
        // SAFETY: as above.
        unsafe { self.shadow.1.as_ref() }.long(self.shadow.0 + offset)
    }
}
