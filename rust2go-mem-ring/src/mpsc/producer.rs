//! The halves that push.

use std::fmt;

use bytemuck::Pod;

use super::Mpsc;
use crate::error::{AttachError, PushError};
use crate::region::Region;
use crate::ring::{Half, Ring};
use crate::sync::Ordering;

/// How often an exchange on the tail may fail before the ring is taken for damaged. Each failure means that somebody else
/// has pushed meanwhile; nobody is that unlucky, but a peer could write to the tail without end.
const ATTEMPTS: usize = 1 << 20;

/// One of the halves of a ring that push. Clones push into the same ring, and one may be shared between threads.
///
/// When the last one of a region's handle is dropped, the ring is closed: the consumer gets what is left, then
/// [`PopError::Closed`](crate::PopError::Closed). A consumer that is parked has to be told, so use [`Producer::close`] if
/// it may be.
pub struct Producer<T> {
    ring: Ring<T, Mpsc>,
}

impl<T: Pod> Producer<T> {
    /// Attaches to a part of a region that is a ring of this kind, for values of this size and alignment.
    ///
    /// # Errors
    /// When the part is something else, or its producers have been there and gone.
    ///
    /// ```
    /// use rust2go_mem_ring::{AttachError, Plan, Region, mpsc};
    ///
    /// let region = Region::heap(&Plan::new().mpsc::<u32>(8))?;
    /// let producer = mpsc::Producer::<u32>::attach(&region, 0)?;
    /// let refused = mpsc::Producer::<u64>::attach(&region, 0);
    /// assert!(matches!(refused, Err(AttachError::Entry { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn attach(region: &Region, part: usize) -> Result<Self, AttachError> {
        Self::on(region, part)
    }
}

impl<T> Producer<T> {
    /// For `Pod` values, or on a region that `typed` has made.
    pub(super) fn on(region: &Region, part: usize) -> Result<Self, AttachError> {
        let ring = Ring::attach(region, part, Half::Producer(usize::MAX))?;
        Ok(Self { ring })
    }

    /// Pushes one value. Does not wake the consumer: see [`Producer::wake`].
    ///
    /// # Errors
    /// With the value, when the ring is full, the consumer is gone or the ring is damaged.
    pub fn push(&self, value: T) -> Result<(), PushError<T>> {
        match self.claim(1) {
            Ok((position, _)) => {
                self.publish(position, value);
                Ok(())
            }
            Err(error) => Err(error.map(|()| value)),
        }
    }

    /// Pushes values from the front of `values`, as many as there is room for, next to each other. Returns how many.
    ///
    /// # Errors
    /// When there is no room at all, the consumer is gone or the ring is damaged. Nothing was pushed then.
    ///
    /// ```
    /// let (producer, mut consumer) = rust2go_mem_ring::mpsc(4)?;
    /// assert_eq!(producer.push_slice(&[1, 2, 3]), Ok(3));
    /// assert_eq!(producer.push_slice(&[4, 5]), Ok(1));
    /// # assert_eq!(consumer.pop(), Ok(1));
    /// # Ok::<(), rust2go_mem_ring::RegionError>(())
    /// ```
    pub fn push_slice(&self, values: &[T]) -> Result<usize, PushError<()>>
    where
        T: Copy,
    {
        if values.is_empty() {
            return Ok(0);
        }
        let (position, count) = self.claim(values.len())?;
        for (at, &value) in values.iter().take(count).enumerate() {
            self.publish(position.wrapping_add(at as u64), value);
        }
        Ok(count)
    }

    /// To be called after pushing, once for any number of pushes. True if the consumer was parked: it is on the caller
    /// then, and on nobody else, to ring the consumer's bell.
    #[must_use = "if true, the consumer sleeps until the caller rings its bell"]
    pub fn wake(&self) -> bool {
        self.ring.wake_consumer()
    }

    /// Announces that this producer is going to wait for room. False if it need not wait, since there is room, or the
    /// consumer is gone; otherwise the consumer will ring the producers' bell once it has popped.
    ///
    /// ```
    /// let (producer, mut consumer) = rust2go_mem_ring::mpsc(1)?;
    /// producer.push(1).unwrap();
    /// assert!(producer.wait_for_room());
    /// // Elsewhere:
    /// assert_eq!(consumer.pop(), Ok(1));
    /// assert!(consumer.wake_producers()); // ring the bell
    /// # Ok::<(), rust2go_mem_ring::RegionError>(())
    /// ```
    ///
    /// The bell is for all producers that wait. Whoever hears it tries to push, and announces anew before it waits again.
    #[must_use = "if false, there is room now and no bell will ring"]
    pub fn wait_for_room(&self) -> bool {
        self.ring
            .wait_for_room(|| matches!(self.room(1), Err(PushError::Full(()))))
    }

    /// How many values lie in the ring, those included that are being pushed right now.
    pub fn len(&self) -> usize {
        // Acquire pairs with the Release in `Batch::drop`, so that who has seen the room may rely on what was popped.
        let head = self.ring.head().load(Ordering::Acquire);
        // Relaxed: a number to look at; pushing looks for itself.
        self.ring
            .distance(self.ring.tail().load(Ordering::Relaxed), head)
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

    /// Drops this producer. True if it was the last one and the consumer was parked: it is on the caller then to ring the
    /// consumer's bell, so that it learns of the end.
    #[must_use = "if true, the consumer sleeps until the caller rings its bell"]
    pub fn close(mut self) -> bool {
        self.ring.leave() && self.ring.wake_consumer()
    }

    /// Claims up to `wanted` positions that follow each other. Returns the first one and how many.
    fn claim(&self, wanted: usize) -> Result<(u64, usize), PushError<()>> {
        for _ in 0..ATTEMPTS {
            let Some((position, count)) = self.room(wanted)? else {
                continue;
            };
            let end = position.wrapping_add(count as u64);
            // Relaxed: the tail only hands out positions; values are handed over by turns.
            let claimed = self.ring.tail().compare_exchange_weak(
                position,
                end,
                Ordering::Relaxed,
                Ordering::Relaxed,
            );
            if claimed.is_ok() {
                return Ok((position, count));
            }
        }
        Err(PushError::Corrupt(()))
    }

    /// The tail, and how many positions from there on are free: at least one, up to `wanted`. None if the tail has moved
    /// meanwhile, so that one has to look again.
    fn room(&self, wanted: usize) -> Result<Option<(u64, usize)>, PushError<()>> {
        if self.is_closed() {
            return Err(PushError::Closed(()));
        }
        // Relaxed: an old tail is noticed by the turn or the exchange.
        let position = self.ring.tail().load(Ordering::Relaxed);
        match self.free_from(position, wanted.min(self.capacity())) {
            Some(0) => Err(PushError::Full(())),
            Some(count) => Ok(Some((position, count))),
            // Somebody has filled a cell from here on, and had moved the tail before. The Acquire of the turn makes
            // that visible, so the tail cannot be the same unless a peer has made the turn up.
            None if self.ring.tail().load(Ordering::Relaxed) == position => {
                Err(PushError::Corrupt(()))
            }
            None => Ok(None),
        }
    }

    /// How many positions from `position` on are free, of those that are `wanted`, which are at least one. None if one
    /// of them has been filled already.
    fn free_from(&self, position: u64, wanted: usize) -> Option<usize> {
        let is_free = |count: usize| {
            let last = position.wrapping_add(count as u64 - 1);
            // Acquire pairs with the Release in `Consumer::take`: the values in this cell and in those before it have
            // been read before we overwrite them. It also pairs with the Release in `publish`, see `room`.
            let turn = self.ring.turn(last).load(Ordering::Acquire);
            let ahead = turn.wrapping_sub(self.ring.free_turn(last)) as i64;
            match ahead {
                0 => Some(true),
                ..0 => Some(false),
                _ => None,
            }
        };
        // The consumer frees cells in order: if one is free, all before it are. So mostly the last one answers for all,
        // and otherwise the border is found by halving.
        if is_free(wanted)? {
            return Some(wanted);
        }
        let (mut free, mut taken) = (0, wanted);
        while taken - free > 1 {
            let middle = free + (taken - free) / 2;
            match is_free(middle)? {
                true => free = middle,
                false => taken = middle,
            }
        }
        Some(free)
    }

    /// Puts a value at a position that this producer has claimed, and gives it to the consumer.
    fn publish(&self, position: u64, value: T) {
        // SAFETY: the turn of the cell, or of a later one, was loaded with Acquire and said that it is free; the
        // exchange on the tail gave it to us alone.
        unsafe { self.ring.write(position, value) };
        let filled = self.ring.free_turn(position).wrapping_add(1);
        // Release pairs with the Acquire in `Consumer::state`: who sees the turn sees the value.
        self.ring.turn(position).store(filled, Ordering::Release);
    }
}

impl<T> Clone for Producer<T> {
    fn clone(&self) -> Self {
        let ring = self.ring.clone();
        Self { ring }
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
