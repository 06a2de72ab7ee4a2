//! What a call costs.

use super::Kind::{Bars, Lines};
use super::{Against, Filter, GOROUTINE, Plot, Section, TRANSPORT_OVER_IN_FLIGHT, headline};

const CPU: &str = "cpu_us_per_call";
const CALL: &[&str] = &[
    "calls_per_s",
    "cpu_us_per_call",
    "p50_us",
    "p99_us",
    "p999_us",
    "max_us",
];

/// Rows in which a call waits for nothing but its own wake-ups.
const ALONE: Filter = &[("in_flight", &["1"])];

const WAKE_UP: Against = Against {
    what: "p50: two threads woken",
    section: "floors",
    row: &[("name", &["thread_wake_up"])],
    same: &[],
    figure: "p50_us",
    times: 2.0,
    rows: ALONE,
};

/// A rival, in this figure.
const fn grpc(what: &'static str, figure: &'static str, rows: Filter) -> Against {
    Against {
        what,
        section: "calls",
        row: &[("name", &["noop"]), ("transport", &["grpc_uds"])],
        same: &["in_flight", "gomaxprocs", "workers"],
        figure,
        times: 1.0,
        rows,
    }
}

const fn pure_go(what: &'static str, figure: &'static str) -> Against {
    Against {
        what,
        section: "sleep10ms",
        row: &[("name", &["pure_go_sleep10ms"])],
        same: &["in_flight", "gomaxprocs", "workers"],
        figure,
        times: 1.0,
        rows: &[],
    }
}

/// The yardstick of the same section: what somebody writes by hand.
const fn by_hand(section: &'static str, figure: &'static str) -> Against {
    Against {
        what: "CPU: the same by hand",
        section,
        row: &[("transport", &["hand_written_cgo"])],
        same: &["name", "in_flight", "gomaxprocs", "workers"],
        figure,
        times: 1.0,
        rows: &[],
    }
}

/// The sections.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "sync",
        title: "Sync calls",
        runs: &[headline(
            "--only empty_cgo --only sync_small --gomaxprocs 2 --seconds 1",
            "--only empty_cgo --only sync_small --gomaxprocs 2 --seconds 0.1",
        )],
        rows_of: "sync",
        only: &[],
        figures: &["calls_per_s", CPU, "p50_us", "p99_us"],
        plots: &[Plot {
            title: "Time of one call",
            only: &[],
            y: "p50_us",
            kind: Bars(&["name", "transport"]),
        }],
        against: &[Against {
            what: "p50: an empty cgo call",
            section: "sync",
            row: &[("name", &["empty_cgo"])],
            same: &["gomaxprocs", "workers"],
            figure: "p50_us",
            times: 1.0,
            rows: &[],
        }],
        shows: "A small request answered on the calling thread, beside an export that does nothing.",
        limited_by: "An empty cgo call is the floor: what it takes to leave Rust's stack for one of Go's and to come back. The rest is \
            the one allocation that holds what Go may keep; views of Rust's memory do without.",
    },
    Section {
        name: "calls",
        title: "Calls to a handler that answers at once",
        runs: &[headline(
            "--only noop --gomaxprocs 2 --seconds 1 --in-flight 1,10,100,1000",
            "--only noop --gomaxprocs 2 --seconds 0.1 --in-flight 1,100,1000",
        )],
        rows_of: "calls",
        only: &[],
        figures: CALL,
        plots: &[
            Plot {
                title: "CPU time of both sides for each call",
                only: &[],
                y: CPU,
                kind: TRANSPORT_OVER_IN_FLIGHT,
            },
            Plot {
                title: "Median latency",
                only: &[],
                y: "p50_us",
                kind: TRANSPORT_OVER_IN_FLIGHT,
            },
        ],
        against: &[GOROUTINE, WAKE_UP],
        shows: "A small request that a goroutine answers at once, with 1 to 1000 calls in flight, over every transport. The CPU time is \
            that of all threads of the process, and of the other process where there is one.",
        limited_by: "Over cgo each call starts a goroutine, which is the floor of its CPU time where many calls share one wake-up; a handler that \
            comes through the ring and does not wait needs none, and what is left is cache lines that travel between two cores. Alone, a call \
            waits for two wake-ups, Go's and then Rust's; only a side that polls does without them.",
    },
    Section {
        name: "peers",
        title: "Against gRPC, HTTP and a raw socket",
        runs: &[],
        rows_of: "calls",
        only: &[("in_flight", &["1", "1000"])],
        figures: &["calls_per_cpu_s", "p50_us"],
        plots: &[
            Plot {
                title: "Calls for each second that both processes compute, 1000 in flight",
                only: &[("in_flight", &["1000"])],
                y: "calls_per_cpu_s",
                kind: Bars(&["transport"]),
            },
            Plot {
                title: "Median latency, 1 in flight",
                only: &[("in_flight", &["1"])],
                y: "p50_us",
                kind: Bars(&["transport"]),
            },
        ],
        against: &[
            grpc("CPU: gRPC over a Unix socket", CPU, &[]),
            grpc("p50: gRPC over a Unix socket", "p50_us", ALONE),
        ],
        shows: "The same rows beside what one would use instead: tonic and grpc-go, HTTP with JSON, and binary frames over one socket. Ratios \
            are taken run by run.",
        limited_by: "The rivals encode and decode each message, write it to a socket and wake a process: system calls that nothing in \
            one address space needs.",
    },
    Section {
        name: "sleep10ms",
        title: "A handler that waits 10 ms",
        runs: &[headline(
            "--only sleep10ms --only pure_go_sleep10ms --gomaxprocs 2 --seconds 1 --in-flight 1,100,1000",
            "--only sleep10ms --only pure_go_sleep10ms --gomaxprocs 2 --seconds 0.2 --in-flight 1000",
        )],
        rows_of: "sleep10ms",
        only: &[],
        figures: CALL,
        plots: &[Plot {
            title: "CPU time of both sides for each call, 1000 in flight",
            only: &[("in_flight", &["1000"])],
            y: CPU,
            kind: Bars(&["transport"]),
        }],
        against: &[
            pure_go("calls/s: pure Go", "calls_per_s"),
            pure_go("CPU: pure Go", CPU),
        ],
        shows: "What a handler that waits for a network or a disk costs. `none` is the same loop all in Go: a goroutine for each call.",
        limited_by: "Go's timers: with 1000 in flight at most 100,000 calls a second can end, and pure Go does not reach that either. They \
            fire in clumps, so what a call costs is also time in which the next ones wait. The CPU time is the goroutine's and its timer's, \
            as in pure Go, and that of a call.",
    },
    Section {
        name: "cpu50us",
        title: "A handler that computes for 50 µs",
        runs: &[headline(
            "--only cpu50us --gomaxprocs 2 --seconds 1 --in-flight 1,100",
            "--only cpu50us --gomaxprocs 2 --seconds 0.1 --in-flight 100",
        )],
        rows_of: "cpu50us",
        only: &[],
        figures: CALL,
        plots: &[Plot {
            title: "Latency that 99 of 100 calls keep",
            only: &[],
            y: "p99_us",
            kind: Bars(&["transport", "in_flight"]),
        }],
        against: &[by_hand("cpu50us", CPU)],
        shows: "Work that is done in Go and not on the way to it.",
        limited_by: "50 µs of computing, divided among the cores; what a transport adds should be lost in it.",
    },
    Section {
        name: "mix",
        title: "A mix of calls",
        runs: &[headline(
            "--only mix --gomaxprocs 2 --seconds 1 --in-flight 1,100,1000",
            "--only mix --gomaxprocs 2 --seconds 0.1 --in-flight 100",
        )],
        rows_of: "mix",
        only: &[],
        figures: CALL,
        plots: &[Plot {
            title: "CPU time of both sides for each call",
            only: &[],
            y: CPU,
            kind: Bars(&["transport", "in_flight"]),
        }],
        against: &[by_hand("mix", CPU)],
        shows: "Short, big, waiting and computing calls side by side, as in a program.",
        limited_by: "The big messages' copies and the computing handlers; the transport is a small part.",
    },
    Section {
        name: "open_loop",
        title: "Latency at a fixed rate",
        runs: &[headline(
            "--only open_loop --gomaxprocs 2 --seconds 1 --rate 1000,10000,100000,300000",
            "--only open_loop --gomaxprocs 2 --seconds 0.2 --rate 1000,100000",
        )],
        rows_of: "open_loop",
        only: &[],
        figures: CALL,
        plots: &[
            Plot {
                title: "p50",
                only: &[],
                y: "p50_us",
                kind: Lines {
                    x: "rate",
                    series: "transport",
                },
            },
            Plot {
                title: "p99",
                only: &[],
                y: "p99_us",
                kind: Lines {
                    x: "rate",
                    series: "transport",
                },
            },
            Plot {
                title: "p99.9",
                only: &[],
                y: "p999_us",
                kind: Lines {
                    x: "rate",
                    series: "transport",
                },
            },
            Plot {
                title: "Maximum",
                only: &[],
                y: "max_us",
                kind: Lines {
                    x: "rate",
                    series: "transport",
                },
            },
        ],
        against: &[Against {
            rows: &[],
            ..WAKE_UP
        }],
        shows: "Calls begin at given times, whether or not earlier ones have ended, and latency counts from the time at which a call \
            should have begun: a stall is in the figures of all calls that had to wait for it.",
        limited_by: "At low rates two wake-ups of threads that sleep; towards the highest rate the queue in front of what is saturated.",
    },
    Section {
        name: "streams",
        title: "Streams",
        runs: &[headline(
            "--only stream_items --only stream_items_back --only channel_items --gomaxprocs 2 --seconds 1",
            "--only stream_items --only stream_items_back --only channel_items --gomaxprocs 2 --seconds 0.1",
        )],
        rows_of: "streams",
        only: &[],
        figures: &["calls_per_s", CPU],
        plots: &[Plot {
            title: "Items each second",
            only: &[],
            y: "calls_per_s",
            kind: Bars(&["name", "transport"]),
        }],
        against: &[Against {
            what: "CPU: a channel between goroutines",
            section: "streams",
            row: &[("name", &["channel_items"])],
            same: &["gomaxprocs", "workers"],
            figure: CPU,
            times: 1.0,
            rows: &[],
        }],
        shows: "Items of 8 bytes of a stream of Go's (`stream_items`), of one of Rust's (`stream_items_back`), and through a channel of 1024 \
            between two goroutines.",
        limited_by: "An item is a message in a ring, and credit comes back in batches; a channel of Go's is the floor for Go's half.",
    },
    Section {
        name: "g2r",
        title: "Go calls Rust",
        runs: &[headline(
            "--only empty_go_to_c --only g2r_sync --only callback --only g2r_async --only g2r_async_later --gomaxprocs 2 --seconds 1 --in-flight 1,1000",
            "--only empty_go_to_c --only g2r_sync --only callback --only g2r_async --only g2r_async_later --gomaxprocs 2 --seconds 0.1 --in-flight 1,1000",
        )],
        rows_of: "g2r",
        only: &[],
        figures: &["calls_per_s", CPU, "p50_us", "p99_us"],
        plots: &[Plot {
            title: "CPU time of both sides for each call",
            only: &[],
            y: CPU,
            kind: Bars(&["name", "in_flight"]),
        }],
        against: &[Against {
            what: "CPU: an empty call of C",
            section: "g2r",
            row: &[("name", &["empty_go_to_c"])],
            same: &["gomaxprocs", "workers"],
            figure: CPU,
            times: 1.0,
            rows: &[],
        }],
        shows: "Go calls a method of Rust's, a closure, and awaits futures of Rust's.",
        limited_by: "What Go does to call C: it leaves the goroutine's stack and tells its scheduler. Futures also wake the goroutine that waits.",
    },
];
