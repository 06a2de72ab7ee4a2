//! Each test is a method of Go's that awaits futures of Rust's and compares.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use super::contract::*;
use crate::again::until;

static BEGUN: AtomicU64 = AtomicU64::new(0);
static ENDED: AtomicU64 = AtomicU64::new(0);

/// Lets others run once.
async fn rest() {
    tokio::task::yield_now().await;
}

impl Tasks for TasksImpl {
    async fn now(n: u64) -> u64 {
        n
    }

    async fn later(n: u64, yields: u32) -> u64 {
        for _ in 0..yields {
            rest().await;
        }
        n
    }

    async fn echo(text: &str) -> Result<String, TaskError> {
        rest().await;
        Ok(text.to_owned())
    }

    async fn nothing() {}

    async fn fails(n: u64) -> Result<u64, TaskError> {
        rest().await;
        Err(TaskError::Failed(n))
    }

    async fn forever() -> Result<(), rust2go::Error> {
        struct Ends;
        impl Drop for Ends {
            fn drop(&mut self) {
                ENDED.fetch_add(1, Ordering::Relaxed);
            }
        }
        BEGUN.fetch_add(1, Ordering::Relaxed);
        let _ends = Ends;
        std::future::pending().await
    }

    async fn left() -> Result<i64, rust2go::Error> {
        let left = rust2go::deadline().map(|at| at.saturating_duration_since(Instant::now()).as_millis());
        Ok(left.map_or(-1, |left| i64::try_from(left).expect("an hour at most")))
    }

    async fn panics(at_once: bool) -> Result<(), rust2go::Error> {
        if !at_once {
            rest().await;
        }
        panic!("on purpose")
    }

    async fn panics_plainly() -> u64 {
        panic!("no result")
    }

    async fn back(depth: u32) -> u32 {
        TasksCheckImpl::back(depth - 1).await + 1
    }
}

/// The runtime that runs the futures is the one that rust2go makes by itself.
fn run<T>(check: impl Future<Output = Result<T, rust2go::Error>>) -> T {
    pollster::block_on(check).unwrap_or_else(|e| panic!("{e}"))
}

#[test]
fn values() {
    run(TasksCheckImpl::values());
}

#[test]
fn a_thousand_goroutines() {
    run(TasksCheckImpl::many(1000, 30));
}

#[test]
fn errors_of_the_contract() {
    run(TasksCheckImpl::typed_errors());
}

#[test]
fn a_context_drops_the_future() {
    run(TasksCheckImpl::cancelled(100));
    run(TasksCheckImpl::cancelled_before());
    run(TasksCheckImpl::deadline());
    // The goroutines did not wait for it.
    until("the end of cancelled futures", || BEGUN.load(Ordering::Relaxed) == ENDED.load(Ordering::Relaxed));
}

#[test]
fn a_context_that_ends_with_the_call() {
    run(TasksCheckImpl::cancelled_at_the_end(500));
}

#[test]
fn panics() {
    run(TasksCheckImpl::panics());
}

#[test]
fn back_and_forth() {
    assert_eq!(pollster::block_on(TasksCheckImpl::back(32)), 64);
}
