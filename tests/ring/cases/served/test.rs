//! A ring that is full, and dispatchers that are busy, while answers to calls from Go are to come through, and streams.
//!
//! What is set before the ring starts needs a process of its own: this test program again, for one of the tests that are ignored.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant};

use futures_lite::{StreamExt, future, stream};
use pollster::block_on;
use rust2go::ring::{self, WhenFull};
use rust2go::{Error, Stream};
use tokio::runtime::{Builder, Runtime};

use super::contract::*;
use crate::again::patience;

/// How much has been done: while it grows, nothing hangs.
static PROGRESS: AtomicU64 = AtomicU64::new(0);
/// Whether the gate is open, and who waits.
static OPEN: AtomicBool = AtomicBool::new(false);
static WAITING: Mutex<Vec<Waker>> = Mutex::new(Vec::new());

fn moves() {
    PROGRESS.fetch_add(1, Ordering::Relaxed);
}

impl Answers for AnswersImpl {
    async fn later(n: u64, yields: u32) -> u64 {
        for _ in 0..yields {
            future::yield_now().await;
        }
        moves();
        n
    }

    async fn wait(n: u64) -> u64 {
        let mut waits = false;
        future::poll_fn(|cx| {
            let mut waiting = WAITING.lock().expect("nobody panics");
            if OPEN.load(Ordering::Relaxed) {
                return Poll::Ready(());
            }
            // One that is woken before the gate is open has its place already: its waker stays the same on this runtime.
            if !waits {
                waiting.push(cx.waker().clone());
                waits = true;
            }
            Poll::Pending
        })
        .await;
        moves();
        n
    }

    fn count(n: u64) -> impl Stream<Item = u64> + 'static {
        stream::iter(0..n).inspect(|_| moves())
    }

    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> u64 {
        numbers.inspect(|_| moves()).fold(0, |sum, n| sum + n).await
    }
}

/// Lets all through who wait at the gate: their tasks are woken at once.
fn open() {
    let mut waiting = WAITING.lock().expect("nobody panics");
    OPEN.store(true, Ordering::Relaxed);
    waiting.drain(..).for_each(Waker::wake);
}

fn close() {
    OPEN.store(false, Ordering::Relaxed);
}

/// Runs one of the ignored tests below in processes of their own.
fn child(test: &str) {
    for gomaxprocs in ["1", "2"] {
        crate::again::run(&format!("served::test::{test}"), &[("GOMAXPROCS", gomaxprocs)]);
    }
}

/// Ends the process with the state of the rings if nothing moves for long.
fn watchdog() {
    std::thread::spawn(|| {
        let (mut before, mut still) = (0, 0);
        while still < patience(30).as_secs() {
            std::thread::sleep(Duration::from_secs(1));
            let now = PROGRESS.load(Ordering::Relaxed);
            still = if now == before { still + 1 } else { 0 };
            before = now;
        }
        eprintln!("nothing moves after {before}; {} in flight, {:?}\n{}", rust2go::in_flight(), rust2go::counts(), ring::state());
        std::process::abort();
    });
}

/// Waits until `now` says so.
fn until(what: &str, now: impl Fn() -> bool) {
    let late = Instant::now() + patience(25);
    while !now() {
        assert!(Instant::now() < late, "{what}: not yet\n{}", ring::state());
        std::thread::yield_now();
    }
}

/// Waits until so many goroutines wait at the gate.
fn at_the_gate(many: u32) {
    until("goroutines at the gate", || WAITING.lock().expect("nobody panics").len() == many as usize);
}

fn through(many: u32) {
    until("goroutines to go through", || ServedImpl::through().unwrap_or_else(|e| panic!("{e}")) == u64::from(many));
}

fn nothing_is_left() {
    until("all to be let go of", || (rust2go::counts().asks, rust2go::counts().objects, ServedImpl::left()) == (0, 0, 0));
    rust2go::drain(patience(20)).unwrap_or_else(|e| panic!("{e}\n{}", ring::state()));
}

fn one() -> Runtime {
    Builder::new_current_thread().build().expect("a runtime")
}

#[test]
fn answers_through_a_full_ring() {
    child("full");
    child("full_fails");
}

/// A thousand answers and a few hundred requests at once, through a ring of two.
#[test]
#[ignore = "a child of `answers_through_a_full_ring`"]
fn full() {
    ring::capacity(2).expect("no call was made yet");
    watchdog();
    for _ in 0..10 {
        ServedImpl::wait(1000);
        at_the_gate(1000);
        one().block_on(async {
            let calls: Vec<_> = (0..300).map(|n| tokio::spawn(ServedImpl::echo(n))).collect();
            future::yield_now().await; // they are in the ring, or wait for room
            open();
            for (n, call) in (0..300).zip(calls) {
                if n % 3 == 0 {
                    call.abort();
                    let _ = call.await;
                } else {
                    assert_eq!(call.await.expect("no panic"), n);
                }
                moves();
            }
            ServedImpl::ask(100, 10).await.unwrap_or_else(|e| panic!("{e}"));
        });
        through(1000);
        close();
    }
    nothing_is_left();
}

/// Requests fail where there is no room; answers do not.
#[test]
#[ignore = "a child of `answers_through_a_full_ring`"]
fn full_fails() {
    ring::capacity(2).expect("no call was made yet");
    ring::when_full(WhenFull::Fail);
    watchdog();
    let (mut full, mut fine) = (0, 0);
    for _ in 0..10 {
        ServedImpl::wait(500);
        at_the_gate(500);
        one().block_on(async {
            let calls: Vec<_> = (0..300).map(|n| tokio::spawn(ServedImpl::checked(n))).collect();
            open();
            for (n, call) in (0..300).zip(calls) {
                match call.await.expect("no panic") {
                    Ok(got) => {
                        assert_eq!(got, n);
                        fine += 1;
                    }
                    Err(error) => {
                        assert_eq!(error, Error::QueueFull);
                        full += 1;
                    }
                }
                moves();
            }
        });
        through(500);
        close();
    }
    assert!(full > 0 && fine > 0, "{full} found it full, {fine} did not");
    nothing_is_left();
}

#[test]
fn answers_while_dispatchers_compute() {
    child("computing");
}

#[test]
#[ignore = "a child of `answers_while_dispatchers_compute`"]
fn computing() {
    const BUSY: u64 = 6;
    watchdog();
    ServedImpl::wait(200);
    at_the_gate(200);
    let busy: Vec<_> = (0..BUSY).map(|_| std::thread::spawn(|| block_on(ServedImpl::compute()))).collect();
    until("dispatchers to compute", || {
        moves();
        ServedImpl::computing() == BUSY
    });
    open();
    through(200);
    // And with all of them still at it, what needs the dispatchers both ways.
    block_on(ServedImpl::ask(20, 10)).unwrap_or_else(|e| panic!("{e}"));
    block_on(ServedImpl::streams(4, 50)).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(ServedImpl::computing(), BUSY, "they compute until they are told");
    ServedImpl::stop();
    for thread in busy {
        thread.join().expect("it does not panic");
    }
    nothing_is_left();
}

#[test]
fn streams_through_a_tiny_ring() {
    child("tiny");
    child("tiny_that_fails");
}

#[test]
#[ignore = "a child of `streams_through_a_tiny_ring`"]
fn tiny() {
    ring::capacity(2).expect("no call was made yet");
    streams();
}

/// Streams wait for room, whatever calls do.
#[test]
#[ignore = "a child of `streams_through_a_tiny_ring`"]
fn tiny_that_fails() {
    ring::capacity(2).expect("no call was made yet");
    ring::when_full(WhenFull::Fail);
    streams();
}

/// Of both sides, all at once; some are left.
fn streams() {
    watchdog();
    for runtime in [one(), Builder::new_multi_thread().worker_threads(2).build().expect("a runtime")] {
        runtime.block_on(async {
            let go = tokio::spawn(async {
                loop {
                    match ServedImpl::streams(50, 300).await {
                        Err(Error::QueueFull) => future::yield_now().await,
                        done => return done,
                    }
                }
            });
            let drawn = (0..50_u64).map(|n| {
                tokio::spawn(async move {
                    let numbers = ServedImpl::count(300).inspect(|_| moves());
                    let most = if n % 2 == 0 { 300 } else { 100 };
                    let got: Vec<_> = numbers.take(most as usize).collect().await;
                    assert!(got.into_iter().eq(0..most));
                })
            });
            let given = (0..50_u64).map(|n| {
                tokio::spawn(async move {
                    let sum = ServedImpl::sum(stream::iter(0..300).inspect(|_| moves()));
                    if n % 3 > 0 {
                        assert_eq!(sum.await, 300 * 299 / 2);
                    } else {
                        // Left before it has ended, or just after.
                        let _ = future::or(async { Some(sum.await) }, async { None }).await;
                    }
                })
            });
            let tasks: Vec<_> = drawn.chain(given).collect();
            for task in tasks {
                task.await.expect("no panic");
            }
            go.await.expect("no panic").unwrap_or_else(|e| panic!("{e}"));
        });
    }
    nothing_is_left();
}
