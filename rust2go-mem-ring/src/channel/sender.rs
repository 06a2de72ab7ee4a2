//! The side that sends.

use std::fmt;
#[cfg(unix)]
use std::sync::Arc;
use std::time::Instant;

use super::half::{Push, Ringing};
use super::waiter::{Stopped, Waiter};
use super::{Idle, SendError};
use crate::PushError;
use crate::bell::Bells;
#[cfg(unix)]
use crate::bell::Peer;

/// Sends into a ring, and waits while it is full.
///
/// Senders of a ring for many can be cloned: give every thread and task its own. When the last one is dropped the channel
/// is closed, and the receiver wakes to learn of it.
pub struct Sender<P: Push> {
    producer: Ringing<P>,
    waiter: Waiter,
}

impl<P: Push> Sender<P> {
    /// A sender by the producer of a ring, with the ring's bells. See [`Receiver::new`](super::Receiver::new).
    pub fn new(producer: P, bells: Bells) -> Self {
        Self {
            producer: Ringing::new(producer, bells.receiver),
            waiter: Waiter::new(bells.room),
        }
    }

    /// Chooses what to do while there is no room. [`Idle::Park`] unless told otherwise.
    pub fn set_idle(&mut self, idle: Idle) {
        self.waiter.set_idle(idle);
    }

    /// Has waits end when a peer in another process goes: with [`SendError::Closed`] if it said goodbye, with
    /// [`SendError::PeerDied`] if not. Sending does not notice it as long as there is room. Clones made later watch too.
    #[cfg(unix)]
    pub fn watch(&mut self, peer: Arc<Peer>) {
        self.waiter.watch(peer);
    }

    /// Sends one value if there is room; never waits.
    ///
    /// # Errors
    /// With the value; [`PushError::Full`] when there is no room.
    pub fn try_send(&mut self, value: P::Value) -> Result<(), PushError<P::Value>> {
        self.producer.push_one(value)?;
        self.producer.wake();
        Ok(())
    }

    /// Sends values from the front of `values`, as many as there is room for; never waits. Returns how many.
    ///
    /// # Errors
    /// [`PushError::Full`] when there is no room at all.
    pub fn try_send_slice(&mut self, values: &[P::Value]) -> Result<usize, PushError<()>>
    where
        P::Value: Copy,
    {
        let count = self.producer.push_some(values)?;
        self.producer.wake();
        Ok(count)
    }

    /// Sends one value; blocks the thread while there is no room.
    ///
    /// # Errors
    /// With the value, when nobody will receive it.
    pub fn send(&mut self, value: P::Value) -> Result<(), SendError<P::Value>> {
        self.send_until(value, None)
    }

    /// As [`Sender::send`], until a deadline. One that has passed sends if there is room.
    ///
    /// # Errors
    /// With the value: [`SendError::Deadline`], or when nobody will receive it.
    pub fn send_deadline(
        &mut self,
        value: P::Value,
        deadline: Instant,
    ) -> Result<(), SendError<P::Value>> {
        self.send_until(value, Some(deadline))
    }

    fn send_until(
        &mut self,
        value: P::Value,
        deadline: Option<Instant>,
    ) -> Result<(), SendError<P::Value>> {
        let mut value = Some(value);
        let look = |producer: &mut P| push(producer, &mut value);
        let sent = self.waiter.block(&mut *self.producer, deadline, look);
        self.sent(sent, value)
    }

    /// Sends all values, in this order; blocks the thread whenever there is no room. Values of other senders may come in
    /// between.
    ///
    /// # Errors
    /// With the number of values that were sent.
    pub fn send_slice(&mut self, values: &[P::Value]) -> Result<(), SendError<usize>>
    where
        P::Value: Copy,
    {
        let mut sent = 0;
        while sent < values.len() {
            let rest = &values[sent..];
            let pushed =
                self.waiter
                    .block(&mut *self.producer, None, |p| match p.push_some(rest) {
                        Err(PushError::Full(())) => None,
                        done => Some(done),
                    });
            let count = pushed.map_err(|stopped| stopped.with(sent))?;
            sent += count.map_err(|error| failed(error.map(|()| sent)))?;
            self.producer.wake();
        }
        Ok(())
    }

    /// Ends a wait, and wakes the receiver if there is something for it. `left` is what `push` has not pushed.
    pub(super) fn sent(
        &mut self,
        sent: Result<Result<(), PushError<P::Value>>, Stopped>,
        left: Option<P::Value>,
    ) -> Result<(), SendError<P::Value>> {
        match (sent, left) {
            (Ok(Err(error)), _) => Err(failed(error)),
            (Err(stopped), Some(value)) => Err(stopped.with(value)),
            // Whoever was stopped has its value still, so this is the end of those that have none.
            (Ok(Ok(())) | Err(_), _) => {
                self.producer.wake();
                Ok(())
            }
        }
    }

    /// A task stops waiting.
    pub(super) fn give_up(&mut self) {
        let (producer, waiter) = self.parts();
        waiter.leave(producer);
    }

    pub(super) fn parts(&mut self) -> (&mut P, &mut Waiter) {
        (&mut self.producer, &mut self.waiter)
    }

    /// The producer, for what a ring can tell of itself. Pushing by it would forget to wake the receiver.
    pub fn producer(&self) -> &P {
        &self.producer
    }
}

/// Pushes the value, or leaves it where it is if there is no room.
pub(super) fn push<P: Push>(
    producer: &mut P,
    value: &mut Option<P::Value>,
) -> Option<Result<(), PushError<P::Value>>> {
    match producer.push_one(value.take()?) {
        Err(PushError::Full(back)) => {
            *value = Some(back);
            None
        }
        done => Some(done),
    }
}

/// A failure that is none of waiting.
fn failed<T>(error: PushError<T>) -> SendError<T> {
    match error {
        PushError::Closed(value) => SendError::Closed(value),
        // Who waits for room does not fail for want of it.
        PushError::Corrupt(value) | PushError::Full(value) => SendError::Corrupt(value),
    }
}

impl Stopped {
    fn with<T>(self, value: T) -> SendError<T> {
        match self {
            Stopped::PeerLeft => SendError::Closed(value),
            Stopped::PeerDied => SendError::PeerDied(value),
            Stopped::Deadline => SendError::Deadline(value),
            Stopped::Bell(error) => SendError::Bell(value, error),
        }
    }
}

impl<P: Push + Clone> Clone for Sender<P> {
    fn clone(&self) -> Self {
        Self {
            producer: self.producer.clone(),
            waiter: self.waiter.another(),
        }
    }
}

impl<P: Push> Drop for Sender<P> {
    fn drop(&mut self) {
        // For a task that has polled by `poll_send` and was not served.
        self.give_up();
    }
}

impl<P: Push + fmt::Debug> fmt::Debug for Sender<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sender").field(&*self.producer).finish()
    }
}
