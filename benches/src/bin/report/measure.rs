//! Runs the programs of the sections.

use std::time::{Duration, Instant};

use jiff::{Timestamp, Unit};

use crate::args::Args;
use crate::machine;
use crate::model::{Ran, Report, Row, SCHEMA};
use crate::programs::{Programs, typed};
use crate::progress::Progress;
use crate::sections::{self, Invocation, Program, Section};
use crate::{limits, progress};

/// How long a quick run may take, once everything is built.
const QUICK: Duration = Duration::from_secs(170);

/// Measures all sections that are wanted, and those that give what they are held against. A section whose program fails has
/// errors; the others go on.
pub fn measure(args: &Args) -> Report {
    let date = Timestamp::now()
        .round(Unit::Second)
        .unwrap_or_else(|_| Timestamp::now());
    let (commit, dirty) = machine::commit();
    let sections = wanted(args);
    let programs = build(args, &sections);
    let began = Instant::now();
    let mut ran: Vec<Ran> = sections.iter().map(|s| told(s, args)).collect();
    let mut rows = Vec::new();
    let mut progress = Progress::new(sections.len(), args);
    // All sections in turn, several times: so the minutes between two runs are in the intervals of each.
    let mut runs = 0;
    for run in 1..=args.runs() {
        if args.quick && run > 1 && progress.expected_after(run) > QUICK {
            progress::say("the machine is slow or busy: no time for another run");
            break;
        }
        for (section, ran) in sections.iter().zip(&mut ran) {
            let start = Instant::now();
            progress.begins(section.name, run);
            rows.extend(of_section(section, run, args, &programs, ran));
            ran.took_s += start.elapsed().as_secs_f64();
            progress.ended(start.elapsed());
        }
        runs = run;
    }
    let limits = limits::of(&mut rows);
    Report {
        schema: SCHEMA,
        date: date.to_string(),
        commit,
        dirty,
        quick: args.quick,
        runs,
        took_s: began.elapsed().as_secs_f64().round(),
        machine: machine::machine(),
        versions: machine::versions(),
        sections: ran,
        limits,
        rows,
    }
}

/// The rows of one run of a section; what goes wrong is added to `ran`.
fn of_section(
    section: &Section,
    run: u32,
    args: &Args,
    programs: &Programs,
    ran: &mut Ran,
) -> Vec<Row> {
    let mut rows = Vec::new();
    for invocation in section.runs.iter().filter(|i| run == 1 || !i.once) {
        let Some(given) = arguments(invocation, args) else {
            continue;
        };
        let (lines, error) = programs.run(invocation.program, &given);
        rows.extend(lines.into_iter().map(|row| Row {
            section: section.name.to_owned(),
            run,
            row,
        }));
        let error = error.map(|e| format!("{}: {e}", typed(invocation.program, &given)));
        // A program that fails in each run fails once.
        if let Some(error) = error.filter(|e| !ran.errors.contains(e)) {
            progress::say(&format!("FAILED: {error}"));
            ran.errors.push(error);
        }
    }
    rows
}

/// The sections that have to be run: the wanted ones, and those to whose rows they refer.
fn wanted(args: &Args) -> Vec<&'static Section> {
    let shown: Vec<_> = sections::all().filter(|s| args.wants(s.name)).collect();
    let refers = |section: &Section| {
        let to = |s: &&Section| {
            s.name == section.name
                || s.rows_of == section.name
                || s.against.iter().any(|a| a.section == section.name)
        };
        shown.iter().any(to)
    };
    sections::all()
        .filter(|section| !section.runs.is_empty() && refers(section))
        .collect()
}

fn build(args: &Args, sections: &[&Section]) -> Programs {
    let mut programs = Programs::default();
    progress::say("building");
    for invocation in sections.iter().flat_map(|s| s.runs) {
        if arguments(invocation, args).is_some() {
            programs.build(invocation.program);
        }
    }
    programs
}

/// What the program is called with; None if there is no time for it.
fn arguments(invocation: &Invocation, args: &Args) -> Option<String> {
    let given = if args.quick {
        invocation.quick?
    } else {
        invocation.args
    };
    Some(match invocation.program {
        Program::Bin("headline") => format!("--json {given}"),
        _ => given.to_owned(),
    })
}

fn told(section: &Section, args: &Args) -> Ran {
    let commands = section.runs.iter().filter_map(|i| {
        let given = arguments(i, args)?;
        Some(typed(i.program, &given))
    });
    Ran {
        name: section.name.to_owned(),
        commands: commands.collect(),
        ..Ran::default()
    }
}
