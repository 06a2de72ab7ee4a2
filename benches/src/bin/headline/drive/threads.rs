//! Sync calls from several threads at once.

use std::thread;
use std::time::{Duration, Instant};

use crate::measure::Measured;

/// Of how many calls one is timed, by itself: what a call waits for another thread would be lost in the mean of a batch.
const SAMPLES: u64 = 16;

/// Runs sync calls one after the other on each of so many threads.
pub fn threads(call: impl Fn() -> bool + Sync, count: usize, length: Duration, m: &mut Measured) {
    let deadline = Instant::now() + length;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count)
            .map(|_| scope.spawn(|| caller(&call, deadline)))
            .collect();
        for thread in threads {
            match thread.join() {
                Ok(done) => {
                    m.calls += done.calls;
                    m.wrong += done.wrong;
                    m.latencies.add_nanos(&done.samples);
                }
                Err(_) => m.wrong += 1,
            }
        }
    });
}

/// What one thread did.
struct Done {
    calls: u64,
    wrong: u64,
    samples: Vec<u32>,
}

fn caller(call: &impl Fn() -> bool, deadline: Instant) -> Done {
    let mut done = Done {
        calls: 0,
        wrong: 0,
        samples: Vec::new(),
    };
    let mut now = Instant::now();
    while now < deadline {
        for _ in 1..SAMPLES {
            done.wrong += u64::from(!call());
        }
        let start = Instant::now();
        done.wrong += u64::from(!call());
        now = Instant::now();
        let took = u32::try_from((now - start).as_nanos()).unwrap_or(u32::MAX);
        done.samples.push(took);
        done.calls += SAMPLES;
    }
    done
}
