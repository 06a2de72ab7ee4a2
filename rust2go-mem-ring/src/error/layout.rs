//! Why a plan cannot be carried out, or why bytes are not a region.

use std::error::Error;
use std::fmt;

use crate::layout::{MAGIC, MAX_CAPACITY, MAX_ENTRY_ALIGN, MAX_ENTRY_SIZE, MAX_PARTS, VERSION};

/// Why a region cannot be as planned, or why a header does not describe one. The first number is that of the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LayoutError {
    /// A region has between 1 and [`MAX_PARTS`] parts, not this many.
    Parts(usize),
    /// The part cannot have this many entries.
    Capacity(usize, usize),
    /// The part cannot have entries of this size.
    EntrySize(usize, usize),
    /// The part cannot have entries of this alignment.
    EntryAlign(usize, usize),
    /// The region would have this many bytes, more than can be addressed.
    TooLarge(u64),
    /// There are only this many bytes where a header and a table were expected.
    Short(usize),
    /// The header starts with these eight bytes, read as a number, and not with [`MAGIC`].
    Magic(u64),
    /// The header is of this version; this crate knows [`VERSION`].
    Version(u32),
    /// The part is of a kind with this number, which this crate does not know.
    Kind(usize, u32),
    /// The part has another place or size than follows from its entries.
    Place(usize),
    /// The three sizes of the region differ.
    Size {
        /// What the header says.
        header: u64,
        /// What follows from the parts.
        parts: u64,
        /// How much memory there is.
        actual: u64,
    },
}

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            LayoutError::Parts(n) => write!(f, "a region has 1 to {MAX_PARTS} parts, not {n}"),
            LayoutError::Capacity(part, n) => write!(
                f,
                "part {part} cannot have {n} entries: a ring has a power of two, blocks any number, both from 1 to \
                 {MAX_CAPACITY}"
            ),
            LayoutError::EntrySize(part, n) => write!(
                f,
                "part {part} cannot have entries of {n} bytes: it must be a multiple of their alignment, from 1 to \
                 {MAX_ENTRY_SIZE}; pass larger values by reference"
            ),
            LayoutError::EntryAlign(part, n) => write!(
                f,
                "part {part} cannot have entries aligned to {n} bytes: rings take powers of two up to \
                 {MAX_ENTRY_ALIGN}, blocks 8"
            ),
            LayoutError::TooLarge(n) => {
                write!(f, "{n} bytes cannot be addressed; ask for fewer entries")
            }
            LayoutError::Short(n) => {
                write!(
                    f,
                    "{n} bytes cannot hold the header of a region and its table of parts"
                )
            }
            LayoutError::Magic(n) => write!(
                f,
                "not a region of rings, or one of another byte order: it starts with {n:#018x} instead of {MAGIC:#018x}"
            ),
            LayoutError::Version(n) => write!(
                f,
                "the region has layout version {n}, this side knows {VERSION}; build both sides from the same version"
            ),
            LayoutError::Kind(part, n) => write!(
                f,
                "part {part} is of the unknown kind {n}; build both sides from the same version"
            ),
            LayoutError::Place(part) => write!(
                f,
                "part {part} does not lie where its entries put it: the table of the region is damaged"
            ),
            LayoutError::Size {
                header,
                parts,
                actual,
            } => write!(
                f,
                "the header of the region says {header} bytes, its parts need {parts}, and there are {actual}"
            ),
        }
    }
}

impl Error for LayoutError {}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn texts_say_what_to_do() {
        assert_eq!(
            LayoutError::Parts(17).to_string(),
            "a region has 1 to 16 parts, not 17"
        );
        assert!(
            LayoutError::Capacity(3, 12)
                .to_string()
                .starts_with("part 3 cannot have 12 entries: a ring has a power of two")
        );
        assert!(LayoutError::Version(7).to_string().contains("same version"));
    }
}
