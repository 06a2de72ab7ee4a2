//! The rows where Go calls Rust. The loops are Go's (`go/loops`).

use std::time::{Duration, Instant};

use rust2go_benches::api::LoopsImpl;

use super::list::{Done, List};
use crate::measure::Measured;

/// How many calls a loop makes between two looks at the clock.
const BATCH: u64 = 4096;

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
