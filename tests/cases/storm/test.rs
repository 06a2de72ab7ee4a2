//! Objects, closures and streams of both sides, made and dropped by both at once in random order, and then nothing is left: of each kind as many
//! as `RUST2GO_OBJECTS` says, from each side.
//!
//! Nothing else may happen meanwhile, so it has a process of its own: this test program again.

use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use futures_lite::{StreamExt, stream};
use pollster::block_on;
use rust2go::{Stream, Streaming};

use super::contract::*;
use crate::again::patience;

/// How many of the values live that Go gets.
static LIVE: AtomicU64 = AtomicU64::new(0);
/// Rounds of both sides.
static ROUNDS: AtomicU64 = AtomicU64::new(0);

/// Counts while it lives. What is on the heap shows a use after the drop to the sanitizer.
struct Live(Box<u64>);

impl Live {
    fn new(n: u64) -> Self {
        LIVE.fetch_add(1, Ordering::Relaxed);
        Self(Box::new(n))
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        LIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

/// A stream that counts while it lives.
struct Counted<S>(S, Live);

impl<S: Stream + Unpin> Stream for Counted<S> {
    type Item = S::Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        *self.1.0 += 1;
        Pin::new(&mut self.0).poll_next(cx)
    }
}

fn counted<S: Stream + Unpin>(stream: S) -> Counted<S> {
    Counted(stream, Live::new(0))
}

impl Flake for Live {
    fn number(&self) -> Result<u64, rust2go::Error> {
        Ok(*self.0)
    }
}

impl Gust for GustImpl {
    fn each(visit: impl Fn(u64) -> bool + Send + Sync + 'static) -> u64 {
        let mut n = 0;
        while visit(n) {
            n += 1;
        }
        n + 1
    }

    fn flake(n: u64) -> FlakeImpl {
        FlakeImpl::new(Live::new(n))
    }

    fn count(n: u64) -> impl Stream<Item = u64> + 'static {
        counted(stream::iter(0..n))
    }

    fn slow() -> impl Stream<Item = u64> + 'static {
        let first = stream::once_future(async {
            tokio::task::yield_now().await;
            0
        });
        counted(Box::pin(first.chain(stream::pending())))
    }

    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static, most: u64) -> u64 {
        let most = usize::try_from(most).expect("a few");
        if most == 0 { 0 } else { numbers.take(most).fold(0, |sum, n| sum + n).await }
    }

    fn double(numbers: impl Stream<Item = u64> + Send + 'static) -> impl Stream<Item = u64> + 'static {
        counted(Box::pin(numbers.map(|n| 2 * n)))
    }

    fn round() {
        ROUNDS.fetch_add(1, Ordering::Relaxed);
    }
}

const SLOTS: usize = 64;

/// What the threads keep for one another: streams of Go's, and the number that comes next.
type Pile = [Mutex<Option<(Streaming<u64>, u64)>>; SLOTS];

/// Polls once, and says whether it has to wait.
fn waits(future: impl Future) -> bool {
    pin!(future).poll(&mut Context::from_waker(Waker::noop())).is_pending()
}

/// Draws so many numbers that continue from `next`, or fewer if they end.
fn draw(numbers: &mut (impl Stream<Item = u64> + Unpin), next: &mut u64, most: u64) {
    for _ in 0..most {
        match block_on(numbers.next()) {
            Some(n) => assert_eq!(n, *next),
            None => return,
        }
        *next += 1;
    }
}

/// A closure, an object and a stream.
fn round(n: u64, random: u64, pile: &Pile) {
    let live = Live::new(n);
    StormImpl::keep((random % 64) as u32, move |n| if *live.0 == u64::MAX { 0 } else { n + 1 });
    let got = StormImpl::call((random >> 6) as u32 % 64, n, random & 1 << 20 != 0, random & 1 << 21 != 0);
    assert!(got == 0 || got == n + 1);
    let drop_of_go = StormImpl::drop_of_go("water");
    let same = drop_of_go.clone();
    if random & 1 << 22 != 0 {
        drop(drop_of_go);
    }
    assert_eq!(same.len(), 5);
    a_stream(random >> 24, pile);
}

fn a_stream(random: u64, pile: &Pile) {
    let n = random >> 4 & 31;
    let endless = || counted(stream::iter(0..));
    match random % 12 {
        // To its end.
        0 => assert!(block_on(StormImpl::count(n).collect::<Vec<_>>()).into_iter().eq(0..n)),
        // Left.
        1 => draw(&mut StormImpl::count(n + 2), &mut 0, n / 2 + 1),
        // Never begun.
        2 => drop(StormImpl::count(n)),
        // Left while it waits.
        3 => {
            let mut silent = StormImpl::silent();
            assert!(waits(silent.next()) && waits(silent.next()));
        }
        // Left while items come.
        4 => {
            let mut numbers = StormImpl::count(n);
            let _ = waits(numbers.next());
        }
        // Kept for another thread, which goes on with it or drops it.
        5 | 6 => {
            let slot = &pile[(random >> 9) as usize % SLOTS];
            let kept = slot.lock().unwrap_or_else(PoisonError::into_inner).replace((StormImpl::count(n), 0));
            let Some((mut numbers, mut next)) = kept else { return };
            draw(&mut numbers, &mut next, n / 4);
            if n % 4 > 0 {
                let other = &pile[(random >> 15) as usize % SLOTS];
                *other.lock().unwrap_or_else(PoisonError::into_inner) = Some((numbers, next));
            }
        }
        // Given: drawn from to its end or not, or not at all, and closed or left to the collector.
        7 => assert_eq!(block_on(StormImpl::take(counted(stream::iter(0..n)), n + 1, n % 2 == 0)), n),
        8 => assert_eq!(block_on(StormImpl::take(endless(), n, n % 2 == 0)), n),
        9 => StormImpl::pool(n as u32, endless()),
        // Given with a call that is dropped.
        10 => assert!(waits(StormImpl::take(counted(stream::pending()), 1, true))),
        // Both.
        _ => {
            let mut doubled = StormImpl::double(endless()).map(|n| n / 2);
            draw(&mut doubled, &mut 0, n);
        }
    }
}

/// Ends the process if no side has made a round for a minute.
fn watchdog() {
    std::thread::spawn(|| {
        let (mut before, mut still) = (0, 0);
        while still < patience(60).as_secs() {
            std::thread::sleep(Duration::from_secs(1));
            let now = ROUNDS.load(Ordering::Relaxed);
            still = if now == before { still + 1 } else { 0 };
            before = now;
        }
        eprintln!("nothing moves after {before} rounds; {:?}\n{}", rust2go::counts(), rust2go::ring::state());
        std::process::abort();
    });
}

/// Waits until `now` gives 0: what is dropped on one side is gone from the other a little later.
fn goes(what: &str, now: impl Fn() -> u64) {
    let late = Instant::now() + patience(40);
    while now() > 0 {
        assert!(Instant::now() < late, "{} {what} are left; {:?}\n{}", now(), StormImpl::left(), rust2go::ring::state());
        std::thread::sleep(Duration::from_millis(1));
    }
}

#[test]
fn storm() {
    print!("{}", crate::again::run("storm::test::child", &[]));
}

#[test]
#[ignore = "a child of `storm`"]
fn child() {
    let each: u64 = std::env::var("RUST2GO_OBJECTS").map_or(20_000, |n| n.parse().expect("a number"));
    watchdog();
    let begin = Instant::now();
    let goroutines = StormImpl::left().4;
    let pile: Pile = std::array::from_fn(|_| Mutex::new(None));
    std::thread::scope(|scope| {
        for thread in 0..4_u64 {
            let pile = &pile;
            scope.spawn(move || {
                let mut random = thread + 1;
                for n in 0..each / 4 {
                    // Xorshift, of Marsaglia: enough to mix the orders.
                    random ^= random << 13;
                    random ^= random >> 7;
                    random ^= random << 17;
                    round(n, random, pile);
                    ROUNDS.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let rounds = u32::try_from(each / 4).expect("not that many");
        block_on(StormImpl::rage(4, rounds)).unwrap_or_else(|e| panic!("{e}"));
    });
    println!("{} rounds in {:?}", ROUNDS.load(Ordering::Relaxed), begin.elapsed());
    assert_eq!(ROUNDS.load(Ordering::Relaxed), 8 * (each / 4));
    drop(pile);
    StormImpl::calm();
    goes("objects and streams of Go's", || StormImpl::left().0);
    goes("objects, closures and streams of Rust's", || StormImpl::left().1);
    goes("calls to Rust", || StormImpl::left().2);
    goes("producers", || StormImpl::left().3);
    goes("futures", || rust2go::counts().asks);
    goes("values that Go has", || rust2go::counts().objects);
    goes("values", || LIVE.load(Ordering::Relaxed));
    rust2go::drain(patience(40)).unwrap_or_else(|e| panic!("{e}\n{}", rust2go::ring::state()));
    // Of the bridge a dispatcher or two, and those who look after them; of Go's runtime, those that run finalizers and cleanups.
    goes("goroutines", || StormImpl::left().4.saturating_sub(goroutines + 8));
}
