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

/// Name, transport, calls in flight, GOMAXPROCS and workers of a row.
fn key(row: &Value) -> String {
    format!(
        "{} {} {} {} {}",
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
        for transport in ["ring", "rtrb"] {
            expected.push(format!("queue_batch {transport} 64 {procs} 0"));
        }
        for in_flight in [1, 100] {
            expected.push(format!("pure_go_sleep10ms none {in_flight} {procs} 0"));
            expected.push(format!("noop ring_busy {in_flight} {procs} 0"));
            expected.push(format!("g2r_async cgo {in_flight} {procs} 0"));
            expected.push(format!("g2r_async_later cgo {in_flight} {procs} 0"));
            for name in ["noop", "sleep10ms", "echo_big", "noop_loaded", "burst"] {
                for transport in ["hand_written_cgo", "cgo", "ring"] {
                    expected.push(format!("{name} {transport} {in_flight} {procs} 0"));
                }
            }
            for name in ["noop", "sleep10ms", "echo_big"] {
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
        for figure in ["calls_per_s", "cpu_us_per_call", "p50_us", "p99_us"] {
            assert!(row[figure].as_f64().is_some_and(|f| f > 0.0), "{row}");
        }
        assert_eq!(row.as_object().map(serde_json::Map::len), Some(9), "{row}");
        assert!(row["p50_us"].as_f64() <= row["p99_us"].as_f64(), "{row}");
        if key(row).contains("sleep10ms") {
            assert!(row["p50_us"].as_f64() >= Some(10_000.0), "{row}");
            assert!(row["calls_per_s"].as_f64() <= Some(1000.0), "{row}");
        }
    }
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
    ] {
        let output = headline(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}
