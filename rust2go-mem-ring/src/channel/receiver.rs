//! The side that receives.

use std::fmt;
#[cfg(unix)]
use std::sync::Arc;
use std::time::Instant;

use super::half::{Pop, Ringing};
use super::waiter::{Stopped, Waiter};
use super::{Idle, RecvError};
use crate::PopError;
use crate::bell::Bells;
#[cfg(unix)]
use crate::bell::Peer;

/// Receives from a ring, and waits when there is nothing.
///
/// Dropping it closes the channel: senders get [`SendError::Closed`](super::SendError::Closed), also those that wait.
pub struct Receiver<C: Pop> {
    consumer: Ringing<C>,
    waiter: Waiter,
}

impl<C: Pop> Receiver<C> {
    /// A receiver from the consumer of a ring, with the ring's bells.
    ///
    /// ```
    /// use rust2go_mem_ring::{Plan, Region, bell::Bells, channel::{Receiver, Sender}, mpsc};
    ///
    /// let region = Region::heap(&Plan::new().mpsc::<u64>(8))?;
    /// let bells = Bells::local();
    /// let mut sender = Sender::new(mpsc::Producer::<u64>::attach(&region, 0)?, bells.clone());
    /// let mut receiver = Receiver::new(mpsc::Consumer::<u64>::attach(&region, 0)?, bells);
    /// sender.send(7)?;
    /// assert_eq!(receiver.recv()?, 7);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(consumer: C, bells: Bells) -> Self {
        Self {
            consumer: Ringing::new(consumer, bells.room),
            waiter: Waiter::new(bells.receiver),
        }
    }

    /// Chooses what to do when there is nothing to receive. [`Idle::Park`] unless told otherwise.
    pub fn set_idle(&mut self, idle: Idle) {
        self.waiter.set_idle(idle);
    }

    /// Has waits end when a peer in another process goes: with [`RecvError::Closed`] if it said goodbye, with
    /// [`RecvError::PeerDied`] if not. Whatever it had sent before is received first. One peer can be watched; the
    /// bells must be such as work between processes.
    #[cfg(unix)]
    pub fn watch(&mut self, peer: Arc<Peer>) {
        self.waiter.watch(peer);
    }

    /// Receives one value if there is one; never waits and asks the system for nothing, so it does not notice that a peer
    /// has died.
    ///
    /// # Errors
    /// [`PopError::Empty`] when there is none.
    pub fn try_recv(&mut self) -> Result<C::Value, PopError> {
        let value = self.consumer.pop_one()?;
        self.consumer.wake();
        Ok(value)
    }

    /// Receives up to `max` values to the end of `out` if there are any; never waits. Returns how many.
    ///
    /// # Errors
    /// [`PopError::Empty`] when there are none.
    pub fn try_recv_many(
        &mut self,
        out: &mut Vec<C::Value>,
        max: usize,
    ) -> Result<usize, PopError> {
        let count = self.consumer.pop_some(out, max)?;
        self.consumer.wake();
        Ok(count)
    }

    /// Receives one value; blocks the thread until there is one.
    ///
    /// # Errors
    /// When none will come.
    pub fn recv(&mut self) -> Result<C::Value, RecvError> {
        self.wait(None, C::pop_one)
    }

    /// As [`Receiver::recv`], until a deadline. One that has passed receives what is there.
    ///
    /// # Errors
    /// [`RecvError::Deadline`], or when none will come.
    pub fn recv_deadline(&mut self, deadline: Instant) -> Result<C::Value, RecvError> {
        self.wait(Some(deadline), C::pop_one)
    }

    /// Receives up to `max` values to the end of `out`; blocks the thread until there is one at least. Returns how many.
    ///
    /// # Errors
    /// When none will come.
    pub fn recv_many(&mut self, out: &mut Vec<C::Value>, max: usize) -> Result<usize, RecvError> {
        self.wait(None, |consumer| consumer.pop_some(out, max))
    }

    /// As [`Receiver::recv_many`], until a deadline.
    ///
    /// # Errors
    /// [`RecvError::Deadline`], or when none will come.
    pub fn recv_many_deadline(
        &mut self,
        out: &mut Vec<C::Value>,
        max: usize,
        deadline: Instant,
    ) -> Result<usize, RecvError> {
        self.wait(Some(deadline), |consumer| consumer.pop_some(out, max))
    }

    fn wait<R>(
        &mut self,
        deadline: Option<Instant>,
        mut pop: impl FnMut(&mut C) -> Result<R, PopError>,
    ) -> Result<R, RecvError> {
        let found = self
            .waiter
            .block(&mut *self.consumer, deadline, |c| found(pop(c)));
        self.received(found)
    }

    /// Ends a wait: wakes senders that wait for the room there is now.
    pub(super) fn received<R>(
        &mut self,
        found: Result<Result<R, PopError>, Stopped>,
    ) -> Result<R, RecvError> {
        match found {
            Ok(Ok(received)) => {
                self.consumer.wake();
                Ok(received)
            }
            Ok(Err(PopError::Closed)) | Err(Stopped::PeerLeft) => Err(RecvError::Closed),
            // `found` lets no `Empty` through.
            Ok(Err(PopError::Corrupt | PopError::Empty)) => Err(RecvError::Corrupt),
            Err(Stopped::PeerDied) => Err(RecvError::PeerDied),
            Err(Stopped::Deadline) => Err(RecvError::Deadline),
            Err(Stopped::Bell(error)) => Err(RecvError::Bell(error)),
        }
    }

    /// A task stops waiting.
    pub(super) fn give_up(&mut self) {
        let (consumer, waiter) = self.parts();
        waiter.leave(consumer);
    }

    pub(super) fn parts(&mut self) -> (&mut C, &mut Waiter) {
        (&mut self.consumer, &mut self.waiter)
    }

    /// The consumer, for what a ring can tell of itself. Popping by it would forget to wake senders.
    pub fn consumer(&self) -> &C {
        &self.consumer
    }
}

/// Nothing is no reason to stop waiting.
pub(super) fn found<R>(popped: Result<R, PopError>) -> Option<Result<R, PopError>> {
    match popped {
        Err(PopError::Empty) => None,
        found => Some(found),
    }
}

impl<C: Pop + fmt::Debug> fmt::Debug for Receiver<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Receiver").field(&*self.consumer).finish()
    }
}
