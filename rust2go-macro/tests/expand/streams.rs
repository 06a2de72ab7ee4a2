//! Streams of both sides: as results, as parameters, and both at once.

use std::pin::Pin;
use std::task::{Context, Poll};

use rust2go::{Stream, Streaming};

/// What crosses in both directions.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Tick {
    /// Its text.
    pub text: String,
}

/// An error.
#[derive(rust2go::R2G, Debug)]
pub enum Oops {
    /// Of the contract.
    Known,
    /// The bridge's own.
    #[r2g(skip)]
    Bridge(rust2go::Error),
}

impl From<rust2go::Error> for Oops {
    fn from(error: rust2go::Error) -> Self {
        Oops::Bridge(error)
    }
}

/// Streams of Go's.
#[rust2go::r2g(transport = "ring")]
pub trait Feed {
    /// With errors.
    fn ticks(symbol: &str) -> impl Stream<Item = Result<Tick, Oops>>;
    /// Without, and by calls.
    #[cgo]
    fn numbers() -> impl Stream<Item = u64> + Send;
    /// A stream of Rust's, in a call that waits.
    async fn upload(
        name: &str,
        chunks: impl Stream<Item = Vec<u8>> + Send + 'static,
    ) -> Result<u64, Oops>;
    /// One that may fail, in a call that returns at once.
    #[window(16)]
    fn attach(rows: impl Stream<Item = Result<Tick, Oops>> + Send + Unpin + 'static);
    /// Nobody waits.
    #[oneway]
    fn sink(rows: impl Stream<Item = Tick> + Send + 'static);
    /// Both at once.
    fn convert(
        rows: impl Stream<Item = Tick> + Send + 'static,
    ) -> impl Stream<Item = Result<u8, rust2go::Error>>;
}

/// Objects of Rust's that have streams.
#[rust2go::g2r]
pub trait Log {
    /// From the object.
    fn follow(&self, name: &str, number: u8) -> impl Stream<Item = Result<Tick, Oops>>;
    /// With a stream of Go's.
    fn each(
        &self,
        rows: impl Stream<Item = u64> + Send + 'static,
    ) -> impl Stream<Item = u64> + Send;
    /// Async.
    async fn sum(&self, rows: impl Stream<Item = Result<u64, Oops>> + Send + 'static) -> u64;
}

/// Counts down.
#[derive(Debug)]
pub struct Countdown(u64);

impl Stream for Countdown {
    type Item = u64;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
        self.0 = self.0.saturating_sub(1);
        Poll::Ready(Some(self.0).filter(|n| *n > 0))
    }
}

/// Fails.
#[derive(Debug)]
pub struct Fails;

impl Stream for Fails {
    type Item = Result<Tick, Oops>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(Some(Err(Oops::Known)))
    }
}

impl Log for String {
    fn follow(&self, _: &str, _: u8) -> impl Stream<Item = Result<Tick, Oops>> + 'static {
        Fails
    }

    fn each(
        &self,
        _: impl Stream<Item = u64> + Send + 'static,
    ) -> impl Stream<Item = u64> + 'static {
        Countdown(self.len() as u64)
    }

    async fn sum(&self, rows: impl Stream<Item = Result<u64, Oops>> + Send + 'static) -> u64 {
        let _rows = rows;
        std::future::ready(1).await
    }
}

/// The calls.
pub async fn check() -> Result<(), Oops> {
    let mut ticks: Streaming<Result<Tick, Oops>> = FeedImpl::ticks("X");
    is_kept(&ticks);
    while let Some(tick) = ticks.next().await {
        drop(tick?);
    }
    let mut numbers: Streaming<u64> = FeedImpl::numbers();
    let _ = numbers.next().await;
    let name = String::new();
    let _ = FeedImpl::upload(&name, FeedImpl::convert(FeedImpl::sunk()).of()).await?;
    FeedImpl::attach(Fails);
    drop(LogImpl::new(String::new()));
    generic::<FeedImpl>().await
}

impl FeedImpl {
    fn sunk() -> impl Stream<Item = Tick> + Send + 'static {
        Empty(None)
    }
}

trait Of {
    fn of(self) -> Empty<Vec<u8>>;
}

impl<I> Of for Streaming<I> {
    fn of(self) -> Empty<Vec<u8>> {
        Empty(None)
    }
}

struct Empty<T>(Option<T>);

impl<T> Stream for Empty<T> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        let _ = &self.0;
        Poll::Ready(None)
    }
}

fn is_kept(_: &(impl Send + Unpin + 'static)) {}

async fn generic<F: Feed>() -> Result<(), Oops> {
    let numbers = F::numbers();
    F::sink(Empty(None));
    let upload = F::upload("", Empty(None));
    is_sent(&upload);
    let _ = upload.await?;
    drop(numbers);
    Ok(())
}

fn is_sent(_: &(impl Future + Send)) {}
