//! What is printed.

use std::collections::BTreeMap;

use rust2go_benches::convert::{Case, Direction, Format};
use serde::Serialize;

use crate::turns::Measured;

/// What the bridge may cost, for each part of another format's cost.
fn limit(case: Case, direction: Direction, elements: usize, format: Format) -> Option<f64> {
    let structured = !case.is_copied() && direction == Direction::Back;
    match format {
        Format::Json if structured => Some(0.1),
        Format::Protobuf if structured => Some(0.33),
        Format::Owned if elements >= LEAST_COPIED => Some(1.5),
        _ => None,
    }
}

/// From how many elements on copies have a limit: with fewer, the call itself is a good part of what costs.
const LEAST_COPIED: usize = 1000;

/// One row of the result.
#[derive(Serialize)]
pub struct Line {
    case: &'static str,
    direction: &'static str,
    elements: usize,
    /// Microseconds a call, by format.
    us: BTreeMap<&'static str, f64>,
    /// Microseconds that all threads computed for a call, by format.
    cpu_us: BTreeMap<&'static str, f64>,
    /// The bridge's time for each part of the other format's.
    ratio: BTreeMap<&'static str, f64>,
    /// The same for the time computed.
    cpu_ratio: BTreeMap<&'static str, f64>,
    /// What the ratio of the time computed may be.
    limit: BTreeMap<&'static str, f64>,
    /// Whether it is within its limit, for each format.
    pub within: bool,
}

impl Line {
    /// The row of these measurements, the first of which is the bridge's.
    pub fn new(case: Case, direction: Direction, elements: usize, measured: &[Measured]) -> Line {
        let mut line = Line {
            case: case.name(),
            direction: direction.name(),
            elements,
            us: BTreeMap::new(),
            cpu_us: BTreeMap::new(),
            ratio: BTreeMap::new(),
            cpu_ratio: BTreeMap::new(),
            limit: BTreeMap::new(),
            within: true,
        };
        for m in measured {
            let name = m.format.name();
            line.us.insert(name, rounded(m.us()));
            line.cpu_us.insert(name, rounded(m.cpu));
            let Some(bridge) = measured.first().filter(|b| b.format == Format::Bridge) else {
                continue;
            };
            if m.format == Format::Bridge {
                continue;
            }
            let cpu_ratio = rounded(bridge.cpu / m.cpu);
            line.ratio.insert(name, rounded(bridge.ratio(m)));
            line.cpu_ratio.insert(name, cpu_ratio);
            if let Some(limit) = limit(case, direction, elements, m.format) {
                line.limit.insert(name, limit);
                line.within &= cpu_ratio <= limit;
            }
        }
        line
    }

    /// Prints the row: as JSON, or as a line of the table.
    pub fn print(&self, json: bool) -> serde_json::Result<()> {
        if json {
            println!("{}", serde_json::to_string(self)?);
            return Ok(());
        }
        print!(
            "{:<8} {:<9} {:>8}",
            self.case, self.direction, self.elements
        );
        print!(" {:>11}", cell(&self.us, Format::Bridge));
        for &format in &Format::ALL[1..] {
            let over = match (self.ratio.get(format.name()), self.limit.get(format.name())) {
                (Some(ratio), Some(limit)) if ratio > limit => "!",
                _ => " ",
            };
            print!(
                " {:>11} {:>7} {:>7}{over}",
                cell(&self.us, format),
                cell(&self.ratio, format),
                cell(&self.cpu_ratio, format)
            );
        }
        println!();
        Ok(())
    }
}

/// Prints what the columns of the table are.
pub fn heading() {
    print!(
        "{:<8} {:<9} {:>8} {:>11}",
        "case", "direction", "elements", "bridge µs"
    );
    for &format in &Format::ALL[1..] {
        print!(
            " {:>11} {:>7} {:>7} ",
            format!("{} µs", format.name()),
            "ratio",
            "CPU"
        );
    }
    println!();
}

fn cell(figures: &BTreeMap<&'static str, f64>, format: Format) -> String {
    match figures.get(format.name()) {
        Some(figure) => format!("{figure:.3}"),
        None => "-".to_owned(),
    }
}

/// Leaves out the digits that no measurement has.
fn rounded(figure: f64) -> f64 {
    (figure * 1e4).round() / 1e4
}
