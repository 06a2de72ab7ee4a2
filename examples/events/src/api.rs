//! The contract: the only file that both languages read.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use rust2go::Stream;

/// What is watched, and what is not worth an event.
#[derive(rust2go::R2G, Clone, Debug, Default)]
pub struct WatchOptions {
    /// Whether folders in folders are watched too, also those that come later.
    pub recursive: bool,
    /// Files and folders of these names are passed over: patterns as of Go's `filepath.Match`, for the last part of a path.
    pub skip: Vec<String>,
}

/// Something has happened to a file or a folder.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct FileEvent {
    /// The file or folder, under the path that is watched as it was given.
    pub path: PathBuf,
    /// What has happened.
    pub change: Change,
}

/// What happens to files.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Change {
    /// Nothing yet: from now on, what happens here is an event. The first events of a watch are these.
    Watched,
    /// It is new here. In a folder that is new itself, this may come twice for a file, rather than never.
    Created,
    /// Something was written into it.
    Written,
    /// It was deleted.
    Removed,
    /// It has another name now, or is elsewhere: nothing is here any more.
    Renamed,
    /// Who may use it has changed.
    Permissions,
}

/// Why there are no more events.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum WatchError {
    /// There is nothing to watch.
    #[error("cannot watch {path:?}: there is no such file or folder")]
    Missing {
        /// What was to be watched.
        path: PathBuf,
    },
    /// A pattern of [`WatchOptions::skip`] is none.
    #[error("{pattern:?} is not a pattern for names: is a bracket open?")]
    BadPattern {
        /// The pattern.
        pattern: String,
    },
    /// The system had more events than room for them.
    #[error(
        "events were lost: more came than the system keeps; look at all files, and watch them anew"
    )]
    Overflow,
    /// What the bridge itself reports: a panic, an error of another type.
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// A file and its checksum.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Digest {
    /// The file, as it was named.
    pub path: PathBuf,
    /// An error is that of one file. It is in the item and not in its place, because an error in its place ends a stream.
    pub outcome: Result<Checksum, NoChecksum>,
}

/// What a file contains, in short.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checksum {
    /// How many bytes it has.
    pub size: u64,
    /// Their SHA-256.
    pub sha256: [u8; 32],
}

/// Why a file has no checksum.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoChecksum {
    /// There is no file of this name, or not any more.
    #[error("gone")]
    Gone,
    /// A folder, a socket, or the like.
    #[error("not a file")]
    NotAFile,
    /// It cannot be read.
    #[error("unreadable: {0}")]
    Unreadable(String),
}

/// How much there is at a moment, for tests that look for leaks.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Watchers that are open.
    pub watchers: u64,
    /// Events that all watchers have given away so far, to Rust or to the window of a stream.
    pub events: u64,
    /// Files that goroutines have begun to read.
    pub digests: u64,
    /// Streams of Go's that Rust holds.
    pub streams: u64,
    /// Streams and closures of Rust's that Go holds, once its collector has run.
    pub objects: u64,
}

/// Watches and reads files.
#[rust2go::r2g(transport = "ring")]
pub trait Watcher {
    /// What happens to these files and folders. It ends when nothing is left to watch.
    #[window(64)]
    fn watch(
        paths: &[PathBuf],
        options: &WatchOptions,
    ) -> impl Stream<Item = Result<FileEvent, WatchError>>;
    /// Files in, checksums out, as they are ready: several files are read at a time. An error that comes in comes out.
    fn digest(
        files: impl Stream<Item = Result<PathBuf, WatchError>> + Send + 'static,
    ) -> impl Stream<Item = Result<Digest, WatchError>>;
    /// Waits until no watcher is open. One whose stream was dropped closes soon after.
    async fn closed() -> Result<(), rust2go::Error>;
    /// Runs Go's collector, and counts.
    async fn counts() -> Counts;
}

/// Where the log records go that the Go half writes with `log/slog`.
#[rust2go::r2g]
pub trait Logger {
    /// Gives them to this closure, from this level on, on any thread. The one before is dropped when Go's collector finds it.
    fn log_to(least: Level, sink: impl Fn(LogRecord) + Send + Sync + 'static);
    /// Gives them to nobody, as in the beginning.
    fn log_off();
}

/// How important a log record is. Go's levels lie between these as well, and are rounded down.
#[derive(rust2go::R2G, Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Level {
    /// For those who look for a fault.
    Debug,
    /// What goes on.
    Info,
    /// Something is wrong, and it goes on.
    Warn,
    /// Something has failed.
    Error,
}

/// A record of `log/slog`.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct LogRecord {
    /// When it was written, if it says so.
    pub at: Option<SystemTime>,
    /// How important it is.
    pub level: Level,
    /// The text.
    pub message: String,
    /// What it is about, in the order in which it was said. Names of groups come before those in them: `group.name`.
    pub attributes: Vec<Attribute>,
}

/// A name and a value in a log record.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Attribute {
    /// The name.
    pub name: String,
    /// The value.
    pub value: Value,
}

/// A value in a log record.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Value {
    /// A text, and what is none of the others, as text.
    Text(String),
    /// A number.
    Int(i64),
    /// A number that is not negative.
    Uint(u64),
    /// A number with a fraction.
    Float(f64),
    /// Yes or no.
    Bool(bool),
    /// A time span that is not negative.
    Span(Duration),
}
