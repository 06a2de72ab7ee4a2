//! What calls may allocate: the limits hold, and the program prints what it should.

use std::process::{Command, Output};

use serde_json::Value;

fn allocations(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_allocations"))
        .args(args)
        .output()
        .expect("the program runs")
}

#[test]
fn the_limits_hold_and_every_row_has_its_figures() {
    let output = allocations(&["--json", "--check"]);
    let errors = String::from_utf8_lossy(&output.stderr);
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    assert!(output.status.success(), "{errors}{text}");
    let mut rows = 0;
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).expect("one JSON object per line");
        assert!(
            row["call"].is_string() && row["transport"].is_string(),
            "{row}"
        );
        for side in ["rust", "go"] {
            assert!(
                row[side].as_f64().is_some_and(|n| n >= 0.0),
                "{side}: {row}"
            );
        }
        rows += 1;
    }
    assert!(rows > 10, "{text}");
}

#[test]
fn only_the_named_calls_are_counted() {
    let output = allocations(&["--only", "sync_plain"]);
    let table = String::from_utf8_lossy(&output.stdout);
    assert_eq!(table.lines().count(), 2, "{table}");
    assert_eq!(allocations(&["--only", "nothing"]).status.code(), Some(2));
}
