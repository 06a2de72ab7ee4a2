//! Closures while they are called, and afterwards.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::time::{Duration, Instant};

use pollster::block_on;

use super::contract::*;

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
    let late = Instant::now() + Duration::from_secs(60);
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

/// Closures, objects and funcs are made and dropped by both sides at once. `RUST2GO_OBJECTS` says how many of each.
#[test]
fn storm() {
    let _turn = turn();
    let each: u64 = std::env::var("RUST2GO_OBJECTS").map_or(20_000, |n| n.parse().expect("a number"));
    let goroutines = StormImpl::left().2;
    let (there, calls) = (Arc::new(()), Arc::new(AtomicU64::new(0)));
    std::thread::scope(|scope| {
        for thread in 0..4_u64 {
            let (there, calls) = (&there, &calls);
            scope.spawn(move || {
                let mut random = thread + 1;
                for n in 0..each / 4 {
                    // Xorshift, of Marsaglia: enough to mix the orders.
                    random ^= random << 13;
                    random ^= random >> 7;
                    random ^= random << 17;
                    let slot = (random % 64) as u32;
                    let (held, called) = (there.clone(), calls.clone());
                    StormImpl::keep(slot, move |n| {
                        let _held = &held;
                        called.fetch_add(1, Ordering::Relaxed);
                        n + 1
                    });
                    let got = StormImpl::call((random >> 8) as u32 % 64, n, random & 1 << 20 != 0, random & 1 << 21 != 0);
                    assert!(got == 0 || got == n + 1);
                    let thing = StormImpl::object("thing");
                    let same = thing.clone();
                    if random & 1 << 22 != 0 {
                        drop(thing);
                    }
                    assert_eq!(same.len(), 5);
                }
            });
        }
        let funcs = u32::try_from(each / 4).expect("not that many");
        block_on(StormImpl::funcs(4, funcs)).unwrap_or_else(|e| panic!("{e}"));
    });
    for slot in 0..64 {
        StormImpl::call(slot, 0, true, false);
    }
    goes("closures", || held(&there));
    goes("objects and funcs of Go's", || StormImpl::left().0);
    goes("objects of Rust's", || StormImpl::left().1);
    // Of the bridge, a dispatcher or two; of Go's runtime, the one that runs finalizers.
    goes("goroutines", || StormImpl::left().2.saturating_sub(goroutines + 8));
    assert!(calls.load(Ordering::Relaxed) > 0 || each < 100);
}
