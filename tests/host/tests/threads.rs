//! Threads that are many, small, or ending.
#![cfg(target_os = "linux")]

mod programs;

use programs::run;

const PROGRAM: &str = env!("CARGO_BIN_EXE_threads");

/// Guard: the destructor in `rust2go/src/threads`, which counts ended threads out. More than 10,000 may call as well (tried with 10,500, which takes
/// long): Go's limit leaves out threads of Rust's (golang/go#60004).
#[test]
fn four_thousand_threads_call() {
    run(PROGRAM, &["crowd", "4096"]).says("ok\n");
}

/// Guard: Go's own destructor, which lets go of threads that end.
#[test]
fn threads_come_and_go() {
    run(PROGRAM, &["come-and-go"]).says("ok\n");
}

/// Guard: the state in `rust2go/src/threads`, which outlives the thread's other values.
#[test]
fn calls_from_ending_threads_are_refused() {
    run(PROGRAM, &["ending"]).says("ok\n");
}

/// Guard: no thread-local value that cancelling touches has a destructor. With one, `with` panics, and the program aborts.
#[test]
fn futures_of_ending_threads_are_cancelled() {
    run(PROGRAM, &["dropped"]).says("ok\n");
}

/// Guard: calls need little of their thread's stack: what is large is on the heap.
#[test]
fn small_stacks_suffice() {
    run(PROGRAM, &["small"]).says("ok\n");
}

/// Guard: a call needs less than the `NEEDED` bytes that `rust2go/src/threads` sees to, whatever happens in it. With less stack than that, the ring
/// still carries calls, and Go still hears of futures that are dropped.
#[test]
fn the_least_stack_suffices() {
    run(PROGRAM, &["edge"]).says("ok\n");
}

/// Guard: the look at the stack in `rust2go/src/threads`.
#[test]
fn the_smallest_stacks_are_refused() {
    run(PROGRAM, &["least"]).says("ok\n");
}

/// Guard: as above. Without it, Go ends the program, or the stack overflows.
#[test]
fn the_end_of_the_stack_is_an_error() {
    run(PROGRAM, &["deep"]).says("ok\n");
}
