//! The convert bench: its data arrives whole, and its program prints what it should.

use std::process::{Command, Output};

use rust2go_benches::convert::{Case, Direction, calls};
use serde_json::Value;

/// One test for all of them: Go keeps one value for each case.
#[test]
fn every_round_trip_gives_equal_data() {
    for case in Case::ALL {
        for direction in Direction::ALL {
            for count in [0, 1, 10, 100] {
                for call in calls(case, direction, count) {
                    let (case, direction) = (case.name(), direction.name());
                    let format = call.format.name();
                    assert!(call.is_right(), "{count} {case} {direction} as {format}");
                }
            }
        }
    }
}

fn convert(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_convert"))
        .args(["--seconds", "0.001", "--elements", "1,3"])
        .args(args)
        .output()
        .expect("the program runs")
}

#[test]
fn every_row_is_there_once_with_all_its_figures() {
    let output = convert(&["--json"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let rows: Vec<Value> = String::from_utf8(output.stdout)
        .expect("JSON is UTF-8")
        .lines()
        .map(|line| serde_json::from_str(line).expect("one JSON object per line"))
        .collect();
    let mut expected = Vec::new();
    for case in Case::ALL {
        for direction in Direction::ALL {
            for elements in [1, 3] {
                expected.push((case.name(), direction.name(), elements));
            }
        }
    }
    let key = |row: &'_ Value| {
        (
            row["case"].clone(),
            row["direction"].clone(),
            row["elements"].clone(),
        )
    };
    assert!(
        rows.iter()
            .map(key)
            .eq(expected
                .into_iter()
                .map(|(c, d, e)| (c.into(), d.into(), e.into()))),
        "{rows:?}"
    );
    for row in &rows {
        for format in ["json", "protobuf"] {
            let us = row["us"][format].as_f64();
            assert!(us.is_some_and(|us| us > 0.0), "{format}: {row}");
            assert!(row["cpu_us"][format].as_f64().is_some(), "{format}: {row}");
            let ratio = row["ratio"][format].as_f64();
            assert!(ratio.is_some_and(|r| r > 0.0), "{format}: {row}");
        }
        assert!(row["within"].is_boolean(), "{row}");
    }
}

#[test]
fn only_the_named_rows_are_measured() {
    let output = convert(&[
        "--only",
        "points",
        "--direction",
        "back",
        "--format",
        "bridge",
    ]);
    let table = String::from_utf8_lossy(&output.stdout);
    assert_eq!(table.lines().count(), 4, "{table}");
    assert!(table.starts_with("case "), "{table}");
    assert!(
        table.ends_with("2 of 2 rows are within the limits\n"),
        "{table}"
    );
}

#[test]
fn what_cannot_be_measured_is_refused() {
    for args in [
        ["--only", "nothing"],
        ["--direction", "up"],
        ["--format", "xml"],
    ] {
        let output = convert(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}
