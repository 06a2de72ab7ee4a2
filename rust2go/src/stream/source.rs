//! The object that Go asks for the items of a stream of Rust's.

use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;

/// What a method that returns a stream has to give, whatever its type is.
pub type BoxStream<I> = Pin<Box<dyn Stream<Item = I> + Send>>;

/// Boxes the stream that a method returns.
pub fn boxed<I>(stream: impl Stream<Item = I> + Send + 'static) -> BoxStream<I> {
    Box::pin(stream)
}

/// A stream that is opened when the first item is asked for. One who asks at a time gets items; others are not lost, but wait in vain if they
/// are overtaken: Go's half lets nobody.
pub struct Source<O, S, E>(Mutex<State<O, S, E>>);

enum State<O, S, E> {
    Unopened(O),
    Open(Pin<Box<S>>),
    /// The items before the error have been given.
    Failed(E),
    /// Also while the stream is polled: if that panics, it is over.
    Over,
}

impl<O, S, E> Source<O, S, E>
where
    O: FnOnce() -> S,
    S: Stream,
{
    /// A stream that `open` opens.
    pub const fn new(open: O) -> Self {
        Self(Mutex::new(State::Unopened(open)))
    }

    /// Waits for an item, and gives all that are ready, but no more than `max`, which is at least 1. None are the end. `item` says of each what
    /// it is: an error is the last one, and comes alone.
    ///
    /// Nothing is lost if the future is dropped.
    ///
    /// # Panics
    /// As the stream does. It is over then.
    pub fn next<T>(
        &self,
        max: u32,
        item: impl Fn(S::Item) -> Result<T, E>,
    ) -> impl Future<Output = Result<Vec<T>, E>> {
        poll_fn(move |cx| self.poll(max as usize, &item, cx))
    }

    fn poll<T>(
        &self,
        max: usize,
        item: &impl Fn(S::Item) -> Result<T, E>,
        cx: &mut Context<'_>,
    ) -> Poll<Result<Vec<T>, E>> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut stream = match std::mem::replace(&mut *state, State::Over) {
            State::Unopened(open) => Box::pin(open()),
            State::Open(stream) => stream,
            State::Failed(error) => return Poll::Ready(Err(error)),
            State::Over => return Poll::Ready(Ok(Vec::new())),
        };
        let mut items = Vec::new();
        while items.len() < max {
            match stream.as_mut().poll_next(cx) {
                Poll::Ready(Some(next)) => match item(next) {
                    Ok(item) => items.push(item),
                    Err(error) if items.is_empty() => return Poll::Ready(Err(error)),
                    Err(error) => {
                        *state = State::Failed(error);
                        return Poll::Ready(Ok(items));
                    }
                },
                Poll::Ready(None) => return Poll::Ready(Ok(items)),
                Poll::Pending if items.is_empty() => {
                    *state = State::Open(stream);
                    return Poll::Pending;
                }
                // Whoever asks again polls again, with a waker of his own.
                Poll::Pending => break,
            }
        }
        *state = State::Open(stream);
        Poll::Ready(Ok(items))
    }
}

impl<O, S, E> fmt::Debug for Source<O, S, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Source").finish_non_exhaustive()
    }
}
