//! This test program, started again: for tests that want a process of their own. And what tests of one process share.

#[cfg(unix)]
#[path = "emulated.rs"]
mod emulated;

use std::process::{Command, Output};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// Runs one of the ignored tests in a process of its own, with these variables, and returns what it prints.
///
/// `RUST2GO_RUNNER` is a program, with its first arguments, that runs programs of another processor: what cargo's `runner` is for cargo.
#[track_caller]
pub fn run(test: &str, env: &[(&str, &str)]) -> String {
    start(&[], test, env)
}

/// As [`run`], on this core alone, where the system has a program that sees to that. util-linux has it on every Linux.
#[allow(dead_code, reason = "only tests of the ring want it")]
#[track_caller]
pub fn run_on_core(core: &str, test: &str, env: &[(&str, &str)]) -> String {
    match cfg!(target_os = "linux") {
        true => start(&["taskset", "-c", core], test, env),
        false => run(test, env),
    }
}

#[track_caller]
fn start(words: &[&str], test: &str, env: &[(&str, &str)]) -> String {
    let exe = std::env::current_exe().expect("the test program");
    let runner = std::env::var("RUST2GO_RUNNER").unwrap_or_default();
    let mut words = words.iter().copied().chain(runner.split_whitespace());
    let mut command = match words.next() {
        Some(first) => {
            let mut command = Command::new(first);
            command.args(words).arg(exe);
            command
        }
        None => Command::new(exe),
    };
    command
        .args([test, EXACT, "--ignored", "--nocapture"])
        .envs(env.iter().copied());
    let output = finish(&mut command);
    let text = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{test} with {env:?}: {}\n{text}",
        output.status
    );
    text.into_owned()
}

const EXACT: &str = "--exact";

fn finish(command: &mut Command) -> Output {
    #[cfg(unix)]
    if std::env::var_os("RUST2GO_RUNNER").is_some() {
        return emulated::output(command, EXACT);
    }
    command.output().expect("the test program starts")
}

/// How long something may take that must not take for ever: so many seconds, times `RUST2GO_PATIENCE`, which is for emulators.
pub fn patience(seconds: u64) -> Duration {
    let times = std::env::var("RUST2GO_PATIENCE").ok();
    let times: Option<u32> = times.and_then(|times| times.parse().ok());
    Duration::from_secs(seconds) * times.unwrap_or(1)
}

/// Looks until it is so, for a minute at most.
pub fn until(what: &str, mut so: impl FnMut() -> bool) {
    let end = Instant::now() + patience(60);
    while !so() {
        assert!(Instant::now() < end, "{what}: not within a minute");
        thread::yield_now();
    }
}

/// The turn of who sets the hook of `rust2go::on_unobserved`: there is one for the process.
pub fn hook() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
