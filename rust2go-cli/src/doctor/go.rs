//! The Go toolchain: the one that the builder would take, and its settings.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Report, find, output, variable};

/// A version of Go: 1.21 is `(1, 21)`.
pub(super) type Version = (u32, u32);

/// The oldest version that compiles the generated code.
const OLDEST: Version = (1, 21);

const INSTALL: &str =
    "install Go 1.21 or later (https://go.dev/dl), or name the program with the variable GO";

/// Looks at Go, and gives its version if it runs.
pub(super) fn look(report: &mut Report) -> Option<Version> {
    let program = match locate() {
        Ok(program) => program,
        Err(why) => {
            report.error(format!("Go was not found: {why}"), INSTALL);
            return None;
        }
    };
    let shown = program.display();
    let text = output(
        Command::new(&program)
            .arg("version")
            .env("GOTOOLCHAIN", "local"),
    );
    let text = text.unwrap_or_default();
    let Some((word, found)) = text
        .split_whitespace()
        .find_map(|word| version(word).map(|found| (word, found)))
    else {
        report.error(
            format!("{shown} does not run, or names no version"),
            INSTALL,
        );
        return None;
    };
    if found < OLDEST {
        report.error(
            format!("{shown} is {word}, and generated code needs go1.21"),
            INSTALL,
        );
    } else {
        report.ok(format!("{word}, {shown}"));
    }
    settings(report, &program);
    Some(found)
}

/// The program `go`: the variable `GO`, then `GOROOT`, then `PATH`, as the builder looks for it.
fn locate() -> Result<PathBuf, String> {
    if let Some(go) = variable("GO") {
        return find(&go)
            .ok_or_else(|| format!("the variable GO names {go}, which does not exist"));
    }
    if let Some(root) = variable("GOROOT") {
        let program = Path::new(&root).join("bin").join("go");
        if let Some(program) = find(&program.to_string_lossy()) {
            return Ok(program);
        }
    }
    find("go").ok_or_else(|| "no folder on PATH has it".to_owned())
}

/// Settings that change what a build does.
fn settings(report: &mut Report, program: &Path) {
    let names = ["GOTOOLCHAIN", "GOFLAGS", "GOPROXY"];
    let text = output(Command::new(program).arg("env").args(names)).unwrap_or_default();
    let mut values = text.lines().map(str::trim);
    let [toolchain, flags, proxy] = names.map(|_| values.next().unwrap_or_default());
    if toolchain == "local" {
        report.note(
            "GOTOOLCHAIN is `local`: Go downloads no other version, whatever a go.mod asks for",
        );
    } else if !toolchain.is_empty() && toolchain != "auto" {
        report.note(format!("GOTOOLCHAIN is `{toolchain}`"));
    }
    if proxy == "off" {
        report
            .note("GOPROXY is `off`: modules must be in the cache, or vendored (`go mod vendor`)");
    }
    if flags.is_empty() {
        return;
    }
    report.note(format!("GOFLAGS is `{flags}`"));
    for flag in ["-buildmode", "-overlay", "-o"] {
        let has = |word: &str| {
            let word = word.replacen("--", "-", 1);
            word == flag || word.starts_with(&format!("{flag}="))
        };
        if flags.split_whitespace().any(has) {
            report.error(
                format!("GOFLAGS has {flag}, which the builder has to choose itself"),
                format!(
                    "take it out: `go env -u GOFLAGS`, or unset the variable{}",
                    from_variable()
                ),
            );
        }
    }
}

fn from_variable() -> &'static str {
    match env::var_os("GOFLAGS") {
        Some(_) => ", where it comes from",
        None => "",
    }
}

/// The version in `go1.22.3`, `go1.27-devel_1234` and the like.
pub(super) fn version(word: &str) -> Option<Version> {
    let mut parts = word.strip_prefix("go")?.split('.');
    let number = |text: &str| {
        let end = text.find(|c: char| !c.is_ascii_digit());
        text[..end.unwrap_or(text.len())].parse().ok()
    };
    let first = number(parts.next()?)?;
    Some((first, parts.next().map_or(Some(0), number)?))
}
