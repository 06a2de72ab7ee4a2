//! The targets besides that of this machine: their programs, built and run here as far as that goes. docs/platforms.md has what comes out of it.

mod quickstart;
mod setup;
mod targets;
mod tools;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::suite::{self, Suite};
use setup::Setup;
use targets::{Place, TARGETS, Target, Way};

/// Tests all targets, or those whose names contain `only`; `short` chooses a few targets and a few tests.
///
/// Prints one line for each, and fails if one of them has failed.
pub fn run(root: &Path, only: Option<&str>, short: bool) -> Result<(), String> {
    let chosen: Vec<&Target> = TARGETS
        .iter()
        .filter(|target| only.map_or(!short || target.short, |only| target.name.contains(only)))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        return Err(format!(
            "no target's name contains {:?}\nnext: choose one of {}",
            only.unwrap_or_default(),
            names.join(", ")
        ));
    }
    let work = suite::target_dir(root).join("cross");
    suite::each(
        &chosen,
        |target| format!("{:<36} {:<32}", target.name, target.how),
        |target| {
            let outcome = of_target(root, &work, target, short);
            if outcome.is_ok() {
                // There are many targets, and each takes gigabytes. What the next one goes without is built again by the next run alone.
                let _ = fs::remove_dir_all(build_dir(&work).join(target.triple));
            }
            outcome
        },
    )
}

fn of_target(root: &Path, work: &Path, target: &Target, short: bool) -> Result<String, String> {
    tools::install(target)?;
    match target.way {
        Way::Check => check(root, work, target),
        Way::Run => {
            let setup = Setup::of(target, work)?;
            let done = tests(root, work, target, &setup, short).and_then(|passed| {
                quickstart::render(root, work, target, &setup)
                    .map(|how| format!("{passed}, quickstart rendered a file {how}"))
            });
            setup.end();
            done
        }
    }
}

/// The suite across the languages, over both transports; unless the run is short, the rings alone and the unit tests of the runtime as well. Returns how
/// many passed.
fn tests(
    root: &Path,
    work: &Path,
    target: &Target,
    setup: &Setup,
    short: bool,
) -> Result<String, String> {
    let run = |packages: &[&str]| {
        let mut suite = Suite::new(root, packages);
        suite.args(["--target", target.triple]);
        suite.command().env("CARGO_TARGET_DIR", build_dir(work));
        suite.few_values();
        if target.place == Place::Here {
            suite.patience("5");
        } else {
            suite.command().env("RUST2GO_RING_SLOW", "50");
            suite.patience("20");
        }
        if short {
            suite.few_folders();
        }
        suite.envs(&setup.env);
        suite.run()
    };
    let both = ["-p", "rust2go-tests", "-p", "rust2go-tests-ring"];
    // Cargo runs the programs in the order of the packages' names.
    let passed = run(&[&both[..], &["--test", "cases"]].concat())?;
    let mut parts = vec![
        (passed[0], "over cgo"),
        (passed[1..].iter().sum(), "over the ring"),
    ];
    if !short {
        let rings = run(&["-p", "rust2go-mem-ring", "--lib", "--tests"])?;
        parts.push((rings.iter().sum(), "of the rings"));
        let runtime = run(&["-p", "rust2go", "--lib"])?;
        parts.push((runtime.iter().sum(), "of the runtime"));
    }
    let sum: u32 = parts.iter().map(|part| part.0).sum();
    let parts: Vec<String> = parts.iter().map(|(n, of)| format!("{n} {of}")).collect();
    Ok(format!("{sum} tests passed ({})", parts.join(", ")))
}

/// What can be checked where nothing can be linked.
fn check(root: &Path, work: &Path, target: &Target) -> Result<String, String> {
    let packages = [
        "rust2go-mem-ring",
        "rust2go",
        "rust2go-tests",
        "rust2go-tests-ring",
    ];
    let mut command = Command::new("cargo");
    command
        .current_dir(root)
        .args(["check", "--quiet", "--lib"]);
    command.args(["--target", target.triple]);
    for package in packages {
        command.args(["-p", package]);
    }
    command.env("RUST2GO_SKIP_BUILD", "1");
    command.env("CARGO_TARGET_DIR", build_dir(work));
    suite::small(&mut command);
    suite::succeed(&mut command)?;
    Ok(format!(
        "nothing run: the Rust code of {} checked by the compiler",
        packages.join(", ")
    ))
}

/// Where cargo builds for other targets: not where it builds for people, whose files are not ours to remove.
fn build_dir(work: &Path) -> PathBuf {
    work.join("build")
}
