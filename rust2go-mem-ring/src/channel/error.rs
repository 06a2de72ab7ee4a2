//! Why waiting was in vain.

use std::error::Error;
use std::fmt;
use std::io;

/// Why nothing was received. What the other side had sent before has been received by then, always.
#[derive(Debug)]
#[non_exhaustive]
pub enum RecvError {
    /// All senders are gone, in peace.
    Closed,
    /// The peer that was watched has died, or ended without closing anything.
    PeerDied,
    /// The deadline has passed.
    Deadline,
    /// What the other side has written into the ring cannot be.
    Corrupt,
    /// The bell cannot be waited for.
    Bell(io::Error),
}

/// Why a value was not sent. The value comes back; of a slice, how many of its values were sent.
#[non_exhaustive]
pub enum SendError<T> {
    /// The receiver is gone, in peace.
    Closed(T),
    /// The peer that was watched has died, or ended without closing anything.
    PeerDied(T),
    /// The deadline has passed, and there was no room.
    Deadline(T),
    /// What the other side has written into the ring cannot be.
    Corrupt(T),
    /// The bell cannot be waited for.
    Bell(T, io::Error),
}

impl<T> SendError<T> {
    /// The value that was not sent; of a slice, how many of its values were.
    pub fn into_inner(self) -> T {
        match self {
            SendError::Closed(value)
            | SendError::PeerDied(value)
            | SendError::Deadline(value)
            | SendError::Corrupt(value)
            | SendError::Bell(value, _) => value,
        }
    }
}

const DIED: &str = "the process on the other side has died without closing the channel; make a new region for its successor";
const DEADLINE: &str = "the deadline has passed";
const CORRUPT: &str =
    "the other side has damaged the ring; make a new region and attach both sides to it";

impl fmt::Display for RecvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecvError::Closed => f.write_str("the channel is empty and all its senders are gone"),
            RecvError::PeerDied => f.write_str(DIED),
            RecvError::Deadline => write!(f, "{DEADLINE} with nothing received"),
            RecvError::Corrupt => f.write_str(CORRUPT),
            RecvError::Bell(error) => write!(f, "cannot wait for the channel's bell: {error}"),
        }
    }
}

impl Error for RecvError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RecvError::Bell(error) => Some(error),
            _ => None,
        }
    }
}

impl<T> fmt::Display for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SendError::Closed(_) => f.write_str("the receiver of the channel is gone"),
            SendError::PeerDied(_) => f.write_str(DIED),
            SendError::Deadline(_) => write!(f, "{DEADLINE} with no room in the channel"),
            SendError::Corrupt(_) => f.write_str(CORRUPT),
            SendError::Bell(_, error) => write!(f, "cannot wait for the channel's bell: {error}"),
        }
    }
}

// `T` may be anything, so the value is left out.
impl<T> fmt::Debug for SendError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SendError::Closed(_) => f.write_str("Closed(..)"),
            SendError::PeerDied(_) => f.write_str("PeerDied(..)"),
            SendError::Deadline(_) => f.write_str("Deadline(..)"),
            SendError::Corrupt(_) => f.write_str("Corrupt(..)"),
            SendError::Bell(_, error) => write!(f, "Bell(.., {error:?})"),
        }
    }
}

impl<T> Error for SendError<T> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            SendError::Bell(_, error) => Some(error),
            _ => None,
        }
    }
}
