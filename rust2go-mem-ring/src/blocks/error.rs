//! Why a block cannot be had, opened or reached into.

use std::error::Error;
use std::fmt;

use super::BlockRef;

/// What can go wrong with blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlocksError {
    /// There is no run of this many free blocks right now.
    Full(u32),
    /// So many bytes do not fit into the longest allocation.
    TooLarge {
        /// How many were asked for.
        len: usize,
        /// How many fit.
        most: usize,
    },
    /// The reference is none to blocks of this part that are taken.
    Reference(BlockRef),
    /// The bytes lie outside of the allocation.
    Bounds {
        /// The first byte.
        at: usize,
        /// How many bytes.
        len: usize,
        /// How many the allocation has.
        of: usize,
    },
}

impl fmt::Display for BlocksError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            BlocksError::Full(1) => {
                f.write_str("all blocks are taken; try again when the other side has freed some")
            }
            BlocksError::Full(n) => write!(
                f,
                "there are no {n} free blocks side by side; try again when the other side has freed some, or plan larger \
                 blocks"
            ),
            BlocksError::TooLarge { len, most } => write!(
                f,
                "{len} bytes do not fit into the {most} bytes that 64 blocks have; plan larger blocks"
            ),
            BlocksError::Reference(BlockRef {
                offset,
                len,
                blocks,
            }) => write!(
                f,
                "a reference to {len} bytes in {blocks} blocks at offset {offset} is none to blocks that are taken here: \
                 it was made up, opened twice, or comes from another region"
            ),
            BlocksError::Bounds { at, len, of } => {
                write!(
                    f,
                    "{len} bytes at {at} are not within an allocation of {of} bytes"
                )
            }
        }
    }
}

impl Error for BlocksError {}
