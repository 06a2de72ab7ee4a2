//! Objects of both sides, while they are used and afterwards. The tests count what is held, so they take turns.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use pollster::block_on;

use super::contract::*;
use crate::again::patience;

fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until `now` gives 0: what is dropped on one side is gone from the other a little later.
fn goes(what: &str, now: impl Fn() -> u64) {
    let late = Instant::now() + patience(60);
    while now() > 0 {
        assert!(Instant::now() < late, "{} {what} are left", now());
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Sums what it hears; counts those that are there.
struct Sums(AtomicU64, Arc<AtomicU64>);

impl Sums {
    fn new(there: &Arc<AtomicU64>) -> Self {
        there.fetch_add(1, Ordering::Relaxed);
        Self(AtomicU64::new(0), there.clone())
    }
}

impl Drop for Sums {
    fn drop(&mut self) {
        self.1.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Listener for Sums {
    fn hear(&self, n: u64) -> u64 {
        self.0.fetch_add(n, Ordering::Relaxed) + n
    }

    async fn tell(&self, n: u64) -> Result<String, rust2go::Error> {
        tokio::task::yield_now().await;
        match n {
            0 => Err(rust2go::Error::Go { message: "nothing".to_owned() }),
            n => Ok(n.to_string()),
        }
    }
}

#[test]
fn objects_of_go() {
    let _turn = turn();
    let counter = ObjectsImpl::counter("one");
    let other = ObjectsImpl::checked("two").expect("it has a name");
    let same = counter.clone();
    assert_eq!((counter.add(2), same.add(3), other.add(1)), (2, 5, 1));
    assert_eq!(block_on(counter.name()), Ok("one".to_owned()));
    assert!(block_on(ObjectsImpl::counter("").name()).is_err());
    assert!(ObjectsImpl::same(&counter, &same) && !ObjectsImpl::same(&counter, &other));
    assert!(ObjectsImpl::checked("").is_err() && ObjectsImpl::maybe("").is_none());
    assert_eq!(ObjectsImpl::maybe("three").map(|c| c.add(7)), Some(7));
    assert_eq!(block_on(ObjectsImpl::later("four")).add(1), 1);
    drop((counter, other));
    assert_eq!(same.add(1), 6);
    drop(same);
    goes("objects of Go's", ObjectsImpl::held);
}

#[test]
fn an_object_that_nobody_waits_for() {
    let _turn = turn();
    for _ in 0..100 {
        let mut call = Box::pin(ObjectsImpl::later("unwanted"));
        let waker = std::task::Waker::noop();
        let _ = call.as_mut().poll(&mut std::task::Context::from_waker(waker));
    }
    rust2go::drain(patience(60)).expect("they end");
    goes("objects of Go's", ObjectsImpl::held);
}

#[test]
fn objects_of_rust() {
    let _turn = turn();
    let there = Arc::default();
    let listener = ListenerImpl::new(Sums::new(&there));
    assert_eq!(ObjectsImpl::hear(&listener, 100), Ok(100));
    assert_eq!(ObjectsImpl::hear(&listener, 1), Ok(101));
    block_on(ObjectsImpl::tell(&listener, 50)).expect("all are told");
    ObjectsImpl::closed(&listener).expect("an error that says so");
    drop(listener);
    goes("listeners", || there.load(Ordering::Relaxed));
}

#[test]
fn an_object_that_go_keeps() {
    let _turn = turn();
    let there = Arc::default();
    ObjectsImpl::keep(&ListenerImpl::new(Sums::new(&there)));
    assert_eq!((ObjectsImpl::kept(1), ObjectsImpl::kept(2)), (1, 3));
    assert_eq!(there.load(Ordering::Relaxed), 1);
    ObjectsImpl::forget();
    goes("listeners", || {
        ObjectsImpl::held();
        there.load(Ordering::Relaxed)
    });
}

#[test]
fn from_many_threads() {
    let _turn = turn();
    let there = Arc::default();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let there = &there;
            scope.spawn(move || {
                for i in 0..100 {
                    let counter = ObjectsImpl::counter("n");
                    let same = counter.clone();
                    drop(counter);
                    assert_eq!(same.add(n), n);
                    let listener = ListenerImpl::new(Sums::new(there));
                    assert_eq!(ObjectsImpl::hear(&listener, i), Ok(u64::from(i)));
                }
            });
        }
    });
    goes("objects of Go's", ObjectsImpl::held);
    goes("listeners", || there.load(Ordering::Relaxed));
}
