//! The half that pops.

use std::fmt;

use bytemuck::Pod;

use super::Mpsc;
use crate::error::{AttachError, PopError};
use crate::region::Region;
use crate::ring::{Half, Ring};
use crate::sync::Ordering;

/// The half of a ring that pops. Dropping it closes the ring: producers get
/// [`PushError::Closed`](crate::PushError::Closed) from then on. Those that wait for room have to be told, so use
/// [`Consumer::close`] if there may be any.
pub struct Consumer<T> {
    ring: Ring<T, Mpsc>,
    /// How many values we have popped. What stands in the ring is for others to read; we never read it back.
    head: u64,
}

impl<T: Pod> Consumer<T> {
    /// Attaches to a part of a region that is a ring of this kind, for values of this size and alignment.
    ///
    /// One consumer may be attached, over the whole life of the ring. A second one in this process is refused if it
    /// comes by the same handle of the region; otherwise, and between processes, it is up to you: two consumers
    /// get values twice or not at all, and errors.
    ///
    /// # Errors
    /// When the part is something else, or its consumer is there already, or was and has gone.
    ///
    /// ```
    /// use rust2go_mem_ring::{AttachError, Plan, Region, mpsc};
    ///
    /// let region = Region::heap(&Plan::new().mpsc::<u32>(8))?;
    /// let consumer = mpsc::Consumer::<u32>::attach(&region, 0)?;
    /// assert_eq!(mpsc::Consumer::<u32>::attach(&region, 0).err(), Some(AttachError::Taken));
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
        Ok(Self { ring, head })
    }

    /// Pops one value.
    ///
    /// # Errors
    /// When there is none, or the ring is damaged; [`PopError::Closed`] only after everything that was ever pushed.
    pub fn pop(&mut self) -> Result<T, PopError> {
        self.state()?;
        let batch = Batch(self);
        Ok(batch.0.take())
    }

    /// Pops up to `max` values to the end of `out`. Returns how many.
    ///
    /// # Errors
    /// As [`Consumer::pop`], when there is none.
    ///
    /// ```
    /// let (producer, mut consumer) = rust2go_mem_ring::mpsc(4)?;
    /// producer.push_slice(&[1, 2, 3, 4]).unwrap();
    /// let mut out = Vec::new();
    /// assert_eq!(consumer.pop_into(&mut out, 3), Ok(3));
    /// assert_eq!(consumer.pop_into(&mut out, 3), Ok(1));
    /// assert_eq!(out, [1, 2, 3, 4]);
    /// # Ok::<(), rust2go_mem_ring::RegionError>(())
    /// ```
    pub fn pop_into(&mut self, out: &mut Vec<T>, max: usize) -> Result<usize, PopError> {
        self.pop_each(max, |value| out.push(value))
    }

    /// Pops values into `out`, from its front, as many as there are and fit. Returns how many.
    ///
    /// # Errors
    /// As [`Consumer::pop`], when there is none.
    pub fn pop_slice(&mut self, out: &mut [T]) -> Result<usize, PopError>
    where
        T: Copy,
    {
        let max = out.len();
        let mut places = out.iter_mut();
        self.pop_each(max, |value| {
            if let Some(place) = places.next() {
                *place = value;
            }
        })
    }

    /// Announces that the consumer is going to wait. False if it need not wait, since there is something: a value, the
    /// end, or damage; otherwise the producer that pushes next, or the last one to close, will ring the consumer's bell.
    ///
    /// Call [`Consumer::unpark`] after waiting, whatever ended it.
    ///
    /// ```
    /// let (producer, mut consumer) = rust2go_mem_ring::mpsc(1)?;
    /// assert!(consumer.park());
    /// // Elsewhere:
    /// producer.push(1).unwrap();
    /// assert!(producer.wake()); // ring the bell
    /// // Here again:
    /// consumer.unpark();
    /// assert_eq!(consumer.pop(), Ok(1));
    /// # Ok::<(), rust2go_mem_ring::RegionError>(())
    /// ```
    #[must_use = "if false, there is something now and no bell will ring"]
    pub fn park(&self) -> bool {
        self.ring
            .park(|| matches!(self.state(), Err(PopError::Empty)))
    }

    /// Says that the consumer does not wait any more. Until it parks again, nobody rings for it.
    pub fn unpark(&self) {
        self.ring.unpark();
    }

    /// To be called after popping, once for any number of pops. True if producers were waiting for room: it is on the
    /// caller then to ring the producers' bell, for all of them.
    #[must_use = "if true, producers sleep until the caller rings their bell"]
    pub fn wake_producers(&self) -> bool {
        self.ring.wake_producers()
    }

    /// How many values lie in the ring, those included that are being pushed right now.
    pub fn len(&self) -> usize {
        // Relaxed: a number to look at; popping looks for itself.
        self.ring
            .distance(self.ring.tail().load(Ordering::Relaxed), self.head)
    }

    /// Whether there is nothing to pop right now.
    pub fn is_empty(&self) -> bool {
        !matches!(self.state(), Ok(()))
    }

    /// How many values the ring holds at most.
    pub fn capacity(&self) -> usize {
        self.ring.capacity() as usize
    }

    /// Whether the producers are gone. Values may be left even so.
    pub fn is_closed(&self) -> bool {
        self.ring.producers_gone()
    }

    /// Drops the consumer. True if producers were waiting for room: it is on the caller then to ring the producers' bell,
    /// so that they learn that there will be none.
    #[must_use = "if true, producers sleep until the caller rings their bell"]
    pub fn close(mut self) -> bool {
        self.ring.leave() && self.ring.wake_producers()
    }

    /// Pops up to `max` values and calls `f` with each.
    fn pop_each(&mut self, max: usize, mut f: impl FnMut(T)) -> Result<usize, PopError> {
        if max == 0 {
            return Ok(0);
        }
        self.state()?;
        let batch = Batch(self);
        let mut count = 0;
        // No more than a capacity at a time, so that producers who keep up do not keep us here.
        let max = max.min(batch.0.capacity());
        loop {
            f(batch.0.take());
            count += 1;
            if count == max || batch.0.turn() != Turn::Filled {
                return Ok(count);
            }
        }
    }

    /// Whether there is a value at the head; if not, why.
    fn state(&self) -> Result<(), PopError> {
        match self.turn() {
            Turn::Filled => Ok(()),
            Turn::Wrong => Err(PopError::Corrupt),
            Turn::Free if !self.is_closed() => Err(PopError::Empty),
            // They may have pushed and gone between our look and now. This look sees all they did.
            Turn::Free => match self.turn() {
                Turn::Filled => Ok(()),
                Turn::Wrong => Err(PopError::Corrupt),
                Turn::Free => Err(PopError::Closed),
            },
        }
    }

    /// Whose turn the cell at the head is. It was ours last, so there are two numbers that can stand there.
    fn turn(&self) -> Turn {
        // Acquire pairs with the Release in `Producer::publish`: the value is written.
        let turn = self.ring.turn(self.head).load(Ordering::Acquire);
        match turn.wrapping_sub(self.ring.free_turn(self.head)) {
            0 => Turn::Free,
            1 => Turn::Filled,
            _ => Turn::Wrong,
        }
    }

    /// Takes the value at the head, which must be there, and gives the cell back.
    fn take(&mut self) -> T {
        // SAFETY: callers have seen the turn of the cell, loaded with Acquire, so it is ours, and it holds a value: on a
        // heap ring of any `T` since a producer wrote one, on a region since any bytes are a `T: Pod`.
        let value = unsafe { self.ring.read(self.head).assume_init() };
        let free = self.ring.free_turn(self.head).wrapping_add(2);
        // Release pairs with the Acquire in `Producer::free_from`: our read is over before the cell is overwritten.
        self.ring.turn(self.head).store(free, Ordering::Release);
        self.head = self.head.wrapping_add(1);
        value
    }
}

/// Shows at its end how far the consumer has got, also when a `Vec` has no more memory meanwhile.
struct Batch<'a, T>(&'a mut Consumer<T>);

impl<T> Drop for Batch<'_, T> {
    fn drop(&mut self) {
        // Release pairs with the Acquire in `Producer::len`.
        self.0.ring.head().store(self.0.head, Ordering::Release);
    }
}

/// What the turn of the cell at the head says.
#[derive(PartialEq, Eq)]
enum Turn {
    Free,
    Filled,
    Wrong,
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
