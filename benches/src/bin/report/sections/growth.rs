//! How the cost of a call grows.

use super::Kind::Lines;
use super::{Against, GOROUTINE, Plot, Section, TRANSPORT_OVER_IN_FLIGHT, headline};

const CPU: &str = "cpu_us_per_call";
const CALL: &[&str] = &["calls_per_s", "cpu_us_per_call", "p50_us", "p99_us"];

const fn over(title: &'static str, x: &'static str, y: &'static str) -> Plot {
    Plot {
        title,
        only: &[],
        y,
        kind: Lines {
            x,
            series: "transport",
        },
    }
}

/// The sections.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "in_flight",
        title: "Growth: calls in flight",
        runs: &[headline(
            "--only noop --transport hand_written_cgo --transport cgo --transport ring --transport ring_busy --gomaxprocs 2 --seconds 1 \
             --in-flight 1,10,100,1000,10000,100000",
            "--only noop --transport hand_written_cgo --transport cgo --transport ring --gomaxprocs 2 --seconds 0.1 --in-flight 1,100,10000,100000",
        )],
        rows_of: "in_flight",
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
                title: "Calls each second",
                only: &[],
                y: "calls_per_s",
                kind: TRANSPORT_OVER_IN_FLIGHT,
            },
        ],
        against: &[GOROUTINE],
        shows: "The same call with up to 100,000 in flight.",
        limited_by: "First it gets cheaper, since calls share wake-ups; it bends upwards where slots, tasks and goroutines no longer fit into \
            the caches, each some kilobytes.",
    },
    Section {
        name: "threads",
        title: "Growth: threads that call",
        runs: &[headline(
            "--only threads --threads 1,2,4,8,16 --gomaxprocs 2 --seconds 1",
            "--only threads --threads 1,4,16 --gomaxprocs 2 --seconds 0.1",
        )],
        rows_of: "threads",
        only: &[],
        figures: CALL,
        plots: &[
            over("CPU time of both sides for each call", "threads", CPU),
            over("Calls each second", "threads", "calls_per_s"),
        ],
        against: &[],
        shows: "The same call from 1 to 16 threads of Rust's at once.",
        limited_by: "The number of cores; with more threads than that they wait for each other, and in sync calls for one of Go's Ps.",
    },
    Section {
        name: "methods",
        title: "Growth: methods of the contract",
        runs: &[headline(
            "--only methods --methods 1,10,100 --gomaxprocs 2 --seconds 1",
            "--only methods --methods 1,100 --gomaxprocs 2 --seconds 0.1",
        )],
        rows_of: "methods",
        only: &[],
        figures: CALL,
        plots: &[over("CPU time of both sides for each call", "methods", CPU)],
        against: &[],
        shows: "The same call, spread over more and more methods.",
        limited_by: "A method is a symbol or an index into a table: nothing grows but the code, until it leaves the cache of instructions.",
    },
    Section {
        name: "gomaxprocs",
        title: "GOMAXPROCS",
        runs: &[headline(
            "--only noop --transport hand_written_cgo --transport cgo --transport ring --transport ring_busy --gomaxprocs 1,2,4 --seconds 0.7 --in-flight 1,1000",
            "--only noop --transport hand_written_cgo --transport cgo --transport ring --gomaxprocs 1,2,4 --seconds 0.1 --in-flight 1,1000",
        )],
        rows_of: "gomaxprocs",
        only: &[],
        figures: CALL,
        plots: &[
            Plot {
                title: "Calls each second, 1000 in flight",
                only: &[("in_flight", &["1000"])],
                y: "calls_per_s",
                kind: Lines {
                    x: "gomaxprocs",
                    series: "transport",
                },
            },
            Plot {
                title: "Median latency, 1 in flight",
                only: &[("in_flight", &["1"])],
                y: "p50_us",
                kind: Lines {
                    x: "gomaxprocs",
                    series: "transport",
                },
            },
        ],
        against: &[GOROUTINE],
        shows: "What it does to a call that Go may use fewer or more threads.",
        limited_by: "With one P, a call through cgo that starts a goroutine waits until Go's monitor takes the P back from the calling thread; \
            the ring's dispatcher has the P itself.",
    },
    Section {
        name: "workers",
        title: "Runtimes of Rust's: the current thread, or two workers",
        runs: &[headline(
            "--only noop --transport hand_written_cgo --transport cgo --transport ring --transport ring_busy --gomaxprocs 2 --workers 0,2 --seconds 0.7 --in-flight 1,100,1000",
            "--only noop --transport hand_written_cgo --transport cgo --transport ring --gomaxprocs 2 --workers 0,2 --seconds 0.1 --in-flight 1,1000",
        )],
        rows_of: "workers",
        only: &[],
        figures: CALL,
        plots: &[
            Plot {
                title: "CPU time of both sides for each call, current thread",
                only: &[("workers", &["0"])],
                y: CPU,
                kind: TRANSPORT_OVER_IN_FLIGHT,
            },
            Plot {
                title: "The same, two workers",
                only: &[("workers", &["2"])],
                y: CPU,
                kind: TRANSPORT_OVER_IN_FLIGHT,
            },
        ],
        against: &[Against {
            what: "CPU: the current thread",
            section: "workers",
            row: &[("workers", &["0"])],
            same: &["name", "transport", "in_flight", "gomaxprocs"],
            figure: CPU,
            times: 1.0,
            rows: &[],
        }],
        shows: "tokio's `current_thread`, and `multi_thread` with two workers.",
        limited_by: "Workers wake and steal from each other; on two cores they also compete with Go's threads.",
    },
];
