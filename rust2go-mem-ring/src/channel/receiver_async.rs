//! Receiving as a task.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::half::Pop;
use super::receiver::found;
use super::{Receiver, RecvError};

impl<C: Pop> Receiver<C> {
    /// Receives one value, as a task of any executor. The receiver's bell must be [local](crate::bell::Bell::local): rung
    /// in this process, be it by another thread or by a callback from elsewhere.
    ///
    /// # Cancel safety
    /// Dropping the future loses nothing: a value is taken from the ring only when the future is ready with it.
    ///
    /// # Errors
    /// When none will come; [`RecvError::Bell`] when the bell is of a kind that wakes no tasks.
    pub fn recv_async(&mut self) -> Recv<'_, C> {
        Recv(self)
    }

    /// Receives up to `max` values to the end of `out`, as a task; waits until there is one at least. Returns how many.
    ///
    /// # Cancel safety
    /// As [`Receiver::recv_async`]: `out` gets values only when the future is ready.
    ///
    /// # Errors
    /// As [`Receiver::recv_async`].
    pub fn recv_many_async<'a>(
        &'a mut self,
        out: &'a mut Vec<C::Value>,
        max: usize,
    ) -> RecvMany<'a, C> {
        let receiver = self;
        RecvMany { receiver, out, max }
    }

    /// What [`Receiver::recv_async`] awaits, for futures and streams written by hand. Keeps the waker of the last poll.
    ///
    /// # Errors
    /// As [`Receiver::recv_async`].
    pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Result<C::Value, RecvError>> {
        let (consumer, waiter) = self.parts();
        let polled = waiter.poll(consumer, cx, |c| found(c.pop_one()));
        polled.map(|found| self.received(found))
    }

    /// As [`Receiver::poll_recv`], of many.
    ///
    /// # Errors
    /// As [`Receiver::recv_async`].
    pub fn poll_recv_many(
        &mut self,
        cx: &mut Context<'_>,
        out: &mut Vec<C::Value>,
        max: usize,
    ) -> Poll<Result<usize, RecvError>> {
        let (consumer, waiter) = self.parts();
        let polled = waiter.poll(consumer, cx, |c| found(c.pop_some(out, max)));
        polled.map(|found| self.received(found))
    }
}

/// The future of [`Receiver::recv_async`].
#[must_use = "nothing is received unless this is awaited"]
pub struct Recv<'a, C: Pop>(&'a mut Receiver<C>);

impl<C: Pop> Future for Recv<'_, C> {
    type Output = Result<C::Value, RecvError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.poll_recv(cx)
    }
}

impl<C: Pop> Drop for Recv<'_, C> {
    fn drop(&mut self) {
        self.0.give_up();
    }
}

/// The future of [`Receiver::recv_many_async`].
#[must_use = "nothing is received unless this is awaited"]
pub struct RecvMany<'a, C: Pop> {
    receiver: &'a mut Receiver<C>,
    out: &'a mut Vec<C::Value>,
    max: usize,
}

impl<C: Pop> Future for RecvMany<'_, C> {
    type Output = Result<usize, RecvError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Self { receiver, out, max } = &mut *self;
        receiver.poll_recv_many(cx, out, *max)
    }
}

impl<C: Pop> Drop for RecvMany<'_, C> {
    fn drop(&mut self) {
        self.receiver.give_up();
    }
}
