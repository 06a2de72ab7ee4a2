//! `rust2go-cli doctor`: whether this machine and this project are ready to build, and what to do if they are not.

mod compiler;
mod go;
mod project;
mod target;

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One thing that was looked at.
#[derive(Debug)]
enum Line {
    Ok(String),
    Note(String),
    /// What it is, and what to do.
    Warning(String, String),
    /// What it is, and what to do.
    Error(String, String),
}

/// All that was looked at.
#[derive(Debug, Default)]
pub struct Report(Vec<Line>);

impl Report {
    /// Whether a build would fail.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|line| matches!(line, Line::Error(..)))
    }

    fn ok(&mut self, what: impl Into<String>) {
        self.0.push(Line::Ok(what.into()));
    }

    fn note(&mut self, what: impl Into<String>) {
        self.0.push(Line::Note(what.into()));
    }

    fn warning(&mut self, what: impl Into<String>, next: impl Into<String>) {
        self.0.push(Line::Warning(what.into(), next.into()));
    }

    fn error(&mut self, what: impl Into<String>, next: impl Into<String>) {
        self.0.push(Line::Error(what.into(), next.into()));
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.0 {
            match line {
                Line::Ok(what) => writeln!(f, "ok: {what}")?,
                Line::Note(what) => writeln!(f, "note: {what}")?,
                Line::Warning(what, next) => writeln!(f, "warning: {what}\n  next: {next}")?,
                Line::Error(what, next) => writeln!(f, "error: {what}\n  next: {next}")?,
            }
        }
        let errors = self.0.iter().filter(|line| matches!(line, Line::Error(..)));
        match errors.count() {
            0 => writeln!(f, "ready: `cargo build` finds what it needs"),
            1 => writeln!(
                f,
                "not ready: `cargo build` will fail, or the program will; do what the error above says"
            ),
            n => writeln!(
                f,
                "not ready: `cargo build` will fail, or the program will; do what the {n} errors above say"
            ),
        }
    }
}

/// Looks at everything, for this target.
pub fn look(triple: Option<String>) -> Report {
    let mut report = Report::default();
    let host = target::host();
    let triple = triple.or_else(|| host.clone());
    let version = go::look(&mut report);
    match &triple {
        Some(triple) => {
            if let Some(platform) = target::look(&mut report, triple) {
                compiler::look(&mut report, &platform, host.as_deref());
            }
        }
        None => report.error(
            "rustc does not run, so the target is not known",
            "install Rust (https://rustup.rs), or name a target with --target",
        ),
    }
    project::look(&mut report, version);
    report
}

/// The value of a variable that is set and not empty.
fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// The program of this name: itself if it is a path, or else in one of the folders of `PATH`.
fn find(name: &str) -> Option<PathBuf> {
    let file = |path: PathBuf| {
        let with_suffix = path.with_file_name(format!(
            "{}{}",
            path.file_name()?.to_string_lossy(),
            env::consts::EXE_SUFFIX
        ));
        [path, with_suffix].into_iter().find(|path| path.is_file())
    };
    if Path::new(name).components().count() > 1 {
        return file(name.into());
    }
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find_map(|folder| file(folder.join(name)))
}

/// What a command prints, if it succeeds.
fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(text)
}
