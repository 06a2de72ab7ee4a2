//! A program whose `main` is Go's, with a Rust static library: built, tested from Go, and built again after a change.
//!
//! It is copied, so that it can be changed, and has a target directory of its own, as a user's crate has.

#![cfg(not(windows))]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The program: a crate in `rust` and a module in `go`.
struct Program {
    dir: PathBuf,
}

impl Program {
    /// A fresh copy. What cargo built of an earlier one stays.
    fn new() -> Program {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("gomain");
        copy(&own.join("store"), &dir);
        let root = own.ancestors().nth(2).expect("the folder of the workspace");
        let manifest = read(&own.join("store/rust/Cargo.toml.in"));
        let rust2go = root.join("rust2go").display().to_string();
        write(
            &dir.join("rust/Cargo.toml"),
            &manifest.replace("{RUST2GO}", &rust2go),
        );
        // The versions that are there already: cargo asks no registry.
        fs::copy(root.join("Cargo.lock"), dir.join("rust/Cargo.lock")).expect("copying the lock");
        Program { dir }
    }

    fn cargo_build(&self) {
        let mut command = Command::new(env!("CARGO"));
        command.args(["build", "--offline"]);
        ok(&mut command, &self.dir.join("rust"));
    }

    fn go(&self, args: &[&str]) -> Output {
        run(Command::new("go").args(args), &self.dir.join("go"))
    }

    fn go_ok(&self, args: &[&str]) -> String {
        ok(Command::new("go").args(args), &self.dir.join("go"))
    }

    /// Builds the program as users do, where one is already, and runs it.
    fn prints(&self) -> String {
        self.go_ok(&["build", "-o", "store", "."]);
        ok(
            &mut Command::new(self.dir.join("go/store")),
            &self.dir.join("go"),
        )
    }

    fn change(&self, path: &str, from: &str, to: &str) {
        let path = self.dir.join(path);
        let text = read(&path);
        assert!(text.contains(from), "{}: {text}", path.display());
        write(&path, &text.replace(from, to));
    }
}

#[test]
fn go_and_rust_call_each_other() {
    let program = Program::new();
    program.cargo_build();
    program.go_ok(&["vet", "./..."]);
    program.go_ok(&["test", "-count=1", "."]);
    assert_eq!(program.prints(), "VERSION 1\n");

    // Go links again, though nothing but the library has changed.
    program.change(
        "rust/src/lib.rs",
        "const VERSION: u32 = 1",
        "const VERSION: u32 = 2",
    );
    program.cargo_build();
    assert_eq!(program.prints(), "VERSION 2\n");

    // And cargo does not, when nothing has changed at all: Go need not either.
    let stamp = program.dir.join("go/api/api_stamp.h");
    let before = fs::metadata(&stamp).and_then(|file| file.modified());
    program.cargo_build();
    let after = fs::metadata(&stamp).and_then(|file| file.modified());
    assert_eq!(before.expect("a time"), after.expect("a time"));

    // The library of the other profile has not been built.
    let release = program.go(&["build", "-o", "store", "-tags", "rust2go_release", "."]);
    let text = String::from_utf8_lossy(&release.stderr);
    assert!(
        !release.status.success() && text.contains("store"),
        "{text}"
    );
}

/// Runs a command in a directory, as if no cargo ran this test.
fn run(command: &mut Command, dir: &Path) -> Output {
    for name in [
        "CARGO_TARGET_DIR",
        "CARGO_BUILD_TARGET",
        "CARGO_ENCODED_RUSTFLAGS",
        "RUSTFLAGS",
        "RUST2GO_FROZEN",
        "RUST2GO_SKIP_BUILD",
    ] {
        command.env_remove(name);
    }
    command
        .current_dir(dir)
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

/// As `run`; what it prints, if it succeeds.
fn ok(command: &mut Command, dir: &Path) -> String {
    let output = run(command, dir);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}\n{text}\n{errors}");
    text
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder of the program") {
        let path = entry.expect("an entry of the folder").path();
        let to = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            write(&to, &read(&path));
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Writes a file that differs: cargo goes by the times.
fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("a parent")).expect("making a folder");
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
