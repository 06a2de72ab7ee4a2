//! Every interleaving of the two sides: `RUSTFLAGS="--cfg loom" cargo test -p rust2go --release loom`.

use std::sync::Arc;
use std::task::{Wake, Waker};

use loom::sync::atomic::AtomicUsize;
use loom::thread;

use super::state::*;
use super::*;

struct Bare {
    state: AtomicU32,
    told: loom::sync::Arc<AtomicUsize>,
}

impl Shared for Bare {
    fn state(&self) -> &AtomicU32 {
        &self.state
    }

    fn tell_cancelled(&self) {
        self.told.fetch_add(1, Ordering::SeqCst);
    }
}

struct Count(loom::sync::Arc<AtomicUsize>);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// Dropped outcomes are counted: each must be dropped once, whoever does it.
struct Outcome(loom::sync::Arc<AtomicUsize>);

impl Drop for Outcome {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

type Half = RustHalf<Bare, Outcome>;

fn counter() -> loom::sync::Arc<AtomicUsize> {
    loom::sync::Arc::new(AtomicUsize::new(0))
}

fn waker(woken: &loom::sync::Arc<AtomicUsize>) -> Waker {
    Waker::from(Arc::new(Count(woken.clone())))
}

fn slot(told: &loom::sync::Arc<AtomicUsize>, woken: &loom::sync::Arc<AtomicUsize>) -> Half {
    let shared = Bare {
        state: AtomicU32::new(0),
        told: told.clone(),
    };
    new(shared, waker(woken))
}

/// The address of a slot, for the Go thread.
struct Address(*mut std::ffi::c_void);
// SAFETY: Go's side of a slot is another thread's by design.
unsafe impl Send for Address {}

impl Address {
    fn go(&self) -> GoHalf<Bare, Outcome> {
        // SAFETY: the models report at most DONE, then ENDED once.
        unsafe { GoHalf::from_address(self.0) }
    }
}

/// What Call.watched does in Go: sets the bit, and looks whether the other is there.
fn watch(go: &GoHalf<Bare, Outcome>) -> bool {
    go.shared().state.fetch_or(WATCHED, Ordering::SeqCst) & CANCELLED != 0
}

/// Runs `rust` against `go` in every order; afterwards the `outcomes` must have been dropped.
fn model(
    outcomes: usize,
    rust: fn(Half, loom::sync::Arc<AtomicUsize>),
    go: fn(Address, loom::sync::Arc<AtomicUsize>),
) {
    loom::model(move || {
        let (told, woken, dropped) = (counter(), counter(), counter());
        let half = slot(&told, &woken);
        let address = Address(half.address());
        let thread = {
            let dropped = dropped.clone();
            thread::spawn(move || go(address, dropped))
        };
        rust(half, woken);
        thread.join().expect("the Go side does not panic");
        assert_eq!(dropped.load(Ordering::SeqCst), outcomes);
    });
}

fn finish(address: Address, dropped: loom::sync::Arc<AtomicUsize>) {
    if let Some(waker) = address.go().finish(Some(Outcome(dropped)), 0) {
        waker.wake();
    }
}

#[test]
fn loom_drop_against_finish() {
    model(1, |half, _| drop(half), finish);
}

#[test]
fn loom_poll_against_finish_never_loses_the_wake_up() {
    model(
        1,
        |mut half, woken| {
            let second = counter();
            match half.poll(DONE, &waker(&second)) {
                Look::Ready => drop(half.take()),
                // Whoever is not told now must be woken: one of the two wakers, or it is ready by the next look.
                Look::Waiting => {
                    while half.poll(DONE, &waker(&second)) == Look::Waiting {
                        if woken.load(Ordering::SeqCst) + second.load(Ordering::SeqCst) > 0 {
                            assert_eq!(half.poll(DONE, &waker(&second)), Look::Ready);
                        }
                        thread::yield_now();
                    }
                }
            }
        },
        finish,
    );
}

#[test]
fn loom_one_wake_up_per_event() {
    loom::model(|| {
        let (told, first, second, dropped) = (counter(), counter(), counter(), counter());
        let mut half = slot(&told, &first);
        let address = Address(half.address());
        let thread = {
            let dropped = dropped.clone();
            thread::spawn(move || finish(address, dropped))
        };
        let look = half.poll(DONE, &waker(&second));
        thread.join().expect("the Go side does not panic");
        let woken = (first.load(Ordering::SeqCst), second.load(Ordering::SeqCst));
        // A future that was told to wait has been woken through the waker it gave last.
        if look == Look::Waiting {
            assert_eq!(woken.1, 1, "{woken:?}");
        }
        assert!(woken.0 + woken.1 <= 2);
        drop(half);
        assert_eq!(dropped.load(Ordering::SeqCst), 1);
    });
}

#[test]
fn loom_cancel_against_watch() {
    loom::model(|| {
        let (told, woken) = (counter(), counter());
        let mut half = slot(&told, &woken);
        let address = Address(half.address());
        let thread = thread::spawn(move || {
            let go = address.go();
            let seen = watch(&go);
            go.finish(None, 0);
            seen
        });
        half.cancel();
        let told = told.load(Ordering::SeqCst);
        let ended = half.shared().state.load(Ordering::SeqCst) & ENDED != 0;
        let seen = thread.join().expect("the Go side does not panic");
        assert!(seen || told == 1 || ended, "the cancellation was lost");
        drop(half);
    });
}

/// So that a panic of a handler that ends because the future was dropped is reported, and not stored for nobody.
#[test]
fn loom_what_follows_a_drop_is_unwanted() {
    loom::model(|| {
        let (told, woken) = (counter(), counter());
        let half = slot(&told, &woken);
        let address = Address(half.address());
        let thread = thread::spawn(move || {
            let go = address.go();
            let seen = watch(&go);
            while !seen && told.load(Ordering::SeqCst) == 0 {
                thread::yield_now();
            }
            assert!(!go.wanted());
            go.finish(None, 0);
        });
        drop(half);
        thread.join().expect("the Go side does not panic");
    });
}

#[test]
fn loom_deadline_then_end_against_drop() {
    model(
        1,
        |mut half, woken| {
            if half.poll(DONE, &waker(&woken)) == Look::Ready {
                drop(half.take());
            }
        },
        |address, dropped| {
            if let Some(waker) = address.go().report(Outcome(dropped)) {
                waker.wake();
            }
            if let Some(waker) = address.go().finish(None, 0) {
                waker.wake();
            }
        },
    );
}

#[test]
fn loom_waiting_for_the_end() {
    model(
        1,
        |mut half, _| {
            let woken = counter();
            while half.poll(ENDED, &waker(&woken)) == Look::Waiting {
                thread::yield_now();
            }
        },
        |address, dropped| {
            drop(address.go().report(Outcome(dropped)));
            drop(address.go().finish(None, 0));
        },
    );
}
