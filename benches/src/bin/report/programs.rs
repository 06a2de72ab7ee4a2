//! The programs that are run, and how they are built.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::{Map, Value, json};

use crate::machine::{go, root};
use crate::sections::Program;

/// Programs that were built, or why they could not be.
#[derive(Default)]
pub struct Programs(BTreeMap<Program, Result<PathBuf, String>>);

impl Programs {
    /// Builds a program, if that has not been tried yet.
    pub fn build(&mut self, program: Program) {
        self.0.entry(program).or_insert_with(|| match program {
            Program::Bin(name) => bin(name),
            Program::GoFloors => go_floors(),
            Program::Floors => env::current_exe().map_err(|e| e.to_string()),
            Program::Instructions => Ok(root().join("benches/instructions/counts.json")),
        });
    }

    /// Runs a program that was built: its lines, which are there even if it failed, and what went wrong.
    pub fn run(&self, program: Program, args: &str) -> (Vec<Map<String, Value>>, Option<String>) {
        let path = match self.0.get(&program) {
            Some(Ok(path)) => path,
            Some(Err(e)) => return (Vec::new(), Some(e.clone())),
            None => return (Vec::new(), Some("it was not built".to_owned())),
        };
        match program {
            Program::Instructions => counts(path),
            _ => lines(path, args),
        }
    }
}

/// How a user would call it.
pub fn typed(program: Program, args: &str) -> String {
    match program {
        Program::Bin(name) => format!("{name} {args}"),
        Program::Floors => format!("report {args}"),
        Program::GoFloors => "go run benches/src/bin/report/floors.go".to_owned(),
        Program::Instructions => "cat benches/instructions/counts.json".to_owned(),
    }
}

/// Builds a program of this package and asks Cargo where it is.
fn bin(name: &str) -> Result<PathBuf, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "build",
            "--release",
            "-p",
            env!("CARGO_PKG_NAME"),
            "--bin",
            name,
        ])
        .args(["--message-format", "json-render-diagnostics"])
        .current_dir(root())
        .stderr(Stdio::piped())
        .output()
        .map_err(|e| format!("cargo does not start: {e}"))?;
    if !output.status.success() {
        return Err(format!(
            "cargo cannot build `{name}`:\n{}",
            tail(&output.stderr)
        ));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    let mut made = messages.filter_map(|message: Value| {
        let is_it = message["target"]["name"] == name;
        let path = message["executable"].as_str()?;
        is_it.then(|| PathBuf::from(path))
    });
    made.next()
        .ok_or_else(|| format!("cargo built `{name}`, but did not say where it is"))
}

/// Builds `floors.go` beside this program.
fn go_floors() -> Result<PathBuf, String> {
    let this = env::current_exe().map_err(|e| e.to_string())?;
    let program = this.with_file_name("report-floors");
    let output = Command::new(go())
        .args(["build", "-o"])
        .arg(&program)
        .arg("floors.go")
        .current_dir(root().join("benches/src/bin/report"))
        .output()
        .map_err(|e| format!("{} does not start: {e}", go()))?;
    match output.status.success() {
        true => Ok(program),
        false => Err(format!(
            "go cannot build floors.go:\n{}",
            tail(&output.stderr)
        )),
    }
}

fn lines(path: &Path, args: &str) -> (Vec<Map<String, Value>>, Option<String>) {
    let output = Command::new(path)
        .args(args.split_whitespace())
        .current_dir(root())
        .stdin(Stdio::null())
        .output();
    let output = match output {
        Ok(output) => output,
        Err(e) => {
            return (
                Vec::new(),
                Some(format!("{} does not start: {e}", path.display())),
            );
        }
    };
    let mut rows: Vec<Map<String, Value>> = Vec::new();
    let mut error = None;
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        match serde_json::from_str(line) {
            Ok(row) => rows.push(row),
            Err(e) => error = Some(format!("a line is no JSON object: {e}: {line}")),
        }
    }
    // `--check` also fails if a limit does not hold, which its lines say.
    let broken = rows
        .iter()
        .any(|row| row.get("holds") == Some(&Value::Bool(false)));
    if !output.status.success() && !broken {
        error = Some(format!("{}:\n{}", output.status, tail(&output.stderr)));
    } else if rows.is_empty() && error.is_none() {
        error = Some("it printed no row".to_owned());
    }
    (rows, error)
}

/// The file of instruction counts as rows.
fn counts(path: &Path) -> (Vec<Map<String, Value>>, Option<String>) {
    let read = || -> Result<Vec<Map<String, Value>>, String> {
        let text = fs::read_to_string(path).map_err(|e| e.to_string())?;
        let counts: BTreeMap<String, f64> =
            serde_json::from_str(&text).map_err(|e| e.to_string())?;
        let row = |(call, count)| {
            Map::from_iter([
                ("call".to_owned(), json!(call)),
                ("instructions".to_owned(), json!(count)),
            ])
        };
        Ok(counts.into_iter().map(row).collect())
    };
    match read() {
        Ok(rows) => (rows, None),
        Err(e) => (Vec::new(), Some(format!("{}: {e}", path.display()))),
    }
}

/// The last lines of what a program said.
fn tail(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(12)..].join("\n")
}
