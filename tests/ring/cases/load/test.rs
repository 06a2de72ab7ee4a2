//! What only the ring can do, and no wake-up lost: calls one after the other, a few and many at a time, on one core and on all, under every
//! GOMAXPROCS, watched by a thread that fails with the state of the rings when nothing moves any more.
//!
//! What is set before Go or the ring starts needs a process of its own: this test program again, for one of the tests that are ignored.
//! `RUST2GO_STRESS=1000000` says how many calls each combination of the stress test makes.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll, Wake};
use std::time::Duration;

use pollster::block_on;
use rust2go::Error;
use rust2go::ring::{self, WhenFull};

use super::contract::*;
use crate::again::patience;

/// Runs one of the ignored tests below in a process of its own.
fn child(test: &str, gomaxprocs: &str, core: Option<&str>, env: &[(&str, &str)]) {
    let test = format!("load::test::{test}");
    let env = [&[("GOMAXPROCS", gomaxprocs)], env].concat();
    match core {
        Some(core) => crate::again::run_on_core(core, &test, &env),
        None => crate::again::run(&test, &env),
    };
}

/// Ends the process with the state of the rings if `progress` stands still for long.
fn watchdog(progress: &Arc<AtomicU64>) {
    let progress = progress.clone();
    std::thread::spawn(move || {
        let mut before = (0, 0);
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let now = progress.load(Ordering::Relaxed);
            before = if now == before.0 { (now, before.1 + 1) } else { (now, 0) };
            if before.1 == patience(20).as_secs() {
                eprintln!("no call has ended for long after {now}; {} in flight\n{}", rust2go::in_flight(), ring::state());
                std::process::abort();
            }
        }
    });
}

#[test]
fn stress() {
    let calls = std::env::var("RUST2GO_STRESS").unwrap_or_else(|_| "4000".to_owned());
    for gomaxprocs in ["1", "2", "4"] {
        for core in [None, Some("0")] {
            for in_flight in ["1", "2", "10", "1000"] {
                let env = [("LOAD_IN_FLIGHT", in_flight), ("LOAD_CALLS", &calls)];
                child("stress_child", gomaxprocs, core, &env);
            }
        }
    }
}

#[test]
#[ignore = "a child of `stress`"]
fn stress_child() {
    let number = |name: &str| std::env::var(name).expect("set by `stress`").parse::<u64>().expect("a number");
    let (in_flight, calls) = (number("LOAD_IN_FLIGHT"), number("LOAD_CALLS"));
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    let each = calls / in_flight / 4 + 1;
    let caller = |progress: Arc<AtomicU64>, seed: u64| async move {
        for n in seed..seed + each {
            match n % 4 {
                0 => assert_eq!(LoadImpl::text(n & !1, "…").await, Ok(format!("{}…", n & !1))),
                1 => assert_eq!(LoadImpl::echo_cgo(n).await, n),
                _ => assert_eq!(LoadImpl::echo(n).await, n),
            }
            progress.fetch_add(1, Ordering::Relaxed);
        }
    };
    // Bare threads, as far as there can be so many.
    if in_flight <= 10 {
        std::thread::scope(|scope| {
            for n in 0..in_flight {
                let progress = progress.clone();
                scope.spawn(move || block_on(caller(progress, n)));
            }
        });
    }
    // One task for each call in flight, on one thread, on several, and on two runtimes at once.
    let one = || tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let many = || tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
    let run = |runtime: tokio::runtime::Runtime| {
        let tasks: Vec<_> = (0..in_flight).map(|n| runtime.spawn(caller(progress.clone(), n))).collect();
        runtime.block_on(async {
            for task in tasks {
                task.await.expect("no call went wrong");
            }
        });
    };
    run(one());
    run(many());
    std::thread::scope(|scope| {
        scope.spawn(|| run(one()));
        scope.spawn(|| run(many()));
    });
    rust2go::drain(patience(20)).unwrap_or_else(|e| panic!("{e}\n{}", ring::state()));
}

/// Go's race detector, in the step that has it, sees the order in which Rust has calls made and awaits them.
#[test]
fn calls_come_after_those_that_rust_has_awaited() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    for round in 1..10 {
        LoadImpl::clear(100);
        runtime.block_on(async {
            let puts: Vec<_> = (0..100).map(|at| tokio::spawn(LoadImpl::put(at, at * round))).collect();
            for put in puts {
                put.await.expect("no panic");
            }
        });
        assert!(LoadImpl::all().iter().zip(0..).all(|(&n, at)| n == at * round));
    }
}

#[test]
fn a_full_ring() {
    for test in ["full_waits", "full_fails", "full_oneway", "full_with_wakers_that_panic"] {
        child(test, "1", None, &[]);
        child(test, "2", None, &[]);
    }
}

/// 200 calls through a ring of two.
#[test]
#[ignore = "a child of `a_full_ring`"]
fn full_waits() {
    ring::capacity(2).expect("no call was made yet");
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        for _ in 0..50 {
            let tasks: Vec<_> = (0..200).map(|n| tokio::spawn(LoadImpl::echo(n))).collect();
            // Some of them are dropped while they wait for room.
            for (n, task) in tasks.into_iter().enumerate() {
                if n % 3 == 0 {
                    task.abort();
                    let _ = task.await;
                } else {
                    assert_eq!(task.await.expect("no panic"), n as u64);
                }
                progress.fetch_add(1, Ordering::Relaxed);
            }
        }
    });
    rust2go::drain(patience(20)).unwrap_or_else(|e| panic!("{e}\n{}", ring::state()));
    assert!(ring::capacity(4).is_err(), "the ring is there already");
}

/// A method with a `Result` says so, another one waits all the same.
#[test]
#[ignore = "a child of `a_full_ring`"]
fn full_fails() {
    ring::capacity(2).expect("no call was made yet");
    ring::when_full(WhenFull::Fail);
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let (mut full, mut fine) = (0, 0);
    runtime.block_on(async {
        for _ in 0..50 {
            let tasks: Vec<_> = (0..100).map(|_| tokio::spawn(LoadImpl::text(2, ""))).collect();
            let plain: Vec<_> = (0..100).map(|n| tokio::spawn(LoadImpl::echo(n))).collect();
            for task in tasks {
                match task.await.expect("no panic") {
                    Ok(text) => {
                        assert_eq!(text, "2");
                        fine += 1;
                    }
                    Err(error) => {
                        assert_eq!(error, Error::QueueFull);
                        full += 1;
                    }
                }
                progress.fetch_add(1, Ordering::Relaxed);
            }
            for (n, task) in plain.into_iter().enumerate() {
                assert_eq!(task.await.expect("no panic"), n as u64);
            }
        }
    });
    // Where there is no bell that Go's netpoller waits for, Rust wakes Go by a call, which takes over all there is.
    let full_at_times = full > 0 || cfg!(not(target_os = "linux"));
    assert!(full_at_times && fine > 0, "{full} found it full, {fine} did not");
}

/// None is lost, and nobody waits for them.
#[test]
#[ignore = "a child of `a_full_ring`"]
fn full_oneway() {
    ring::capacity(2).expect("no call was made yet");
    let before = LoadImpl::sum();
    for n in 0..10_000 {
        LoadImpl::add(n);
    }
    rust2go::drain(patience(20)).unwrap_or_else(|e| panic!("{e}\n{}", ring::state()));
    assert_eq!(LoadImpl::sum() - before, 10_000 * 9_999 / 2);
}

/// A waker that panics keeps nobody else waiting, and its call can be polled on with another one.
#[test]
#[ignore = "a child of `a_full_ring`"]
fn full_with_wakers_that_panic() {
    struct Panics;
    impl Wake for Panics {
        fn wake(self: Arc<Self>) {
            panic!("this waker panics");
        }
    }
    ring::capacity(2).expect("no call was made yet");
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    let waker = Arc::new(Panics).into();
    for _ in 0..20 {
        let mut calls: Vec<_> = (0..100).map(|n| Box::pin(LoadImpl::echo(n))).collect();
        for call in calls.iter_mut().step_by(2) {
            // A call that lingers wakes its own task, which is where this waker panics then.
            let polled = AssertUnwindSafe(|| call.as_mut().poll(&mut Context::from_waker(&waker)));
            assert!(!matches!(catch_unwind(polled), Ok(Poll::Ready(_))), "a first poll only sends");
        }
        let (bad, good): (Vec<_>, Vec<_>) = calls.into_iter().enumerate().partition(|(n, _)| n % 2 == 0);
        for (n, call) in good.into_iter().chain(bad) {
            assert_eq!(block_on(call), n as u64);
            progress.fetch_add(1, Ordering::Relaxed);
        }
    }
}

#[test]
fn busy_polling() {
    child("busy_child", "1", None, &[]);
    child("busy_child", "2", None, &[]);
}

#[test]
#[ignore = "a child of `busy_polling`"]
fn busy_child() {
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    for micros in [1, 50, 0, 2000] {
        ring::busy_poll(Duration::from_micros(micros));
        for n in 0..500 {
            assert_eq!(block_on(LoadImpl::echo(n)), n);
            progress.fetch_add(1, Ordering::Relaxed);
        }
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
        runtime.block_on(async {
            let tasks: Vec<_> = (0..500).map(|n| tokio::spawn(LoadImpl::echo(n))).collect();
            for (n, task) in tasks.into_iter().enumerate() {
                assert_eq!(task.await.expect("no panic"), n as u64);
                progress.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
}

/// A task that is woken to look may be in another branch of its `select!` for long; others must not wait for it.
#[test]
fn a_promise_that_is_not_kept() {
    child("promise_child", "1", None, &[]);
    child("promise_child", "2", None, &[]);
}

#[test]
#[ignore = "a child of `a_promise_that_is_not_kept`"]
fn promise_child() {
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    // Polled once each and never again, whoever wakes them.
    let mut forgotten: Vec<_> = (0..50).map(LoadImpl::echo).collect();
    let waker = std::task::Waker::noop();
    for call in &mut forgotten {
        assert!(std::pin::Pin::new(call).poll(&mut std::task::Context::from_waker(waker)).is_pending());
        for n in 0..4 {
            assert_eq!(block_on(LoadImpl::echo(n)), n);
            progress.fetch_add(1, Ordering::Relaxed);
        }
    }
    drop(forgotten);
    rust2go::drain(patience(20)).unwrap_or_else(|e| panic!("{e}\n{}", ring::state()));
}

/// With every thread of Go's busy, a call still comes through.
#[test]
fn while_go_computes() {
    child("hogged_child", "1", None, &[]);
    child("hogged_child", "2", None, &[]);
}

#[test]
#[ignore = "a child of `while_go_computes`"]
fn hogged_child() {
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    LoadImpl::hog(true);
    for n in 0..50 {
        assert_eq!(block_on(LoadImpl::echo(n)), n);
        progress.fetch_add(1, Ordering::Relaxed);
    }
    LoadImpl::hog(false);
}

/// As many as there can be: nothing is left afterwards.
#[test]
fn many_at_once() {
    child("many_child", "2", None, &[]);
}

#[test]
#[ignore = "a child of `many_at_once`"]
fn many_child() {
    const MANY: u64 = 20_000;
    let progress = Arc::new(AtomicU64::new(0));
    watchdog(&progress);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let tasks: Vec<_> = (0..MANY).map(|n| tokio::spawn(LoadImpl::wait(n))).collect();
        while LoadImpl::waiting() < MANY {
            tokio::task::yield_now().await;
        }
        assert_eq!(rust2go::in_flight(), MANY);
        LoadImpl::open();
        for (n, task) in tasks.into_iter().enumerate() {
            assert_eq!(task.await.expect("no panic"), n as u64);
            progress.fetch_add(1, Ordering::Relaxed);
        }
    });
    rust2go::drain(patience(20)).unwrap_or_else(|e| panic!("{e}\n{}", ring::state()));
    assert_eq!(rust2go::in_flight(), 0);
}
