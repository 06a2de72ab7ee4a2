//! What the program that measures the linking of Go says, and what it says has to be so whatever the machine does: when Go is built.

use std::process::Command;

use serde_json::Value;

fn measure(args: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_linking"))
        .args(["--quick", "--json", "--runs", "40"])
        .args(args)
        .output()
        .expect("the program starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let text = String::from_utf8(output.stdout).expect("JSON is UTF-8");
    let rows = text.lines().map(serde_json::from_str);
    rows.collect::<Result<_, _>>()
        .expect("an object on each line")
}

/// The value of the row with that figure, program and variant.
fn value(rows: &[Value], figure: &str, program: &str, variant: Option<&str>) -> f64 {
    let found = rows.iter().find(|row| {
        row["figure"] == figure
            && row["program"] == program
            && row.get("variant").and_then(Value::as_str) == variant
    });
    let row = found.unwrap_or_else(|| panic!("{program} has no {figure}, {variant:?}: {rows:?}"));
    let [value, low, high] =
        ["value", "low", "high"].map(|key| row[key].as_f64().expect("a number"));
    assert!(low <= value && value <= high, "{row}");
    assert!(row["unit"].is_string(), "{row}");
    value
}

#[test]
fn go_is_built_when_go_has_changed_and_not_otherwise() {
    let rows = measure(&["--only", "build_time"]);
    let of = |figure, variant| value(&rows, figure, "rust_with_go", Some(variant));
    assert_eq!(of("build_script_runs", "nothing_touched"), 0.0);
    assert_eq!(of("go_calls", "nothing_touched"), 0.0);
    assert_eq!(of("build_script_runs", "rust_touched"), 0.0);
    assert_eq!(of("go_calls", "rust_touched"), 0.0);
    // What is counted can be counted.
    assert_eq!(of("go_builds", "go_touched"), 1.0);
    assert_eq!(of("build_script_runs", "go_touched"), 1.0);
    for program in ["rust", "go", "rust_with_go"] {
        assert!(value(&rows, "build_time", program, Some("cold")) > 0.0);
        assert!(value(&rows, "build_time", program, Some("nothing_touched")) > 0.0);
        assert!(value(&rows, "check_time", program, Some("nothing_touched")) > 0.0);
    }
    assert!(of("go_build_time", "cold") > of("go_build_time", "warm"));
}

#[test]
fn every_program_has_every_figure() {
    let rows = measure(&[
        "--only", "size", "--only", "start_up", "--only", "rest", "--check",
    ]);
    for program in ["rust", "go", "rust_with_go"] {
        assert!(value(&rows, "start_up", program, None) > 0.0);
        assert!(value(&rows, "first_answer", program, None) > 0.0);
        let size = |variant| value(&rows, "size", program, Some(variant));
        assert!(size("stripped") <= size("default"));
        if cfg!(target_os = "linux") {
            assert!(value(&rows, "rss_at_rest", program, None) > 0.0);
            assert!(value(&rows, "threads_at_rest", program, None) >= 1.0);
        }
    }
    let checks: Vec<&Value> = rows
        .iter()
        .filter(|row| row.get("check").is_some())
        .collect();
    assert_eq!(checks.len(), 2, "{checks:?}");
}
