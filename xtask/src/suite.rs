//! Runs of cargo's tests, and how many passed.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// How many random values, objects and calls there are: enough to see whether something works. The defaults are for finding what is rare.
const FEW: [(&str, &str); 4] = [
    ("RUST2GO_CASES", "50"),
    ("RUST2GO_OBJECTS", "500"),
    ("RUST2GO_STRESS", "200"),
    ("RUST2GO_STORM", "1000"),
];

/// Folders for a short run: one for each way to call, and what threads and time have a part in.
const FOLDERS: &str = "context failures g2r_async g2r_sync streams values served";

/// What keeps a build small, and in it nothing that a test asks for.
const SMALL: [(&str, &str); 2] = [("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0")];

/// The tests of some packages.
#[derive(Debug)]
pub struct Suite {
    command: Command,
}

impl Suite {
    /// `cargo test` with these arguments, which choose packages and kinds of tests. All run, also after one that fails.
    pub fn new(root: &Path, what: &[&str]) -> Suite {
        let mut command = Command::new("cargo");
        command.current_dir(root).args(["test", "--no-fail-fast"]);
        command.args(what).stdout(Stdio::piped());
        small(&mut command);
        Suite { command }
    }

    /// Further arguments.
    pub fn args<const N: usize>(&mut self, args: [&str; N]) {
        self.command.args(args);
    }

    /// Variables for cargo and the tests.
    pub fn envs(&mut self, env: &[(String, OsString)]) {
        self.command.envs(env.iter().cloned());
    }

    /// The command, for what else there is to say.
    pub fn command(&mut self) -> &mut Command {
        &mut self.command
    }

    /// Fewer random values and calls; what the caller's environment says goes before.
    pub fn few_values(&mut self) {
        for (name, value) in FEW {
            unless_set(&mut self.command, name, value);
        }
    }

    /// So many times as long until a test says that something hangs; what the caller's environment says goes before.
    pub fn patience(&mut self, times: &str) {
        unless_set(&mut self.command, "RUST2GO_PATIENCE", times);
    }

    /// Fewer folders; what the caller's environment says goes before.
    pub fn few_folders(&mut self) {
        unless_set(&mut self.command, "RUST2GO_FOLDERS", FOLDERS);
    }

    /// Runs them, showing what they print. Returns the numbers of those that passed: for each program with tests, in the order in which cargo runs them.
    pub fn run(mut self) -> Result<Vec<u32>, String> {
        let shown = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let mut child = self
            .command
            .spawn()
            .map_err(|error| format!("cargo: {error}"))?;
        let mut passed = Vec::new();
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).split(b'\n') {
                let line = line.map_err(|error| format!("cargo's output: {error}"))?;
                let line = String::from_utf8_lossy(&line);
                println!("{}", line.trim_end());
                passed.extend(passed_in(&line));
            }
        }
        let status = child.wait().map_err(|error| format!("cargo: {error}"))?;
        match (status.success(), passed.iter().sum::<u32>()) {
            (false, sum) => Err(format!(
                "cargo {shown}: {status}, after {sum} tests that passed"
            )),
            (true, 0) => Err(format!("cargo {shown} has run no tests")),
            (true, _) => Ok(passed),
        }
    }
}

/// Runs something for each of these, one after the other, and then prints a line for each: its label, what came of it, and how long it took. Fails if
/// one of them has failed.
pub fn each<T>(
    chosen: &[T],
    label: impl Fn(&T) -> String,
    run: impl Fn(&T) -> Result<String, String>,
) -> Result<(), String> {
    let mut lines = Vec::new();
    let mut failed = 0;
    for one in chosen {
        let label = label(one);
        println!("\n==> {}", label.trim_end());
        let start = Instant::now();
        let said = run(one).unwrap_or_else(|error| {
            failed += 1;
            format!("FAILED: {error}")
        });
        lines.push(format!("{label} {said}, {} s", start.elapsed().as_secs()));
    }
    println!("\n{}", lines.join("\n"));
    match failed {
        0 => Ok(()),
        failed => Err(format!("{failed} of {} failed, see above", chosen.len())),
    }
}

/// A command of cargo's with a small build; what the caller's environment says goes before.
pub fn small(command: &mut Command) {
    for (name, value) in SMALL {
        unless_set(command, name, value);
    }
}

fn unless_set(command: &mut Command, name: &str, value: &str) {
    if env::var_os(name).is_none() {
        command.env(name, value);
    }
}

/// The number in `test result: ok. 12 passed; 0 failed; …`.
fn passed_in(line: &str) -> Option<u32> {
    let counts = line.strip_prefix("test result: ")?;
    let number = counts.split(" passed").next()?.rsplit(' ').next()?;
    number.parse().ok()
}

/// Runs a command whose output is for people to see.
pub fn succeed(command: &mut Command) -> Result<(), String> {
    let status = command
        .status()
        .map_err(|error| format!("{}: {error}", command.get_program().to_string_lossy()))?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{command:?}: {status}")),
    }
}

/// What a command prints to its standard output.
pub fn output(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("{}: {error}", command.get_program().to_string_lossy()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.success() {
        true => Ok(text),
        false => Err(format!(
            "{command:?}: {}\n{text}{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

/// Where cargo builds.
pub fn target_dir(root: &Path) -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root.join(dir),
        None => root.join("target"),
    }
}

#[cfg(test)]
mod tests {
    use super::passed_in;

    #[test]
    fn results_are_counted() {
        let line = "test result: ok. 112 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out";
        assert_eq!(passed_in(line), Some(112));
        assert_eq!(
            passed_in("test result: FAILED. 3 passed; 1 failed"),
            Some(3)
        );
        assert_eq!(passed_in("test a ... ok"), None);
    }
}
