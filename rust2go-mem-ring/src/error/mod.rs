//! What can go wrong, with the value handed back where there is one.

mod attach;
mod layout;

use std::error::Error;
use std::fmt;

pub use attach::{AttachError, RegionError};
pub use layout::LayoutError;

/// Why a value was not pushed. The value comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PushError<T> {
    /// Every entry is taken; there is room again once the consumer has popped.
    Full(T),
    /// The consumer is gone, nobody will ever pop.
    Closed(T),
    /// What the other side has written into the ring cannot be. The ring is of no use any more.
    Corrupt(T),
}

impl<T> PushError<T> {
    /// The value that was not pushed.
    pub fn into_inner(self) -> T {
        match self {
            PushError::Full(value) | PushError::Closed(value) | PushError::Corrupt(value) => value,
        }
    }

    /// The same reason with another value.
    pub(crate) fn map<U>(self, f: impl FnOnce(T) -> U) -> PushError<U> {
        match self {
            PushError::Full(value) => PushError::Full(f(value)),
            PushError::Closed(value) => PushError::Closed(f(value)),
            PushError::Corrupt(value) => PushError::Corrupt(f(value)),
        }
    }
}

/// Why nothing was popped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PopError {
    /// There is no value right now.
    Empty,
    /// There is no value, and there will be none: the producers are gone.
    Closed,
    /// What the other side has written into the ring cannot be. The ring is of no use any more.
    Corrupt,
}

// `T` may be anything, so the value is left out of both texts.
impl<T> fmt::Debug for PushError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PushError::Full(_) => "Full(..)",
            PushError::Closed(_) => "Closed(..)",
            PushError::Corrupt(_) => "Corrupt(..)",
        })
    }
}

impl<T> fmt::Display for PushError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PushError::Full(_) => "the ring is full",
            PushError::Closed(_) => "the consumer of the ring is gone",
            PushError::Corrupt(_) => {
                "the other side has damaged the ring; make a new region and attach both sides to it"
            }
        })
    }
}

impl<T> Error for PushError<T> {}

impl fmt::Display for PopError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PopError::Empty => "the ring is empty",
            PopError::Closed => "the ring is empty and its producers are gone",
            PopError::Corrupt => {
                "the other side has damaged the ring; make a new region and attach both sides to it"
            }
        })
    }
}

impl Error for PopError {}
