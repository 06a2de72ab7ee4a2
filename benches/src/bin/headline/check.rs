//! Whether the limits hold.

use std::error::Error;

use serde::Serialize;

use crate::limits::{Bound, LIMITS, Limit, Measure};
use crate::report::{Line, Varied};
use crate::runs::Runs;

/// One limit held against what was measured.
#[derive(Serialize)]
struct Check {
    check: String,
    gomaxprocs: u32,
    workers: usize,
    value: f64,
    limit: String,
    holds: bool,
}

/// Prints what each limit that was measured says: whether all of them hold.
pub fn report(runs: &Runs, json: bool) -> Result<bool, Box<dyn Error>> {
    let mut missing = 0;
    let mut broken = 0;
    for limit in LIMITS {
        for &gomaxprocs in limit.gomaxprocs {
            for &in_flight in limit.in_flight {
                let Some(check) = limit.check(runs, in_flight, gomaxprocs) else {
                    missing += 1;
                    continue;
                };
                broken += u32::from(!check.holds);
                check.print(json)?;
            }
        }
    }
    if missing > 0 {
        eprintln!("headline: {missing} limits were not measured: their rows were not asked for");
    }
    if broken > 0 {
        eprintln!("headline: {broken} limits do not hold");
    }
    Ok(broken == 0)
}

impl Limit {
    /// None if it was not measured.
    fn check(&self, runs: &Runs, in_flight: usize, gomaxprocs: u32) -> Option<Check> {
        let is = |(name, transport): (&'static str, &'static str)| {
            move |line: &Line| {
                (&*line.name, &*line.transport) == (name, transport)
                    && (line.in_flight, line.gomaxprocs, line.workers)
                        == (in_flight, gomaxprocs, self.workers)
                    && line.varied == Varied::default()
            }
        };
        let (figure_name, figure) = self.figure;
        let alone = || runs.compared(is(self.row), None::<fn(&Line) -> bool>, |l, _| figure(l));
        let value = runs.compared(is(self.row), self.against().map(is), |line, against| {
            let ours = figure(line)?;
            let theirs = against.map(figure);
            Some(match (self.measure, theirs) {
                (Measure::Ratio(..), Some(theirs)) => ours / theirs?,
                (Measure::Above(..), Some(theirs)) => ours - theirs?,
                _ => ours,
            })
        })?;
        let (name, transport) = self.row;
        let against = match self.measure {
            Measure::Alone => String::new(),
            Measure::Ratio(n, t) if n == name => format!(" / {t}"),
            Measure::Ratio(n, _) => format!(" / {n}"),
            Measure::Above(_, "none") => " - pure Go".to_owned(),
            Measure::Above(_, t) => format!(" - {t}"),
        };
        let (mut limit, mut holds) = self.bound.of(value);
        if let Some(or) = self.or {
            let (other, held) = or.of(alone()?);
            limit.push_str(&format!(", or {other} alone"));
            holds |= held;
        }
        Some(Check {
            check: format!("{name} {in_flight} in flight, {figure_name}: {transport}{against}"),
            gomaxprocs,
            workers: self.workers,
            value: rounded(value),
            limit,
            holds,
        })
    }
}

impl Bound {
    /// The bound in words, and whether this is within it.
    fn of(self, value: f64) -> (String, bool) {
        match self {
            Bound::AtLeast(limit) => (format!(">= {}", rounded(limit)), value >= limit),
            Bound::AtMost(limit) => (format!("<= {}", rounded(limit)), value <= limit),
        }
    }
}

/// Without the digits that no measurement has.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

impl Check {
    fn print(&self, json: bool) -> serde_json::Result<()> {
        if json {
            println!("{}", serde_json::to_string(self)?);
            return Ok(());
        }
        let Check {
            check,
            gomaxprocs,
            workers,
            value,
            limit,
            holds,
        } = self;
        let mark = if *holds { "holds" } else { "DOES NOT HOLD" };
        let place = format!("GOMAXPROCS={gomaxprocs}, workers {workers}");
        println!("{check:<76} {place:<24} {value:>9.3} {limit:<9} {mark}");
        Ok(())
    }
}
