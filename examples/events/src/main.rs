//! Prints the files that change in a folder, with their checksums. Go watches and reads them.

mod api;
mod log;
mod pipeline;
#[cfg(test)]
mod tests;

use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use futures::{Stream, StreamExt};
use tokio::io::AsyncWriteExt;
use tracing::level_filters::LevelFilter;

use api::{WatchError, WatchOptions, WatcherImpl};
use pipeline::Line;

/// Prints the files that change, with their checksums, until Ctrl-C.
#[derive(Parser)]
struct Args {
    /// Files and folders to watch
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Watch folders in folders too
    #[arg(short, long)]
    recursive: bool,
    /// Pass over files and folders of these names, for instance "*.tmp"; may be said more than once
    #[arg(long, value_name = "PATTERN")]
    skip: Vec<String>,
    /// End after so many seconds
    #[arg(long = "for", value_name = "SECONDS", value_parser = seconds)]
    limit: Option<Duration>,
    /// End after so many checksums
    #[arg(long, value_name = "N")]
    count: Option<usize>,
    /// Say every so many seconds how many there have been
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    status: Option<Duration>,
    /// What is logged to the standard error: off, error, warn, info, debug
    #[arg(long, value_name = "LEVEL", default_value_t = LevelFilter::INFO)]
    log: LevelFilter,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number".to_owned())?;
    match Duration::try_from_secs_f64(seconds) {
        Ok(duration) if !duration.is_zero() => Ok(duration),
        Ok(_) => Err("it has to be more than 0".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args = Args::parse();
    // Streams that Go gets are polled here, with this runtime's clock.
    rust2go::executor::tokio(tokio::runtime::Handle::current());
    log::init(args.log);

    let done = run(args).await;
    // The streams are dropped; what Go had open for them closes now, and says so in the log.
    let closed = tokio::time::timeout(Duration::from_secs(5), WatcherImpl::closed()).await;
    if !matches!(closed, Ok(Ok(()))) {
        tracing::warn!("a watcher is still open: {closed:?}");
    }
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads us has seen enough.
        Err(Failed::Write(e)) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Why the program ends otherwise than it should.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    Watch(#[from] WatchError),
    #[error("cannot write to the standard output: {0}")]
    Write(#[from] io::Error),
}

/// Prints until it is told to end.
async fn run(args: Args) -> Result<(), Failed> {
    let options = WatchOptions {
        recursive: args.recursive,
        skip: args.skip,
    };
    let digests = pipeline::digests(&args.paths, &options, stop(args.limit));
    let digests = digests.take(args.count.unwrap_or(usize::MAX));
    print(pipeline::lines(digests, args.status)).await
}

/// Prints lines as they come.
async fn print(lines: impl Stream<Item = Line>) -> Result<(), Failed> {
    let mut lines = std::pin::pin!(lines);
    // Tokio's: whoever reads us may be slow, and a thread that waits for that is an executor that stands still. Go would give up.
    let mut out = tokio::io::stdout();
    while let Some(line) = lines.next().await {
        match line {
            Line::Digest(digest) => {
                let line = pipeline::shown(&digest?) + "\n";
                out.write_all(line.as_bytes()).await?;
                out.flush().await?;
            }
            Line::Status(count) => tracing::info!("{count} so far"),
        }
    }
    Ok(())
}

/// Waits for Ctrl-C, or for the end of the time.
async fn stop(limit: Option<Duration>) {
    let time = async {
        match limit {
            Some(limit) => tokio::time::sleep(limit).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = time => tracing::info!("the time is over"),
        pressed = tokio::signal::ctrl_c() => match pressed {
            Ok(()) => tracing::info!("Ctrl-C"),
            Err(error) => tracing::error!("cannot wait for Ctrl-C: {error}"),
        },
    }
}
