//! A second Go archive is named, instead of failing to link with symbols that say nothing.
#![cfg(other)]

use std::process::Command;

#[test]
fn the_other_archive_is_named() {
    let output = Command::new(env!("CARGO_BIN_EXE_rust2go-merging-foreign"))
        .output()
        .expect("the program starts");
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}{errors}");
    let mut lines = text.lines();
    // What it does is its own affair.
    assert_eq!(lines.next(), Some("42"));
    let error = lines.next().unwrap_or_default();
    assert!(
        error.starts_with("Err(SecondGo { other: \"other.test/answers (go1."),
        "{text}"
    );
    assert!(text.contains("Builder::import"), "{text}");
    let found = "error: a second Go archive is linked into this program: other.test/answers (go1.";
    assert!(text.contains(found), "{text}");
}
