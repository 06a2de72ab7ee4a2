//! The half that pushes.

use std::fmt;

use bytemuck::Pod;

use super::Spsc;
use crate::error::{AttachError, PushError};
use crate::region::Region;
use crate::ring::{Half, Ring};
use crate::sync::Ordering;

/// The half of a ring that pushes. Dropping it closes the ring: the consumer gets what is left, then
/// [`PopError::Closed`](crate::PopError::Closed). A consumer that is parked has to be told, so use [`Producer::close`] if
/// it may be.
pub struct Producer<T> {
    ring: Ring<T, Spsc>,
    /// How many values we have pushed: what stands in the ring, but for values written and not yet published.
    tail: u64,
    /// How far the consumer was when we last looked, never more than a capacity behind `tail`.
    head: u64,
}

impl<T: Pod> Producer<T> {
    /// Attaches to a part of a region that is a ring of this kind, for values of this size and alignment.
    ///
    /// One producer may be attached, over the whole life of the ring. A second one in this process is refused if it
    /// comes by the same handle of the region; otherwise, and between processes, it is up to you: two producers
    /// overwrite each other's values.
    ///
    /// # Errors
    /// When the part is something else, its producer is there already, or was and has gone, or the ring is damaged.
    ///
    /// ```
    /// use rust2go_mem_ring::{Plan, Region, spsc};
    ///
    /// let region = Region::heap(&Plan::new().spsc::<u32>(8))?;
    /// let mut producer = spsc::Producer::<u32>::attach(&region, 0)?;
    /// let mut consumer = spsc::Consumer::<u32>::attach(&region, 0)?;
    /// producer.push(5)?;
    /// assert_eq!(consumer.pop(), Ok(5));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn attach(region: &Region, part: usize) -> Result<Self, AttachError> {
        Self::on(region, part)
    }
}

impl<T> Producer<T> {
    /// For `Pod` values, or on a region that `typed` has made.
    pub(super) fn on(region: &Region, part: usize) -> Result<Self, AttachError> {
        let ring = Ring::attach(region, part, Half::Producer(1))?;
        // Relaxed: zero, or what a producer left behind that was gone before this process had the region.
        let tail = ring.tail().load(Ordering::Relaxed);
        let mut producer = Self {
            ring,
            tail,
            head: tail,
        };
        producer.look().map_err(|_| AttachError::Corrupt)?;
        Ok(producer)
    }

    /// Pushes one value. Does not wake the consumer: see [`Producer::wake`].
    ///
    /// # Errors
    /// With the value, when the ring is full, the consumer is gone or the ring is damaged.
    pub fn push(&mut self, value: T) -> Result<(), PushError<T>> {
        match self.room(1) {
            Ok(_) => {
                let batch = Batch(self);
                batch.0.put(value);
                Ok(())
            }
            Err(error) => Err(error.map(|()| value)),
        }
    }

    /// Pushes values from the front of `values`, as many as there is room for, and shows them to the consumer all at once.
    /// Returns how many.
    ///
    /// # Errors
    /// When there is no room at all, the consumer is gone or the ring is damaged. Nothing was pushed then.
    pub fn push_slice(&mut self, values: &[T]) -> Result<usize, PushError<()>>
    where
        T: Copy,
    {
        if values.is_empty() {
            return Ok(0);
        }
        let wanted = values.len().min(self.capacity());
        let count = self.room(wanted)?.min(wanted);
        let batch = Batch(self);
        // SAFETY: `room` has loaded the head with Acquire, and says that there is room for so many.
        unsafe { batch.0.ring.write_run(batch.0.tail, &values[..count]) };
        batch.0.tail = batch.0.tail.wrapping_add(count as u64);
        Ok(count)
    }

    /// Pushes values from `items` until they or the room are used up, and shows them to the consumer all at once.
    /// Returns how many were pushed; the others are still in the iterator.
    ///
    /// # Errors
    /// As [`Producer::push_slice`]. Nothing was taken from the iterator then.
    ///
    /// ```
    /// let (mut producer, mut consumer) = rust2go_mem_ring::spsc(4)?;
    /// let mut items = 0..10;
    /// assert_eq!(producer.push_from(&mut items), Ok(4));
    /// assert_eq!(items, 4..10);
    /// # assert_eq!(consumer.pop(), Ok(0));
    /// # Ok::<(), rust2go_mem_ring::RegionError>(())
    /// ```
    pub fn push_from(
        &mut self,
        items: &mut impl Iterator<Item = T>,
    ) -> Result<usize, PushError<()>> {
        let room = self.room(self.capacity())?;
        let batch = Batch(self);
        let mut pushed = 0;
        while pushed < room {
            let Some(value) = items.next() else { break };
            batch.0.put(value);
            pushed += 1;
        }
        Ok(pushed)
    }

    /// To be called after pushing, once for any number of pushes. True if the consumer was parked: it is on the caller
    /// then, and on nobody else, to ring the consumer's bell.
    #[must_use = "if true, the consumer sleeps until the caller rings its bell"]
    pub fn wake(&self) -> bool {
        self.ring.wake_consumer()
    }

    /// Announces that the producer is going to wait for room. False if it need not wait, since there is room, the
    /// consumer is gone or the ring is damaged; otherwise the consumer will ring the producers' bell once it has popped.
    #[must_use = "if false, there is something to do now and no bell will ring"]
    pub fn wait_for_room(&self) -> bool {
        self.ring.wait_for_room(|| {
            // Acquire pairs with the Release in `Consumer::free`.
            let head = self.ring.head().load(Ordering::Acquire);
            self.tail.wrapping_sub(head) == self.ring.capacity() && !self.is_closed()
        })
    }

    /// How many values lie in the ring. The consumer may have popped some by the time this returns.
    pub fn len(&self) -> usize {
        // Acquire pairs with the Release in `Consumer::free`, so that who has seen the room may rely on what
        // was popped.
        let head = self.ring.head().load(Ordering::Acquire);
        self.ring.distance(self.tail, head)
    }

    /// Whether the consumer has popped everything.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many values the ring holds at most.
    pub fn capacity(&self) -> usize {
        self.ring.capacity() as usize
    }

    /// Whether the consumer is gone.
    pub fn is_closed(&self) -> bool {
        self.ring.consumer_gone()
    }

    /// Drops the producer. True if the consumer was parked: it is on the caller then to ring the consumer's bell, so that
    /// it learns of the end.
    #[must_use = "if true, the consumer sleeps until the caller rings its bell"]
    pub fn close(mut self) -> bool {
        self.ring.leave() && self.ring.wake_consumer()
    }

    /// How many entries are free, not zero; looks at the consumer's position only if fewer than `wanted` are known to be,
    /// which is at most the capacity.
    fn room(&mut self, wanted: usize) -> Result<usize, PushError<()>> {
        if self.is_closed() {
            return Err(PushError::Closed(()));
        }
        if self.free() < wanted as u64 {
            self.look()?;
        }
        match self.free() {
            0 => Err(PushError::Full(())),
            // At most 2^30.
            room => Ok(room as usize),
        }
    }

    /// How many entries we know to be free.
    fn free(&self) -> u64 {
        // `look` keeps the distance within the capacity.
        self.ring.capacity() - self.tail.wrapping_sub(self.head)
    }

    /// Reads the consumer's position, which must be one of the last that we have pushed.
    fn look(&mut self) -> Result<(), PushError<()>> {
        // Acquire pairs with the Release in `Consumer::free`: the values in the entries that it gives back
        // have been read before we overwrite them.
        let head = self.ring.head().load(Ordering::Acquire);
        if self.tail.wrapping_sub(head) > self.ring.capacity() {
            return Err(PushError::Corrupt(()));
        }
        self.head = head;
        Ok(())
    }

    /// Puts a value at the tail, for which there must be room; a [`Batch`] publishes it.
    fn put(&mut self, value: T) {
        // SAFETY: every caller has got the room for it from `room`, which loads the head with Acquire.
        unsafe { self.ring.write(self.tail, value) };
        self.tail = self.tail.wrapping_add(1);
    }
}

/// Publishes at its end what was written meanwhile, also when the user's iterator panics.
struct Batch<'a, T>(&'a mut Producer<T>);

impl<T> Drop for Batch<'_, T> {
    fn drop(&mut self) {
        // Release pairs with the Acquire in `Consumer::look`: who sees the position sees the values before it.
        self.0.ring.tail().store(self.0.tail, Ordering::Release);
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
