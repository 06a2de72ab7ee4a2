//! An outcome of a call from Go that is no value, and no error of the contract's own.

use super::Handler;
use crate::error::Error;
use crate::frame;
use crate::mismatch::Mismatch;

/// What a `Failure` of the Go package says: the texts live here.
#[derive(Debug, Default)]
pub(crate) struct Refusal {
    pub(crate) kind: u32,
    pub(crate) message: String,
    /// The stack of a panic; for what cannot be converted, where it is.
    pub(crate) stack: String,
}

impl Refusal {
    pub(crate) fn new(kind: u32, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            stack: String::new(),
        }
    }

    /// Rust has no value for an argument.
    #[cold]
    pub(crate) fn unreadable(mismatch: Mismatch, handler: &Handler) -> Self {
        let (stack, message) = mismatch.in_ask(handler.name, handler.params);
        Self {
            kind: frame::UNREADABLE,
            message,
            stack,
        }
    }

    /// The result, or the error, has no form in Go.
    #[cold]
    pub(crate) fn unsendable(mismatch: Mismatch, handler: &Handler) -> Self {
        let (stack, message) = mismatch.in_answer(handler.name);
        Self {
            kind: frame::UNSENDABLE,
            message,
            stack,
        }
    }

    /// An error of the bridge, or the text of one that Go does not know. What is a value in Go to compare with stays one.
    #[cold]
    pub(crate) fn bridge(error: &Error) -> Self {
        let kind = match error {
            Error::Cancelled => frame::CANCELLED,
            Error::DeadlineExceeded => frame::DEADLINE,
            Error::Released { .. } => frame::RELEASED,
            Error::Stopped => frame::STOPPED,
            _ => frame::UNTYPED,
        };
        Self::new(kind, error.to_string())
    }

    /// `stop_serving` was called.
    #[cold]
    pub(crate) fn stopped(handler: &Handler) -> Self {
        let name = handler.name;
        Self::new(
            frame::STOPPED,
            format!("{name}: Rust has stopped to serve calls (rust2go::stop_serving)"),
        )
    }

    /// The executor has dropped the task.
    #[cold]
    pub(crate) fn dropped(handler: &Handler) -> Self {
        let name = handler.name;
        Self::new(
            frame::STOPPED,
            format!(
                "{name}: the executor has dropped the call before it was done; it was shut down"
            ),
        )
    }
}
