//! Other processes, pipes, and processes that see another system.
#![cfg(target_os = "linux")]

mod programs;

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use programs::run;

const PROGRAM: &str = env!("CARGO_BIN_EXE_processes");

/// Tells of its descriptors, and of the signals that it blocks and ignores: the first 28, since `posix_spawn` ignores two of the C library's own.
const SCRIPT: &str = "ls /proc/self/fd | tr '\\n' ' '; sed -nE 's/^(SigBlk|SigIgn):.*(.{7})$/\\1 \\2/p' /proc/self/status | tr '\\n' ' '";

/// Has the program run the script in many children, all of which must see what one of this process sees, in which there is no Go.
#[track_caller]
fn run_children(how: &str) {
    let alone = programs::finish(Command::new("sh").args(["-c", SCRIPT]));
    let said = String::from_utf8(alone.output.stdout).expect("a text");
    assert!(said.ends_with("SigIgn 0000000 "), "{said}");
    run(PROGRAM, &[how, SCRIPT, &said]).says("ok\n");
}

/// Guard: the ring's bell (`go/ring/bell_linux.go`), the one descriptor of the bridge, is closed by `exec`; Go blocks no signals on threads
/// that call it.
#[test]
fn rust_runs_programs_while_calls_are_in_flight() {
    run_children("rust");
}

/// Guard: as above; and SIGPIPE, which Rust ignores, is what it was for the programs that Go runs (`signal.Notify` in the builder's `archive.rs`
/// leaves that to Go, where `signal.Ignore` would not).
#[test]
fn go_runs_programs_while_calls_are_in_flight() {
    run_children("go");
}

/// Guard: `pthread_atfork` in `rust2go/src/threads`. Without it, the child waits for threads that it does not have.
#[test]
fn a_child_without_exec_is_refused() {
    run(PROGRAM, &["fork"]).says("ok\n");
}

/// Guard: std ignores SIGPIPE, and Go leaves it at that.
#[test]
fn writing_to_a_broken_pipe_is_an_error() {
    run(PROGRAM, &["pipe"]).says("ok\n");
}

/// Guard: `signal.Notify` in the builder's `archive.rs`. Without it, Go ends the program by SIGPIPE.
#[test]
fn writing_to_a_broken_output_is_an_error() {
    let mut child = Command::new(PROGRAM)
        .arg("print")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    drop(child.stdin.take());
    let output = child.wait_with_output().expect("it ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && errors.ends_with("ok\n"),
        "{}\n{errors}",
        output.status
    );
}

/// A fact: neither side needs a file after the start.
#[test]
fn an_empty_root_suffices() {
    let dir = tempfile::tempdir().expect("a directory");
    let dir = dir.path().to_str().expect("a name");
    allowed(&["chroot", dir]);
}

/// A documented limit, held to: docs/host.md.
#[test]
fn a_thread_in_a_namespace_takes_sync_calls_with_it() {
    allowed(&["namespace"]);
}

/// Expects it to have done it, where whoever runs the test may. Who is not root may in a user namespace, in which the program has to start.
#[track_caller]
fn allowed(args: &[&str]) {
    let mut command = Command::new(PROGRAM);
    // SAFETY: both are system calls, which a child of many threads may do.
    unsafe {
        command.args(args).pre_exec(|| {
            if libc::geteuid() != 0 {
                libc::unshare(libc::CLONE_NEWUSER);
            }
            Ok(())
        });
    }
    let ran = programs::finish(&mut command);
    let not = ran.output.stdout == b"not allowed\n";
    ran.says(if not { "not allowed\n" } else { "ok\n" });
}
