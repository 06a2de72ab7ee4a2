//! Both crates' Go code is in the program, with one Go runtime.

use std::process::Command;

#[test]
fn the_program_runs() {
    let output = Command::new(env!("CARGO_BIN_EXE_rust2go-merging-program"))
        .output()
        .expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "Some(1700)\n");
}
