//! The targets besides that of this machine: their programs, built and run here as far as that goes. docs/platforms.md has what comes out of it.

mod quickstart;
mod setup;
mod targets;
mod tools;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

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
    let mut lines = Vec::new();
    let mut failed = false;
    for target in chosen {
        println!("\n==> {}: {}", target.name, target.how);
        let start = Instant::now();
        let outcome = of_target(root, &work, target, short);
        failed |= outcome.is_err();
        let said = outcome.unwrap_or_else(|error| format!("FAILED: {error}"));
        lines.push(format!(
            "{:<36} {:<32} {said}, {} s",
            target.name,
            target.how,
            start.elapsed().as_secs()
        ));
    }
    println!("\n{}", lines.join("\n"));
    match failed {
        true => Err("a target has failed, see above".to_owned()),
        false => Ok(()),
    }
}

fn of_target(root: &Path, work: &Path, target: &Target, short: bool) -> Result<String, String> {
    tools::install(target)?;
    match target.way {
        Way::Check => check(root, target),
        Way::Run => {
            let setup = Setup::of(target, work)?;
            let done = tests(root, target, &setup, short).and_then(|passed| {
                quickstart::render(root, work, target, &setup)
                    .map(|how| format!("{passed} tests passed, quickstart rendered a file {how}"))
            });
            setup.end();
            done
        }
    }
}

/// The whole suite across the languages, over both transports, and the rings alone.
fn tests(root: &Path, target: &Target, setup: &Setup, short: bool) -> Result<u32, String> {
    let packages: &[&[&str]] = &[
        &["-p", "rust2go-mem-ring", "--lib", "--tests"],
        &["-p", "rust2go", "--lib"],
        &[
            "-p",
            "rust2go-tests",
            "-p",
            "rust2go-tests-ring",
            "--test",
            "cases",
        ],
    ];
    let mut passed = 0;
    for packages in packages {
        let mut suite = Suite::new(root, packages);
        suite.args(["--target", target.triple]);
        suite.few_values();
        if target.place != Place::Here {
            suite.command().env("RUST2GO_RING_SLOW", "50");
            suite.command().env("RUST2GO_PATIENCE", "10");
        }
        if short {
            suite.few_folders();
        }
        suite.envs(&setup.env);
        passed += suite.run()?;
    }
    Ok(passed)
}

/// What can be checked where nothing can be linked.
fn check(root: &Path, target: &Target) -> Result<String, String> {
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
    suite::succeed(&mut command)?;
    Ok(format!(
        "nothing run: the Rust code of {} checked by the compiler",
        packages.join(", ")
    ))
}

/// The executable that cargo has built for a target.
fn built(root: &Path, target: &Target, name: &str) -> PathBuf {
    suite::target_dir(root)
        .join(target.triple)
        .join("debug")
        .join(name)
}
