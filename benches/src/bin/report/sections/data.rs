//! What data costs.

use super::Kind::{Bars, Lines};
use super::{Against, Plot, Section, TRANSPORT_OVER_IN_FLIGHT, headline};

const CPU: &str = "cpu_us_per_call";

/// The sections.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "echo_big",
        title: "A big message there and back",
        runs: &[headline(
            "--only echo_big --gomaxprocs 2 --seconds 1 --in-flight 1,100",
            "--only echo_big --gomaxprocs 2 --seconds 0.1 --in-flight 1,100",
        )],
        rows_of: "echo_big",
        only: &[],
        figures: &["calls_per_s", CPU, "p50_us", "p99_us"],
        plots: &[
            Plot {
                title: "CPU time of both sides for each call",
                only: &[],
                y: CPU,
                kind: TRANSPORT_OVER_IN_FLIGHT,
            },
            Plot {
                title: "Median latency, 1 in flight",
                only: &[("in_flight", &["1"])],
                y: "p50_us",
                kind: Bars(&["transport"]),
            },
        ],
        against: &[
            Against {
                what: "CPU: two memcpys of 72 KB",
                section: "floors",
                row: &[("name", &["memcpy"]), ("payload", &["71936"])],
                same: &[],
                figure: CPU,
                times: 2.0,
                rows: &[],
            },
            Against {
                what: "CPU: the same by hand",
                section: "echo_big",
                row: &[("transport", &["hand_written_cgo"])],
                same: &["in_flight", "gomaxprocs", "workers"],
                figure: CPU,
                times: 1.0,
                rows: &[],
            },
        ],
        shows: "100 users with names and 64 KiB of bytes, to Go and back.",
        limited_by: "One copy each way, into memory that Go has to allocate, clear and collect: the collector, and pages the kernel hands out, \
            weigh more than the copies. Without copies (`cgo_zero_copy`) only the list of users is rebuilt.",
    },
    Section {
        name: "payload",
        title: "Growth: payload",
        runs: &[headline(
            "--only payload --payload 16,256,4096,16384,65536,262144,1048576,4194304,16777216 --gomaxprocs 2 --seconds 0.5",
            "--only payload --payload 16,4096,65536,1048576,16777216 --gomaxprocs 2 --seconds 0.1",
        )],
        rows_of: "payload",
        only: &[],
        figures: &["calls_per_s", CPU, "p50_us", "p99_us"],
        plots: &[
            Plot {
                title: "CPU time of both sides for each call",
                only: &[],
                y: CPU,
                kind: Lines {
                    x: "payload",
                    series: "transport",
                },
            },
            Plot {
                title: "Median latency",
                only: &[],
                y: "p50_us",
                kind: Lines {
                    x: "payload",
                    series: "transport",
                },
            },
        ],
        against: &[Against {
            what: "CPU: two memcpys of it",
            section: "floors",
            row: &[("name", &["memcpy"])],
            same: &["payload"],
            figure: CPU,
            times: 2.0,
            rows: &[],
        }],
        shows: "One block of bytes, 16 B to 16 MiB, to Go and back, one call at a time.",
        limited_by: "Up to a few KiB the call, then the copies. It bends once more where the copies no longer fit into the last cache and where \
            malloc takes its memory from the kernel anew for each call, page by page.",
    },
    Section {
        name: "memory",
        title: "Memory of calls in flight",
        runs: &[headline(
            "--only memory --gomaxprocs 2",
            "--only memory --transport none --transport ring --gomaxprocs 2",
        )],
        rows_of: "memory",
        only: &[],
        figures: &["rss_kib_per_call", "held_kib_per_call", "left_kib_per_call"],
        plots: &[Plot {
            title: "Resident memory for each call in flight",
            only: &[],
            y: "rss_kib_per_call",
            kind: Bars(&["transport"]),
        }],
        against: &[Against {
            what: "resident: pure Go",
            section: "memory",
            row: &[("transport", &["none"])],
            same: &["gomaxprocs", "workers"],
            figure: "rss_kib_per_call",
            times: 1.0,
            rows: &[],
        }],
        shows: "100,000 calls whose handlers all wait, beside as many goroutines of a pure Go program (`none`).",
        limited_by: "A goroutine's stack of 2 KiB and its descriptor; the bridge adds the slot, the request and Rust's task.",
    },
];
