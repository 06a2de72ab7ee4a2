//! The command line.

use std::time::Duration;

use clap::Parser;
use rust2go_benches::convert::{Case, Direction, Format, SIZES};

/// Measures what data costs: over the bridge, as JSON, as protobuf messages, and copied.
#[derive(Parser)]
#[command(name = "convert")]
pub struct Args {
    /// Print one JSON object per line instead of a table
    #[arg(long)]
    pub json: bool,
    /// Measure only this case (repeatable)
    #[arg(long, value_name = "CASE", value_parser = Case::ALL.map(Case::name))]
    pub only: Vec<String>,
    /// Measure only this direction (repeatable)
    #[arg(long, value_name = "DIRECTION", value_parser = Direction::ALL.map(Direction::name))]
    pub direction: Vec<String>,
    /// Measure only this format (repeatable); what it is compared with is then missing
    #[arg(long, value_name = "FORMAT", value_parser = Format::ALL.map(Format::name))]
    pub format: Vec<String>,
    /// The numbers of elements; of text and bytes, an element is 64 bytes
    #[arg(long, value_name = "N", value_delimiter = ',', default_values_t = SIZES)]
    pub elements: Vec<usize>,
    /// How long each format of each row is measured
    #[arg(long, value_name = "S", default_value = "0.3", value_parser = seconds)]
    pub seconds: Duration,
    /// Fail if a row is over the limits
    #[arg(long)]
    pub check: bool,
}

impl Args {
    /// Whether this case is wanted in this direction.
    pub fn wants(&self, case: Case, direction: Direction) -> bool {
        among(&self.only, case.name()) && among(&self.direction, direction.name())
    }

    /// Whether this format is wanted.
    pub fn wants_format(&self, format: Format) -> bool {
        among(&self.format, format.name())
    }
}

/// Whether `name` is one of those, or all are wanted.
fn among(only: &[String], name: &str) -> bool {
    only.is_empty() || only.iter().any(|only| only == name)
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|s| Duration::try_from_secs_f64(s).ok())
        .filter(|d| !d.is_zero())
        .ok_or_else(|| "a number of seconds above 0 is needed, such as 1 or 0.5".to_owned())
}
