//! The numbers that the project stands by: one row for each call, transport, number of calls in flight, GOMAXPROCS and
//! number of tokio's workers.
//!
//! Go reads GOMAXPROCS before `main`, so each value gets a child process, which is this program again. The child measures
//! and writes one JSON object per line; the parent passes them on, sets them in a table or compares them with the limits.
//! Rows that are compared with each other are measured in turns of a fraction of a second, so that a drift of the machine
//! is in all of them alike.

mod alone;
mod args;
mod check;
mod child;
mod drive;
mod limits;
mod measure;
mod memory;
mod peers;
mod report;
mod rows;
mod runs;
mod verify;

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use args::Args;
use child::Setting;
use clap::Parser;
use report::{Line, Report};
use runs::Runs;

fn main() -> ExitCode {
    rust2go_benches::queues::serve_if_asked();
    let args = Args::parse();
    let done = match args.child {
        Some(workers) => child::run(&args, workers).map(|()| true),
        None => parent(&args),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("headline: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the children and reports what they measure, as soon as they have it; whether all limits hold.
fn parent(args: &Args) -> Result<bool, Box<dyn Error>> {
    let mut report = Report::new(args.json);
    let mut all = Runs::default();
    build_peer(args)?;
    for procs in args.gomaxprocs.iter().map(|n| n.get()) {
        for workers in args.workers() {
            if args.check && !limits::any(procs, workers) {
                continue;
            }
            let mut runs = Runs::default();
            for run in 0..args.runs() {
                for memory in child::memory_children(args, procs, workers) {
                    spawn(procs, workers, memory, |line| {
                        if args.runs() == 1 {
                            report.line(&line)?;
                        }
                        runs.add(run, line);
                        Ok(())
                    })?;
                }
            }
            if args.runs() > 1 {
                for line in runs.medians() {
                    report.line(&line)?;
                }
            }
            all.merge(runs);
        }
    }
    if args.check {
        return check::report(&all, args.json);
    }
    Ok(true)
}

/// Builds the program that the children start, if one of them will.
fn build_peer(args: &Args) -> std::io::Result<()> {
    let wanted = |gomaxprocs: u32| {
        let setting = |workers| Setting {
            args,
            gomaxprocs,
            workers,
        };
        args.workers()
            .into_iter()
            .map(setting)
            .any(|s| peers::wanted(&s))
    };
    if args.gomaxprocs.iter().any(|n| wanted(n.get())) {
        rust2go_benches::peers::build()?;
    }
    Ok(())
}

/// Runs one child and hands on what it measures.
fn spawn(
    procs: u32,
    workers: usize,
    memory: Option<&str>,
    mut each: impl FnMut(Line) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let mut command = Command::new(std::env::current_exe()?);
    command
        .args(std::env::args_os().skip(1))
        .args(["--child", &workers.to_string()])
        .env("GOMAXPROCS", procs.to_string())
        .stdout(Stdio::piped());
    if let Some(transport) = memory {
        command.args(["--memory", transport]);
    }
    let mut child = command.spawn()?;
    if let Some(stdout) = child.stdout.take() {
        for line in BufReader::new(stdout).lines() {
            each(serde_json::from_str(&line?)?)?;
        }
    }
    let status = child.wait()?;
    if !status.success() {
        return Err(format!("the measurement with GOMAXPROCS={procs} failed: {status}").into());
    }
    Ok(())
}
