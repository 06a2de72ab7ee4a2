//! A session at a terminal: commands, and what they print.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::build::Program;

/// Commands, each behind `$ jot `, and below them what they print: lines with `! ` in front on the standard error, and the exit code
/// in brackets if it is not 0.
pub struct Session {
    pub text: String,
}

impl Session {
    /// That of `tests/session.txt`.
    pub fn read() -> Session {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/session.txt");
        let text = fs::read_to_string(path).expect("the session can be read");
        Session { text }
    }

    /// Runs the commands, each by the program that is chosen by its number, and writes down what happens.
    pub fn run<'p>(&self, program: impl Fn(usize) -> &'p Program, desk: &Desk) -> String {
        let mut seen = String::new();
        let commands = self
            .text
            .lines()
            .filter_map(|line| line.strip_prefix("$ jot "));
        for (n, line) in commands.enumerate() {
            let output = desk.run(program(n), line);
            writeln!(seen, "$ jot {line}").expect("a string takes all");
            seen += &String::from_utf8_lossy(&output.stdout);
            for line in String::from_utf8_lossy(&output.stderr).lines() {
                writeln!(seen, "! {line}").expect("a string takes all");
            }
            match output.status.code() {
                Some(0) => {}
                Some(code) => writeln!(seen, "[{code}]").expect("a string takes all"),
                None => seen += "[killed]\n",
            }
        }
        seen
    }

    /// Fails at the first line that is not as it should be.
    pub fn assert_seen(&self, seen: &str, who: &str) {
        let mut command = "";
        for (want, got) in self.text.lines().zip(seen.lines()) {
            if want.starts_with("$ ") {
                command = want;
            }
            assert_eq!(got, want, "{who}: {command}");
        }
        assert_eq!(seen, self.text, "{who}");
    }
}

/// A directory for a database.
pub struct Desk {
    dir: TempDir,
}

impl Desk {
    /// A new one, with what the session imports.
    pub fn new() -> Desk {
        let desk = Desk {
            dir: tempfile::tempdir().expect("a temporary directory"),
        };
        for name in ["more.jsonl", "bad.jsonl"] {
            let from = Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("tests")
                .join(name);
            fs::copy(from, desk.path(name)).expect("the file can be copied");
        }
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Runs a command line here.
    pub fn run(&self, program: &Program, line: &str) -> Output {
        Command::new(&program.path)
            .args(split(line))
            .current_dir(self.dir.path())
            .output()
            .unwrap_or_else(|error| panic!("{}: {error}", program.path.display()))
    }
}

/// Splits a line at spaces that are not between double quotes.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None;
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_with(String::new);
            }
            ' ' if !quoted => words.extend(word.take()),
            c => word.get_or_insert_with(String::new).push(c),
        }
    }
    words.extend(word);
    words
}
