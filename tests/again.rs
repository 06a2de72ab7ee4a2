//! This test program, started again: for tests that want a process of their own. And what tests of one process share.

use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A command that starts this program. `RUST2GO_RUNNER` is a program, with its first arguments, that runs those of another processor: what
/// cargo's `runner` is for cargo.
#[allow(dead_code, reason = "only some folders want it")]
pub fn program() -> Command {
    after(&[])
}

/// As [`program`], on this core alone, where the system has a program that sees to that. util-linux has it on every Linux.
#[allow(dead_code, reason = "only tests of the ring want it")]
pub fn on_core(core: &str) -> Command {
    match cfg!(target_os = "linux") {
        true => after(&["taskset", "-c", core]),
        false => program(),
    }
}

/// How long something may take that must not take for ever: so many seconds, times `RUST2GO_PATIENCE`, which is for emulators.
#[allow(dead_code, reason = "only some folders want it")]
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
        std::thread::yield_now();
    }
}

/// The turn of who sets the hook of `rust2go::on_unobserved`: there is one for the process.
pub fn hook() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn after(words: &[&str]) -> Command {
    let exe = std::env::current_exe().expect("the test program");
    let runner = std::env::var("RUST2GO_RUNNER").unwrap_or_default();
    let mut words = words.iter().copied().chain(runner.split_whitespace());
    let Some(first) = words.next() else {
        return Command::new(exe);
    };
    let mut command = Command::new(first);
    command.args(words).arg(exe);
    command
}
