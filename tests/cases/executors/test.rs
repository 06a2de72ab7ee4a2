//! tokio in both flavours, monoio, smol, a bare block_on, and code that is generic over the trait; and what Go calls, on all that can run it.
//!
//! A program has one executor for the latter at a time, so each such test has a process of its own: this test program again.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures_lite::{StreamExt, future, stream};
use pollster::block_on;
use rust2go::{Error, Stream, executor};
use tokio::runtime::{Builder, Handle, RuntimeFlavor};

use super::contract::*;
use crate::again::patience;

async fn some_calls() {
    let (a, b) = futures_lite::future::zip(SumsImpl::add(1, 2, 5), SumsImpl::add(3, 4, 0)).await;
    assert_eq!((a, b), (3, 7));
    for n in 0..100 {
        assert_eq!(SumsImpl::add(n, n, 0).await, 2 * n);
    }
    let text = String::from("on the stack of the task");
    assert_eq!(SumsImpl::length(&text).await, Ok(24));
}

#[tokio::test(flavor = "current_thread")]
async fn tokio_current_thread() {
    some_calls().await;
    let tasks: Vec<_> = (0..200).map(|n| tokio::spawn(SumsImpl::add(n, 1, n % 3))).collect();
    for (n, task) in tasks.into_iter().enumerate() {
        assert_eq!(task.await.unwrap(), n as u64 + 1);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tokio_multi_thread() {
    some_calls().await;
    let tasks: Vec<_> = (0..200).map(|_| tokio::spawn(some_calls())).collect();
    for task in tasks {
        task.await.unwrap();
    }
}

#[tokio::test]
async fn tokio_select_drops_the_loser() {
    for _ in 0..100 {
        tokio::select! {
            sum = SumsImpl::add(1, 1, 60_000) => panic!("{sum} came early"),
            sum = SumsImpl::add(2, 2, 0) => assert_eq!(sum, 4),
        }
    }
}

#[test]
fn monoio() {
    monoio::RuntimeBuilder::<monoio::LegacyDriver>::new().build().expect("a runtime").block_on(some_calls());
}

#[test]
fn smol() {
    smol::block_on(async {
        some_calls().await;
        let tasks: Vec<_> = (0..50).map(|_| smol::spawn(some_calls())).collect();
        for task in tasks {
            task.await;
        }
    });
}

#[test]
fn bare_block_on() {
    pollster::block_on(some_calls());
    futures_lite::future::block_on(some_calls());
}

/// Code that does not know whether Go is behind the trait.
async fn total<S: Sums>(numbers: &[u64]) -> u64 {
    let mut total = 0;
    for &number in numbers {
        total = S::add(total, number, 0).await;
    }
    total
}

struct Fake;

impl Sums for Fake {
    async fn add(a: u64, b: u64, _: u64) -> u64 {
        a + b + 1000
    }

    async fn length(_: &str) -> Result<u64, rust2go::Error> {
        Ok(0)
    }
}

#[test]
fn a_fake_takes_the_place_of_go() {
    assert_eq!(pollster::block_on(total::<SumsImpl>(&[1, 2, 3])), 6);
    assert_eq!(pollster::block_on(total::<Fake>(&[1, 2, 3])), 3006);
    assert_eq!(pollster::block_on(Fake::length("")), Ok(0));
}

#[test]
fn calls_may_move_between_threads() {
    let mut call = SumsImpl::add(20, 1, 20);
    let waker = std::task::Waker::noop();
    assert!(std::pin::pin!(&mut call).poll(&mut std::task::Context::from_waker(waker)).is_pending());
    let sum = std::thread::spawn(move || pollster::block_on(call)).join().expect("no panic");
    assert_eq!(sum, 21);
}

/// Whether this thread is one of those where Go's calls have to run.
static RIGHT: OnceLock<fn() -> bool> = OnceLock::new();
/// How many polls were on another one.
static WRONG: AtomicU64 = AtomicU64::new(0);

/// Lets others run, and counts if this is the wrong place.
async fn rest() {
    for _ in 0..2 {
        if !RIGHT.get().is_none_or(|right| right()) {
            WRONG.fetch_add(1, Ordering::Relaxed);
        }
        future::yield_now().await;
    }
}

impl Runs for RunsImpl {
    async fn later(n: u64, yields: u32) -> Result<u64, Error> {
        for _ in 0..yields {
            rest().await;
        }
        Ok(n)
    }

    async fn add(a: u64, b: u64) -> Result<u64, Error> {
        rest().await;
        Ok(SumsImpl::add(a, b, 0).await)
    }

    async fn forever() -> Result<(), Error> {
        rest().await;
        future::pending().await
    }

    fn count(n: u64) -> impl Stream<Item = Result<u64, Error>> + 'static {
        Box::pin(stream::iter(0..n).then(|n| async move {
            rest().await;
            Ok(n)
        }))
    }

    async fn sum(numbers: impl Stream<Item = u64> + Send + 'static) -> Result<u64, Error> {
        rest().await;
        Ok(numbers.fold(0, |sum, n| sum + n).await)
    }
}

/// Runs one of the ignored tests below in a process of its own.
fn child(test: &str) {
    for gomaxprocs in ["1", "2"] {
        crate::again::run(&format!("executors::test::{test}"), &[("GOMAXPROCS", gomaxprocs)]);
    }
}

/// Says where Go's calls have to run, and ends the process if it takes long.
fn begin(right: fn() -> bool) {
    RIGHT.set(right).expect("once in a process");
    // No executor stands still here. One that makes a thread for each task is slow where threads are.
    executor::stall_after(patience(30));
    std::thread::spawn(|| {
        std::thread::sleep(patience(90));
        eprintln!("it hangs; {:?}, {} in flight\n{}", rust2go::counts(), rust2go::in_flight(), rust2go::ring::state());
        std::process::abort();
    });
}

/// What Go calls, and what it ranges over in a call.
async fn from_go() {
    RunsCheckImpl::all(1).await.unwrap_or_else(|e| panic!("{e}"));
    RunsCheckImpl::all(100).await.unwrap_or_else(|e| panic!("{e}"));
    let slow = stream::iter(0..100).then(|n| async move {
        rest().await;
        n
    });
    assert_eq!(RunsCheckImpl::range(Box::pin(slow)).await, Ok(4950));
}

/// Nothing is left, and all was where it should be.
fn end() {
    let late = Instant::now() + patience(40);
    loop {
        let (counts, left) = (rust2go::counts(), RunsCheckImpl::left());
        if (counts.asks, counts.objects, left) == (0, 0, 0) {
            break;
        }
        assert!(Instant::now() < late, "left: {counts:?}, and {left}");
        std::thread::sleep(Duration::from_millis(1));
    }
    assert_eq!(WRONG.load(Ordering::Relaxed), 0, "polls on other threads");
}

fn on(name: &str) -> bool {
    std::thread::current().name().is_some_and(|n| n.starts_with(name))
}

/// A thread for each task.
fn a_thread(task: executor::BoxTask) {
    let thread = std::thread::Builder::new().name("hook".to_owned());
    thread.spawn(|| block_on(task)).expect("a thread");
}

#[test]
fn calls_from_go() {
    for test in ["on_one_thread_of_tokio", "on_smol", "on_an_executor_of_its_own", "on_threads", "on_one_after_the_other", "on_none"] {
        child(test);
    }
}

#[test]
#[ignore = "a child of `calls_from_go`"]
fn on_one_thread_of_tokio() {
    begin(|| Handle::try_current().is_ok_and(|h| h.runtime_flavor() == RuntimeFlavor::CurrentThread));
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    executor::tokio(runtime.handle().clone());
    runtime.block_on(from_go());
    // The futures of what Go has given up are dropped where the executor runs.
    runtime.block_on(async {
        while rust2go::counts().asks > 0 {
            future::yield_now().await;
        }
    });
    end();
}

#[test]
#[ignore = "a child of `calls_from_go`"]
fn on_smol() {
    begin(|| on("smol-"));
    executor::set(|task| smol::spawn(task).detach());
    smol::block_on(smol::spawn(from_go()));
    RunsCheckImpl::in_a_sync_call().unwrap_or_else(|e| panic!("{e}"));
    end();
}

#[test]
#[ignore = "a child of `calls_from_go`"]
fn on_an_executor_of_its_own() {
    static EXECUTOR: smol::Executor<'static> = smol::Executor::new();
    begin(|| on("own"));
    let thread = std::thread::Builder::new().name("own".to_owned());
    thread.spawn(|| block_on(EXECUTOR.run(future::pending::<()>()))).expect("a thread");
    executor::set(|task| EXECUTOR.spawn(task).detach());
    block_on(EXECUTOR.spawn(from_go()));
    RunsCheckImpl::in_a_sync_call().unwrap_or_else(|e| panic!("{e}"));
    end();
}

#[test]
#[ignore = "a child of `calls_from_go`"]
fn on_threads() {
    begin(|| on("hook"));
    executor::set(a_thread);
    let (done, ends) = std::sync::mpsc::channel();
    a_thread(Box::pin(async move {
        from_go().await;
        done.send(()).expect("the test waits");
    }));
    ends.recv().expect("it does not panic");
    RunsCheckImpl::in_a_sync_call().unwrap_or_else(|e| panic!("{e}"));
    end();
}

/// Calls that are under way stay where they are.
#[test]
#[ignore = "a child of `calls_from_go`"]
fn on_one_after_the_other() {
    begin(|| on("smol-") || on("hook"));
    for n in 0..50 {
        let calls: Vec<_> = (0..20).map(|i| smol::spawn(RunsCheckImpl::later(i, 50))).collect();
        if n % 2 == 0 {
            executor::set(a_thread);
        } else {
            executor::set(|task| smol::spawn(task).detach());
        }
        for (i, call) in (0..20).zip(calls) {
            assert_eq!(block_on(call), Ok(i));
        }
    }
    end();
}

/// One that drops what it is given.
#[test]
#[ignore = "a child of `calls_from_go`"]
fn on_none() {
    begin(|| false);
    executor::set(drop);
    block_on(RunsCheckImpl::is_dropped()).unwrap_or_else(|e| panic!("{e}"));
    end();
}
