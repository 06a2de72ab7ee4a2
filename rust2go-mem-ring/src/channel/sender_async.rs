//! Sending as a task.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use super::half::Push;
use super::sender::push;
use super::{SendError, Sender};

impl<P: Push> Sender<P> {
    /// Sends one value, as a task of any executor, once there is room. The bell for room must be
    /// [local](crate::bell::Bell::local).
    ///
    /// Senders get room in the order in which they began to wait. Poll a future that was woken, or drop it: one that is
    /// kept and neither polled nor dropped may hold up others that wait.
    ///
    /// # Cancel safety
    /// Dropping the future before it is ready drops the value, which has not been sent.
    ///
    /// # Errors
    /// With the value, when nobody will receive it; [`SendError::Bell`] when the bell is of a kind that wakes no tasks.
    ///
    /// ```
    /// # fn block_on<F: Future>(future: F) -> F::Output {
    /// #     let mut future = std::pin::pin!(future);
    /// #     let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    /// #     loop {
    /// #         if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut cx) { return output; }
    /// #     }
    /// # }
    /// # block_on(async {
    /// let (mut sender, mut receiver) = rust2go_mem_ring::channel::mpsc(2)?;
    /// sender.send_async("hello").await?;
    /// assert_eq!(receiver.recv_async().await?, "hello");
    /// # Ok::<(), Box<dyn std::error::Error>>(()) }).unwrap();
    /// ```
    pub fn send_async(&mut self, value: P::Value) -> Sending<'_, P> {
        let (sender, value) = (self, Some(value));
        Sending { sender, value }
    }

    /// What [`Sender::send_async`] awaits, for futures and sinks written by hand. Takes the value out of `value` when it
    /// is ready, not before; keeps the waker of the last poll.
    ///
    /// # Errors
    /// As [`Sender::send_async`].
    pub fn poll_send(
        &mut self,
        cx: &mut Context<'_>,
        value: &mut Option<P::Value>,
    ) -> Poll<Result<(), SendError<P::Value>>> {
        let (producer, waiter) = self.parts();
        match waiter.poll(producer, cx, |p| push(p, value)) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(sent) => Poll::Ready(self.sent(sent, value.take())),
        }
    }
}

/// The future of [`Sender::send_async`].
#[must_use = "nothing is sent unless this is awaited"]
pub struct Sending<'a, P: Push> {
    sender: &'a mut Sender<P>,
    value: Option<P::Value>,
}

// The value is moved into the ring, never pinned.
impl<P: Push> Unpin for Sending<'_, P> {}

impl<P: Push> Future for Sending<'_, P> {
    type Output = Result<(), SendError<P::Value>>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let Self { sender, value } = &mut *self;
        sender.poll_send(cx, value)
    }
}

impl<P: Push> Drop for Sending<'_, P> {
    fn drop(&mut self) {
        self.sender.give_up();
    }
}
