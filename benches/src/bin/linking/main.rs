//! Measures what it costs a Rust program to link Go, against one without Go and a Go program without Rust.

mod building;
mod programs;
mod report;
mod running;

use std::error::Error;
use std::num::NonZeroUsize;
use std::process::ExitCode;

use clap::Parser;

use programs::Programs;
use report::Row;

/// Measures what it costs a Rust program to link Go: start-up time, size, memory, build time.
#[derive(Parser)]
#[command(name = "linking")]
struct Args {
    /// Print one JSON object per line instead of a table
    #[arg(long)]
    json: bool,
    /// Measure only this (repeatable)
    #[arg(long, value_name = "FIGURE", value_parser = ["start_up", "size", "rest", "build_time"])]
    only: Vec<String>,
    /// How often each program is started; builds are repeated a fortieth as often
    #[arg(long, value_name = "N", default_value = "200")]
    runs: NonZeroUsize,
    /// Start and build a tenth as often, and leave out the programs that are built to be small
    #[arg(long)]
    quick: bool,
    /// Print whether each limit holds; the program fails if one does not
    #[arg(long)]
    check: bool,
}

impl Args {
    fn wants(&self, figure: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == figure)
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    match measure(&args) {
        Ok(rows) if args.check && !report::check(&rows, args.json) => ExitCode::FAILURE,
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("linking: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures what is asked for, and prints it part by part.
fn measure(args: &Args) -> Result<Vec<Row>, Box<dyn Error>> {
    let starts = args.runs.get() / if args.quick { 10 } else { 1 };
    let repeats = (starts / 40).max(1);
    let programs = Programs::write()?;
    let mut all = Vec::new();
    let mut done = |rows: Vec<Row>| -> Result<(), Box<dyn Error>> {
        for row in &rows {
            row.print(args.json)?;
        }
        all.extend(rows);
        Ok(())
    };
    if ["start_up", "size", "rest"]
        .iter()
        .any(|figure| args.wants(figure))
    {
        eprintln!("linking: building the programs");
        let binaries = building::release(&programs)?;
        if args.wants("start_up") {
            done(running::start_up(&binaries, starts.max(1))?)?;
        }
        if args.wants("rest") {
            done(running::at_rest(&binaries, repeats)?)?;
        }
        if args.wants("size") {
            done(building::sizes(&programs, &binaries, args.quick)?)?;
        }
    }
    if args.wants("build_time") {
        eprintln!("linking: building them anew, and again");
        done(building::times(&programs, repeats)?)?;
    }
    Ok(all)
}
