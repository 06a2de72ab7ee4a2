//! Runs the suite and writes one page about it, with everything that was measured.
//!
//! `sections` says as data what is run and shown. `measure` runs the programs, each run in new processes, and keeps every line
//! that they print (`model`: report.json). Everything else reads only that: `page` and `plot` make index.html, `csv_file`
//! rows.csv, `compare` sets two reports side by side, and `tables` fills the tables of Markdown files, so that each
//! figure in the documentation comes from a report that names its commit.

mod against;
mod args;
mod compare;
mod csv_file;
mod floors;
mod format;
mod limits;
mod machine;
mod measure;
mod model;
mod page;
mod plot;
mod programs;
mod progress;
mod rows;
mod sections;
mod stats;
mod tables;

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use args::Args;
use clap::Parser;
use model::Report;

fn main() -> ExitCode {
    let args = Args::parse();
    if args.floors {
        floors::print();
        return ExitCode::SUCCESS;
    }
    match run(&args) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("report: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Does what is asked; whether all programs ran, and all tables were as they should be.
fn run(args: &Args) -> Result<bool, Box<dyn Error>> {
    // Before anything is measured: a wrong file is known at once, and not after half an hour.
    let old = args.compare.as_deref().map(Report::read).transpose()?;
    let report = match &args.from {
        Some(file) => Report::read(file)?,
        None => measure::measure(args),
    };
    if !args.tables.is_empty() {
        return tables::fill(&report, &args.tables, args.check);
    }
    let changes = old.as_ref().map(|old| compare::changes(old, &report));
    if let Some(changes) = &changes {
        compare::print(changes);
    }
    let (json, csv) = (report.to_json()?, csv_file::write(&report)?);
    let compared = old.as_ref().zip(changes.as_deref());
    let page = page::write(args, &report, compared, &json, &csv);
    fs::create_dir_all(&args.out).map_err(|e| wrong(&args.out, &e))?;
    for (name, text) in [
        ("report.json", &json),
        ("rows.csv", &csv),
        ("index.html", &page),
    ] {
        let path = args.out.join(name);
        fs::write(&path, text).map_err(|e| wrong(&path, &e))?;
    }
    progress::say(&format!(
        "{} is the page",
        args.out.join("index.html").display()
    ));
    let failed: Vec<_> = report
        .sections
        .iter()
        .filter(|s| !s.errors.is_empty())
        .collect();
    for section in &failed {
        progress::say(&format!(
            "section {} is not whole: the page says why",
            section.name
        ));
    }
    Ok(failed.is_empty() || args.from.is_some())
}

fn wrong(path: &Path, e: &std::io::Error) -> Box<dyn Error> {
    format!(
        "{} cannot be written: {e}; choose another folder with --out",
        path.display()
    )
    .into()
}
