//! How the rows of queues alone are measured.

use std::io;
use std::time::{Duration, Instant};

use rust2go_benches::clock::cpu_time;
use rust2go_benches::queues::Peer;

use crate::measure::Measured;

/// How many values one transfer has: it takes a few milliseconds, and a thread is started for it.
const VALUES: u64 = 1 << 20;

/// Moves values between threads with `transfer`, which tells how long it took.
pub fn transfers(
    length: Duration,
    m: &mut Measured,
    transfer: impl Fn(u64) -> io::Result<Duration>,
) {
    let (began, cpu) = (Instant::now(), cpu_time());
    while began.elapsed() < length {
        match transfer(VALUES) {
            Ok(took) => {
                m.wall += took;
                m.latencies.add(took, VALUES);
            }
            Err(_) => m.wrong += 1,
        }
        m.calls += VALUES;
    }
    m.cpu += cpu_time().saturating_sub(cpu);
}

/// Starts another process and makes round trips to it, one after the other. The CPU time is that of this end.
pub fn round_trips<P: Peer>(start: fn() -> io::Result<P>, length: Duration, m: &mut Measured) {
    // The first one waits for the other process to start.
    let peer = start().and_then(|mut peer| peer.round_trip().map(|()| peer));
    let Ok(mut peer) = peer else {
        m.wrong += 1;
        return;
    };
    m.timed(|m| {
        let start = Instant::now();
        let mut last = start;
        while last - start < length {
            m.wrong += u64::from(peer.round_trip().is_err());
            let now = Instant::now();
            m.latencies.add(now - last, 1);
            m.calls += 1;
            last = now;
        }
    });
}
