//! Runs Go, and turns what it prints on failure into an error that is right for the crate's directory.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::BuildError;

/// A Go toolchain in a module, set up for a target.
#[derive(Debug)]
pub struct Go {
    /// The `go` program.
    pub program: PathBuf,
    /// The root of the module: every command runs here.
    pub dir: PathBuf,
    /// The directory of the module relative to the crate, for messages.
    pub shown: PathBuf,
    /// The target triple.
    pub target: String,
    /// The variables that choose target and C compiler.
    pub env: Vec<(&'static str, OsString)>,
    /// The flag with the build tags, for commands that look at packages.
    pub tags: Option<OsString>,
}

impl Go {
    /// Runs `go` with these arguments and returns what it prints to its standard output.
    pub fn run(&self, purpose: &'static str, args: &[&OsStr]) -> Result<String, BuildError> {
        self.run_program(&self.program, purpose, args)
    }

    /// As [`run`](Go::run), with another program.
    pub fn run_program(
        &self,
        program: &Path,
        purpose: &'static str,
        args: &[&OsStr],
    ) -> Result<String, BuildError> {
        let output = Command::new(program)
            .args(args)
            .current_dir(&self.dir)
            // Go believes PWD over the system, as long as both are the same directory.
            .env("PWD", &self.dir)
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .output()
            .map_err(BuildError::io("run", program))?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.push_str(&String::from_utf8_lossy(&output.stderr));
        if text.trim().is_empty() {
            text = output.status.to_string();
        }
        let text: Vec<String> = text.lines().map(|line| self.relocate(line)).collect();
        Err(BuildError::Command {
            purpose,
            command: self.describe_program(program, args),
            dir: self.shown.clone(),
            next: self.advice(&text),
            output: text.join("\n"),
        })
    }

    /// The command as one could type it.
    pub fn describe(&self, args: &[&OsStr]) -> String {
        self.describe_program(&self.program, args)
    }

    /// A path in the module, relative to the crate.
    pub fn shown(&self, path: &Path) -> PathBuf {
        match path.strip_prefix(&self.dir) {
            Ok(inner) => clean(&self.shown.join(inner)),
            Err(_) => path.to_owned(),
        }
    }

    fn describe_program(&self, program: &Path, args: &[&OsStr]) -> String {
        let mut words: Vec<String> = Vec::new();
        for (name, value) in &self.env {
            words.push(format!("{name}={}", quoted(value)));
        }
        words.push(quoted(program.as_os_str()));
        words.extend(args.iter().map(|arg| quoted(arg)));
        words.join(" ")
    }

    /// What to do about a failure that Go describes in terms of its own settings.
    fn advice(&self, output: &[String]) -> Option<String> {
        let missing = |line: &String| line.contains("C compiler") && line.contains("not found");
        output.iter().any(missing).then(|| {
            let target = &self.target;
            let variable = target.replace('-', "_");
            format!("install a C compiler for the target {target}, or name one in the variable CC_{variable}")
        })
    }

    /// Makes the file position that a line of Go's output starts with relative to the crate; Go's are relative to the module.
    fn relocate(&self, line: &str) -> String {
        let body = line.trim_start();
        let indent = &line[..line.len() - body.len()];
        let Some((file, rest)) = body.split_once(".go:") else {
            return line.to_owned();
        };
        let file = format!("{file}.go");
        if Path::new(&file).is_absolute() || !self.dir.join(&file).is_file() {
            return line.to_owned();
        }
        format!("{indent}{}:{rest}", clean(&self.shown.join(file)).display())
    }
}

/// An argument as a shell takes it.
fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_=./,:+@%\\".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.into_owned()
    } else {
        format!("'{word}'")
    }
}

/// The directory's own path, without links, in the form that Go prints.
pub fn real(dir: &Path) -> Result<PathBuf, BuildError> {
    let path = fs::canonicalize(dir).map_err(BuildError::io("use the directory", dir))?;
    // On Windows, canonical paths have a prefix that Go does not print.
    Ok(
        match path.to_str().and_then(|text| text.strip_prefix(r"\\?\")) {
            Some(text) if !text.starts_with("UNC") => PathBuf::from(text),
            _ => path,
        },
    )
}

/// The path without `.` and without `name/..`.
pub fn clean(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    if parts.is_empty() {
        PathBuf::from(".")
    } else {
        parts.iter().collect()
    }
}

/// Splits a list of flags as Go does: at blanks, with `'…'` or `"…"` around a whole flag.
pub fn split_flags(text: &str) -> Vec<String> {
    let mut flags = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (flag, after) = match first {
            '\'' | '"' => rest[1..].split_once(first).unwrap_or((&rest[1..], "")),
            _ => rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len())),
        };
        flags.push(flag.to_owned());
        rest = after.trim_start();
    }
    flags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_split_as_in_go() {
        assert_eq!(
            split_flags(" -a  '-ldflags=-s -w' \"x y\"\t-b"),
            ["-a", "-ldflags=-s -w", "x y", "-b"]
        );
        assert_eq!(split_flags("'open"), ["open"]);
        assert!(split_flags(" ").is_empty());
    }

    #[test]
    fn paths_lose_their_detours() {
        assert_eq!(clean(Path::new("go/./a/../b.go")), Path::new("go/b.go"));
        assert_eq!(clean(Path::new("../go")), Path::new("../go"));
        assert_eq!(clean(Path::new("./.")), Path::new("."));
    }
}
