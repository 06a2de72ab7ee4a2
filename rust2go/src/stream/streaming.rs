//! What the user sees of a stream of Go's.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::{FusedStream, Stream};

/// Where the items come from: an object in Go, and what has come of it.
pub(super) trait Draw<I>: Send {
    /// The next item; `None` once, after the last one.
    fn poll_draw(&mut self, cx: &mut Context<'_>) -> Poll<Option<I>>;
}

/// A stream of Go's: what a method of a contract returns that says `impl Stream<Item = I>`, and what a method that Rust implements gets for
/// such a parameter.
///
/// It implements [`Stream`], and [`next`](Self::next) needs no other crate. It is lazy: Go's function runs when the first item is asked for, on
/// a goroutine of its own, and works ahead of the consumer, by 1024 items or the number in `#[window]`, and no more. Under load
/// items come many at a time.
///
/// **Errors.** Items that are a `Result` end with the first error: one that Go yields, or one of the bridge, such as
/// [`Error::Panicked`](crate::Error::Panicked) if the producer panics. The items before it come first. Where items are no `Result`, such a
/// failure is a **panic** of the poll.
///
/// **Cancel safety.** A pending `next` may be dropped: the items are there the next time. Dropping the stream cancels the producer's context,
/// and its `yield` says false from then on. Nothing leaks, and no destructor calls Go.
///
/// ```no_run
/// # async fn f(mut ticks: rust2go::Streaming<Result<u64, rust2go::Error>>) -> Result<(), rust2go::Error> {
/// while let Some(tick) = ticks.next().await {
///     println!("{}", tick?);
/// }
/// # Ok(()) }
/// ```
#[must_use = "a stream does nothing until it is polled"]
pub struct Streaming<I> {
    /// `None` once the last item has come.
    from: Option<Box<dyn Draw<I>>>,
}

impl<I> Streaming<I> {
    pub(super) fn new(from: Box<dyn Draw<I>>) -> Self {
        Self { from: Some(from) }
    }

    /// Waits for the next item; `None` after the last one.
    ///
    /// # Panics
    /// If the producer fails, and items are no `Result`.
    pub async fn next(&mut self) -> Option<I> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<I>> {
        let Some(from) = &mut self.from else {
            return Poll::Ready(None);
        };
        let polled = from.poll_draw(cx);
        if let Poll::Ready(None) = polled {
            self.from = None;
        }
        polled
    }
}

// No item is pinned: they are behind a `Box`, and move out.
impl<I> Unpin for Streaming<I> {}

impl<I> Stream for Streaming<I> {
    type Item = I;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<I>> {
        self.get_mut().poll_item(cx)
    }
}

impl<I> FusedStream for Streaming<I> {
    fn is_terminated(&self) -> bool {
        self.from.is_none()
    }
}

impl<I> fmt::Debug for Streaming<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streaming")
            .field("ended", &self.from.is_none())
            .finish_non_exhaustive()
    }
}
