//! Why a region or one of its halves cannot be had.

use std::error::Error;
use std::fmt;
use std::io;

use super::LayoutError;
use crate::layout::Kind;

/// Why a region cannot be made, or attached to.
#[derive(Debug)]
#[non_exhaustive]
pub enum RegionError {
    /// The plan cannot be carried out, or the memory holds no region.
    Layout(LayoutError),
    /// The allocator could not give this many bytes.
    NoMemory(usize),
    /// The file is not sealed against shrinking: whoever holds it could make this process crash at any access.
    NotSealed,
    /// The file is on a file system, by its number, whose pages may be missing; regions are shared by plain memfds.
    FileSystem(u64),
    /// The operating system refused what is named here.
    Os(&'static str, io::Error),
}

impl From<LayoutError> for RegionError {
    fn from(error: LayoutError) -> Self {
        RegionError::Layout(error)
    }
}

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RegionError::Layout(error) => error.fmt(f),
            RegionError::NoMemory(n) => write!(f, "no memory for a region of {n} bytes"),
            RegionError::NotSealed => f.write_str(
                "the file of the region is not sealed against shrinking; make it with Region::memfd, or add F_SEAL_SHRINK",
            ),
            RegionError::FileSystem(n) => write!(
                f,
                "the file of the region lies on file system {n:#x}, where pages may be missing; use a memfd without \
                 huge pages"
            ),
            RegionError::Os(what, error) => write!(f, "{what} failed: {error}"),
        }
    }
}

impl Error for RegionError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            RegionError::Layout(error) => error.source(),
            RegionError::Os(_, error) => Some(error),
            _ => None,
        }
    }
}

/// Why a half of a ring cannot be attached to a part of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AttachError {
    /// The region has only so many parts.
    NoPart {
        /// The part that was asked for.
        part: usize,
        /// How many there are; they are numbered from 0.
        parts: usize,
    },
    /// The part is of another kind.
    Kind {
        /// What it is.
        is: Kind,
        /// What was asked for.
        wanted: Kind,
    },
    /// The entries of the part have another size or alignment than the type.
    Entry {
        /// Their size and alignment.
        is: (usize, usize),
        /// Those of the type.
        wanted: (usize, usize),
    },
    /// This process has attached that half already, and there is one only.
    Taken,
    /// That half was there and has gone: the ring is closed.
    Closed,
    /// The positions in the ring cannot be.
    Corrupt,
}

impl fmt::Display for AttachError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            AttachError::NoPart { part, parts } => {
                write!(f, "there is no part {part}: the region has {parts}, numbered from 0")
            }
            AttachError::Kind { is, wanted } => write!(
                f,
                "the part is of kind {is:?}, not {wanted:?}; attach by the order in which the plan adds them"
            ),
            AttachError::Entry { is, wanted } => write!(
                f,
                "the entries of the part have {} bytes aligned to {}, the type has {} aligned to {}; both sides must \
                 use the same type",
                is.0, is.1, wanted.0, wanted.1
            ),
            AttachError::Taken => {
                f.write_str("this half of the ring is attached already, and there is one only")
            }
            AttachError::Closed => {
                f.write_str("this half of the ring has gone before, which closed the ring; make a new region")
            }
            AttachError::Corrupt => {
                f.write_str("the positions in the ring cannot be; make a new region and attach both sides to it")
            }
        }
    }
}

impl Error for AttachError {}
