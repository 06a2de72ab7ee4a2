//! From events to lines: two streams of Go's, with combinators of two crates between and behind them.

use std::collections::HashSet;
use std::fmt::Write;
use std::path::PathBuf;
use std::time::Duration;

use futures::{Stream, StreamExt, future, stream};
use rust2go::Streaming;
use tokio::time::{Instant, interval_at};
use tokio_stream::wrappers::IntervalStream;

use crate::api::{Change, Digest, FileEvent, WatchError, WatchOptions, WatcherImpl};

/// Programs write files in several steps: what happens within this time is one change.
const CALM: Duration = Duration::from_millis(50);
/// How many changes at most wait for that.
const BATCH: usize = 1024;

/// The checksums of the files that change, until `stop`: then come those that are under way, and that is the end. To drop the stream ends
/// all of it at once.
///
/// Events come from a goroutine and go, as names of files, to others that read them. None of these streams does anything before it is asked,
/// and none asks for more than it can pass on.
pub fn digests(
    paths: &[PathBuf],
    options: &WatchOptions,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Streaming<Result<Digest, WatchError>> {
    let changed = WatcherImpl::watch(paths, options)
        .filter_map(|event| future::ready(changed(event)))
        .take_until(Box::pin(stop));
    // That of `futures` has no clock.
    let batches = tokio_stream::StreamExt::chunks_timeout(changed, BATCH, CALM);
    WatcherImpl::digest(batches.flat_map(|batch| stream::iter(once_each(batch))))
}

/// The file whose contents are not what they were.
fn changed(event: Result<FileEvent, WatchError>) -> Option<Result<PathBuf, WatchError>> {
    match event {
        Ok(event) => match event.change {
            Change::Created | Change::Written | Change::Removed | Change::Renamed => {
                Some(Ok(event.path))
            }
            Change::Watched | Change::Permissions => None,
        },
        Err(error) => Some(Err(error)),
    }
}

/// The same without what has been there before.
fn once_each(batch: Vec<Result<PathBuf, WatchError>>) -> Vec<Result<PathBuf, WatchError>> {
    let mut seen = HashSet::new();
    let mut once = batch;
    once.retain(|file| match file {
        Ok(path) => seen.insert(path.clone()),
        Err(_) => true,
    });
    once
}

/// What the program says.
pub enum Line {
    /// A checksum, or the error after which none comes.
    Digest(Result<Digest, WatchError>),
    /// So many checksums have come.
    Status(usize),
}

/// The checksums, and every so often how many there have been. It ends with the checksums.
pub fn lines(
    digests: impl Stream<Item = Result<Digest, WatchError>>,
    every: Option<Duration>,
) -> impl Stream<Item = Line> {
    let ticks = match every {
        Some(every) => {
            IntervalStream::new(interval_at(Instant::now() + every, every)).right_stream()
        }
        None => stream::pending().left_stream(),
    };
    let mut count = 0;
    let digests = digests.map(Some).chain(stream::iter([None]));
    stream::select(digests.map(Ok), ticks.map(Err))
        // The clock goes on for ever.
        .take_while(|next| future::ready(!matches!(next, Ok(None))))
        .filter_map(move |next| {
            future::ready(match next {
                Ok(digest) => {
                    count += 1;
                    digest.map(Line::Digest)
                }
                Err(_) => Some(Line::Status(count)),
            })
        })
}

/// The line of a checksum: as `sha256sum` prints it, or why there is none.
pub fn shown(digest: &Digest) -> String {
    let path = digest.path.display();
    match &digest.outcome {
        Ok(sum) => {
            let mut line = String::new();
            for byte in sum.sha256 {
                // A String takes whatever there is.
                let _ = write!(line, "{byte:02x}");
            }
            let _ = write!(line, "  {path}");
            line
        }
        Err(why) => format!("{path}: {why}"),
    }
}
