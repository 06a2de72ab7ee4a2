//! What data costs: for each kind of data, direction and number of elements, the bridge against JSON, protobuf and copies.
//!
//! A row is measured in turns of a fraction of a second, one for each format. A ratio of times is the median over turns
//! that were taken side by side; beside it stands the ratio of what all threads computed, Go's garbage collector included,
//! which a busy neighbour changes little. That one is marked with `!` where it is over the limit that the project promises:
//! there and back, a tenth of JSON and a third of protobuf; for text, bytes and lists of strings, 1.5 times the copies into
//! memory of the receiver's own.

mod args;
mod report;
mod turns;

use std::error::Error;
use std::process::ExitCode;

use args::Args;
use clap::Parser;
use report::Line;
use rust2go_benches::convert::{Case, Direction, calls};

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("convert: {e}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &Args) -> Result<(), Box<dyn Error>> {
    if !args.json {
        report::heading();
    }
    let (mut rows, mut within) = (0, 0);
    for case in Case::ALL {
        for direction in Direction::ALL {
            if !args.wants(case, direction) {
                continue;
            }
            for &elements in &args.elements {
                let line = row(args, case, direction, elements)?;
                line.print(args.json)?;
                rows += 1;
                within += u32::from(line.within);
            }
        }
    }
    if !args.json {
        println!("{within} of {rows} rows are within the limits");
    }
    if args.check && within < rows {
        return Err(format!("{} of {rows} rows are over the limits", rows - within).into());
    }
    Ok(())
}

/// Checks that each format brings the data whole, and measures it.
fn row(
    args: &Args,
    case: Case,
    direction: Direction,
    elements: usize,
) -> Result<Line, Box<dyn Error>> {
    let mut calls = calls(case, direction, elements);
    calls.retain(|call| args.wants_format(call.format));
    if let Some(wrong) = calls.iter().find(|call| !call.is_right()) {
        return Err(format!(
            "{elements} {} came out wrong as {} ({})",
            case.name(),
            wrong.format.name(),
            direction.name()
        )
        .into());
    }
    let measured = turns::measure(&calls, args.seconds);
    Ok(Line::new(case, direction, elements, &measured))
}
