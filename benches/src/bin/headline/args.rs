//! The command line.

use std::num::{NonZeroU32, NonZeroUsize};
use std::time::Duration;

use clap::{Parser, value_parser};

/// The longest payload: the peer takes messages up to 64 MiB.
const LONGEST: i64 = 32 << 20;

/// The names that `--only` knows.
pub const NAMES: [&str; 26] = [
    "pure_go_sleep10ms",
    "sleep10ms",
    "pure_go_cpu50us",
    "cpu50us",
    "mix",
    "payload",
    "open_loop",
    "threads",
    "methods",
    "noop",
    "noop_loaded",
    "burst",
    "memory",
    "sync_small",
    "echo_big",
    "empty_cgo",
    "queue_batch",
    "round_trip",
    "empty_go_to_c",
    "g2r_sync",
    "callback",
    "g2r_async",
    "g2r_async_later",
    "stream_items",
    "stream_items_back",
    "channel_items",
];

/// The names that `--transport` knows.
pub const TRANSPORTS: [&str; 15] = [
    "none",
    "memcpy",
    "hand_written_cgo",
    "hand_written_gobytes",
    "spawn_blocking",
    "cgo",
    "cgo_zero_copy",
    "ring",
    "ring_busy",
    "grpc_uds",
    "grpc_tcp",
    "http_uds",
    "raw_uds",
    "rtrb",
    "unix_socket",
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
    /// How many calls are kept in flight by the async rows; with more than 1000, only by `noop` and `sleep10ms`
    #[arg(
        long,
        value_name = "N",
        value_delimiter = ',',
        default_value = "1,10,100,1000"
    )]
    pub in_flight: Vec<NonZeroUsize>,
    /// How many bytes the requests of `payload` have
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "16,65536",
        value_parser = value_parser!(u32).range(1..=LONGEST))]
    pub payload: Vec<u32>,
    /// How many calls a second come in `open_loop`
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "10000")]
    pub rate: Vec<NonZeroU32>,
    /// How many threads call in `threads`
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "1,4",
        value_parser = value_parser!(u16).range(1..=1000))]
    pub threads: Vec<u16>,
    /// The values of GOMAXPROCS, each in a process of its own
    #[arg(long, value_name = "N", value_delimiter = ',', default_value = "1,2")]
    pub gomaxprocs: Vec<NonZeroU32>,
    /// The numbers of tokio's workers, each in a process of its own; 0 is the runtime of the current thread
    /// [default: 0, with --check 0,2]
    #[arg(long, value_name = "N", value_delimiter = ',')]
    workers: Vec<usize>,
    /// How often all of it is measured, each time in a new process; the medians are printed
    /// [default: 1, with --check 5]
    #[arg(long, value_name = "N")]
    runs: Option<NonZeroU32>,
    /// Measure the rows that the limits compare, and print whether each limit holds; the program fails if one does not
    #[arg(long)]
    pub check: bool,
    /// Set for the child processes: with how many workers
    #[arg(long, hide = true)]
    pub child: Option<usize>,
    /// Set for the child processes that measure memory: over which transport
    #[arg(long, hide = true)]
    pub memory: Option<String>,
}

impl Args {
    /// Whether the rows of this name over this transport are wanted.
    pub fn wants(&self, name: &str, transport: &str) -> bool {
        let among = |names: &[String], name| names.is_empty() || names.iter().any(|n| n == name);
        among(&self.only, name) && among(&self.transport, transport)
    }

    /// The numbers of tokio's workers.
    pub fn workers(&self) -> Vec<usize> {
        match (&self.workers[..], self.check) {
            ([], false) => vec![0],
            ([], true) => vec![0, 2],
            (given, _) => given.to_vec(),
        }
    }

    /// How often all of it is measured.
    pub fn runs(&self) -> u32 {
        let default = if self.check { 5 } else { 1 };
        self.runs.map_or(default, NonZeroU32::get)
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .and_then(|s| Duration::try_from_secs_f64(s).ok())
        .filter(|d| !d.is_zero())
        .ok_or_else(|| "a number of seconds above 0 is needed, such as 2 or 0.5".to_owned())
}
