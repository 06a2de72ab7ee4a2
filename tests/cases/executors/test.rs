//! tokio in both flavours, monoio, smol, a bare block_on, and code that is generic over the trait.

use super::contract::*;

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
