//! The half that pushes.

use std::fmt;

use crate::error::PushError;
use crate::layout::{CONSUMER, Layout, PRODUCER};
use crate::region::Region;
use crate::sync::{Arc, Ordering};

/// The half of a ring that pushes. Dropping it closes the ring: the consumer gets what is left, then
/// [`PopError::Closed`](crate::PopError::Closed).
pub struct Producer<T> {
    region: Arc<Region<T>>,
    /// Our own position: what `Header::tail` says, but for entries written and not yet published.
    tail: u32,
    /// What the consumer's position was when we last looked. It can only have moved on since, so there is at least the
    /// room that it tells, and the consumer's cache line is left alone as long as that suffices.
    head: u32,
}

impl<T> Producer<T> {
    pub(crate) fn new(region: Arc<Region<T>>) -> Self {
        Self {
            region,
            tail: 0,
            head: 0,
        }
    }

    /// Pushes one value.
    ///
    /// # Errors
    /// With the value, when the ring is full or the consumer is gone.
    pub fn push(&mut self, value: T) -> Result<(), PushError<T>> {
        match self.room(1) {
            Ok(_) => {
                let batch = Batch(self);
                batch.0.write(value);
                Ok(())
            }
            Err(PushError::Full(())) => Err(PushError::Full(value)),
            Err(PushError::Closed(())) => Err(PushError::Closed(value)),
        }
    }

    /// Pushes values from `items` until they or the room are used up, and shows them to the consumer all at once.
    /// Returns how many were pushed; the others are still in the iterator.
    ///
    /// # Errors
    /// When there is no room at all or the consumer is gone. Nothing was taken from the iterator then.
    ///
    /// ```
    /// let (mut producer, mut consumer) = rust2go_mem_ring::spsc(4)?;
    /// let mut items = 0..10;
    /// assert_eq!(producer.push_from(&mut items), Ok(4));
    /// assert_eq!(items, 4..10);
    /// # assert_eq!(consumer.pop(), Ok(0));
    /// # Ok::<(), rust2go_mem_ring::LayoutError>(())
    /// ```
    pub fn push_from(
        &mut self,
        items: &mut impl Iterator<Item = T>,
    ) -> Result<usize, PushError<()>> {
        let room = self.room(self.region.capacity())?;
        let batch = Batch(self);
        let mut pushed = 0;
        while pushed < room {
            let Some(value) = items.next() else { break };
            batch.0.write(value);
            pushed += 1;
        }
        Ok(pushed as usize)
    }

    /// How many values lie in the ring. The consumer may have popped some by the time this returns.
    pub fn len(&self) -> usize {
        // Acquire pairs with the Release in `Consumer::free`, so that who has seen the room may rely on what was popped.
        let head = self.region.header().head.0.load(Ordering::Acquire);
        self.tail.wrapping_sub(head) as usize
    }

    /// Whether the consumer has popped everything.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many values the ring holds at most.
    pub fn capacity(&self) -> usize {
        self.layout().capacity()
    }

    /// Whether the consumer is gone.
    pub fn is_closed(&self) -> bool {
        // Acquire pairs with the Release in `Consumer::drop`: what its thread did before is visible here.
        self.region.header().closed.load(Ordering::Acquire) & CONSUMER != 0
    }

    /// The sizes in the ring's header.
    pub fn layout(&self) -> &Layout {
        self.region.layout()
    }

    /// How many entries are free, not zero; looks at the consumer's position only if fewer than `wanted` are known to be.
    fn room(&mut self, wanted: u32) -> Result<u32, PushError<()>> {
        if self.is_closed() {
            return Err(PushError::Closed(()));
        }
        let capacity = self.region.capacity();
        if capacity - self.tail.wrapping_sub(self.head) < wanted {
            // Acquire pairs with the Release in `Consumer::free`: the values in the entries that it gives back
            // have been read before we overwrite them.
            self.head = self.region.header().head.0.load(Ordering::Acquire);
        }
        match capacity - self.tail.wrapping_sub(self.head) {
            0 => Err(PushError::Full(())),
            room => Ok(room),
        }
    }

    /// Puts a value at the tail, for which there must be room; a [`Batch`] publishes it.
    fn write(&mut self, value: T) {
        // SAFETY: every caller has got the room for it from `room`, which loads `head` with Acquire.
        unsafe { self.region.write(self.tail, value) };
        self.tail = self.tail.wrapping_add(1);
    }
}

/// Publishes at its end what was written meanwhile, also when the user's iterator panics.
struct Batch<'a, T>(&'a mut Producer<T>);

impl<T> Drop for Batch<'_, T> {
    fn drop(&mut self) {
        // Release pairs with the Acquire in `Consumer::filled`: who sees the position sees the values before it.
        let tail = &self.0.region.header().tail.0;
        tail.store(self.0.tail, Ordering::Release);
    }
}

impl<T> Drop for Producer<T> {
    fn drop(&mut self) {
        // Release pairs with the Acquire in `Consumer::is_closed`: who sees that we are gone sees our last `tail`.
        let closed = &self.region.header().closed;
        closed.fetch_or(PRODUCER, Ordering::Release);
    }
}

impl<T> fmt::Debug for Producer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Producer")
            .field("capacity", &self.capacity())
            .field("len", &self.len())
            .field("is_closed", &self.is_closed())
            .finish()
    }
}
