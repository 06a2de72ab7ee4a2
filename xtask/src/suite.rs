//! Runs of cargo's tests, and how many passed.

use std::env;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many random values, objects and calls there are: enough to see whether something works. The defaults are for finding what is rare.
const FEW: [(&str, &str); 4] = [
    ("RUST2GO_CASES", "50"),
    ("RUST2GO_OBJECTS", "500"),
    ("RUST2GO_STRESS", "200"),
    ("RUST2GO_STORM", "1000"),
];

/// Folders for a short run: one for each way to call, and what threads and time have a part in.
const FOLDERS: &str = "context failures g2r_async g2r_sync streams values served";

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
            if env::var_os(name).is_none() {
                self.command.env(name, value);
            }
        }
    }

    /// Fewer folders; what the caller's environment says goes before.
    pub fn few_folders(&mut self) {
        if env::var_os("RUST2GO_FOLDERS").is_none() {
            self.command.env("RUST2GO_FOLDERS", FOLDERS);
        }
    }

    /// Runs them, showing what they print. Returns the number of those that passed.
    pub fn run(mut self) -> Result<u32, String> {
        let shown = format!("{:?}", self.command.get_args().collect::<Vec<_>>());
        let mut child = self
            .command
            .spawn()
            .map_err(|error| format!("cargo: {error}"))?;
        let mut passed = 0;
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).split(b'\n') {
                let line = line.map_err(|error| format!("cargo's output: {error}"))?;
                let line = String::from_utf8_lossy(&line);
                println!("{}", line.trim_end());
                passed += passed_in(&line);
            }
        }
        let status = child.wait().map_err(|error| format!("cargo: {error}"))?;
        match (status.success(), passed) {
            (false, _) => Err(format!(
                "cargo {shown}: {status}, after {passed} tests that passed"
            )),
            (true, 0) => Err(format!("cargo {shown} has run no tests")),
            (true, passed) => Ok(passed),
        }
    }
}

/// The number in `test result: ok. 12 passed; 0 failed; …`.
fn passed_in(line: &str) -> u32 {
    let counts = line.strip_prefix("test result: ");
    let number = counts.and_then(|counts| counts.split(" passed").next()?.rsplit(' ').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
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
        assert_eq!(passed_in(line), 112);
        assert_eq!(passed_in("test result: FAILED. 3 passed; 1 failed"), 3);
        assert_eq!(passed_in("test a ... ok"), 0);
    }
}
