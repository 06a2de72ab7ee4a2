//! Renders Markdown files to HTML with the Go library goldmark.

mod api;
mod failures;
mod render;

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;

/// What is rendered when no file is named.
const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../README.md");

/// Renders Markdown files to HTML on the standard output, with a Go library.
#[derive(Parser)]
struct Args {
    /// The files to render; without any, the README of this repository
    #[arg(value_name = "FILE", default_value = README, hide_default_value = true)]
    files: Vec<PathBuf>,
    /// Give up on a file after so many milliseconds
    #[arg(long, value_name = "MS")]
    timeout: Option<u64>,
    /// Let raw HTML in the files through
    #[arg(long)]
    allow_html: bool,
    /// Show what becomes of a panic in Go, of a cancelled call and of a typed error
    #[arg(long, conflicts_with_all = ["files", "timeout", "allow_html"])]
    demo_failures: bool,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let args = Args::parse();
    let mut out = io::stdout().lock();
    let done = if args.demo_failures {
        failures::demo(&mut out).await.map(|()| true)
    } else {
        render_all(args, &mut out).await
    };
    match done.and_then(|whole| out.flush().map(|()| whole)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads us has seen enough.
        Err(e) if e.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("error: cannot write to the standard output: {e}");
            ExitCode::FAILURE
        }
    }
}

/// Renders the files concurrently and writes them in the order of the arguments. Tells whether all went well.
async fn render_all(args: Args, out: &mut impl Write) -> io::Result<bool> {
    let timeout = args.timeout.map(Duration::from_millis);
    let tasks: Vec<_> = args
        .files
        .into_iter()
        .map(|path| tokio::spawn(render::file(path, args.allow_html, timeout)))
        .collect();
    let mut whole = true;
    for task in tasks {
        match task.await.map_err(io::Error::other)? {
            Ok(page) => {
                out.write_all(page.html.as_bytes())?;
                eprintln!("{page}");
            }
            Err(e) => {
                whole = false;
                eprintln!("error: {e}");
            }
        }
    }
    Ok(whole)
}
