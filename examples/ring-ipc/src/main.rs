//! A Rust and a Go process that talk through shared memory: how fast that is, and what happens when one of them is killed.

#[cfg(target_os = "linux")]
mod bench;
#[cfg(target_os = "linux")]
mod client;
#[cfg(target_os = "linux")]
mod echo;
#[cfg(target_os = "linux")]
mod kill;
#[cfg(target_os = "linux")]
mod link;
#[cfg(target_os = "linux")]
mod socket;

use std::process::ExitCode;

use clap::Parser;

/// Measures echoes between this process and one in Go: through rings in shared memory, and through a Unix socket.
#[derive(Parser)]
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
struct Args {
    /// How long each measurement takes.
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0)]
    seconds: f64,

    /// Instead: starts both processes this many times, and kills one of them, in turns.
    #[arg(long, value_name = "TIMES", num_args = 0..=1, default_missing_value = "20")]
    kill: Option<u32>,

    /// Instead: is the Rust process of `--kill`, with the socket as its standard input.
    #[arg(long, hide = true)]
    client: bool,
}

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    let args = Args::parse();
    let done = match args.kill {
        _ if args.client => client::run(),
        Some(times) => kill::run(times),
        None => bench::run(args.seconds),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ring-ipc: {error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    let _ = Args::parse();
    eprintln!("ring-ipc: memory is shared through a memfd here, which only Linux has");
    ExitCode::FAILURE
}
