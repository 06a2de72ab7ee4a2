//! Builds the programs as their users do, and runs their own tests.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder beside this package.
pub struct Step {
    pub name: &'static str,
    /// The step that it begins with.
    pub before: Option<&'static str>,
    /// What it has as the step before has it.
    pub unchanged: &'static [&'static str],
    pub main: Main,
}

/// Whose `main` it is.
pub enum Main {
    /// Go's, with the static library of a crate.
    Go { library: bool },
    /// Rust's, with Go linked in by its build script.
    Rust { program: &'static str },
}

pub const STEPS: [Step; 4] = [
    Step {
        name: "step0",
        before: None,
        unchanged: &[],
        main: Main::Go { library: false },
    },
    Step {
        name: "step1",
        before: Some("step0"),
        unchanged: &[
            "go.mod",
            "go.sum",
            "main.go",
            "notes/errors.go",
            "notes/notes.go",
            "notes/notes_test.go",
            "index/index_test.go",
        ],
        main: Main::Go { library: true },
    },
    Step {
        name: "step2",
        before: Some("step1"),
        unchanged: &["go.mod", "go.sum", "main.go", "notes/notes_test.go"],
        main: Main::Go { library: true },
    },
    Step {
        name: "step3",
        before: Some("step2"),
        unchanged: &[
            "go.mod",
            "go.sum",
            "bolt/bolt.go",
            "bolt/bolt_test.go",
            "bolt/transaction.go",
            "src/kv.rs",
            "src/service.rs",
            "src/tx.rs",
        ],
        main: Main::Rust { program: "jot" },
    },
];

/// A program that was built.
pub struct Program {
    pub name: &'static str,
    pub path: PathBuf,
}

impl Program {
    /// Builds the program of a step. Fails if a test of its own does.
    pub fn new(step: &Step) -> Program {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(step.name);
        let path = match step.main {
            Main::Go { library } => {
                let mut flags = Vec::new();
                if library {
                    cargo(&dir);
                    // Go links the library of this profile.
                    flags.extend((!cfg!(debug_assertions)).then_some("-tags=rust2go_release"));
                }
                go(&dir, "vet", &["./..."], &[]);
                go(&dir, "test", &["./..."], &flags);
                let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(step.name);
                go(
                    &dir,
                    "build",
                    &["-o", &path.display().to_string(), "."],
                    &flags,
                );
                path
            }
            Main::Rust { program } => {
                let built = cargo(&dir).join(program);
                go(&dir, "vet", &["./..."], &[]);
                go(&dir, "test", &["./..."], &[]);
                built
            }
        };
        Program {
            name: step.name,
            path,
        }
    }
}

/// Builds the crate of a step, with the profile and the target directory of this test. Returns where cargo leaves what it builds.
fn cargo(dir: &Path) -> PathBuf {
    // It holds the directory of this test's temporary files.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .parent()
        .expect("the target directory");
    let mut command = Command::new(env!("CARGO"));
    command.args(["build", "--offline", "--target-dir"]);
    command.arg(target);
    if cfg!(debug_assertions) {
        ok(&mut command, dir);
        return target.join("debug");
    }
    ok(command.arg("--release"), dir);
    target.join("release")
}

fn go(dir: &Path, verb: &str, args: &[&str], flags: &[&str]) {
    let go = env::var_os("GO").unwrap_or_else(|| "go".into());
    ok(Command::new(go).arg(verb).args(flags).args(args), dir);
}

/// Runs a command in a directory, as if no cargo ran this test.
fn ok(command: &mut Command, dir: &Path) {
    for name in ["RUST2GO_FROZEN", "RUST2GO_SKIP_BUILD", "CARGO_BUILD_TARGET"] {
        command.env_remove(name);
    }
    let output = command
        .current_dir(dir)
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(
        output.status.success(),
        "{command:?}\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
