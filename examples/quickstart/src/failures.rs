//! What becomes of a call that does not go well: `--demo-failures`.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use rust2go::Error;

use crate::api::{Document, FaultsImpl, MarkdownImpl, RenderError};

/// Shows one failure after the other.
pub async fn demo(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "The Go library is {}.\n", MarkdownImpl::version())?;
    panicked(out).await?;
    cancelled(out).await?;
    typed(out).await
}

/// A panic in Go is an error of that one call.
async fn panicked(out: &mut impl Write) -> io::Result<()> {
    match FaultsImpl::out_of_range(7).await {
        Err(Error::Panicked { message, stack }) => {
            writeln!(out, "A panic in Go became an error: {message}")?;
            for line in stack.lines().filter(|line| line.contains("faults")) {
                writeln!(out, "  {}", line.trim())?;
            }
        }
        other => writeln!(out, "A panic was expected, not {other:?}.")?,
    }
    let next = FaultsImpl::out_of_range(2).await;
    writeln!(out, "The next call of the same method gave {next:?}.\n")
}

/// A call that takes too long is cancelled, and its end awaited.
async fn cancelled(out: &mut impl Write) -> io::Result<()> {
    let mut call = FaultsImpl::wait();
    if tokio::time::timeout(Duration::from_millis(50), &mut call)
        .await
        .is_ok()
    {
        return writeln!(out, "A call that waits was expected, and it returned.");
    }
    let start = Instant::now();
    let outcome = call.cancel().await;
    let took = start.elapsed().as_secs_f64() * 1e3;
    match outcome {
        Some(Err(Error::Cancelled)) => writeln!(
            out,
            "A call that had waited for 50 ms was cancelled; its goroutine ended {took:.3} ms later.\n"
        ),
        other => writeln!(out, "A cancelled call was expected, not {other:?}.\n"),
    }
}

/// An error type of the contract arrives as the variant that Go returned.
async fn typed(out: &mut impl Write) -> io::Result<()> {
    let doc = Document {
        source: "x".repeat(9 << 20),
        allow_html: false,
    };
    match MarkdownImpl::render(&doc).await {
        Err(error @ RenderError::TooLarge { size, limit }) => {
            writeln!(
                out,
                "A typed error came from Go: {error} ({} too many).",
                size - limit
            )
        }
        Err(other) => writeln!(out, "A typed error was expected, not: {other}"),
        Ok(_) => writeln!(
            out,
            "A typed error was expected, and the document was rendered."
        ),
    }
}
