//! The headline program from outside: which rows it prints, and in which form.

use std::process::{Command, Output};

use serde_json::Value;

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

/// Name, transport, calls in flight and GOMAXPROCS of a row.
fn key(row: &Value) -> String {
    format!(
        "{} {} {} {}",
        row["name"].as_str().unwrap_or("?"),
        row["transport"].as_str().unwrap_or("?"),
        row["in_flight"],
        row["gomaxprocs"]
    )
}

#[test]
fn every_row_is_there_once() {
    let mut found: Vec<_> = rows(&[]).iter().map(key).collect();
    let mut expected = Vec::new();
    for procs in [1, 2] {
        for (name, transport) in [
            ("empty_cgo", "hand_written_cgo"),
            ("sync_small", "cgo"),
            ("sync_small", "cgo_zero_copy"),
        ] {
            expected.push(format!("{name} {transport} 1 {procs}"));
        }
        for in_flight in [1, 10, 100, 1000] {
            expected.push(format!("pure_go_sleep10ms none {in_flight} {procs}"));
            for name in ["noop", "sleep10ms", "echo_big"] {
                for transport in ["hand_written_cgo", "cgo"] {
                    expected.push(format!("{name} {transport} {in_flight} {procs}"));
                }
            }
        }
    }
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn every_figure_is_a_positive_number() {
    let rows = rows(&["--in-flight", "10", "--gomaxprocs", "2"]);
    for row in rows {
        for figure in ["calls_per_s", "cpu_us_per_call", "p50_us", "p99_us"] {
            assert!(row[figure].as_f64().is_some_and(|f| f > 0.0), "{row}");
        }
        assert_eq!(row.as_object().map(serde_json::Map::len), Some(8), "{row}");
        assert!(row["p50_us"].as_f64() <= row["p99_us"].as_f64(), "{row}");
        if key(&row).contains("sleep10ms") {
            assert!(row["p50_us"].as_f64() >= Some(10_000.0), "{row}");
            assert!(row["calls_per_s"].as_f64() <= Some(1000.0), "{row}");
        }
    }
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
    ] {
        let output = headline(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}
