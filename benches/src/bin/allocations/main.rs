//! How many allocations a call makes, in Rust and in Go.
//!
//! Rust's are counted by the allocator of this program, on all threads; Go's are `Mallocs` of its `runtime.MemStats`, the runtime's own
//! ones included, while Go collects no garbage. Goroutines that have ended are used again, so that after a first round they
//! cost none; what a `go` statement allocates for its arguments does count.

mod calls;
mod counter;

use std::process::ExitCode;

use calls::{CALLS, Limit, Run};
use clap::Parser;
use rust2go_benches::api::PlainImpl;
use rust2go_benches::payload::{BIG, SMALL};
use serde::Serialize;
use tokio::runtime::{Builder, Runtime};

#[global_allocator]
static ALLOCATOR: counter::Counter = counter::Counter;

/// Counts what a call allocates, in Rust and in Go.
#[derive(Parser)]
#[command(name = "allocations")]
struct Args {
    /// Print one JSON object per line instead of a table
    #[arg(long)]
    json: bool,
    /// Count only this call (repeatable)
    #[arg(long, value_name = "CALL", value_parser = CALLS.iter().map(|row| row.0).collect::<Vec<_>>())]
    only: Vec<String>,
    /// Fail if a call allocates more than it may
    #[arg(long)]
    check: bool,
}

/// One row of the result.
#[derive(Serialize)]
struct Line {
    call: &'static str,
    transport: &'static str,
    rust: f64,
    go: f64,
    #[serde(skip)]
    limit: Limit,
}

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(over) if args.check => {
            eprintln!("allocations: {over} calls allocate more than they may");
            ExitCode::FAILURE
        }
        Ok(_) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("allocations: {message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints a row for each call that is wanted: how many of them are over their limits.
fn run(args: &Args) -> Result<usize, String> {
    let runtime = Builder::new_current_thread()
        .build()
        .map_err(|error| format!("no runtime: {error}"))?;
    rust2go::executor::tokio(runtime.handle().clone());
    assert!(
        SMALL.users.len() < BIG.users.len(),
        "made before anything is counted"
    );
    if !args.json {
        println!(
            "{:<18} {:<14} {:>8} {:>8}  limits",
            "call", "transport", "Rust", "Go"
        );
    }
    let mut over = 0;
    for &(call, transport, limit, n, run) in CALLS {
        if !args.only.is_empty() && !args.only.iter().any(|only| only == call) {
            continue;
        }
        let Some((rust, go)) = count(&runtime, n, run) else {
            return Err(format!("{call} over {transport}: an answer was wrong"));
        };
        let line = Line {
            call,
            transport,
            rust,
            go,
            limit,
        };
        over += usize::from(!line.within());
        line.print(args.json)?;
    }
    Ok(over)
}

/// The allocations of one call, in Rust and in Go; `None` if an answer was wrong.
fn count(runtime: &Runtime, n: u64, run: Run) -> Option<(f64, f64)> {
    // What the first calls allocate for all that follow: goroutines, threads, lists that have grown.
    run(runtime, n)?;
    PlainImpl::collect(false);
    run(runtime, n / 10)?;
    let (rust, go) = (counter::allocations(), PlainImpl::mallocs());
    let calls = run(runtime, n)?;
    let (rust, go) = (counter::allocations() - rust, PlainImpl::mallocs() - go);
    PlainImpl::collect(true);
    Some((each(rust, calls), each(go, calls)))
}

/// So many for each call, without the digits in which what is allocated now and then shows.
fn each(allocations: u64, calls: u64) -> f64 {
    (allocations as f64 / calls as f64 * 100.0).round() / 100.0
}

/// What allocations that belong to no call, of timers or threads, say, may add.
const STRAY: f64 = 0.05;

impl Line {
    fn within(&self) -> bool {
        self.limit
            .is_none_or(|(rust, go)| self.rust <= rust + STRAY && self.go <= go + STRAY)
    }

    fn print(&self, json: bool) -> Result<(), String> {
        if json {
            let line = serde_json::to_string(self).map_err(|error| error.to_string())?;
            println!("{line}");
            return Ok(());
        }
        let limits = match self.limit {
            Some((rust, go)) if self.within() => format!("{rust} and {go}: hold"),
            Some((rust, go)) => format!("{rust} and {go}: DO NOT HOLD"),
            None => String::new(),
        };
        let Line {
            call,
            transport,
            rust,
            go,
            ..
        } = self;
        println!("{call:<18} {transport:<14} {rust:>8.2} {go:>8.2}  {limits}");
        Ok(())
    }
}
