//! The calls that are counted.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use rust2go::Streaming;
use rust2go_benches::api::{CountsImpl, DemoImpl, LoopsImpl, PlainImpl, RingDemoImpl};
use rust2go_benches::payload::{BIG, SMALL};
use tokio::runtime::Runtime;

/// What a call may allocate, in Rust and in Go.
pub type Limit = Option<(f64, f64)>;

/// Makes so many calls, and tells how many it has made: `None` if one gave a wrong answer.
pub type Run = fn(&Runtime, u64) -> Option<u64>;

/// A call of plain data on the calling thread.
const SYNC: Limit = Some((0.0, 2.0));
/// A call with a plain result that another thread answers.
const ASYNC: Limit = Some((1.0, 2.0));

/// `noop` over cgo, whose request has a list: one for the call, one for the list, and one for what the `go` statement keeps.
const NOOP: Limit = Some((1.0, 3.0));

/// Calls as many as a row counts, unless the call is a large one.
const MANY: u64 = 20_000;

/// How many async calls are in flight.
const IN_FLIGHT: usize = 64;

/// All rows: the call, its transport, what it may allocate, how many calls are made, and what makes them.
pub const CALLS: &[(&str, &str, Limit, u64, Run)] = &[
    ("sync_plain", "cgo", SYNC, MANY, |_, n| {
        sync(n, |i| PlainImpl::add(i, 1) == i + 1)
    }),
    ("sync_small", "cgo", None, MANY, |_, n| {
        sync(n, |_| DemoImpl::sync_small(&SMALL).pass)
    }),
    ("sync_small", "cgo_zero_copy", SYNC, MANY, |_, n| {
        sync(n, |_| DemoImpl::sync_small_zero_copy(&SMALL).pass)
    }),
    ("async_plain", "cgo", ASYNC, MANY, |runtime, n| {
        concurrent(runtime, n, || PlainImpl::add_by_cgo(2, 1), |&sum| sum == 3)
    }),
    ("async_plain", "ring", ASYNC, MANY, |runtime, n| {
        concurrent(runtime, n, || PlainImpl::add_by_ring(2, 1), |&sum| sum == 3)
    }),
    ("noop", "cgo", NOOP, MANY, |runtime, n| {
        concurrent(runtime, n, || DemoImpl::noop(&SMALL), |reply| reply.pass)
    }),
    ("noop", "ring", NOOP, MANY, |runtime, n| {
        concurrent(
            runtime,
            n,
            || RingDemoImpl::noop(&SMALL),
            |reply| reply.pass,
        )
    }),
    ("echo_big", "cgo", None, 256, |runtime, n| {
        concurrent(runtime, n, || DemoImpl::echo_big(&BIG), |big| *big == *BIG)
    }),
    ("echo_big", "ring", None, 256, |runtime, n| {
        concurrent(
            runtime,
            n,
            || RingDemoImpl::echo_big(&BIG),
            |big| *big == *BIG,
        )
    }),
    ("stream_item", "cgo", None, MANY, |runtime, n| {
        items(runtime, n, CountsImpl::by_cgo(n))
    }),
    ("stream_item", "ring", None, MANY, |runtime, n| {
        items(runtime, n, CountsImpl::by_ring(n))
    }),
    ("stream_item_back", "cgo", None, MANY, |runtime, n| {
        (runtime.block_on(LoopsImpl::draw(n)) > 0).then_some(n)
    }),
    ("g2r_sync", "cgo", None, MANY, |_, n| {
        (LoopsImpl::add(n) > 0).then_some(n)
    }),
    ("callback", "cgo", None, MANY, |_, n| {
        (LoopsImpl::call(n, |n| n + 1) > 0).then_some(n)
    }),
    ("g2r_async", "cgo", None, MANY, |runtime, _| {
        asked(runtime, false)
    }),
    ("g2r_async_later", "cgo", None, MANY, |runtime, _| {
        asked(runtime, true)
    }),
];

fn sync(n: u64, right: impl Fn(u64) -> bool) -> Option<u64> {
    (0..n).all(right).then_some(n)
}

/// Makes calls, `IN_FLIGHT` at a time, that lie on the stack: nothing is allocated for them but what they allocate themselves.
fn concurrent<F: Future + Unpin>(
    runtime: &Runtime,
    n: u64,
    call: impl Fn() -> F,
    right: impl Fn(&F::Output) -> bool,
) -> Option<u64> {
    let turns = n.div_ceil(IN_FLIGHT as u64);
    let mut wrong = 0;
    for _ in 0..turns {
        let mut calls: [Option<F>; IN_FLIGHT] = std::array::from_fn(|_| Some(call()));
        runtime.block_on(poll_fn(|cx| {
            calls.iter_mut().for_each(|call| {
                if let Some(answer) = poll(call, cx) {
                    wrong += u64::from(!right(&answer));
                }
            });
            match calls.iter().all(Option::is_none) {
                true => Poll::Ready(()),
                false => Poll::Pending,
            }
        }));
    }
    (wrong == 0).then_some(turns * IN_FLIGHT as u64)
}

/// Polls a call, if it is not over; drops it when it is.
fn poll<F: Future + Unpin>(call: &mut Option<F>, cx: &mut Context<'_>) -> Option<F::Output> {
    match Pin::new(call.as_mut()?).poll(cx) {
        Poll::Ready(answer) => {
            *call = None;
            Some(answer)
        }
        Poll::Pending => None,
    }
}

fn items(runtime: &Runtime, n: u64, mut numbers: Streaming<u64>) -> Option<u64> {
    let right = runtime.block_on(async {
        let mut next = 0;
        while let Some(number) = numbers.next().await {
            next += u64::from(number == next);
        }
        next
    });
    (right == n).then_some(n)
}

/// Go makes as many as it can, in a tenth of a second.
fn asked(runtime: &Runtime, later: bool) -> Option<u64> {
    let looped = runtime.block_on(LoopsImpl::ask(IN_FLIGHT as u32, 100_000_000, later));
    (looped.wrong == 0).then_some(looped.calls)
}
