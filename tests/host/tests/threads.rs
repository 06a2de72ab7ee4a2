//! Threads that are many, small, or ending.
#![cfg(target_os = "linux")]

mod programs;

use programs::run;

const PROGRAM: &str = env!("CARGO_BIN_EXE_threads");

/// Guard: none; Go has room for these.
#[test]
fn four_thousand_threads_call() {
    run(PROGRAM, &["crowd", "4096"]).says("0 refused\n");
}

/// Guard: the count in `rust2go/src/threads`. Without it, Go ends the program at its 10,001st thread.
#[test]
fn more_threads_than_go_can_have_are_refused() {
    run(PROGRAM, &["crowd", "10500"]).says("1500 refused\n");
}

/// Guard: the destructor in `rust2go/src/threads`, which counts ended threads out. Without it, the 9,001st thread is refused.
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

/// Guard: the look at the stack in `rust2go/src/threads`. Without it, Go ends the program, or the stack overflows.
#[test]
fn the_end_of_the_stack_is_an_error() {
    run(PROGRAM, &["deep"]).says("ok\n");
}
