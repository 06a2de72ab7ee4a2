//! The half that pops.

use std::fmt;

use crate::error::PopError;
use crate::layout::{CONSUMER, Layout, PRODUCER};
use crate::region::Region;
use crate::sync::{Arc, Ordering};

/// The half of a ring that pops. Dropping it closes the ring: the producer gets
/// [`PushError::Closed`](crate::PushError::Closed) from then on, and drops what is left when it goes itself.
pub struct Consumer<T> {
    region: Arc<Region<T>>,
    /// Our own position: what `Header::head` says, but for entries read and not yet given back.
    head: u32,
    /// What the producer's position was when we last looked. It can only have moved on since, so there are at least the
    /// values that it tells, and the producer's cache line is left alone as long as those suffice.
    tail: u32,
}

impl<T> Consumer<T> {
    pub(crate) fn new(region: Arc<Region<T>>) -> Self {
        Self {
            region,
            head: 0,
            tail: 0,
        }
    }

    /// Pops one value.
    ///
    /// # Errors
    /// When there is none; [`PopError::Closed`] only after everything that the producer ever pushed.
    pub fn pop(&mut self) -> Result<T, PopError> {
        self.filled(1)?;
        let value = self.read();
        self.free();
        Ok(value)
    }

    /// Pops up to `max` values to the end of `out`, and gives their entries back all at once. Returns how many.
    ///
    /// # Errors
    /// As [`Consumer::pop`], when there is none.
    ///
    /// ```
    /// let (mut producer, mut consumer) = rust2go_mem_ring::spsc(4)?;
    /// producer.push_from(&mut (0..4)).unwrap();
    /// let mut out = Vec::new();
    /// assert_eq!(consumer.pop_into(&mut out, 3), Ok(3));
    /// assert_eq!(consumer.pop_into(&mut out, 3), Ok(1));
    /// assert_eq!(out, [0, 1, 2, 3]);
    /// # Ok::<(), rust2go_mem_ring::LayoutError>(())
    /// ```
    pub fn pop_into(&mut self, out: &mut Vec<T>, max: usize) -> Result<usize, PopError> {
        let max = u32::try_from(max).unwrap_or(u32::MAX);
        let count = self.filled(max.clamp(1, self.region.capacity()))?.min(max);
        out.reserve(count as usize);
        for _ in 0..count {
            // Does not allocate and so does not panic between reading values and giving their entries back.
            out.push(self.read());
        }
        self.free();
        Ok(count as usize)
    }

    /// How many values lie in the ring. The producer may have pushed more by the time this returns.
    pub fn len(&self) -> usize {
        // Acquire pairs with the Release in `Batch::drop`, so that who has seen a value may rely on what made it.
        let tail = self.region.header().tail.0.load(Ordering::Acquire);
        tail.wrapping_sub(self.head) as usize
    }

    /// Whether there is nothing to pop right now.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many values the ring holds at most.
    pub fn capacity(&self) -> usize {
        self.layout().capacity()
    }

    /// Whether the producer is gone. Values may be left even so.
    pub fn is_closed(&self) -> bool {
        // Acquire pairs with the Release in `Producer::drop`: its last `tail` is visible to a load after this one.
        self.region.header().closed.load(Ordering::Acquire) & PRODUCER != 0
    }

    /// The sizes in the ring's header.
    pub fn layout(&self) -> &Layout {
        self.region.layout()
    }

    /// How many values there are, not zero; looks at the producer's position only if fewer than `wanted` are known.
    fn filled(&mut self, wanted: u32) -> Result<u32, PopError> {
        if self.tail.wrapping_sub(self.head) < wanted {
            self.look();
        }
        if self.tail == self.head {
            if !self.is_closed() {
                return Err(PopError::Empty);
            }
            // It may have pushed and gone between our look and now. This look sees its very last position.
            self.look();
        }
        match self.tail.wrapping_sub(self.head) {
            0 => Err(PopError::Closed),
            filled => Ok(filled),
        }
    }

    /// Reads the producer's position.
    fn look(&mut self) {
        // Acquire pairs with the Release in `Batch::drop`: the values before this position have been written.
        self.tail = self.region.header().tail.0.load(Ordering::Acquire);
    }

    /// Takes the value at the head, which must be there; `free` gives its entry back.
    fn read(&mut self) -> T {
        // SAFETY: every caller knows of the value by `filled`, which loads `tail` with Acquire; the head moves on.
        let value = unsafe { self.region.read(self.head) };
        self.head = self.head.wrapping_add(1);
        value
    }

    /// Gives the entries that were read back to the producer.
    fn free(&mut self) {
        // Release pairs with the Acquire in `Producer::room`: our reads are over before it overwrites the entries.
        let head = &self.region.header().head.0;
        head.store(self.head, Ordering::Release);
    }
}

impl<T> Drop for Consumer<T> {
    fn drop(&mut self) {
        // Release pairs with the Acquire in `Producer::is_closed`: who sees that we are gone sees what we did.
        let closed = &self.region.header().closed;
        closed.fetch_or(CONSUMER, Ordering::Release);
    }
}

impl<T> fmt::Debug for Consumer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Consumer")
            .field("capacity", &self.capacity())
            .field("len", &self.len())
            .field("is_closed", &self.is_closed())
            .finish()
    }
}
