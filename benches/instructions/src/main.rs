//! The Rust half of one call of each kind, without Go in the process, for `cargo xtask instructions` to run under callgrind.
//!
//! `rust2go-instructions` prints the names of the calls, and how many of them there are; with a name, it makes those calls in
//! `r2g_counted`, the one function in which callgrind counts.

// The symbols that Go exports have the names of the ABI.
#![allow(non_snake_case)]

mod arena;
mod calls;
mod contract;
mod go;
mod ring;

use std::process::ExitCode;

use calls::{CALLS, Calls, Make};

#[global_allocator]
static ALLOCATOR: arena::Arena = arena::Arena;

/// How many turns are counted.
const TURNS: u64 = 100;

/// Makes calls. Callgrind knows it by its name.
#[inline(never)]
#[unsafe(no_mangle)]
fn r2g_counted(make: Make, calls: &mut Calls) {
    for _ in 0..TURNS {
        make(calls);
    }
}

/// Takes away the signal stack that std gives the main thread for its handler of SIGSEGV. Where there is Go, std finds Go's handler and installs none, and
/// a thread that calls Go is not asked each time whether it has lost its stack.
#[cfg(unix)]
fn without_signal_stack() {
    let none = libc::stack_t {
        ss_sp: std::ptr::null_mut(),
        ss_flags: libc::SS_DISABLE,
        ss_size: 0,
    };
    // SAFETY: the thread goes on without one; nothing here overflows.
    let failed = unsafe { libc::sigaltstack(&raw const none, std::ptr::null_mut()) };
    assert_eq!(failed, 0, "sigaltstack");
}

fn main() -> ExitCode {
    let Some(wanted) = std::env::args().nth(1) else {
        for (name, count, _) in CALLS {
            println!("{name} {}", count * TURNS);
        }
        return ExitCode::SUCCESS;
    };
    let Some(&(_, _, make)) = CALLS.iter().find(|(name, ..)| *name == wanted) else {
        eprintln!("no call is named {wanted}");
        return ExitCode::FAILURE;
    };
    #[cfg(unix)]
    without_signal_stack();
    let mut calls = Calls::new();
    // What the first calls do once.
    for _ in 0..10 {
        make(&mut calls);
    }
    r2g_counted(make, &mut calls);
    ExitCode::SUCCESS
}
