//! Signals: handlers of Rust's and Go's in one process.
#![cfg(target_os = "linux")]

mod programs;

use std::os::unix::process::ExitStatusExt;

use programs::run;

/// Guard: Go adds `SA_ONSTACK` to what it finds when it starts, and leaves the handlers where they are.
#[test]
fn handlers_from_before_go_go_on() {
    run(env!("CARGO_BIN_EXE_signals"), &["before"]).says("ok\n");
}

/// Guard: `adopt_signal_handlers`, by the first call of a trait and by hand. Without it, the flag is missing.
#[test]
fn handlers_from_after_go_go_on() {
    run(env!("CARGO_BIN_EXE_signals"), &["after"]).says("ok\n");
}

/// Guard: as above.
#[test]
fn tokio_signal_works() {
    run(env!("CARGO_BIN_EXE_signals"), &["tokio"]).says("ok\n");
}

/// Guard: `adopt_signal_handlers`. Without it, samples overwrite what lies below goroutines' stacks, and the program dies.
#[test]
fn profilers_sample_while_go_runs() {
    run(env!("CARGO_BIN_EXE_signals"), &["profile"]).says("ok\n");
}

/// Guard: as above, for a profiler that many use: it walks the stack in the handler.
#[test]
fn pprof_samples_while_go_runs() {
    run(env!("CARGO_BIN_EXE_signals"), &["pprof"]).says("ok\n");
}

/// A documented limit: Go's handler is there first, so std installs none, and says nothing of the overflow.
#[test]
fn an_overflow_of_a_rust_stack_ends_the_program() {
    let ran = run(env!("CARGO_BIN_EXE_signals"), &["overflow"]);
    let errors = String::from_utf8_lossy(&ran.output.stderr);
    assert_eq!(ran.output.status.signal(), Some(libc::SIGSEGV), "{errors}");
    assert!(!errors.contains("overflowed its stack"), "{errors}");
}

/// Guard: signal-hook calls the handler that was there before, and Go's stays. With a handler that does not, goroutines that never call
/// anything are never preempted: `preflight` tells of it.
#[test]
fn go_preempts_with_a_handler_of_sigurg() {
    run(env!("CARGO_BIN_EXE_signals"), &["urgent"]).says("ok\n");
}
