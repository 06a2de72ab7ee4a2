//! The project around: its Go module, and whether what is generated is what its contracts give.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use rust2go_cli::{Error, Rendered, Target};

use super::Report;
use super::go::{self, Version};

/// What a build script says to the builder, as far as it says it in plain strings.
#[derive(Debug, Default)]
struct Script {
    /// Contracts and the folders of their packages.
    contracts: Vec<(String, String)>,
    /// Those of other crates, relative to the crate.
    types: Vec<(String, String)>,
    go_dir: String,
    /// Whether `main` is Go's: its files depend on more than the contract.
    go_main: bool,
}

/// Looks at the crate in this folder, or at those in the folders below.
pub(super) fn look(report: &mut Report, version: Option<Version>) {
    let Ok(here) = env::current_dir() else {
        return;
    };
    let mut crates = Vec::new();
    crates_in(&here, 0, &mut crates);
    if crates.is_empty() {
        report.note("no build.rs in this folder or below names rust2go::Builder, so no generated code was looked at");
    }
    for (dir, text) in crates {
        let shown = dir.strip_prefix(&here).unwrap_or(&dir);
        let shown = match shown.as_os_str().is_empty() {
            true => Path::new("."),
            false => shown,
        };
        one(report, &dir, shown, &read(&text), version);
    }
}

/// Folders with a build script that has a builder, and the script.
fn crates_in(dir: &Path, depth: usize, out: &mut Vec<(PathBuf, String)>) {
    if let Ok(text) = fs::read_to_string(dir.join("build.rs")) {
        if text.contains("rust2go::") && text.contains("Builder::") {
            out.push((dir.to_owned(), text));
        }
    }
    if depth == 4 {
        return;
    }
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    let mut folders: Vec<PathBuf> = entries
        .flatten()
        // Links are not followed: they may lead round.
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            !name.starts_with('.') && name != "target" && name != "vendor"
        })
        .collect();
    folders.sort();
    for folder in folders {
        crates_in(&folder, depth + 1, out);
    }
}

/// Reads a build script for its calls of the builder.
fn read(text: &str) -> Script {
    let lines = text
        .lines()
        .map(|line| match line.trim_start().starts_with("//") {
            true => "",
            false => line,
        });
    let text: String = lines.collect::<Vec<_>>().join("\n");
    let first = |call: &str| {
        strings_after(&text, call)
            .next()
            .and_then(|all| all.into_iter().next())
    };
    let pairs = |call: &str| -> Vec<(String, String)> {
        strings_after(&text, call)
            .filter_map(|all| <[String; 2]>::try_from(all).ok())
            .map(|[file, package]| (file, package))
            .collect()
    };
    let mut contracts = Vec::new();
    if let Some(file) = first("Builder::new(") {
        let package = first(".package(").unwrap_or_else(|| "api".to_owned());
        contracts.push((file, package));
    }
    contracts.extend(pairs(".contract("));
    Script {
        contracts,
        types: pairs(".types("),
        go_dir: first(".go_dir(").unwrap_or_else(|| "go".to_owned()),
        go_main: text.contains(".go_main("),
    }
}

/// The string literals among the arguments of each such call.
fn strings_after(text: &str, call: &str) -> impl Iterator<Item = Vec<String>> {
    text.split(call).skip(1).map(|rest| {
        let mut strings = Vec::new();
        let mut parts = rest.split('"');
        while let (Some(between), Some(string)) = (parts.next(), parts.next()) {
            if between.contains(')') {
                break;
            }
            strings.push(string.to_owned());
        }
        strings
    })
}

fn one(report: &mut Report, dir: &Path, shown: &Path, script: &Script, version: Option<Version>) {
    let go_dir = dir.join(&script.go_dir);
    let go_mod = go_dir.join("go.mod");
    let shown_mod = shown.join(&script.go_dir).join("go.mod");
    match fs::read_to_string(&go_mod) {
        Ok(text) => module(report, &text, &shown_mod.display().to_string(), version),
        Err(_) if script.contracts.is_empty() => return,
        Err(_) => {
            report.error(
                format!("there is no {}", shown_mod.display()),
                format!(
                    "run `go mod init example.com/app` in {}",
                    shown.join(&script.go_dir).display()
                ),
            );
            return;
        }
    }
    if script.go_main {
        report.note(format!(
            "{}: `main` is Go's there, `cargo build` tells whether its generated code is stale",
            shown.display()
        ));
        return;
    }
    let types = script
        .types
        .iter()
        .map(|(file, to)| (dir.join(file), dir.join(to), None));
    let own = script
        .contracts
        .iter()
        .map(|(file, to)| (dir.join(file), go_dir.join(to), Some(shown.join(file))));
    let mut rendered: Vec<Rendered> = Vec::new();
    for (src, dst, shown) in types.chain(own) {
        let earlier: Vec<&Rendered> = rendered.iter().collect();
        let target = Target {
            src,
            dst,
            package: None,
            staticlib: None,
        };
        match target.render_among(&earlier) {
            Ok(one) => {
                if let Some(shown) = shown {
                    check(report, &one, &shown.display().to_string());
                }
                rendered.push(one);
            }
            Err(error) => {
                report.error(
                    error.to_string().trim_end().to_owned(),
                    "correct the contract, or the build script",
                );
                return;
            }
        }
    }
}

/// Whether Go may compile the module.
fn module(report: &mut Report, text: &str, shown: &str, version: Option<Version>) {
    let wanted = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("go "));
    let wanted = wanted.map_or("1.16", |rest| {
        rest.split("//").next().unwrap_or(rest).trim()
    });
    let number = go::version(&format!("go{wanted}"));
    if number < Some((1, 21)) {
        report.error(
            format!("{shown} asks for Go {wanted}, and generated code needs 1.21"),
            "run `go mod edit -go=1.21` there",
        );
    } else if let (Some(number), Some(version)) = (number, version) {
        if number > version {
            report.warning(
                format!("{shown} asks for Go {wanted}, later than the one that was found"),
                "install that version, or let Go download it (GOTOOLCHAIN=auto)",
            );
        }
    }
}

/// Whether the generated files are what the contract gives.
fn check(report: &mut Report, rendered: &Rendered, shown: &str) {
    let there = |(path, _): &(PathBuf, String)| path.exists();
    let next = "build the crate (`cargo build`), which writes them, and commit the result if you keep them";
    match rendered.check() {
        Ok(()) => report.ok(format!("{shown}: the generated code is up to date")),
        Err(Error::Stale { .. }) if !rendered.files.iter().any(there) => {
            report.note(format!(
                "{shown}: no code has been generated yet; `cargo build` does it"
            ));
        }
        Err(Error::Stale { files, .. }) => {
            let names: Vec<String> = files
                .iter()
                .filter_map(|path| path.file_name())
                .map(|name| name.to_string_lossy().into_owned())
                .collect();
            report.error(
                format!("{shown}: generated code is stale: {}", names.join(", ")),
                next,
            );
        }
        Err(error) => report.error(error.to_string(), next),
    }
}
