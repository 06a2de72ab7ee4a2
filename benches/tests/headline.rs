//! The headline program from outside: which rows it prints, and in which form.

use std::process::{Command, Output};

use serde_json::Value;

/// What a user would take instead.
const PEERS: [&str; 5] = [
    "spawn_blocking",
    "grpc_uds",
    "grpc_tcp",
    "http_uds",
    "raw_uds",
];

/// What blocks of bytes are sent over.
const PAYLOAD: [&str; 8] = [
    "memcpy",
    "hand_written_cgo",
    "hand_written_gobytes",
    "cgo",
    "cgo_zero_copy",
    "ring",
    "grpc_uds",
    "raw_uds",
];

/// What calls go over that come at a rate.
const OPEN_LOOP: [&str; 6] = [
    "none",
    "hand_written_cgo",
    "cgo",
    "ring",
    "grpc_uds",
    "raw_uds",
];

fn headline(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_headline"))
        .args(args)
        .output()
        .expect("the program runs")
}

/// What the program prints with `--json`, line by line.
fn rows(args: &[&str]) -> Vec<Value> {
    let output = headline(&[&["--json", "--seconds", "0.02"], args].concat());
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout)
        .expect("JSON is UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object per line"))
        .collect()
}

/// Name, transport, calls in flight, GOMAXPROCS and workers of a row, and what it varies besides.
fn key(row: &Value) -> String {
    let varied: String = ["payload", "rate", "threads", "methods"]
        .into_iter()
        .filter_map(|name| row.get(name).map(|n| format!(" {name} {n}")))
        .collect();
    format!(
        "{} {} {} {} {}{varied}",
        row["name"].as_str().unwrap_or("?"),
        row["transport"].as_str().unwrap_or("?"),
        row["in_flight"],
        row["gomaxprocs"],
        row["workers"]
    )
}

#[test]
fn every_row_is_there_once() {
    // Fewer in flight than by default: a thousand big messages at once take long where nothing is optimized.
    let args = ["--in-flight", "1,100"];
    let mut found: Vec<_> = rows(&args).iter().map(key).collect();
    let mut expected = Vec::new();
    for procs in [1, 2] {
        for (name, transport) in [
            ("empty_cgo", "hand_written_cgo"),
            ("sync_small", "cgo"),
            ("sync_small", "cgo_zero_copy"),
            ("empty_go_to_c", "none"),
            ("g2r_sync", "cgo"),
            ("callback", "cgo"),
            ("stream_items", "ring"),
            ("stream_items", "cgo"),
            ("stream_items_back", "cgo"),
            ("channel_items", "none"),
        ] {
            expected.push(format!("{name} {transport} 1 {procs} 0"));
        }
        #[cfg(target_os = "linux")]
        for (name, transport, in_flight) in [
            ("round_trip", "ring", 1),
            ("round_trip", "unix_socket", 1),
            ("memory", "none", 100_000),
            ("memory", "hand_written_cgo", 100_000),
            ("memory", "cgo", 100_000),
            ("memory", "ring", 100_000),
        ] {
            expected.push(format!("{name} {transport} {in_flight} {procs} 0"));
        }
        for n in [1, 4] {
            for transport in ["hand_written_cgo", "cgo", "cgo_zero_copy"] {
                expected.push(format!("threads {transport} {n} {procs} 0 threads {n}"));
            }
        }
        for (in_flight, methods) in [(1, 1), (1, 100), (100, 1), (100, 100)] {
            for transport in ["cgo", "ring"] {
                expected.push(format!(
                    "methods {transport} {in_flight} {procs} 0 methods {methods}"
                ));
            }
        }
        for transport in OPEN_LOOP {
            expected.push(format!("open_loop {transport} 0 {procs} 0 rate 10000"));
        }
        for bytes in [16, 65536] {
            for transport in PAYLOAD {
                expected.push(format!("payload {transport} 1 {procs} 0 payload {bytes}"));
            }
        }
        for transport in ["ring", "rtrb"] {
            expected.push(format!("queue_batch {transport} 64 {procs} 0"));
        }
        for in_flight in [1, 100] {
            expected.push(format!("pure_go_sleep10ms none {in_flight} {procs} 0"));
            expected.push(format!("noop ring_busy {in_flight} {procs} 0"));
            expected.push(format!("g2r_async cgo {in_flight} {procs} 0"));
            expected.push(format!("g2r_async_later cgo {in_flight} {procs} 0"));
            expected.push(format!("pure_go_cpu50us none {in_flight} {procs} 0"));
            for transport in ["hand_written_gobytes", "cgo_zero_copy"] {
                expected.push(format!("echo_big {transport} {in_flight} {procs} 0"));
            }
            let ours = ["noop", "sleep10ms", "echo_big", "cpu50us", "mix"];
            for name in ours.into_iter().chain(["noop_loaded", "burst"]) {
                for transport in ["hand_written_cgo", "cgo", "ring"] {
                    expected.push(format!("{name} {transport} {in_flight} {procs} 0"));
                }
            }
            for name in ours {
                for transport in PEERS {
                    expected.push(format!("{name} {transport} {in_flight} {procs} 0"));
                }
            }
        }
    }
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn up_to_a_thousand_calls_are_in_flight_by_default() {
    let args = ["--only", "noop", "--only", "sleep10ms", "--gomaxprocs", "2"];
    let rows = rows(&args);
    for in_flight in [1, 10, 100, 1000] {
        let of = |row: &&Value| row["in_flight"] == in_flight;
        // `noop` over four transports of ours and of the yardstick, `sleep10ms` over three, both over the others.
        assert_eq!(rows.iter().filter(of).count(), 7 + 2 * PEERS.len());
    }
    assert_eq!(rows.len(), 4 * (7 + 2 * PEERS.len()), "{rows:?}");
}

#[test]
fn every_figure_is_a_positive_number() {
    let rows = rows(&["--in-flight", "10", "--gomaxprocs", "2"]);
    for row in rows.iter().filter(|row| row["name"] != "memory") {
        let latencies = ["p50_us", "p99_us", "p999_us", "max_us"];
        for figure in latencies
            .into_iter()
            .chain(["calls_per_s", "cpu_us_per_call"])
        {
            assert!(row[figure].as_f64().is_some_and(|f| f > 0.0), "{row}");
        }
        for pair in latencies.windows(2) {
            assert!(row[pair[0]].as_f64() <= row[pair[1]].as_f64(), "{row}");
        }
        let varies = ["payload", "rate", "threads", "methods"].map(|name| row.get(name).is_some());
        let varied = varies.into_iter().filter(|&varies| varies).count();
        let names = row.as_object().map(serde_json::Map::len);
        assert_eq!(names, Some(11 + varied), "{row}");
        if row["name"] == "cpu50us" {
            // The first goroutine that begins computes it all; half of it says that it does.
            assert!(row["cpu_us_per_call"].as_f64() >= Some(25.0), "{row}");
        }
        if key(row).contains("sleep10ms") {
            assert!(row["p50_us"].as_f64() >= Some(10_000.0), "{row}");
            assert!(row["calls_per_s"].as_f64() <= Some(1000.0), "{row}");
        }
    }
}

#[test]
fn what_rows_vary_is_asked_for() {
    let args = "--gomaxprocs 4 --only payload --payload 1,1048577 --only open_loop --rate 500,2000 --only threads --threads 2,16";
    let rows = rows(&args.split(' ').collect::<Vec<_>>());
    let mut expected = Vec::new();
    for bytes in [1, 1_048_577] {
        expected.extend(PAYLOAD.map(|t| format!("payload {t} 1 4 0 payload {bytes}")));
    }
    for rate in [500, 2000] {
        expected.extend(OPEN_LOOP.map(|t| format!("open_loop {t} 0 4 0 rate {rate}")));
    }
    for n in [2, 16] {
        let transports = ["hand_written_cgo", "cgo", "cgo_zero_copy"];
        expected.extend(transports.map(|t| format!("threads {t} {n} 4 0 threads {n}")));
    }
    let mut found: Vec<_> = rows.iter().map(key).collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn with_many_in_flight_only_some_rows_are_measured() {
    let args =
        "--in-flight 1001 --gomaxprocs 2 --only noop --only sleep10ms --only echo_big --only mix";
    let args: Vec<_> = args.split(' ').collect();
    let ours = rows(
        &[
            &args[..],
            &["--transport", "ring", "--transport", "raw_uds"],
        ]
        .concat(),
    );
    let found: Vec<_> = ours.iter().map(key).collect();
    let expected = [
        "noop ring 1001 2 0",
        "noop raw_uds 1001 2 0",
        "sleep10ms ring 1001 2 0",
        "sleep10ms raw_uds 1001 2 0",
    ];
    assert_eq!(found, expected);
    let others = [&args[..], &["--transport", "http_uds"]].concat();
    assert_eq!(rows(&others).len(), 0);
}

#[test]
fn what_comes_at_a_rate_is_answered_at_that_rate() {
    let args = "--only open_loop --transport none --rate 1000 --seconds 1 --gomaxprocs 2";
    let output = headline(&[&["--json"], &args.split(' ').collect::<Vec<_>>()[..]].concat());
    let text = String::from_utf8_lossy(&output.stdout);
    let row: Value = serde_json::from_str(&text).expect("one row");
    // The arrivals are the same in each run, so only a machine that cannot follow changes this.
    let answered = row["calls_per_s"].as_f64();
    assert!(answered > Some(500.0) && answered < Some(1500.0), "{row}");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_is_that_of_the_calls_and_is_given_back() {
    for row in rows(&["--only", "memory", "--gomaxprocs", "2"]) {
        let figure = |name: &str| row[name].as_f64().unwrap_or(f64::NAN);
        // A goroutine has 2 KiB of stack; a slot, a task and a request come on top.
        assert!((2.0..10.0).contains(&figure("rss_kib_per_call")), "{row}");
        assert!((2.0..10.0).contains(&figure("held_kib_per_call")), "{row}");
        assert!(figure("left_kib_per_call") < 1.0, "{row}");
        assert_eq!(figure("left_in_flight"), 0.0, "{row}");
        assert_eq!(figure("left_goroutines"), 0.0, "{row}");
    }
}

#[test]
fn tokio_may_have_workers() {
    let args = ["--workers", "0,2", "--only", "noop", "--gomaxprocs", "2"];
    let rows = rows(&[&args[..], &["--in-flight", "10"]].concat());
    let workers: Vec<_> = rows.iter().map(|row| row["workers"].as_u64()).collect();
    assert_eq!(workers, [[Some(0); 9], [Some(2); 9]].concat(), "{rows:?}");
}

#[test]
fn several_runs_give_one_row() {
    let args = ["--runs", "3", "--only", "empty_cgo", "--gomaxprocs", "1"];
    let rows = rows(&args);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0]["p50_us"].as_f64() > Some(0.0), "{rows:?}");
}

#[test]
fn limits_are_checked_and_broken_ones_fail_the_program() {
    let args = "--json --check --runs 1 --seconds 0.02 --only noop --in-flight 10,1000";
    let output = headline(&args.split(' ').collect::<Vec<_>>());
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object per line"));
    let (checks, rows): (Vec<Value>, Vec<Value>) =
        lines.partition(|line: &Value| line["check"].is_string());
    // Both numbers in flight, both numbers of workers, both values of GOMAXPROCS, over the ring and by hand. On the current thread, 1000 in
    // flight: both values of GOMAXPROCS, over cgo and gRPC.
    assert_eq!(rows.len(), 16 + 4, "{text}");
    // On the current thread: calls/s twice for each value of GOMAXPROCS, and CPU against all three; calls/s twice with workers.
    assert_eq!(checks.len(), 10 + 4, "{text}");
    let mut all_hold = true;
    for check in &checks {
        let value = check["value"].as_f64().expect("a number");
        let (relation, limit) = check["limit"]
            .as_str()
            .and_then(|l| l.split_once(' '))
            .expect("a limit");
        let limit: f64 = limit.parse().expect("a number");
        let holds = if relation == ">=" {
            value >= limit
        } else {
            value <= limit
        };
        assert_eq!(check["holds"], holds, "{check}");
        all_hold &= holds;
    }
    assert_eq!(output.status.success(), all_hold, "{text}");
}

#[test]
fn only_the_named_rows_are_measured() {
    let rows = rows(&["--only", "sync_small", "--only", "empty_cgo"]);
    assert_eq!(rows.len(), 6, "{rows:?}");
    assert!(rows.iter().all(|row| row["in_flight"] == 1), "{rows:?}");
}

#[test]
fn a_table_is_printed_without_json() {
    let output = headline(&["--seconds", "0.02", "--only", "empty_cgo"]);
    let table = String::from_utf8_lossy(&output.stdout);
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(table.starts_with("name "), "{table}");
}

#[test]
fn what_cannot_be_measured_is_refused() {
    for args in [
        ["--only", "nothing"],
        ["--seconds", "0"],
        ["--in-flight", "0"],
        ["--gomaxprocs", "0"],
        ["--runs", "0"],
        ["--workers", "x"],
        ["--payload", "0"],
        ["--payload", "40000000"],
        ["--rate", "0"],
        ["--threads", "0"],
    ] {
        let output = headline(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}
