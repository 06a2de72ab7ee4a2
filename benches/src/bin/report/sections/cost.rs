//! What is counted or paid once, and what everything is held against.

use super::Kind::{Bars, Lines};
use super::{Filter, Invocation, Plot, Program, Section, headline};

/// A call that is made once.
const fn once(program: Program, args: &'static str) -> Invocation {
    Invocation {
        program,
        args,
        quick: Some(args),
        once: true,
    }
}

const fn cost(title: &'static str, figure: Filter) -> Plot {
    Plot {
        title,
        only: figure,
        y: "value",
        kind: Bars(&["program"]),
    }
}

/// The sections.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "allocations",
        title: "Allocations",
        runs: &[once(Program::Bin("allocations"), "--json")],
        rows_of: "allocations",
        only: &[],
        figures: &["rust", "go"],
        plots: &[
            Plot {
                title: "Allocations of Rust's for each call",
                only: &[],
                y: "rust",
                kind: Bars(&["call", "transport"]),
            },
            Plot {
                title: "Allocations of Go's for each call",
                only: &[],
                y: "go",
                kind: Bars(&["call", "transport"]),
            },
        ],
        against: &[],
        shows: "How often each side allocates for one call.",
        limited_by: "Rust's slot has to outlive the future, and what Go may keep has to be its own: one allocation each.",
    },
    Section {
        name: "instructions",
        title: "Instructions of Rust's half",
        runs: &[once(Program::Instructions, "")],
        rows_of: "instructions",
        only: &[],
        figures: &["instructions"],
        plots: &[Plot {
            title: "Instructions for one call",
            only: &[],
            y: "instructions",
            kind: Bars(&["call"]),
        }],
        against: &[],
        shows: "Counted by Callgrind, and kept in `benches/instructions/counts.json`; they repeat on noisy machines.",
        limited_by: "What the compiler makes of the generated code, and malloc.",
    },
    Section {
        name: "linking",
        title: "What linking Go costs",
        runs: &[Invocation {
            program: Program::Bin("linking"),
            args: "--json",
            quick: None,
            once: true,
        }],
        rows_of: "linking",
        only: &[],
        figures: &["value"],
        plots: &[
            cost("Start-up", &[("figure", &["start_up"])]),
            cost(
                "Resident memory at rest",
                &[("figure", &["rss", "rss_at_rest"])],
            ),
        ],
        against: &[],
        shows: "Start-up, size, memory at rest and build times, beside a Rust program without Go and a Go program without Rust.",
        limited_by: "Go's runtime starts its threads and its heap before `main`, and its type tables are in the program.",
    },
    Section {
        name: "floors",
        title: "What the machine itself takes",
        runs: &[
            Invocation {
                program: Program::Floors,
                args: "--floors",
                quick: Some("--floors"),
                once: false,
            },
            Invocation {
                program: Program::GoFloors,
                args: "",
                quick: Some(""),
                once: false,
            },
        ],
        rows_of: "floors",
        only: &[],
        figures: &["cpu_us_per_call", "p50_us", "p99_us"],
        plots: &[Plot {
            title: "memcpy",
            only: &[("name", &["memcpy"])],
            y: "cpu_us_per_call",
            kind: Lines {
                x: "payload",
                series: "name",
            },
        }],
        against: &[],
        shows: "The physical limits that other sections are held against: a copy by memcpy from and to memory that is in place, one thread that \
            wakes another, one goroutine started and ended, one goroutine that wakes another.",
        limited_by: "The processor, its caches, the kernel and Go's scheduler.",
    },
    Section {
        name: "limits",
        title: "What the transports are held to",
        runs: &[headline(
            "--check --runs 1 --seconds 0.5",
            "--check --runs 1 --seconds 0.1 --gomaxprocs 2 --workers 0 --in-flight 1,1000 --only noop --only sleep10ms --only pure_go_sleep10ms \
             --only queue_batch --only round_trip --only empty_go_to_c --only g2r_sync --only callback --only g2r_async --only stream_items",
        )],
        rows_of: "limits",
        only: &[],
        figures: &[],
        plots: &[],
        against: &[],
        shows: "The limits of `headline --check`: each is a ratio of two rows of one run, or a figure; here is the median over the runs.",
        limited_by: "In a quick run, only some of them, from short measurements: a hint.",
    },
];
