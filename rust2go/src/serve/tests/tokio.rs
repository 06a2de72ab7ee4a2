//! Calls on tokio: made by itself, given, and shut down.

use std::future::pending;
use std::thread;

use tokio::runtime;

use super::super::executor;
use super::super::task::begin;
use super::{Called, Drops, GET, Go, call};
use crate::error::Error;
use crate::reply::Fallible;

type Answered = Called<(u64,), Fallible<String, Error>>;

/// Calls a method that suspends `turns` times, and for ever if that is 9.
fn ask(go: &'static Go, waiter: u64, turns: u64, drops: &Drops) -> Answered {
    let guard = drops.guard();
    call(&(turns,), waiter, 0, |ask| {
        let executor = executor::current().expect("there is one by default");
        let handler = |(turns,): (u64,)| async move {
            let _guard = guard;
            if turns == 9 {
                pending::<()>().await;
            }
            for _ in 0..turns {
                tokio::task::yield_now().await;
            }
            Ok(turns.to_string())
        };
        // SAFETY: a frame of these types.
        unsafe { begin::<(u64,), Fallible<String, Error>, _>(&GET, ask, handler, Ok(executor), go) }
    })
}

/// The executor is one for the program, so this is one test.
#[test]
fn the_default_runtime_then_others_in_turn() {
    let (go, drops) = (Go::new(), Drops::default());
    let called = ask(go, 1, 3, &drops);
    go.park(&called);
    assert_eq!(called.outcome(), Ok("3".to_owned()));
    storm(&drops);

    let current = runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    executor::tokio(current.handle().clone());
    let called = ask(go, 2, 3, &drops);
    assert!(!called.is_done(), "nothing drives the runtime");
    current.block_on(async {
        while !called.is_done() {
            tokio::task::yield_now().await;
        }
    });
    assert_eq!(called.outcome(), Ok("3".to_owned()));

    let under_way = ask(go, 3, 9, &drops);
    drop(current);
    go.park(&under_way);
    let too_late = ask(go, 4, 0, &drops);
    go.park(&too_late);
    for called in [under_way, too_late] {
        assert_eq!(called.outcome().expect_err("shut down").kind, 12);
    }

    let threads = runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build();
    let threads = threads.expect("a runtime");
    executor::tokio(threads.handle().clone());
    storm(&drops);
    drop(threads);
}

/// Calls from several threads, of which a third leaves at some moment; afterwards every future is dropped, once.
fn storm(drops: &Drops) {
    const CALLS: u64 = 500;
    let before = drops.count();
    let threads = [0, 1, 2, 3].map(|thread| {
        let drops = drops.clone();
        thread::spawn(move || {
            let go = Go::new();
            for i in 0..CALLS {
                let turns = (i * 7 + thread) % 5;
                let mut called = ask(go, i, if i % 3 == 0 { 9 } else { turns }, &drops);
                if i % 3 == 0 {
                    called.leave();
                } else if i % 3 == 1 && i % 2 == 0 {
                    // It may be done by now, or not.
                    called.leave();
                } else {
                    go.park(&called);
                    assert_eq!(called.outcome(), Ok(turns.to_string()));
                }
            }
        })
    });
    for thread in threads {
        thread.join().expect("no call fails");
    }
    let start = std::time::Instant::now();
    while drops.count() < before + 4 * CALLS as usize {
        assert!(
            start.elapsed() < super::WATCHDOG,
            "a cancelled future lives on"
        );
        thread::yield_now();
    }
    assert_eq!(drops.count(), before + 4 * CALLS as usize);
}
