//! The rows where Go calls Rust, and those of streams. The loops that Go makes are in `go/loops`.

use std::time::{Duration, Instant};

use rust2go::Streaming;
use rust2go_benches::api::{CountsImpl, LoopsImpl};

use super::list::{Done, List};
use crate::measure::Measured;

/// How many calls a loop makes between two looks at the clock.
const BATCH: u64 = 4096;

/// How many items a stream has.
const ITEMS: u64 = 100_000;

/// The rows of sync calls.
pub fn sync(list: &mut List<'_, '_>) -> Done {
    list.row("empty_go_to_c", "none", 1, |length, m| {
        batches(LoopsImpl::empty, length, m);
    })?;
    list.row("g2r_sync", "cgo", 1, |length, m| {
        batches(LoopsImpl::add, length, m);
    })?;
    list.row("callback", "cgo", 1, |length, m| {
        batches(|calls| LoopsImpl::call(calls, |n| n + 1), length, m);
    })
}

/// The rows of so many goroutines that await futures, which are ready at once, or rest once.
pub fn concurrent(list: &mut List<'_, '_>, goroutines: usize) -> Done {
    for (name, later) in [("g2r_async", false), ("g2r_async_later", true)] {
        let runtime = list.runtime;
        list.row(name, "cgo", goroutines, move |length, m| {
            m.timed(|m| {
                let (goroutines, nanos) = (goroutines as u32, length.as_nanos() as u64);
                let looped = runtime.block_on(LoopsImpl::ask(goroutines, nanos, later));
                m.calls += looped.calls;
                m.wrong += looped.wrong;
                m.latencies.add_nanos(&looped.samples);
            });
        })?;
    }
    Ok(())
}

/// Has Go make calls, `BATCH` at a time, and say how long they took.
fn batches(calls: fn(u64) -> u64, length: Duration, m: &mut Measured) {
    m.timed(|m| {
        let start = Instant::now();
        while start.elapsed() < length {
            let nanos = calls(BATCH);
            m.wrong += u64::from(nanos == 0) * BATCH;
            m.calls += BATCH;
            m.latencies.add(Duration::from_nanos(nanos), BATCH);
        }
    });
}

/// The rows of streams: items one after the other, from Go and from Rust, and those of a channel between goroutines.
pub fn streams(list: &mut List<'_, '_>) -> Done {
    let runtime = list.runtime;
    for (transport, open) in [
        ("ring", CountsImpl::by_ring as fn(u64) -> Streaming<u64>),
        ("cgo", CountsImpl::by_cgo),
    ] {
        list.row("stream_items", transport, 1, move |length, m| {
            items(length, m, || {
                let start = Instant::now();
                let mut numbers = open(ITEMS);
                let right = runtime.block_on(async {
                    let mut next = 0;
                    while let Some(n) = numbers.next().await {
                        next += u64::from(n == next);
                    }
                    next
                });
                (right == ITEMS).then(|| start.elapsed())
            });
        })?;
    }
    let of_go = |nanos: u64| (nanos > 0).then(|| Duration::from_nanos(nanos));
    list.row("stream_items_back", "cgo", 1, move |length, m| {
        items(length, m, || {
            of_go(runtime.block_on(LoopsImpl::draw(ITEMS)))
        });
    })?;
    list.row("channel_items", "none", 1, move |length, m| {
        items(length, m, || {
            of_go(runtime.block_on(LoopsImpl::receive(ITEMS)))
        });
    })
}

/// Has a stream drawn to its end again and again; it says how long that took, if all items were right.
fn items(length: Duration, m: &mut Measured, draw: impl Fn() -> Option<Duration>) {
    m.timed(|m| {
        let start = Instant::now();
        while start.elapsed() < length {
            let took = draw();
            m.wrong += if took.is_none() { ITEMS } else { 0 };
            m.calls += ITEMS;
            m.latencies.add(took.unwrap_or_default(), ITEMS);
        }
    });
}
