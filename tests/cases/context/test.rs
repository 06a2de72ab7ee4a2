//! The context of a handler follows its future.
//!
//! Several tests count what the handlers of this case have seen; those take turns.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use pollster::block_on;
use rust2go::Error;

use super::contract::*;
use crate::again::{hook, patience, until};

/// Longer than anything here takes.
fn long() -> Duration {
    patience(120)
}

fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Polls once, with a waker that does nothing.
fn begin<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

/// Waits until `begun` handlers have begun since `before`.
fn wait_begun(before: u64, begun: u64) {
    until("the beginning of all handlers", || WaitingImpl::counts().0 >= before + begun);
}

#[test]
fn a_dropped_future_cancels_its_context() {
    let _turn = turn();
    let (begun, ended, _) = WaitingImpl::counts();
    let mut calls = (WaitingImpl::forever(), WaitingImpl::polling(), WaitingImpl::derived());
    assert!(begin(&mut calls.0).is_pending() && begin(&mut calls.1).is_pending() && begin(&mut calls.2).is_pending());
    wait_begun(begun, 3);
    drop(calls);
    rust2go::drain(long()).expect("the handlers see it");
    assert_eq!(WaitingImpl::counts().1, ended + 3);
}

#[test]
fn a_call_that_is_never_polled_does_nothing() {
    let _turn = turn();
    let before = WaitingImpl::counts().0;
    drop(WaitingImpl::forever());
    assert!(block_on(WaitingImpl::forever().cancel()).is_none());
    assert_eq!(WaitingImpl::counts().0, before);
}

#[test]
fn cancel_waits_for_the_end() {
    let _turn = turn();
    let (begun, ended, _) = WaitingImpl::counts();
    let mut call = WaitingImpl::forever();
    assert!(begin(&mut call).is_pending());
    assert_eq!(block_on(call.cancel()), Some(Err(Error::Cancelled)));
    assert_eq!(WaitingImpl::counts().1, ended + 1);

    let mut call = WaitingImpl::stubborn();
    assert!(begin(&mut call).is_pending());
    wait_begun(begun, 2);
    assert_eq!(block_on(call.cancel()), Some(Ok("done all the same".into())));
}

#[test]
fn a_deadline_ends_the_context_and_the_call() {
    let _turn = turn();
    for limited in [
        WaitingImpl::forever().timeout(Duration::from_millis(20)),
        WaitingImpl::forever().deadline(Instant::now() + Duration::from_millis(20)),
    ] {
        assert_eq!(block_on(limited), Err(Error::DeadlineExceeded));
    }
    for limited in [WaitingImpl::polling(), WaitingImpl::derived()] {
        assert_eq!(block_on(limited.timeout(Duration::from_millis(20))), Err(Error::DeadlineExceeded));
    }
    rust2go::drain(long()).expect("the handlers see it");
}

#[test]
fn a_deadline_is_reported_though_the_handler_sleeps_on() {
    let _turn = turn();
    let slept = WaitingImpl::slept();
    // Time enough for the report, wherever this runs.
    let second = patience(1).as_millis() as u64;
    let mut call = WaitingImpl::sleep(second).timeout(Duration::from_millis(20));
    let outcome = block_on(poll_fn(|cx| pin!(&mut call).poll(cx)));
    assert_eq!(outcome, Err(Error::DeadlineExceeded));
    assert!(rust2go::in_flight() > 0, "the handler is still asleep");
    // The outcome has been handed out; waiting for the end is possible all the same.
    assert_eq!(block_on(call.cancel()), None);
    assert_eq!(WaitingImpl::slept(), slept + 1, "the handler has returned");

    // Not one whose deadline has been reported by the time that it has begun.
    let call = loop {
        let mut call = WaitingImpl::sleep(second / 2).timeout(Duration::from_millis(1));
        if begin(&mut call).is_pending() {
            break call;
        }
    };
    assert_eq!(block_on(call.cancel()), Some(Err(Error::DeadlineExceeded)));
    rust2go::drain(long()).expect("it ends");
}

#[test]
fn a_deadline_that_has_passed() {
    let _turn = turn();
    let begun = WaitingImpl::counts().0;
    assert_eq!(block_on(WaitingImpl::forever().timeout(Duration::ZERO)), Err(Error::DeadlineExceeded));
    assert_eq!(block_on(WaitingImpl::forever().deadline(Instant::now())), Err(Error::DeadlineExceeded));
    assert_eq!(WaitingImpl::counts().0, begun, "Go was not called");
    assert!(block_on(WaitingImpl::sleep_plain(5).timeout(Duration::ZERO)), "the handler is told by its context");
}

#[test]
fn go_sees_the_deadline() {
    let _turn = turn();
    let left = block_on(WaitingImpl::sleep(0).timeout(long())).expect("in time");
    assert!((1..=long().as_nanos()).contains(&(left as u128)), "{left}");
    assert_eq!(block_on(WaitingImpl::sleep(0)), Ok(0));
    assert!(block_on(WaitingImpl::sleep(0).timeout(Duration::MAX)).is_ok());
    assert!(block_on(WaitingImpl::sleep_plain(30).timeout(Duration::from_millis(1))));
}

#[test]
fn a_context_ends_with_its_handler() {
    let _turn = turn();
    assert_eq!(block_on(WaitingImpl::leak()), Ok(()));
    assert!(WaitingImpl::leaked_ended());
}

#[test]
fn a_panic_that_nobody_waits_for_is_reported() {
    static SEEN: Mutex<u32> = Mutex::new(0);
    let _turn = (turn(), hook());
    rust2go::on_unobserved(|method, error| {
        if method == "Waiting.panic_late" && error.to_string().contains("too late") {
            *SEEN.lock().unwrap() += 1;
        }
    });
    let mut call = WaitingImpl::panic_late();
    assert!(begin(&mut call).is_pending());
    drop(call);
    rust2go::drain(long()).expect("it panics");
    until("the report", || *SEEN.lock().unwrap() > 0);
}

#[test]
fn drain_says_what_is_left() {
    let _turn = turn();
    let mut call = WaitingImpl::forever();
    assert!(begin(&mut call).is_pending());
    let left = rust2go::drain(Duration::from_millis(10)).expect_err("it waits for ever");
    assert!(left.0 >= 1 && left.to_string().contains("still in flight"));
    drop(call);
    assert_eq!(rust2go::drain(long()), Ok(()));
}

#[test]
fn a_call_that_is_polled_too_often_says_so() {
    let mut call = WaitingImpl::sleep(0);
    assert!(block_on(poll_fn(|cx| pin!(&mut call).poll(cx))).is_ok());
    let polled = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| begin(&mut call)));
    let text = polled.expect_err("it panics");
    assert_eq!(text.downcast_ref::<String>().expect("a text"), "a call of Waiting.sleep was polled after it was ready");
}

/// A waker that polls or drops the call right where it is woken: on Go's thread, inside Go's report.
#[test]
fn a_waker_may_drop_the_call_in_place() {
    struct Dropper(Mutex<Option<Held>>, std::thread::ThreadId);
    type Held = rust2go::Call<(), rust2go::private::Fallible<(), Error>>;
    impl std::task::Wake for Dropper {
        fn wake(self: std::sync::Arc<Self>) {
            // In a poll, a call that lingers wakes its own task: that is here, where the lock is held, and no end of the call.
            if std::thread::current().id() != self.1 {
                drop(self.0.lock().unwrap().take());
            }
        }
    }
    let _turn = turn();
    for limit in [Duration::from_millis(5), long()] {
        let dropper = std::sync::Arc::new(Dropper(Mutex::new(None), std::thread::current().id()));
        let waker = Waker::from(dropper.clone());
        let mut call = if limit == long() { WaitingImpl::leak() } else { WaitingImpl::forever() }.timeout(limit);
        let mut held = dropper.0.lock().unwrap();
        assert!(pin!(&mut call).poll(&mut Context::from_waker(&waker)).is_pending());
        *held = Some(call);
        drop(held);
        until("the end of the call", || dropper.0.lock().unwrap().is_none());
    }
    rust2go::drain(long()).expect("the handlers see it");
}

/// A small generator: the storm must not depend on a clock or a crate.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }
}

/// Calls dropped at random moments: before the first poll, right after it, some polls later, when ready, after a cancel, on
/// another thread. `RUST2GO_STORM` says how many.
#[test]
fn drop_storm() {
    let _turn = (turn(), hook());
    rust2go::on_unobserved(|_, _| ());
    let calls: u64 = std::env::var("RUST2GO_STORM").map_or(100_000, |n| n.parse().expect("a number"));
    let (begun, ended) = WaitingImpl::storm_counts();
    let goroutines = WaitingImpl::counts().2;
    let threads = 4;
    let (send, receive) = std::sync::mpsc::channel::<Box<dyn FnOnce() + Send>>();
    let dropper = std::thread::spawn(move || receive.into_iter().for_each(|drop_it| drop_it()));
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let send = send.clone();
            scope.spawn(move || storm(calls / threads, Random(0x9E37_79B9_7F4A_7C15 ^ (thread + 1)), &send));
        }
    });
    drop(send);
    dropper.join().expect("dropping does not panic");
    rust2go::drain(long()).expect("all handlers see the end of their context");
    let (begun, ended) = (WaitingImpl::storm_counts().0 - begun, WaitingImpl::storm_counts().1 - ended);
    assert!(begun > 0);
    assert_eq!(begun, ended, "every context that was waited on was cancelled");
    // A goroutine ends a moment after its call does.
    until("the end of the goroutines", || WaitingImpl::counts().2 <= goroutines + 8);
}

fn storm(calls: u64, mut random: Random, elsewhere: &std::sync::mpsc::Sender<Box<dyn FnOnce() + Send>>) {
    for _ in 0..calls {
        let data = vec![7; random.below(200) as usize];
        let texts = (0..random.below(3)).map(|n| format!("text {n}")).collect();
        let how = random.below(8) as u8;
        if random.below(2) == 0 {
            tear(WaitingImpl::storm(data, texts, how), how, &mut random, elsewhere);
        } else {
            tear(WaitingImpl::storm_lent(data, texts, how), how, &mut random, elsewhere);
        }
    }
}

fn tear<F>(
    call: F,
    how: u8,
    random: &mut Random,
    elsewhere: &std::sync::mpsc::Sender<Box<dyn FnOnce() + Send>>,
) where
    F: Tearable + Send + 'static,
{
    let mut call = call;
    let ends_by_itself = how != 3;
    match random.below(8) {
        0 => {}
        1 => drop(begin(&mut call)),
        2 => {
            for _ in 0..random.below(5) {
                if begin(&mut call).is_ready() {
                    return;
                }
                std::thread::yield_now();
            }
        }
        3 if ends_by_itself => drop(block_on(call)),
        4 => {
            drop(begin(&mut call));
            call.cancelled();
        }
        5 => {
            drop(begin(&mut call));
            elsewhere.send(Box::new(move || drop(call))).expect("the dropper lives");
        }
        6 => {
            let call = call.limited(Duration::from_micros(random.below(300)));
            drop(block_on(call));
        }
        _ => {
            drop(begin(&mut call));
            std::thread::yield_now();
        }
    }
}

/// Both kinds of storm call.
trait Tearable: Future + Unpin + Sized {
    fn cancelled(self);
    fn limited(self, limit: Duration) -> Self;
}

impl<A, T> Tearable for rust2go::Call<A, rust2go::private::Fallible<T, Error>>
where
    A: rust2go::private::ToGo,
    T: rust2go::private::FromGo,
{
    fn cancelled(self) {
        // Ready or not, the wait ends: its context has.
        drop(block_on(self.cancel()));
    }

    fn limited(self, limit: Duration) -> Self {
        self.timeout(limit)
    }
}
