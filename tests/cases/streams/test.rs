//! Streams to their ends, and left before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use futures_lite::{FutureExt, StreamExt, stream};
use pollster::block_on;
use rust2go::{Error, Stream};

use super::contract::*;
use crate::again::patience;

/// The tests count what is held, so they take turns.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn tick(n: u32) -> Tick {
    Tick { symbol: n.to_string(), price: Some(n.into()) }
}

/// Counts when it is dropped.
struct Dropped<S>(S, &'static AtomicU64);

static DROPPED: AtomicU64 = AtomicU64::new(0);

impl<S> Drop for Dropped<S> {
    fn drop(&mut self) {
        self.1.fetch_add(1, Ordering::SeqCst);
    }
}

impl<S: Stream + Unpin> Stream for Dropped<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        Pin::new(&mut self.0).poll_next(cx)
    }
}

/// An item at each tick of a clock.
fn slow() -> impl Stream<Item = u64> + Send + Unpin + 'static {
    let ticks = stream::unfold(0, |n| async move {
        tokio::time::sleep(Duration::from_millis(1)).await;
        Some((n, n + 1))
    });
    Box::pin(ticks)
}

impl Tap for TapImpl {
    fn count(n: u64) -> impl Stream<Item = u64> + 'static {
        stream::iter(0..n)
    }

    fn ticks(symbol: &str, n: u32) -> impl Stream<Item = Result<Tick, FeedError>> + 'static {
        let symbol = symbol.to_owned();
        let gone = FeedError::Gone(symbol.clone());
        let ticks = stream::iter(0..n).map(move |n| Ok(Tick { symbol: symbol.clone(), ..tick(n) }));
        ticks.chain(stream::once(Err(gone))).chain(stream::once_future(async { panic!("never asked") }))
    }

    fn forever() -> impl Stream<Item = u64> + 'static {
        Dropped(slow(), &DROPPED)
    }

    fn dropped() -> u64 {
        DROPPED.load(Ordering::SeqCst)
    }

    fn panics(after: u32) -> impl Stream<Item = Result<u32, FeedError>> + 'static {
        Self::panics_plain(after).map(Ok)
    }

    fn panics_plain(after: u32) -> impl Stream<Item = u32> + 'static {
        stream::iter(0..=after).map(move |n| if n < after { n } else { panic!("on purpose") })
    }

    #[allow(unreachable_code, reason = "it has to have a type")]
    fn never() -> impl Stream<Item = Result<u32, FeedError>> + 'static {
        panic!("no stream");
        stream::empty()
    }

    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> u64 {
        numbers.fold(0, |sum, n| sum + n).await
    }

    async fn first(
        numbers: impl Stream<Item = Result<u64, FeedError>> + Send + 'static,
        n: u32,
    ) -> Result<Vec<u64>, FeedError> {
        numbers.take(n as usize).try_collect().await
    }

    fn double(numbers: impl Stream<Item = u64> + Send + 'static) -> impl Stream<Item = u64> + 'static {
        numbers.map(|n| 2 * n)
    }
}

/// Waits until `now` gives 0: what is dropped on one side is gone from the other a little later.
fn goes(what: &str, now: impl Fn() -> u64) {
    let late = Instant::now() + patience(60);
    while now() > 0 {
        assert!(Instant::now() < late, "{} {what} are left\n{}", now(), rust2go::ring::state());
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn nothing_is_left() {
    goes("streams of Go's", || FeedImpl::left().0);
    goes("streams of Rust's", || FeedImpl::left().1);
    goes("objects of Rust's", || rust2go::counts().objects);
}

#[test]
fn all_items_in_their_order() {
    let _turn = turn();
    for n in [0, 1, 1023, 1024, 1025, 100_000] {
        let all: Vec<u64> = block_on(FeedImpl::count(n).collect());
        assert!(all.into_iter().eq(0..n), "{n}");
    }
    let source = FeedImpl::source("s");
    let items = source.items(3);
    drop(source);
    assert_eq!(block_on(items.collect::<Vec<_>>()), ["s0", "s1", "s2"]);
    nothing_is_left();
}

#[test]
fn an_error_is_the_last() {
    let _turn = turn();
    let mut ticks = FeedImpl::ticks("X", 3000);
    let mut count = 0;
    let error = loop {
        match block_on(ticks.next()).expect("an error comes first") {
            Ok(Tick { symbol, price }) => {
                assert_eq!((symbol.as_str(), price), ("X", Some(f64::from(count))));
                count += 1;
            }
            Err(error) => break error,
        }
    };
    assert!(matches!(&error, FeedError::Gone(symbol) if symbol == "X"), "{error:?}");
    assert_eq!(count, 3000);
    assert!(block_on(ticks.next()).is_none());
    assert!(block_on(ticks.next()).is_none());
    nothing_is_left();
}

#[test]
fn no_further_ahead_than_the_window() {
    let _turn = turn();
    let (before, ended) = FeedImpl::produced();
    let mut ahead = FeedImpl::ahead();
    assert_eq!(FeedImpl::produced().0, before, "it is lazy");
    for n in 0..100 {
        assert_eq!(block_on(ahead.next()), Some(n));
        // What is in a batch, and what waits for the next one.
        let produced = FeedImpl::produced().0 - before;
        assert!(produced <= n + 1 + 4 + 4 + 1, "{produced} after {n}");
    }
    drop(ahead);
    goes("producers", || ended + 1 - FeedImpl::produced().1);
    nothing_is_left();
}

#[test]
fn dropped_while_nothing_comes() {
    let _turn = turn();
    let (begun, ended) = FeedImpl::produced();
    let mut silent = FeedImpl::silent();
    {
        let mut next = Box::pin(silent.next());
        assert!(next.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    goes("producers to begin", || begun + 1 - FeedImpl::produced().0);
    // The future is gone, the stream is not.
    let both = async { silent.next().await.is_some() }.or(async {
        futures_lite::future::yield_now().await;
        false
    });
    assert!(!block_on(both));
    drop(silent);
    goes("producers", || ended + 1 - FeedImpl::produced().1);
    // One that was never polled has no producer.
    drop(FeedImpl::silent());
    nothing_is_left();
}

#[test]
fn producers_that_fail() {
    let _turn = turn();
    let all: Vec<Result<u32, Error>> = block_on(FeedImpl::panics(5).collect());
    assert_eq!(all.len(), 6);
    let error = all.last().and_then(|last| last.as_ref().err()).expect("it panics");
    let Error::Panicked { message, stack } = error else { panic!("{error:?}") };
    assert!(message.contains("on purpose") && stack.contains("Panics"), "{error:?}");
    let mut plain = FeedImpl::panics_plain(2);
    assert_eq!((block_on(plain.next()), block_on(plain.next())), (Some(0), Some(1)));
    let panic = catch_unwind(AssertUnwindSafe(|| block_on(plain.next()))).expect_err("it panics");
    let text = panic.downcast_ref::<String>().expect("a text");
    assert!(text.contains("on purpose"), "{text}");
    assert_eq!(block_on(plain.next()), None);
    let none = block_on(FeedImpl::missing().next()).expect("an error").expect_err("no stream");
    assert!(none.to_string().contains("nil is no stream"), "{none}");
    nothing_is_left();
}

#[test]
fn streams_of_rust() {
    let _turn = turn();
    assert_eq!(block_on(FeedImpl::sum(stream::iter(0..100_000))).expect("a sum"), 4_999_950_000);
    static LEFT: AtomicU64 = AtomicU64::new(0);
    let endless = Dropped(stream::iter(0_u64..).map(Ok), &LEFT);
    assert_eq!(block_on(FeedImpl::first(endless, 3)).expect("three"), [0, 1, 2]);
    goes("streams", || 1 - LEFT.load(Ordering::SeqCst));
    let fails = stream::iter([Ok(1), Err(FeedError::Limit { limit: 7 })]);
    let error = block_on(FeedImpl::first(fails, 3)).expect_err("it fails");
    assert!(matches!(error, FeedError::Limit { limit: 7 }), "{error:?}");
    let panics = stream::once_future(async { panic!("on purpose") });
    let error = block_on(FeedImpl::first(Box::pin(panics), 3)).expect_err("it panics");
    assert!(error.to_string().contains("on purpose"), "{error:?}");
    // Go never looks at it.
    let unused = Dropped(stream::empty(), &LEFT);
    assert_eq!(block_on(FeedImpl::first(unused, 0)).expect("none"), [0; 0]);
    goes("streams", || {
        FeedImpl::left();
        2 - LEFT.load(Ordering::SeqCst)
    });
    nothing_is_left();
}

#[test]
fn after_the_call() {
    let _turn = turn();
    let (sender, receiver) = mpsc::channel();
    let done = sender.clone();
    FeedImpl::drain(stream::iter(0..5000).map(tick), move |n| done.send(n).expect("the test waits"));
    assert_eq!(receiver.recv(), Ok(5000));
    let chunks = stream::iter(0..100).map(|n| vec![n; 1000]);
    FeedImpl::sink(chunks, move |n| sender.send(n).expect("the test waits"));
    assert_eq!(receiver.recv(), Ok(100_000));
    nothing_is_left();
}

/// A call that is dropped ends the loop over its stream, and the stream with it.
#[test]
fn a_cancelled_call() {
    let _turn = turn();
    static LEFT: AtomicU64 = AtomicU64::new(0);
    let never = Dropped(stream::pending(), &LEFT);
    let mut call = Box::pin(FeedImpl::sum(never));
    assert!(call.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    drop(call);
    goes("streams", || 1 - LEFT.load(Ordering::SeqCst));
    nothing_is_left();
}

#[test]
fn both_at_once() {
    let _turn = turn();
    let doubled = FeedImpl::double(stream::iter(0..5000), u64::MAX);
    let all: Result<Vec<u64>, FeedError> = block_on(doubled.try_collect());
    assert!(all.expect("no limit").into_iter().eq((0..5000).map(|n| 2 * n)));
    let limited = FeedImpl::double(stream::iter(0..), 10);
    let all: Vec<_> = block_on(limited.collect());
    assert!(matches!(all.as_slice(), [.., Err(FeedError::Limit { limit: 10 })]), "{all:?}");
    assert_eq!(all.len(), 12);
    // One stream through Go twice.
    let twice = FeedImpl::double(FeedImpl::count(100), 1000).map(|n| n.expect("no limit"));
    let all: Vec<_> = block_on(FeedImpl::double(twice, 1000).collect());
    assert_eq!(all.len(), 100);
    // Left in the middle.
    static LEFT: AtomicU64 = AtomicU64::new(0);
    let mut left = FeedImpl::double(Dropped(stream::iter(0..), &LEFT), u64::MAX);
    assert!(matches!(block_on(left.next()), Some(Ok(0))));
    drop(left);
    goes("streams", || 1 - LEFT.load(Ordering::SeqCst));
    nothing_is_left();
}

#[test]
fn in_go() {
    let _turn = turn();
    block_on(FeedImpl::check()).unwrap_or_else(|e| panic!("{e}"));
    nothing_is_left();
}
