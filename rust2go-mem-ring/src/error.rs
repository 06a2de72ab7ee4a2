//! What can go wrong, with the value handed back where there is one.

use std::error::Error;
use std::fmt;

/// Why an entry was not pushed. The value comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PushError<T> {
    /// Every entry is taken; there is room again once the consumer has popped.
    Full(T),
    /// The consumer is gone, nobody will ever pop.
    Closed(T),
}

impl<T> PushError<T> {
    /// The value that was not pushed.
    pub fn into_inner(self) -> T {
        match self {
            PushError::Full(value) | PushError::Closed(value) => value,
        }
    }
}

/// Why nothing was popped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopError {
    /// There is no entry right now.
    Empty,
    /// There is no entry, and there will be none: the producer is gone.
    Closed,
}

/// Why a ring cannot be made, or why a header does not describe one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LayoutError {
    /// This capacity is not a power of two between 1 and [`MAX_CAPACITY`](crate::MAX_CAPACITY).
    Capacity(usize),
    /// The ring would be larger than the address space allows.
    TooLarge,
    /// The allocator could not give this many bytes.
    NoMemory(usize),
    /// There are only this many bytes where a header was expected.
    Short(usize),
    /// The header starts with these eight bytes, read as a number, and not with [`MAGIC`](crate::MAGIC).
    Magic(u64),
    /// The header is of this version; this crate knows [`VERSION`](crate::VERSION).
    Version(u32),
    /// The sizes in the header contradict each other.
    Sizes,
}

// `T` may be anything, so the value is left out of both texts.
impl<T> fmt::Debug for PushError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PushError::Full(_) => "Full(..)",
            PushError::Closed(_) => "Closed(..)",
        })
    }
}

impl<T> fmt::Display for PushError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PushError::Full(_) => "the ring is full",
            PushError::Closed(_) => "the consumer of the ring is gone",
        })
    }
}

impl<T> Error for PushError<T> {}

impl fmt::Display for PopError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PopError::Empty => "the ring is empty",
            PopError::Closed => "the ring is empty and its producer is gone",
        })
    }
}

impl Error for PopError {}

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            LayoutError::Capacity(n) => write!(
                f,
                "the capacity of a ring is a power of two from 1 to {}, not {n}",
                crate::MAX_CAPACITY
            ),
            LayoutError::TooLarge => {
                f.write_str("the ring is too large to address; ask for fewer entries")
            }
            LayoutError::NoMemory(n) => write!(f, "no memory for a ring of {n} bytes"),
            LayoutError::Short(n) => write!(
                f,
                "{n} bytes cannot hold the {} bytes of a ring's header",
                crate::HEADER_SIZE
            ),
            LayoutError::Magic(n) => write!(
                f,
                "not a ring, or one of another byte order: it starts with {n:#018x} instead of {:#018x}",
                crate::MAGIC
            ),
            LayoutError::Version(n) => write!(
                f,
                "the ring has layout version {n}, this side knows {}; build both sides from the same version",
                crate::VERSION
            ),
            LayoutError::Sizes => {
                f.write_str("the sizes in the ring's header contradict each other")
            }
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
            LayoutError::Capacity(12).to_string(),
            "the capacity of a ring is a power of two from 1 to 2147483648, not 12"
        );
        assert!(LayoutError::Version(7).to_string().contains("same version"));
        assert_eq!(
            PushError::Full(std::cell::Cell::new(1)).to_string(),
            "the ring is full"
        );
    }
}
