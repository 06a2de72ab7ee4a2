//! The programs that a target takes, installed where they are missing.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use super::targets::Target;
use crate::suite::{output, succeed};

/// Installs the standard library of the target, and Debian's packages of the programs that are missing.
pub fn install(target: &Target) -> Result<(), String> {
    let installed = output(Command::new("rustup").args(["target", "list", "--installed"]));
    // Whoever has no rustup has a standard library by other means, or is told by rustc.
    if installed.is_ok_and(|list| !list.lines().any(|line| line == target.triple)) {
        succeed(Command::new("rustup").args(["target", "add", target.triple]))?;
    }
    let packages: Vec<&str> = target
        .needs
        .iter()
        .filter(|(program, _)| on_path(program).is_none())
        .flat_map(|(_, packages)| packages.split(' '))
        .collect();
    if packages.is_empty() {
        return Ok(());
    }
    let by_hand = format!(
        "programs for {} are missing\nnext: apt-get install --no-install-recommends {}",
        target.name,
        packages.join(" ")
    );
    if on_path("apt-get").is_none() || !(is_root() || on_path("sudo").is_some()) {
        return Err(by_hand);
    }
    succeed(as_root("apt-get").args(["update", "-qq"]))?;
    succeed(
        as_root("env")
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "install"])
            .args(["-y", "-qq", "--no-install-recommends"])
            .args(packages),
    )
}

/// A command of the superuser's.
fn as_root(program: &str) -> Command {
    if is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.arg(program);
    command
}

/// Whether this is the superuser, who installs packages and changes the root of processes.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// The program of this name on `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(name))
        .find(|program| program.is_file())
}
