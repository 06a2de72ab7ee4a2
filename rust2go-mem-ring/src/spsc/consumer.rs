//! The half that pops.

use std::fmt;
use std::mem::MaybeUninit;

use bytemuck::Pod;

use super::Spsc;
use crate::error::{AttachError, PopError};
use crate::region::Region;
use crate::ring::{Half, Ring};
use crate::sync::Ordering;

/// The half of a ring that pops. Dropping it closes the ring: the producer gets
/// [`PushError::Closed`](crate::PushError::Closed) from then on. One that waits for room has to be told, so use
/// [`Consumer::close`] if it may.
pub struct Consumer<T> {
    ring: Ring<T, Spsc>,
    /// How many values we have popped: what stands in the ring, but for entries read and not yet given back.
    head: u64,
    /// How far the producer was when we last looked, never more than a capacity ahead of `head`.
    tail: u64,
}

impl<T: Pod> Consumer<T> {
    /// Attaches to a part of a region that is a ring of this kind, for values of this size and alignment.
    ///
    /// One consumer may be attached, over the whole life of the ring. A second one in this process is refused if it
    /// comes by the same handle of the region; otherwise, and between processes, it is up to you: two consumers
    /// get values twice or not at all, and errors.
    ///
    /// # Errors
    /// When the part is something else, its consumer is there already, or was and has gone, or the ring is damaged.
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

impl<T> Consumer<T> {
    /// For `Pod` values, or on a region that `typed` has made.
    pub(super) fn on(region: &Region, part: usize) -> Result<Self, AttachError> {
        let ring = Ring::attach(region, part, Half::Consumer)?;
        // Relaxed: zero, or what a consumer left behind that was gone before this process had the region.
        let head = ring.head().load(Ordering::Relaxed);
        let mut consumer = Self {
            ring,
            head,
            tail: head,
        };
        consumer.look().map_err(|_| AttachError::Corrupt)?;
        Ok(consumer)
    }

    /// Pops one value.
    ///
    /// # Errors
    /// When there is none, or the ring is damaged; [`PopError::Closed`] only after everything that was ever pushed.
    pub fn pop(&mut self) -> Result<T, PopError> {
        self.filled(1)?;
        let value = self.take();
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
    /// producer.push_slice(&[1, 2, 3, 4]).unwrap();
    /// let mut out = Vec::new();
    /// assert_eq!(consumer.pop_into(&mut out, 3), Ok(3));
    /// assert_eq!(consumer.pop_into(&mut out, 3), Ok(1));
    /// assert_eq!(out, [1, 2, 3, 4]);
    /// # Ok::<(), rust2go_mem_ring::RegionError>(())
    /// ```
    pub fn pop_into(&mut self, out: &mut Vec<T>, max: usize) -> Result<usize, PopError> {
        if max == 0 {
            return Ok(0);
        }
        let max = max.min(self.capacity());
        let count = self.filled(max)?.min(max);
        out.reserve(count);
        self.take_run(&mut out.spare_capacity_mut()[..count]);
        // SAFETY: `take_run` has filled the places of so many more.
        unsafe { out.set_len(out.len() + count) };
        Ok(count)
    }

    /// Pops values into `out`, from its front, as many as there are and fit. Returns how many.
    ///
    /// # Errors
    /// As [`Consumer::pop`], when there is none.
    pub fn pop_slice(&mut self, out: &mut [T]) -> Result<usize, PopError>
    where
        T: Copy,
    {
        if out.is_empty() {
            return Ok(0);
        }
        let max = out.len().min(self.capacity());
        let count = self.filled(max)?.min(max);
        let places: *mut [T] = &mut out[..count];
        // SAFETY: the same values, of which it is not known any more that they are there. `take_run` fills all places, and
        // the old values need no drop.
        self.take_run(unsafe { &mut *(places as *mut [MaybeUninit<T>]) });
        Ok(count)
    }

    /// Announces that the consumer is going to wait. False if it need not wait, since there is something: a value, the
    /// end, or damage; otherwise the producer will ring the consumer's bell when it has pushed, or closes.
    ///
    /// Call [`Consumer::unpark`] after waiting, whatever ended it.
    #[must_use = "if false, there is something now and no bell will ring"]
    pub fn park(&self) -> bool {
        self.ring.park(|| self.is_empty() && !self.is_closed())
    }

    /// Says that the consumer does not wait any more. Until it parks again, nobody rings for it.
    pub fn unpark(&self) {
        self.ring.unpark();
    }

    /// To be called after popping, once for any number of pops. True if the producer was waiting for room: it is on the
    /// caller then to ring the producers' bell.
    #[must_use = "if true, the producer sleeps until the caller rings its bell"]
    pub fn wake_producers(&self) -> bool {
        self.ring.wake_producers()
    }

    /// How many values lie in the ring. The producer may have pushed more by the time this returns.
    pub fn len(&self) -> usize {
        // Acquire pairs with the Release in the producer's `Batch::drop`, so that who has seen a value may rely on what
        // made it.
        let tail = self.ring.tail().load(Ordering::Acquire);
        self.ring.distance(tail, self.head)
    }

    /// Whether there is nothing to pop right now.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many values the ring holds at most.
    pub fn capacity(&self) -> usize {
        self.ring.capacity() as usize
    }

    /// Whether the producer is gone. Values may be left even so.
    pub fn is_closed(&self) -> bool {
        self.ring.producers_gone()
    }

    /// Drops the consumer. True if the producer was waiting for room: it is on the caller then to ring the producers' bell,
    /// so that it learns that there will be none.
    #[must_use = "if true, the producer sleeps until the caller rings its bell"]
    pub fn close(mut self) -> bool {
        self.ring.leave() && self.ring.wake_producers()
    }

    /// How many values there are, not zero; looks at the producer's position only if fewer than `wanted` are known, which is
    /// at most the capacity.
    fn filled(&mut self, wanted: usize) -> Result<usize, PopError> {
        if self.known() < wanted as u64 {
            self.look()?;
        }
        if self.known() == 0 {
            if !self.is_closed() {
                return Err(PopError::Empty);
            }
            // It may have pushed and gone between our look and now. This look sees its very last position.
            self.look()?;
        }
        match self.known() {
            0 => Err(PopError::Closed),
            // At most 2^30.
            filled => Ok(filled as usize),
        }
    }

    /// How many values we know of.
    fn known(&self) -> u64 {
        self.tail.wrapping_sub(self.head)
    }

    /// Reads the producer's position, which must be within a capacity of ours.
    fn look(&mut self) -> Result<(), PopError> {
        // Acquire pairs with the Release in the producer's `Batch::drop`: the values before this position are written.
        let tail = self.ring.tail().load(Ordering::Acquire);
        if tail.wrapping_sub(self.head) > self.ring.capacity() {
            return Err(PopError::Corrupt);
        }
        self.tail = tail;
        Ok(())
    }

    /// Takes the value at the head, which must be there; `free` gives its entry back.
    fn take(&mut self) -> T {
        // SAFETY: every caller knows of the value by `filled`, which loads the tail with Acquire, and the head moves on. It
        // is a value: on a heap ring of any `T` since the producer wrote one, on a region since any bytes are a `T: Pod`.
        let value = unsafe { self.ring.read(self.head).assume_init() };
        self.head = self.head.wrapping_add(1);
        value
    }

    /// Takes as many values as `out` has places, which must be there, and gives their entries back.
    fn take_run(&mut self, out: &mut [MaybeUninit<T>]) {
        // SAFETY: as in `take`; what is in `out` afterwards are values for the same reasons.
        unsafe { self.ring.read_run(self.head, out) };
        self.head = self.head.wrapping_add(out.len() as u64);
        self.free();
    }

    /// Gives the entries that were read back to the producer.
    fn free(&mut self) {
        // Release pairs with the Acquire in `Producer::look`: our reads are over before it overwrites the entries.
        self.ring.head().store(self.head, Ordering::Release);
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
