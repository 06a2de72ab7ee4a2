//! What the loops of Go's call.

use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use rust2go::Stream;

use crate::api::{Back, BackImpl};

impl Back for BackImpl {
    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    async fn add_now(a: u64, b: u64) -> u64 {
        a + b
    }

    async fn add_later(a: u64, b: u64) -> u64 {
        Rest(false).await;
        a + b
    }

    fn count(n: u64) -> impl Stream<Item = u64> + 'static {
        Numbers(0..n)
    }
}

/// A stream that is always ready.
struct Numbers(Range<u64>);

impl Stream for Numbers {
    type Item = u64;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
        Poll::Ready(self.0.next())
    }
}

/// Lets other tasks run once.
struct Rest(bool);

impl Future for Rest {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}
