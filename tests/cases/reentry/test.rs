//! 64 levels of each, on every kind of executor; and what cannot work is an error.
//!
//! A program has one executor at a time, so each test has a process of its own: this test program again.

use tokio::runtime::{Builder, Runtime};

use super::contract::*;

impl Down for DownImpl {
    fn sync(depth: u32) -> u32 {
        if depth == 0 { 0 } else { UpImpl::sync(depth - 1) + 1 }
    }

    async fn later(depth: u32) -> u32 {
        if depth == 0 { 0 } else { UpImpl::later(depth - 1).await + 1 }
    }

    fn mixed(depth: u32) -> u32 {
        if depth == 0 { 0 } else { UpImpl::mixed(depth - 1) + 1 }
    }

    async fn mixed_later(depth: u32) -> u32 {
        if depth == 0 { 0 } else { UpImpl::mixed_later(depth - 1).await + 1 }
    }

    async fn rest() -> Result<(), rust2go::Error> {
        tokio::task::yield_now().await;
        Ok(())
    }
}

const LEVELS: u32 = 64;

fn child(test: &str, gomaxprocs: &str) {
    crate::again::run(&format!("reentry::test::{test}"), &[("GOMAXPROCS", gomaxprocs)]);
}

fn levels(runtime: &Runtime) {
    rust2go::executor::tokio(runtime.handle().clone());
    assert_eq!(UpImpl::sync(LEVELS), LEVELS);
    runtime.block_on(async {
        assert_eq!(UpImpl::sync(LEVELS), LEVELS);
        assert_eq!(UpImpl::later(LEVELS).await, LEVELS);
        assert_eq!(UpImpl::mixed_later(LEVELS).await, LEVELS);
        // All at once.
        let calls: Vec<_> = (0..100).map(|n| tokio::spawn(UpImpl::later(n % LEVELS))).collect();
        for (n, call) in (0..100).zip(calls) {
            assert_eq!(call.await.expect("no panic"), n % LEVELS);
        }
    });
}

#[test]
fn levels_of_one_thread() {
    child("one_thread", "1");
    child("one_thread", "2");
}

#[test]
#[ignore = "a child of `levels_of_one_thread`"]
fn one_thread() {
    levels(&Builder::new_current_thread().build().expect("a runtime"));
}

#[test]
fn levels_of_many_threads() {
    child("many_threads", "1");
    child("many_threads", "2");
}

#[test]
#[ignore = "a child of `levels_of_many_threads`"]
fn many_threads() {
    let runtime = Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
    levels(&runtime);
    // This thread is none of the executor's, so a sync call in here may wait for it.
    assert_eq!(UpImpl::mixed(LEVELS), LEVELS);
    UpImpl::stalls().expect_err("it does not stall");
}

#[test]
fn what_cannot_work_is_reported() {
    child("stalls", "1");
    child("stalls", "2");
}

#[test]
#[ignore = "a child of `what_cannot_work_is_reported`"]
fn stalls() {
    rust2go::executor::stall_after(crate::again::patience(1) / 5);
    let runtime = Builder::new_current_thread().build().expect("a runtime");
    rust2go::executor::tokio(runtime.handle().clone());
    runtime.block_on(async {
        UpImpl::stalls().expect("rust2go.ErrStalled");
        UpImpl::stalls_behind().expect("rust2go.ErrStalled");
        UpImpl::rests().await.expect("the executor runs again");
    });
}
