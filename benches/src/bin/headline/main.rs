//! The numbers that the project stands by: one row for each call, transport, number of calls in flight and GOMAXPROCS.
//!
//! Go reads GOMAXPROCS before `main`, so each value gets a child process, which is this program again. The child measures
//! and writes one JSON object per line; the parent passes them on or sets them in a table. Rows that are compared with
//! each other are measured in turns of a fraction of a second, so that a drift of the machine is in all of them alike.

mod args;
mod measure;
mod report;
mod rows;
mod verify;

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitCode, Stdio};

use args::Args;
use clap::Parser;
use report::{Line, Report};

fn main() -> ExitCode {
    let args = Args::parse();
    let done = if args.child {
        child(&args)
    } else {
        parent(&args)
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("headline: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one child for each GOMAXPROCS and reports what they measure, as soon as they have it.
fn parent(args: &Args) -> Result<(), Box<dyn Error>> {
    let mut report = Report::new(args.json);
    for procs in &args.gomaxprocs {
        let mut child = Command::new(std::env::current_exe()?)
            .args(std::env::args_os().skip(1))
            .arg("--child")
            .env("GOMAXPROCS", procs.to_string())
            .stdout(Stdio::piped())
            .spawn()?;
        if let Some(stdout) = child.stdout.take() {
            for line in BufReader::new(stdout).lines() {
                report.line(&serde_json::from_str(&line?)?)?;
            }
        }
        let status = child.wait()?;
        if !status.success() {
            return Err(format!("the measurement with GOMAXPROCS={procs} failed: {status}").into());
        }
    }
    Ok(())
}

fn child(args: &Args) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    runtime.block_on(verify::all())?;
    let gomaxprocs = rust2go_benches::handwritten::gomaxprocs();
    for mut group in rows::groups(args, &runtime)? {
        group.measure(args.seconds)?;
        for row in &group.rows {
            let line = Line::new(row, gomaxprocs);
            println!("{}", serde_json::to_string(&line)?);
        }
    }
    Ok(())
}
