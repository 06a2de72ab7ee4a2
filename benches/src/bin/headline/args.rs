//! The command line.

use std::num::{NonZeroU32, NonZeroUsize};
use std::time::Duration;

use clap::Parser;

/// The names that `--only` knows.
pub const NAMES: [&str; 6] = [
    "pure_go_sleep10ms",
    "sleep10ms",
    "noop",
    "sync_small",
    "echo_big",
    "empty_cgo",
];

/// The names that `--transport` knows.
pub const TRANSPORTS: [&str; 6] = [
    "none",
    "hand_written_cgo",
    "cgo",
    "cgo_zero_copy",
    "ring",
    "ring_busy",
];

/// Measures what a call from Rust to Go costs.
#[derive(Parser)]
#[command(name = "headline")]
pub struct Args {
    /// Print one JSON object per line instead of a table
    #[arg(long)]
    pub json: bool,
    /// Measure only the rows of this name (repeatable)
    #[arg(long, value_name = "NAME", value_parser = NAMES)]
    pub only: Vec<String>,
    /// Measure only the rows over this transport (repeatable)
    #[arg(long, value_name = "NAME", value_parser = TRANSPORTS)]
    pub transport: Vec<String>,
    /// How long each row is measured
    #[arg(long, value_name = "S", default_value = "2", value_parser = seconds)]
    pub seconds: Duration,
    /// How many calls are kept in flight by the async rows
    #[arg(
        long,
        value_name = "N",
        value_delimiter = ',',
        default_value = "1,10,100,1000"
    )]
    pub in_flight: Vec<NonZeroUsize>,
    /// The values of GOMAXPROCS, each in a process of its own
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "1,2")]
    pub gomaxprocs: Vec<NonZeroU32>,
    /// Set for the child processes
    #[arg(long, hide = true)]
    pub child: bool,
}

impl Args {
    /// Whether the rows of this name over this transport are wanted.
    pub fn wants(&self, name: &str, transport: &str) -> bool {
        let among = |names: &[String], name| names.is_empty() || names.iter().any(|n| n == name);
        among(&self.only, name) && among(&self.transport, transport)
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|s| Duration::try_from_secs_f64(s).ok())
        .filter(|d| !d.is_zero())
        .ok_or_else(|| "a number of seconds above 0 is needed, such as 2 or 0.5".to_owned())
}
