//! Signals: handlers of Rust's and Go's in one process.
#![cfg(target_os = "linux")]

mod programs;

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

/// Guard: as above. tokio's handlers write to a pipe, which needs no more than what a goroutine's stack often has: the test of
/// profilers shows what happens where it has not.
#[test]
fn tokio_signal_works() {
    run(env!("CARGO_BIN_EXE_signals"), &["tokio"]).says("ok\n");
}

/// Guard: `adopt_signal_handlers`. Without it, samples overwrite what lies below goroutines' stacks, and the program dies.
#[test]
fn profilers_sample_while_go_runs() {
    run(env!("CARGO_BIN_EXE_signals"), &["profile"]).says("ok\n");
}

/// Guard: signal-hook calls the handler that was there before, and Go's stays. With a handler that does not, goroutines that never call
/// anything are never preempted: `preflight` tells of it.
#[test]
fn go_preempts_with_a_handler_of_sigurg() {
    run(env!("CARGO_BIN_EXE_signals"), &["urgent"]).says("ok\n");
}
