//! Receiving by a descriptor, with tokio's reactor.

use std::future::poll_fn;
use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd, RawFd};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use ::tokio::io::Interest;
use ::tokio::io::unix::AsyncFd;

use super::half::Pop;
use super::receiver::found;
use super::waiter::Stopped;
use super::{Receiver, RecvError};
use crate::PopError;
use crate::bell::{Bell, Peer};

/// How often a poll looks anew before it lets other tasks run.
const ROUNDS: usize = 16;

/// A receiver that waits for the descriptor of its bell (an eventfd or a pipe) in tokio's reactor: for values from other
/// processes, without a thread that blocks. A [watched](Receiver::watch) peer is waited for in the same way.
pub struct TokioReceiver<C: Pop> {
    receiver: Receiver<C>,
    bell: (Bell, AsyncFd<OwnedFd>),
    peer: Option<AsyncFd<Watched>>,
    /// Whether the last poll has left the consumer parked.
    asleep: bool,
}

/// The peer by its descriptor.
struct Watched(Arc<Peer>);

impl AsRawFd for Watched {
    fn as_raw_fd(&self) -> RawFd {
        self.0.as_fd().as_raw_fd()
    }
}

impl<C: Pop> TokioReceiver<C> {
    /// Registers the bell of a receiver, and its peer if it watches one, with the runtime.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] when the bell has no descriptor; what the system has against it.
    ///
    /// # Panics
    /// Outside of a tokio runtime with its reactor on, as everything of tokio that registers descriptors.
    pub fn new(mut receiver: Receiver<C>) -> io::Result<Self> {
        let (_, waiter) = receiver.parts();
        let bell = waiter.bell().clone();
        let fd = bell.fd().ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::Unsupported,
                "the receiver's bell has no descriptor; use an eventfd or a pipe, or `recv_async` for a local bell",
            )
        })?;
        let fd = fd.try_clone_to_owned()?;
        // SAFETY: the descriptor is owned by what is registered, and so open as long.
        let fd = unsafe { AsyncFd::register_with_interest(fd, Interest::READABLE) }?;
        let peer = waiter.peer().cloned().map(|peer| {
            // SAFETY: the peer's descriptor is open as long as the peer, which `Watched` keeps, and never changes.
            unsafe { AsyncFd::register_with_interest(Watched(peer), Interest::READABLE) }
        });
        Ok(Self {
            bell: (bell, fd),
            peer: peer.transpose()?,
            asleep: false,
            receiver,
        })
    }

    /// Receives one value.
    ///
    /// # Cancel safety
    /// Dropping the future loses nothing.
    ///
    /// # Errors
    /// As [`Receiver::recv`].
    pub async fn recv(&mut self) -> Result<C::Value, RecvError> {
        poll_fn(|cx| self.poll(cx, C::pop_one)).await
    }

    /// Receives up to `max` values to the end of `out`; waits until there is one at least. Returns how many.
    ///
    /// # Cancel safety
    /// Dropping the future loses nothing.
    ///
    /// # Errors
    /// As [`Receiver::recv`].
    pub async fn recv_many(
        &mut self,
        out: &mut Vec<C::Value>,
        max: usize,
    ) -> Result<usize, RecvError> {
        poll_fn(|cx| self.poll(cx, |consumer| consumer.pop_some(out, max))).await
    }

    fn poll<R>(
        &mut self,
        cx: &mut Context<'_>,
        mut pop: impl FnMut(&mut C) -> Result<R, PopError>,
    ) -> Poll<Result<R, RecvError>> {
        if std::mem::take(&mut self.asleep) {
            self.receiver.parts().0.unpark();
        }
        for _ in 0..ROUNDS {
            let (consumer, waiter) = self.receiver.parts();
            if let Some(found) = found(pop(consumer)) {
                return Poll::Ready(self.receiver.received(Ok(found)));
            }
            let going = waiter.goes_on_looking();
            let stopped = match going {
                false if consumer.park() => {
                    self.asleep = true;
                    let stopped = ready!(self.poll_asleep(cx));
                    self.asleep = false;
                    self.receiver.parts().0.unpark();
                    stopped
                }
                _ => waiter.look_at_peer(),
            };
            if let Some(why) = stopped {
                // What the peer sent before it went counts.
                let last = found(pop(self.receiver.parts().0));
                return Poll::Ready(self.receiver.received(last.ok_or(why)));
            }
            if going {
                break;
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// Ready when the bell was rung, or with the reason to stop.
    fn poll_asleep(&mut self, cx: &mut Context<'_>) -> Poll<Option<Stopped>> {
        if let Some(peer) = &self.peer {
            if let Poll::Ready(happened) = peer.poll_read_ready(cx) {
                let stopped = match happened {
                    Err(error) => Some(Stopped::Bell(error)),
                    Ok(mut guard) => {
                        let gone = self.receiver.parts().1.look_at_peer();
                        if gone.is_none() {
                            guard.clear_ready();
                        }
                        gone
                    }
                };
                return Poll::Ready(stopped);
            }
        }
        let (bell, fd) = &self.bell;
        let rung = match ready!(fd.poll_read_ready(cx)) {
            // Emptied before the readiness is cleared: a ring that comes in between makes it ready anew.
            Ok(mut guard) => bell.clear().map(|_| guard.clear_ready()),
            Err(error) => Err(error),
        };
        Poll::Ready(rung.err().map(Stopped::Bell))
    }

    /// The receiver again, to wait on a thread.
    pub fn into_inner(self) -> Receiver<C> {
        self.receiver
    }
}

impl<C: Pop + std::fmt::Debug> std::fmt::Debug for TokioReceiver<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("TokioReceiver")
            .field(&self.receiver)
            .finish()
    }
}
