//! Keeps notes in a file, and finds them by their words.

mod args;
mod kv;
mod notes;
mod service;
#[cfg(test)]
mod tests;
mod tx;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;

use args::{Args, Command};
use notes::{Note, NotesError};
use service::Service;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("the time is over")]
    Late,
    #[error("cannot read {}: {source}", path.display())]
    Read { path: PathBuf, source: io::Error },
    #[error("cannot write a note as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Notes(NotesError),
}

impl From<NotesError> for Failure {
    fn from(error: NotesError) -> Failure {
        match error {
            NotesError::Bridge(rust2go::Error::DeadlineExceeded) => Failure::Late,
            error => Failure::Notes(error),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args = Args::parse();
    let deadline = Instant::now() + Duration::from_millis(args.timeout.into());
    // Dropping what is not done by then cancels it, in Go as well.
    let done = tokio::time::timeout_at(deadline.into(), run(args, deadline)).await;
    let failure = match done.unwrap_or(Err(Failure::Late)) {
        Ok(output) => match io::stdout().write_all(output.as_bytes()) {
            Ok(()) => return ExitCode::SUCCESS,
            // Whoever reads us has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("jot: cannot write to the standard output: {error}");
                return ExitCode::FAILURE;
            }
        },
        Err(failure) => failure,
    };
    eprintln!("jot: {failure}");
    match failure {
        Failure::Notes(NotesError::NotFound { .. }) => ExitCode::from(3),
        _ => ExitCode::FAILURE,
    }
}

/// Runs a command line, and returns what it prints.
async fn run(args: Args, deadline: Instant) -> Result<String, Failure> {
    let service = Service::open(&args.db, Some(deadline)).await?;
    let output = command(args.command, &service).await;
    let shut = service.shut().await;
    let output = output?;
    shut?;
    Ok(output)
}

async fn command(command: Command, service: &Service) -> Result<String, Failure> {
    let mut out = String::new();
    // A string takes all that is written to it.
    let _ = match command {
        Command::Add {
            replace,
            name,
            text,
        } => {
            let note = Note { name, text };
            service.add(&note, replace).await?;
            writeln!(out, "added {}", note.name)
        }
        Command::Get { name } => writeln!(out, "{}", service.get(&name).await?),
        Command::Remove { name } => {
            service.remove(&name).await?;
            writeln!(out, "removed {name}")
        }
        Command::List { prefix } => {
            let names = service.list(&prefix).await?;
            names.iter().try_for_each(|name| writeln!(out, "{name}"))
        }
        Command::Search { limit, query } => {
            let hits = service.search(&query, limit).await?;
            hits.iter()
                .try_for_each(|hit| writeln!(out, "{:6}  {}", hit.score, hit.name))
        }
        Command::Export => {
            let mut notes = Vec::new();
            let visit = |note| {
                notes.push(note);
                Ok(())
            };
            service.export(visit).await?;
            for note in notes {
                out += &serde_json::to_string(&note)?;
                out.push('\n');
            }
            Ok(())
        }
        Command::Import { file: path } => {
            let lines = fs::read(&path).map_err(|source| Failure::Read { path, source })?;
            writeln!(out, "imported {}", service.import(&lines).await?)
        }
    };
    Ok(out)
}
