//! One process is killed, the other one survives and says so: `--kill` looks that it does, and fails otherwise.

#![cfg(target_os = "linux")]

use std::process::Command;

const TIMES: usize = 12;

#[test]
fn the_other_process_survives() {
    // Nobody waits for ever in there: a survivor that is silent is given up on.
    let output = Command::new(env!("CARGO_BIN_EXE_ring-ipc"))
        .args(["--kill", &TIMES.to_string()])
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");

    let rounds: Vec<&str> = said.lines().collect();
    assert_eq!(rounds.len(), TIMES, "{said}");
    let survived = |victim: &str, survivor: &str, error: &str| {
        let talking = format!("{victim} killed while talking");
        let survived = format!("{survivor} survived");
        let of = |line: &&&str| {
            line.contains(&talking) && line.contains(&survived) && line.contains(error)
        };
        rounds.iter().filter(of).count()
    };
    // Those that were killed while starting may have been killed before they had shared anything.
    assert_eq!(
        survived("Rust", "Go", "the other process died"),
        TIMES / 4,
        "{said}"
    );
    assert_eq!(survived("Go", "Rust", "has died"), TIMES / 4, "{said}");
    // And nobody has crashed on the way.
    assert_eq!(errors, "", "{said}");
}
