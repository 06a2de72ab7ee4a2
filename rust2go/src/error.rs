//! What the bridge itself reports.

use std::fmt;
use std::path::PathBuf;

use crate::threads::ThreadError;

/// An outcome of a call that is not the handler's result.
///
/// It is the `E` of a method's `Result<T, E>`, or is carried into the user's own error by `E: From<rust2go::Error>`. A method
/// that returns no `Result` panics with the same text instead.
///
/// ```
/// let error = rust2go::Error::Go { message: "no such file".into() };
/// assert_eq!(error.to_string(), "no such file");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The handler returned an error that is not of the method's own error type.
    Go {
        /// Its `Error()` text.
        message: String,
    },
    /// The handler panicked. Go recovered; the process lives on. The text has both, message and stack.
    Panicked {
        /// The panic value, formatted.
        message: String,
        /// The stack of the goroutine at the panic.
        stack: String,
    },
    /// The handler ended its goroutine by `runtime.Goexit`.
    Exited,
    /// The context was cancelled and the handler said so: to be seen only through [`Call::cancel`](crate::Call::cancel).
    Cancelled,
    /// The deadline of the call passed.
    DeadlineExceeded,
    /// A value from Go is not valid in Rust.
    Decode {
        /// Where, from the method on: `Markdown.render.title`, `Store.list[3].name`.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A value has no form in Go, or Go could not make its own of it. The call was not begun, or no handler has seen it.
    Encode {
        /// Where, from the method on: `Markdown.render.doc.created`, `Store.put.items[3]`.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No Go code has registered an implementation of the interface.
    NotRegistered {
        /// The name of the interface in Go.
        interface: String,
    },
    /// The ring had no room for the call, which was not begun: see [`ring::when_full`](crate::ring::when_full).
    QueueFull,
    /// The object that was called is gone: it was closed, or dropped, on the side that has it.
    Released {
        /// What it is: the name of its trait.
        object: String,
    },
    /// The other side serves no calls any more.
    Stopped,
    /// The thread cannot call Go here. The call was not begun.
    Thread(ThreadError),
    /// The Go code was generated from another contract than this Rust code.
    ContractMismatch {
        /// The name of the trait.
        interface: String,
        /// The items that differ, a line each.
        details: String,
    },
    /// The program has a second Go archive in it, which something else has linked: see docs/linking.md. Seen on x86-64 and AArch64 Linux; on
    /// other systems such a program does not link.
    SecondGo {
        /// The main packages of the other archives, with the versions of Go that built them.
        other: String,
    },
    /// The Go library of a program that is built with `Link::Runtime` cannot be used: it is missing, damaged, or another one. The call was not
    /// begun; the next one looks again, unless Go has been loaded.
    Library {
        /// The file.
        path: PathBuf,
        /// Why not, and what to do.
        reason: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Go { message } => f.write_str(message),
            Self::Panicked { message, stack } => write!(
                f,
                "the Go handler panicked: {message}\n\nGo stack:\n{stack}"
            ),
            Self::Exited => f.write_str(
                "the Go handler ended its goroutine with runtime.Goexit instead of returning",
            ),
            Self::Cancelled => f.write_str("the call was cancelled"),
            Self::DeadlineExceeded => f.write_str("the deadline of the call passed"),
            Self::Decode { field, reason } => write!(f, "{field} from Go is not valid: {reason}"),
            Self::Encode { field, reason } => write!(f, "{field} cannot be sent to Go: {reason}"),
            Self::NotRegistered { interface } => write!(
                f,
                "no Go code has registered an implementation of {interface}: call Register{interface} in the init function \
                 of a package that is part of the build"
            ),
            Self::QueueFull => f.write_str(
                "the ring is full: calls are started faster than Go takes them over; start fewer at a time, let them wait \
                 (rust2go::ring::when_full), or give the ring more room (rust2go::ring::capacity)",
            ),
            Self::Released { object } => write!(
                f,
                "the {object} that was called is gone: it was closed or dropped before the call"
            ),
            Self::Stopped => f.write_str("the other side has stopped to serve calls"),
            Self::Thread(error) => error.fmt(f),
            Self::ContractMismatch { interface, details } => write!(
                f,
                "the Go code was generated from another contract than the Rust trait {interface}; generate it again from the \
                 same file, with the same version of rust2go:\n{details}"
            ),
            Self::SecondGo { other } => write!(
                f,
                "a second Go archive is linked into this program: {other}; a process can have one Go runtime only: have the crate \
                 that links it leave that out, and import its Go packages in the module that rust2go builds (Builder::import)"
            ),
            Self::Library { path, reason } => {
                let path = path.display();
                write!(f, "the Go library {path} cannot be used: {reason}")
            }
        }
    }
}

impl std::error::Error for Error {}
