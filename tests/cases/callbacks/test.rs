//! Closures while they are called, and afterwards.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};

use pollster::block_on;

use super::contract::*;
use crate::again::patience;

/// The tests count what is held, so they take turns.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn entry(prefix: &str, n: u64) -> Entry {
    Entry { key: format!("{prefix}{n}"), size: Some(n) }
}

impl Finder for FinderImpl {
    fn each(prefix: &str, visit: impl Fn(Entry) -> bool + Send + Sync + 'static) -> u64 {
        let mut n = 0;
        while visit(entry(prefix, n)) {
            n += 1;
        }
        n + 1
    }

    fn each_later(threads: u32, visit: impl Fn(Entry) -> bool + Send + Sync + 'static) {
        let visit = Arc::new(visit);
        for n in 0..threads {
            let visit = visit.clone();
            std::thread::spawn(move || visit(entry("t", n.into())));
        }
    }

    async fn total<F, Fut>(load: F) -> Result<u64, VisitError>
    where
        F: Fn(u64) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<u64, VisitError>> + Send + 'static,
    {
        let mut sum = 0;
        for n in 0..10 {
            sum += load(n).await?;
        }
        Ok(sum)
    }

    fn finish(done: impl FnOnce(String) + Send + 'static) {
        done("finished".to_owned());
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

/// What closures of Rust's hold, to see it dropped.
fn held(by: &Arc<()>) -> u64 {
    // Go's collector closes what nobody has closed.
    WalkerImpl::held();
    Arc::strong_count(by) as u64 - 1
}

#[test]
fn while_the_method_runs() {
    let _turn = turn();
    let (there, seen) = (Arc::new(()), Arc::new(AtomicU32::new(0)));
    let visited = {
        let (there, seen) = (there.clone(), seen.clone());
        WalkerImpl::walk(10, move |entry| {
            let _there = &there;
            let n = seen.fetch_add(1, Ordering::Relaxed);
            assert_eq!((entry.key, entry.size), (format!("key {n}"), Some(n.into())));
            n < 4
        })
    };
    assert_eq!((visited, seen.load(Ordering::Relaxed)), (4, 5));
    goes("closures", || held(&there));
}

#[test]
fn after_the_method() {
    let _turn = turn();
    let there = Arc::new(());
    let (sender, receiver) = mpsc::channel();
    let also = there.clone();
    let visit = move |entry: Entry| {
        let _there = &also;
        entry.size.is_some_and(|n| n % 2 == 0)
    };
    WalkerImpl::walk_later(100, visit, move |yes| sender.send(yes).expect("the test waits"));
    assert_eq!(receiver.recv(), Ok(50));
    receiver.recv().expect_err("a closure that is called once is dropped then");
    goes("closures", || held(&there));
}

#[test]
fn async_closures() {
    let _turn = turn();
    let there = Arc::new(());
    let also = there.clone();
    let load = move |n: u64| {
        let there = also.clone();
        async move {
            tokio::task::yield_now().await;
            drop(there);
            if n < 50 { Ok(n) } else { Err(VisitError::Enough(n)) }
        }
    };
    assert_eq!(block_on(WalkerImpl::sum(50, load.clone())).expect("below the limit"), 1225);
    let error = block_on(WalkerImpl::sum(51, load)).expect_err("above the limit");
    assert!(matches!(error, VisitError::Enough(50)), "{error:?}");
    goes("closures", || held(&there));
}

#[test]
fn after_close_and_twice() {
    let _turn = turn();
    WalkerImpl::misuse(|| Ok(()), || Ok(())).expect("errors that say so");
    WalkerImpl::panics(|| panic!("on purpose")).expect("an error that says so");
}

#[test]
fn funcs_of_go() {
    let _turn = turn();
    block_on(WalkerImpl::find()).unwrap_or_else(|e| panic!("{e}"));
    goes("funcs", WalkerImpl::held);
}
