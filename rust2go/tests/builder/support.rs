//! A crate with a Go module in a temporary directory, and a way to run its build script.
//!
//! A build script is configured by variables, so every build runs in a process of its own: the test program again, with
//! nothing but its test `child` to run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::Expect;
use rust2go::{Builder, Link};
use tempfile::TempDir;

/// A crate with the contract traits `Greeter` and `Counter`, and a Go module that implements both.
pub struct Crate {
    dir: TempDir,
    env: Vec<(String, String)>,
}

pub const CONTRACT: &str = "\
#[rust2go::r2g]
pub trait Greeter {
    fn greet(name: &str) -> String;
}

#[rust2go::r2g]
pub trait Counter {
    fn count(text: &str) -> u32;
}
";

pub const GREETER: &str = "\
package greeter

import \"example.com/app/api\"

type greeter struct{}

func (greeter) Greet(name string) string { return \"Hello, \" + name }

func init() { api.RegisterGreeter(greeter{}) }
";

pub const COUNTER: &str = "\
package counter

import \"example.com/app/api\"

type counter struct{}

func (counter) Count(text string) uint32 { return uint32(len(text)) }

func init() { api.RegisterCounter(counter{}) }
";

impl Crate {
    /// The crate.
    pub fn new() -> Crate {
        let made = Crate {
            dir: tempfile::tempdir().expect("a directory for the crate"),
            env: Vec::new(),
        };
        made.with("src/api.rs", CONTRACT)
            .with("go/go.mod", "module example.com/app\n\ngo 1.21\n")
            .with("go/greeter/greeter.go", GREETER)
            .with("go/counter/counter.go", COUNTER)
            .with("out/.keep", "")
    }

    /// A path in the crate.
    pub fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// With this file.
    pub fn with(self, path: &str, text: &str) -> Crate {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("a file in the crate"))
            .expect("a directory in the crate");
        fs::write(file, text).expect("a file in the crate");
        self
    }

    /// Without this file.
    pub fn without(self, path: &str) -> Crate {
        fs::remove_file(self.path(path)).expect("a file in the crate");
        self
    }

    /// With this variable set for the build.
    pub fn env(mut self, name: &str, value: &str) -> Crate {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a program that answers as `go version` does.
    pub fn fake_go(self, answer: &str) -> Crate {
        let program = self.path("fake/go");
        let made = self.script("fake/go", &format!("echo '{answer}'"));
        made.env("GO", &program.display().to_string())
    }

    /// With a program for the shell.
    pub fn script(self, path: &str, text: &str) -> Crate {
        let made = self.with(path, &format!("#!/bin/sh\n{text}\n"));
        executable(&made.path(path));
        made
    }

    /// Runs the build script.
    pub fn run(&self) -> Output {
        let mut command = Command::new(env::current_exe().expect("this test program"));
        command.args(["--ignored", "--exact", "child", "--nocapture", "--quiet"]);
        for name in [
            "RUST2GO_SKIP_BUILD",
            "RUST2GO_FROZEN",
            "DOCS_RS",
            "GO",
            "GOROOT",
            "GOFLAGS",
        ] {
            command.env_remove(name);
        }
        let target = format!("{}-unknown-linux-gnu", env::consts::ARCH);
        command
            .env("CARGO_MANIFEST_DIR", self.dir.path())
            .env("CARGO_PKG_NAME", "my-app")
            .env("OUT_DIR", self.path("out"))
            .env("TARGET", &target)
            .env("HOST", &target)
            .env("BUILDER_TEST_RESULT", self.path("result"))
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("the child's output")
    }

    /// Runs the build script and returns what it reports, without what differs from machine to machine.
    pub fn report(&self) -> String {
        let output = self.run();
        let text = fs::read_to_string(self.path("result")).unwrap_or_else(|_| {
            panic!(
                "the child died: {}",
                String::from_utf8_lossy(&output.stderr)
            )
        });
        let dir = fs::canonicalize(self.dir.path()).expect("the crate's directory");
        let text = text.replace(&dir.display().to_string(), "[CRATE]");
        let text = text.replace(&self.dir.path().display().to_string(), "[CRATE]");
        text.lines().map(|line| anonymous(line) + "\n").collect()
    }

    /// Runs the build script and compares what it reports.
    pub fn fails_with(&self, expected: Expect) {
        expected.assert_eq(&self.report());
    }
}

/// Leaves the host's programs and variables out of a command.
fn anonymous(line: &str) -> String {
    let commands = ["build", "list", "env"];
    let command = commands.iter().find_map(|name| {
        line.split_once(&format!("/go {name} "))
            .map(|(_, rest)| (name, rest))
    });
    match command {
        Some((name, rest)) if line.starts_with("this was `") => {
            format!("this was `[VARIABLES] go {name} {rest}")
        }
        _ => line.to_owned(),
    }
}

fn executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("an executable file");
}

/// The build script, if this process is one. The ignored test `child` calls it.
pub fn child() {
    let Some(result) = env::var_os("BUILDER_TEST_RESULT") else {
        return;
    };
    let mut builder = Builder::new("src/api.rs");
    if let Ok(more) = env::var("BUILDER_TEST_MORE") {
        let (contract, package) = more.split_once(' ').expect("a contract and its package");
        builder = builder.contract(contract, package);
    }
    if env::var_os("BUILDER_TEST_DYNAMIC").is_some() {
        builder = builder.link(Link::Dynamic);
    }
    if let Ok(path) = env::var("BUILDER_TEST_RUNTIME") {
        builder = builder.link(Link::Runtime(path.leak()));
    }
    if let Ok(library) = env::var("BUILDER_TEST_GO_MAIN") {
        builder = builder.go_main(library);
    }
    if let Ok(dir) = env::var("BUILDER_TEST_LIB_DIR") {
        builder = builder.lib_dir(dir);
    }
    if let Ok(flags) = env::var("BUILDER_TEST_LDFLAGS") {
        for flags in flags.split(';') {
            builder = builder.ldflags(flags);
        }
    }
    if let Ok(tags) = env::var("BUILDER_TEST_TAGS") {
        builder = builder.tags(tags.split(';'));
    }
    if env::var_os("BUILDER_TEST_TRIMPATH").is_some() {
        builder = builder.trimpath(true);
    }
    if let Ok(profile) = env::var("BUILDER_TEST_PGO") {
        builder = builder.pgo(profile);
    }
    if env::var_os("BUILDER_TEST_DEFERRED").is_some() {
        builder = builder.deferred(true);
    }
    let text = match builder.try_build() {
        Ok(built) => format!(
            "built {:?}",
            built
                .library
                .and_then(|file| Some(file.file_name()?.to_owned()))
        ),
        Err(error) => error.to_string(),
    };
    fs::write(result, text).expect("the result of the child");
}
