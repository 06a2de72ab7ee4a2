//! What `rust2go::preflight` says of a process that has Go in it.
#![cfg(target_os = "linux")]

mod programs;

use std::fs;
use std::process::Command;

/// A Go library that has nothing to do with the program's.
const LIBRARY: &str = "package main

import \"C\"

//export other
func other() {}

func main() {}
";

#[test]
fn conflicts_are_reported() {
    let dir = tempfile::tempdir().expect("a directory");
    fs::write(dir.path().join("go.mod"), "module other\n\ngo 1.21\n").expect("written");
    fs::write(dir.path().join("main.go"), LIBRARY).expect("written");
    let go = std::env::var_os("GO").unwrap_or("go".into());
    let built = Command::new(go)
        .args(["build", "-buildmode=c-shared", "-o", "libother.so", "."])
        .env_remove("GOFLAGS")
        .env("CGO_ENABLED", "1")
        .current_dir(dir.path())
        .status()
        .expect("Go runs");
    assert!(built.success());
    let library = dir.path().join("libother.so");
    let library = library.to_str().expect("a name");
    programs::run(env!("CARGO_BIN_EXE_signals"), &["preflight", library]).says("ok\n");
}
