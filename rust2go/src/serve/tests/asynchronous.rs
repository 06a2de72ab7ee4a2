//! Calls that are served on an executor.

use std::future::{Future, pending, poll_fn, ready};
use std::sync::mpsc;
use std::task::Poll;
use std::time::Duration;

use super::super::Sends;
use super::super::executor::Executor;
use super::super::task::begin;
use super::executors::Tasks;
use super::{Called, Drops, GET, Go, call};
use crate::convert::{FromGo, ToGo};
use crate::error::Error;
use crate::reply::{Fallible, Value};

/// Calls an async method from Go.
fn ask<A: ToGo + FromGo, R: Sends, F>(
    go: &'static Go,
    executor: &'static Executor,
    waiter: u64,
    args: A,
    f: impl FnOnce(A) -> F + Send + 'static,
) -> Called<A, R>
where
    F: Future<Output = R::Output> + Send + 'static,
{
    call(&args, waiter, 0, |ask| {
        // SAFETY: a frame of these types.
        unsafe { begin::<A, R, F>(&GET, ask, f, Ok(executor), go) }
    })
}

/// A future that waits for a value, once.
fn later<T: Send + 'static>() -> (Later<T>, impl Future<Output = T> + Send) {
    let (sender, receiver) = mpsc::channel();
    let (wakers, woken) = mpsc::channel::<std::task::Waker>();
    let future = poll_fn(move |cx| match receiver.try_recv() {
        Ok(value) => Poll::Ready(value),
        Err(_) => {
            let _ = wakers.send(cx.waker().clone());
            Poll::Pending
        }
    });
    (Later { sender, woken }, future)
}

struct Later<T> {
    sender: mpsc::Sender<T>,
    woken: mpsc::Receiver<std::task::Waker>,
}

impl<T> Later<T> {
    fn is(&self, value: T) {
        let _ = self.sender.send(value);
        while let Ok(waker) = self.woken.try_recv() {
            waker.wake();
        }
    }
}

#[test]
fn ready_at_once() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let called = ask::<_, Value<String>, _>(go, tasks.executor, 7, ("a".to_owned(),), |(a,)| {
        ready(a + "b")
    });
    assert!(!called.is_done(), "nothing runs on Go's thread");
    assert_eq!(go.woken(), [0_u64; 0]);
    tasks.run();
    assert_eq!(go.woken(), [7]);
    assert_eq!(called.outcome(), Ok("ab".to_owned()));
}

#[test]
fn ready_later() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let (value, future) = later();
    let called =
        ask::<_, Fallible<u64, Error>, _>(go, tasks.executor, 1 << 40, (), move |()| future);
    tasks.run();
    assert!(!called.is_done());
    value.is(Ok(5));
    tasks.run();
    assert_eq!(go.woken(), [1 << 40]);
    assert_eq!(called.outcome(), Ok(5));
}

#[test]
fn go_that_leaves_cancels_and_is_not_woken() {
    let (go, tasks, drops) = (Go::new(), Tasks::new(), Drops::default());
    // Before the first poll, and after it.
    for polls in [0, 1] {
        let guard = drops.guard();
        let mut called = ask::<_, Fallible<u64, Error>, _>(go, tasks.executor, 3, (), |()| async {
            let _guard = guard;
            pending::<()>().await;
            Ok(1)
        });
        if polls == 1 {
            tasks.run();
        }
        assert_eq!(drops.count(), polls);
        called.leave();
        tasks.run();
        assert_eq!(
            drops.count(),
            polls + 1,
            "the task was woken, and dropped it"
        );
    }
    assert_eq!(go.woken(), [0_u64; 0]);
    assert_eq!(tasks.left(), 1, "the driver alone");
}

#[test]
fn go_that_leaves_during_a_poll_cancels() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let (hand_over, get) = mpsc::channel::<Called<(), Fallible<u64, Error>>>();
    let get = std::sync::Mutex::new(Some(get));
    let called = ask::<_, Fallible<u64, Error>, _>(go, tasks.executor, 3, (), |()| {
        poll_fn(move |_| {
            let get = get.lock().expect("one thread").take().expect("polled once");
            get.recv().expect("the call").leave();
            Poll::Pending
        })
    });
    hand_over.send(called).expect("the task is there");
    tasks.run();
    assert_eq!(tasks.left(), 1, "the driver alone");
    assert_eq!(go.woken(), [0_u64; 0]);
}

// SAFETY: what Go has of a call is addresses of memory that any thread may read, and give back.
unsafe impl<A: FromGo, R: Sends> Send for Called<A, R> {}

#[test]
fn a_panic_fails_the_call_and_not_the_executor() {
    let (go, tasks, drops) = (Go::new(), Tasks::new(), Drops::default());
    let (value, future) = later::<()>();
    let guard = drops.guard();
    let at_once =
        ask::<_, Value<u64>, _>(go, tasks.executor, 1, (), |()| async { panic!("first") });
    let afterwards = ask::<_, Value<u64>, _>(go, tasks.executor, 2, (), |()| async move {
        let _bomb = Bomb(guard);
        future.await;
        panic!("second")
    });
    // On the driver, and, where the arguments are no plain numbers, in the call.
    let building = ask::<_, Value<u64>, _>(go, tasks.executor, 3, (), |()| {
        if true {
            panic!("third")
        }
        ready(1)
    });
    let text = ("fourth".to_owned(),);
    let taking = ask::<_, Value<u64>, _>(go, tasks.executor, 4, text, |(text,)| {
        if true {
            panic!("{text}")
        }
        ready(1)
    });
    assert_eq!(taking.outcome().expect_err("a panic").message, "fourth");
    assert!(!building.is_done());
    tasks.run();
    assert_eq!(go.woken(), [3, 1]);
    assert_eq!(building.outcome().expect_err("a panic").message, "third");
    assert_eq!(at_once.outcome().expect_err("a panic").message, "first");
    value.is(());
    tasks.run();
    assert_eq!(go.woken(), [3, 1, 2]);
    let failed = afterwards.outcome().expect_err("a panic");
    assert_eq!((failed.kind, failed.message.as_str()), (3, "second"));
    assert_eq!(drops.count(), 1);
}

/// A destructor that panics, unless a panic is under way.
struct Bomb(#[expect(dead_code, reason = "for its drop")] super::DropGuard);

impl Drop for Bomb {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            panic!("a destructor panics");
        }
    }
}

#[test]
fn a_destructor_that_panics_is_not_run_again() {
    let (go, tasks, drops) = (Go::new(), Tasks::new(), Drops::default());
    let guard = drops.guard();
    let mut called = ask::<_, Fallible<u64, Error>, _>(go, tasks.executor, 1, (), |()| async {
        let _bomb = Bomb(guard);
        pending().await
    });
    tasks.run();
    called.leave();
    tasks.run();
    assert_eq!(drops.count(), 1);
    assert_eq!(tasks.left(), 1, "the driver alone");
}

#[test]
fn an_executor_that_drops_its_tasks_ends_their_calls() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let mut calls = Vec::new();
    for waiter in 1..=2 {
        calls.push(ask::<_, Fallible<u64, Error>, _>(
            go,
            tasks.executor,
            waiter,
            (),
            |()| pending(),
        ));
        if waiter == 1 {
            tasks.run();
        }
    }
    // One is spawned, one is in the inbox, a third comes too late.
    tasks.shut_down();
    calls.push(ask(go, tasks.executor, 3, (), |()| pending()));
    let mut woken = go.woken();
    woken.sort_unstable();
    assert_eq!(woken, [1, 2], "the third is done before Go waits");
    for called in calls {
        let failed = called.outcome().expect_err("dropped");
        assert_eq!(failed.kind, 12);
        assert!(failed.message.contains("shut down"), "{}", failed.message);
    }
}

#[test]
fn without_an_executor_the_call_says_what_to_write() {
    let go = Go::new();
    let called = call::<_, Value<u64>>(&(), 9, 0, |ask| {
        let none = super::super::executor::NoExecutor::unset().refusal(&GET);
        // SAFETY: a frame of these types.
        unsafe { begin::<(), Value<u64>, _>(&GET, ask, |()| pending(), Err(none), go) }
    });
    let failed = called.outcome().expect_err("no executor");
    assert_eq!((failed.kind, failed.taken), (11, 0));
    assert!(
        failed.message.contains("rust2go::executor::set"),
        "{}",
        failed.message
    );
    assert_eq!(
        go.woken(),
        [0_u64; 0],
        "the call was answered before it returned"
    );
}

#[test]
fn the_deadline_is_that_of_the_caller() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let hour = Duration::from_secs(3600);
    let left =
        || crate::deadline().map(|at| at.saturating_duration_since(std::time::Instant::now()));
    let mut calls = Vec::new();
    for timeout in [0, hour.as_nanos() as i64, -1] {
        calls.push(call::<_, Value<bool>>(&(), 1, timeout, |ask| {
            // SAFETY: a frame of these types.
            unsafe {
                begin::<(), Value<bool>, _>(
                    &GET,
                    ask,
                    move |()| async move {
                        match (timeout, left()) {
                            (0, left) => left.is_none(),
                            (-1, left) => left == Some(Duration::ZERO),
                            (_, left) => left.is_some_and(|left| left > hour / 2 && left <= hour),
                        }
                    },
                    Ok(tasks.executor),
                    go,
                );
            }
        }));
    }
    tasks.run();
    assert_eq!(crate::deadline(), None);
    for called in calls {
        assert_eq!(called.outcome(), Ok(true));
    }
}

#[test]
fn an_answer_is_used_again_by_a_method_of_the_same_type() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let numbered = |n: u64| {
        let called = ask::<_, Value<u64>, _>(go, tasks.executor, n, (), move |()| ready(n));
        tasks.run();
        called
    };
    let first = numbered(1).keep().expect("nothing in it has to be dropped");
    let second = numbered(2);
    assert_eq!(second.address(), first);
    assert_eq!(second.keep(), Some(first));
    // Another method gets one of its own, and leaves this one.
    let text = ask::<_, Value<String>, _>(go, tasks.executor, 3, (), |()| ready("c".to_owned()));
    tasks.run();
    assert_eq!(text.outcome(), Ok("c".to_owned()));
    assert_eq!(go.woken(), [1, 2, 3]);
}

#[test]
fn what_is_refused_has_left_the_spare_answer() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let called = ask::<_, Value<u64>, _>(go, tasks.executor, 1, (), |()| ready(1));
    tasks.run();
    assert!(called.keep().is_some());
    let failed =
        ask::<_, Value<u64>, _>(go, tasks.executor, 2, (), |()| -> std::future::Ready<u64> {
            panic!("before there is a future")
        });
    tasks.run();
    assert!(failed.outcome().is_err());
}

#[test]
fn only_a_value_that_passes_is_spare() {
    let (go, tasks) = (Go::new(), Tasks::new());
    let text = ask::<_, Value<String>, _>(go, tasks.executor, 1, (), |()| ready("a".to_owned()));
    let failed = ask::<_, Fallible<u64, Error>, _>(go, tasks.executor, 2, (), |()| {
        ready(Err(Error::Cancelled))
    });
    tasks.run();
    assert_eq!((text.keep(), failed.keep()), (None, None));
}

/// Calls whose arguments are plain begin on the driver: the same must come of them.
mod queued {
    use std::num::NonZeroU8;

    use super::*;
    use crate::serve::stop::asks;

    #[test]
    fn all_that_fits_arrives() {
        let (go, tasks) = (Go::new(), Tasks::new());
        type Four = (u64, i8, f32, [u16; 4]);
        let sent: Four = (u64::MAX, -3, 0.5, [1, 2, 3, u16::MAX]);
        let called = ask::<Four, Value<bool>, _>(go, tasks.executor, 1, sent, |got| {
            ready(got == (u64::MAX, -3, 0.5, [1, 2, 3, u16::MAX]))
        });
        assert!(!called.is_done());
        tasks.run();
        assert_eq!(called.outcome(), Ok(true));
        // One that does not fit.
        let sent = ([7_u64; 5],);
        let called =
            ask::<_, Value<u64>, _>(go, tasks.executor, 2, sent, |([a, .., b],)| ready(a + b));
        tasks.run();
        assert_eq!(called.outcome(), Ok(14));
        assert_eq!(go.woken(), [1, 2]);
    }

    #[test]
    fn they_begin_in_the_order_in_which_they_come() {
        let (go, tasks) = (Go::new(), Tasks::new());
        let mut calls = Vec::new();
        for waiter in 1..=600 {
            calls.push(ask::<_, Value<u64>, _>(
                go,
                tasks.executor,
                waiter,
                (waiter,),
                |(n,)| ready(n),
            ));
        }
        tasks.run();
        assert!(go.woken().into_iter().eq(1..=600));
        for (called, n) in calls.into_iter().zip(1..) {
            assert_eq!(called.outcome(), Ok(n));
        }
    }

    #[test]
    fn an_argument_that_rust_has_not_is_refused() {
        let (go, tasks) = (Go::new(), Tasks::new());
        let sent = call::<(u8,), Value<u8>>(&(0,), 1, 0, |frame| {
            // SAFETY: a frame of these types: a NonZeroU8 is sent as a u8.
            unsafe {
                begin::<(NonZeroU8,), Value<u8>, _>(
                    &GET,
                    frame,
                    |(n,)| ready(n.get()),
                    Ok(tasks.executor),
                    go,
                );
            }
        });
        assert!(!sent.is_done());
        tasks.run();
        assert_eq!(go.woken(), [1]);
        assert_eq!(sent.outcome().expect_err("no such value").kind, 9);
    }

    #[test]
    fn one_that_is_left_before_it_begins_never_does() {
        let (go, tasks) = (Go::new(), Tasks::new());
        let mut called = ask::<_, Fallible<u64, Error>, _>(go, tasks.executor, 1, (), |()| {
            if true {
                panic!("nobody waits for it")
            }
            ready(Ok(1))
        });
        assert!(asks() >= 1, "it counts from the start");
        called.leave();
        tasks.run();
        assert_eq!(go.woken(), [0_u64; 0]);
        assert_eq!(tasks.spawned(), 1, "the driver alone");
    }

    #[test]
    fn the_deadline_is_from_the_call_on() {
        let (go, tasks) = (Go::new(), Tasks::new());
        let hour = Duration::from_secs(3600).as_nanos() as i64;
        let called = call::<_, Value<bool>>(&(), 1, hour, |frame| {
            // SAFETY: a frame of these types.
            unsafe {
                begin::<(), Value<bool>, _>(
                    &GET,
                    frame,
                    |()| async { crate::deadline().is_some() },
                    Ok(tasks.executor),
                    go,
                );
            }
        });
        tasks.run();
        assert_eq!(called.outcome(), Ok(true));
    }
}
