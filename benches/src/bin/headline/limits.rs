//! The limits that the ring has to keep, as data.

use crate::memory;
use crate::report::{Line, Memory};

/// A figure of a row.
pub type Figure = fn(&Line) -> Option<f64>;

/// What is held against the limit.
#[derive(Clone, Copy)]
pub enum Measure {
    /// The figure itself.
    Alone,
    /// The figure divided by that of this row over another transport.
    Ratio(&'static str, &'static str),
    /// The figure less that of this row over another transport.
    Above(&'static str, &'static str),
}

/// What it has to be.
#[derive(Clone, Copy)]
pub enum Bound {
    /// This or more.
    AtLeast(f64),
    /// This or less.
    AtMost(f64),
}

/// One limit, for several numbers of calls in flight and values of GOMAXPROCS.
pub struct Limit {
    /// The name and transport of the row.
    pub row: (&'static str, &'static str),
    pub in_flight: &'static [usize],
    pub gomaxprocs: &'static [u32],
    pub workers: usize,
    /// The figure, and what it is called.
    pub figure: (&'static str, Figure),
    pub measure: Measure,
    pub bound: Bound,
    /// It also holds if the figure itself is like this.
    pub or: Option<Bound>,
}

use Bound::{AtLeast, AtMost};
use Measure::{Above, Alone, Ratio};

const CALLS: (&str, Figure) = ("calls/s", |l| Some(l.calls_per_s));
const CPU: (&str, Figure) = ("CPU per call", |l| Some(l.cpu_us_per_call));
const P50: (&str, Figure) = ("p50", |l| Some(l.p50_us));
const P99: (&str, Figure) = ("p99", |l| Some(l.p99_us));
const RSS: (&str, Figure) = ("KiB per call", |l| of_memory(l, |m| m.rss_kib_per_call));
const LEFT: (&str, Figure) = ("KiB per call left", |l| {
    of_memory(l, |m| m.left_kib_per_call)
});
const LEFT_CALLS: (&str, Figure) = ("calls left", |l| of_memory(l, |m| m.left_in_flight));
const LEFT_GOROUTINES: (&str, Figure) =
    ("goroutines left", |l| of_memory(l, |m| m.left_goroutines));

fn of_memory(line: &Line, figure: fn(&Memory) -> f64) -> Option<f64> {
    line.memory.as_ref().map(figure)
}

/// A limit on the runtime of the current thread.
const fn limit(
    row: (&'static str, &'static str),
    in_flight: &'static [usize],
    gomaxprocs: &'static [u32],
    figure: (&'static str, Figure),
    measure: Measure,
    bound: Bound,
) -> Limit {
    Limit {
        row,
        in_flight,
        gomaxprocs,
        workers: 0,
        figure,
        measure,
        bound,
        or: None,
    }
}

const NOOP: (&str, &str) = ("noop", "ring");
const BY_HAND: Measure = Ratio("noop", "hand_written_cgo");
const NOOP_BUSY: (&str, &str) = ("noop", "ring_busy");
const HELD: (&str, &str) = ("memory", "ring");
const PURE_GO: Measure = Above("memory", "none");
const SLEEP: (&str, &str) = ("sleep10ms", "ring");
const SLEEP_CGO: (&str, &str) = ("sleep10ms", "cgo");
const ASLEEP_IN_GO: Measure = Ratio("pure_go_sleep10ms", "none");
const ZERO_COPY: (&str, &str) = ("echo_big", "cgo_zero_copy");
const ECHO: (&str, &str) = ("echo_big", "cgo");
const GOBYTES: Measure = Ratio("echo_big", "hand_written_gobytes");
const GRPC: Measure = Ratio("noop", "grpc_uds");
const EVERY: &[usize] = &[1, 10, 100, 1000];
const SEVERAL: &[usize] = &[10, 100, 1000];

/// All limits.
#[rustfmt::skip] // a table
pub const LIMITS: &[Limit] = &[
    limit(NOOP, &[1000], &[2], CALLS, BY_HAND, AtLeast(1.5)),
    limit(NOOP, &[1000], &[1], CALLS, BY_HAND, AtLeast(2.5)),
    limit(NOOP, &[1000], &[1, 2], CPU, BY_HAND, AtMost(0.7)),
    limit(NOOP, &[1], &[2], P50, BY_HAND, AtMost(1.0)),
    limit(NOOP, &[1], &[1], P50, BY_HAND, AtMost(0.5)),
    limit(NOOP_BUSY, &[1], &[1, 2], P50, Alone, AtMost(1.5)),
    limit(NOOP_BUSY, &[1], &[1, 2], P50, BY_HAND, AtMost(0.05)),
    limit(NOOP, &[10, 100], &[1, 2], CALLS, BY_HAND, AtLeast(1.0)),
    Limit { workers: 2, ..limit(NOOP, EVERY, &[1, 2], CALLS, BY_HAND, AtLeast(1.0)) },
    // In calls for each second that both processes compute, 50 and 30 times as many.
    limit(NOOP, &[1000], &[1, 2], CPU, GRPC, AtMost(1.0 / 50.0)),
    limit(("noop", "cgo"), &[1000], &[1, 2], CPU, GRPC, AtMost(1.0 / 30.0)),
    limit(NOOP, &[1], &[1, 2], P50, GRPC, AtMost(1.0 / 3.0)),
    // With one P not: it stays with the thread that made the call until Go's monitor takes it away, by hand as well, and in gRPC no such call is made.
    limit(("noop", "cgo"), &[1], &[2], P50, GRPC, AtMost(1.0 / 3.0)),
    limit(NOOP_BUSY, &[1], &[1, 2], P50, GRPC, AtMost(1.0 / 80.0)),
    limit(("noop_loaded", "ring"), EVERY, &[1, 2], P99, Ratio("noop_loaded", "cgo"), AtMost(1.0)),
    limit(("burst", "ring"), EVERY, &[1, 2], P50, Ratio("burst", "cgo"), AtMost(1.0)),
    limit(SLEEP, &[1000], &[1, 2], CALLS, ASLEEP_IN_GO, AtLeast(0.985)),
    limit(SLEEP_CGO, &[1000], &[1, 2], CALLS, ASLEEP_IN_GO, AtLeast(0.985)),
    limit(SLEEP, &[1000], &[1, 2], CPU, ASLEEP_IN_GO, AtMost(1.5)),
    limit(SLEEP_CGO, &[1000], &[1, 2], CPU, ASLEEP_IN_GO, AtMost(1.5)),
    limit(SLEEP, &[1000], &[1, 2], CPU, Ratio("sleep10ms", "cgo"), AtMost(1.0)),
    // One call alone mostly waits for its goroutine, in every mode.
    limit(ZERO_COPY, SEVERAL, &[1, 2], CPU, GOBYTES, AtMost(0.5)),
    limit(ZERO_COPY, SEVERAL, &[1, 2], CALLS, GOBYTES, AtLeast(1.0 / 0.5)),
    limit(ECHO, SEVERAL, &[1, 2], CPU, GOBYTES, AtMost(1.0)),
    limit(ECHO, SEVERAL, &[1, 2], CALLS, GOBYTES, AtLeast(1.0)),
    // 0.9 of the throughput, of the median transfer: a neighbour that takes one of the two cores stops a transfer for long.
    limit(("queue_batch", "ring"), &[64], &[2], P50, Ratio("queue_batch", "rtrb"), AtMost(1.0 / 0.9)),
    limit(("round_trip", "ring"), &[1], &[2], P50, Ratio("round_trip", "unix_socket"), AtMost(0.2)),
    limit(("g2r_sync", "cgo"), &[1], &[1, 2], P50, Ratio("empty_go_to_c", "none"), AtMost(1.5)),
    limit(("callback", "cgo"), &[1], &[1, 2], P50, Ratio("g2r_sync", "cgo"), AtMost(2.0)),
    Limit { or: Some(AtLeast(1e6)), ..limit(("g2r_async", "cgo"), &[1000], &[1, 2], CALLS, Ratio("noop", "ring"), AtLeast(0.7)) },
    limit(("stream_items", "ring"), &[1], &[1, 2], CALLS, Alone, AtLeast(5e6)),
    limit(HELD, &[memory::CALLS], &[1, 2], RSS, PURE_GO, AtMost(1.5)),
    limit(HELD, &[memory::CALLS], &[1, 2], LEFT, PURE_GO, AtMost(0.05)),
    limit(HELD, &[memory::CALLS], &[1, 2], LEFT_CALLS, Alone, AtMost(0.0)),
    limit(HELD, &[memory::CALLS], &[1, 2], LEFT_GOROUTINES, Alone, AtMost(0.0)),
];

impl Limit {
    /// The row it is measured against, if it is one.
    pub fn against(&self) -> Option<(&'static str, &'static str)> {
        match self.measure {
            Alone => None,
            Ratio(name, transport) | Above(name, transport) => Some((name, transport)),
        }
    }
}

/// Whether a limit needs any row with this GOMAXPROCS and number of workers.
pub fn any(gomaxprocs: u32, workers: usize) -> bool {
    let needs = |l: &Limit| l.workers == workers && l.gomaxprocs.contains(&gomaxprocs);
    LIMITS.iter().any(needs)
}

/// Whether a limit needs this row.
pub fn need(
    name: &str,
    transport: &str,
    in_flight: usize,
    gomaxprocs: u32,
    workers: usize,
) -> bool {
    LIMITS.iter().any(|l| {
        l.workers == workers
            && l.gomaxprocs.contains(&gomaxprocs)
            && l.in_flight.contains(&in_flight)
            && (l.row == (name, transport) || l.against() == Some((name, transport)))
    })
}

#[cfg(test)]
mod tests {
    use super::LIMITS;
    use crate::args::{NAMES, TRANSPORTS};

    #[test]
    fn limits_name_rows_that_there_are() {
        for limit in LIMITS {
            for (name, transport) in [Some(limit.row), limit.against()].into_iter().flatten() {
                assert!(NAMES.contains(&name), "{name}");
                assert!(TRANSPORTS.contains(&transport), "{transport}");
            }
        }
    }
}
