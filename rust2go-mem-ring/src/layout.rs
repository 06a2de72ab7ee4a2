//! Where everything lies in the region, in bytes from its start. The README has the table.

use crate::error::LayoutError;
use crate::sync::AtomicU32;

/// The first eight bytes of every ring: `R2GRING` and a zero byte, read as a number in the byte order of the machine. A
/// side with another byte order reads something else and refuses.
pub const MAGIC: u64 = u64::from_ne_bytes(*b"R2GRING\0");

/// The version of the layout that this crate writes and reads.
pub const VERSION: u32 = 1;

/// The largest number of entries. Positions are `u32` and wrap; the distance of two positions must stay unambiguous.
pub const MAX_CAPACITY: usize = 1 << 31;

/// How many bytes lie before the entries, at least. More, where the entries want a larger alignment.
pub const HEADER_SIZE: usize = 384;

/// The sizes of one ring: what the fixed part of its header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    capacity: u32,
    entry_size: u32,
    entry_align: u32,
    entries: u64,
    size: u64,
}

impl Layout {
    /// Computes the layout of a ring of `capacity` entries.
    ///
    /// # Errors
    /// When the capacity is not a power of two in range, the alignment is not one, or the ring cannot be addressed.
    pub fn new(
        capacity: usize,
        entry_size: usize,
        entry_align: usize,
    ) -> Result<Self, LayoutError> {
        Self::with_header(HEADER_SIZE, capacity, entry_size, entry_align)
    }

    /// As [`Layout::new`]; loom's atomics are larger than the real ones, and so is the header made of them.
    pub(crate) fn with_header(
        header: usize,
        capacity: usize,
        entry_size: usize,
        entry_align: usize,
    ) -> Result<Self, LayoutError> {
        if !capacity.is_power_of_two() || capacity > MAX_CAPACITY {
            return Err(LayoutError::Capacity(capacity));
        }
        if !entry_align.is_power_of_two() || entry_size % entry_align != 0 {
            return Err(LayoutError::Sizes);
        }
        let entries = header.checked_next_multiple_of(entry_align);
        let size = entry_size
            .checked_mul(capacity)
            .zip(entries)
            .and_then(|(all, entries)| all.checked_add(entries));
        let (Some(entries), Some(size)) = (entries, size) else {
            return Err(LayoutError::TooLarge);
        };
        let (Ok(entry_size), Ok(entry_align)) = (entry_size.try_into(), entry_align.try_into())
        else {
            return Err(LayoutError::TooLarge);
        };
        Ok(Self {
            // At most 2^31, as checked above.
            capacity: capacity as u32,
            entry_size,
            entry_align,
            entries: entries as u64,
            size: size as u64,
        })
    }

    /// Reads the fixed part of a header and checks it, trusting nothing: the result is what [`Layout::new`] gives for
    /// the same capacity and entry.
    ///
    /// # Errors
    /// When the bytes are not the header of a ring of this version, or its sizes contradict each other.
    pub fn read(header: &[u8]) -> Result<Self, LayoutError> {
        let Some(header) = header.first_chunk::<HEADER_SIZE>() else {
            return Err(LayoutError::Short(header.len()));
        };
        let u32_at = |at: usize| {
            u32::from_ne_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
        };
        let u64_at = |at: usize| {
            let (a, b) = (u32_at(at).to_ne_bytes(), u32_at(at + 4).to_ne_bytes());
            u64::from_ne_bytes([a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]])
        };
        if u64_at(0) != MAGIC {
            return Err(LayoutError::Magic(u64_at(0)));
        }
        if u32_at(8) != VERSION {
            return Err(LayoutError::Version(u32_at(8)));
        }
        let wide = |n: u32| usize::try_from(n).map_err(|_| LayoutError::TooLarge);
        let expected = Self::new(wide(u32_at(12))?, wide(u32_at(16))?, wide(u32_at(20))?)?;
        if (expected.entries, expected.size) != (u64_at(24), u64_at(32)) {
            return Err(LayoutError::Sizes);
        }
        Ok(expected)
    }

    /// How many entries the ring holds: a power of two.
    pub fn capacity(&self) -> usize {
        self.capacity as usize
    }

    /// The size of one entry in bytes; entries lie side by side.
    pub fn entry_size(&self) -> usize {
        self.entry_size as usize
    }

    /// The alignment of an entry, a power of two.
    pub fn entry_align(&self) -> usize {
        self.entry_align as usize
    }

    /// Where the first entry lies, in bytes from the start of the region.
    pub fn entries(&self) -> usize {
        // Came from a `usize`, in `with_header`.
        self.entries as usize
    }

    /// The size of the whole region in bytes.
    pub fn size(&self) -> usize {
        self.size as usize
    }
}

/// The header as it lies at the start of the region. What is written often by one side has a pair of cache lines to
/// itself, since processors fetch them in pairs.
#[repr(C, align(128))]
pub(crate) struct Header {
    pub(crate) magic: u64,
    pub(crate) version: u32,
    pub(crate) capacity: u32,
    pub(crate) entry_size: u32,
    pub(crate) entry_align: u32,
    pub(crate) entries: u64,
    pub(crate) size: u64,
    /// Which sides are gone: [`PRODUCER`], [`CONSUMER`]. Written once by each, so that reading it costs next to nothing.
    pub(crate) closed: AtomicU32,
    /// How many entries were ever pushed, wrapping. Only the producer writes it.
    pub(crate) tail: Line,
    /// How many entries were ever popped, wrapping. Only the consumer writes it.
    pub(crate) head: Line,
}

/// A position in a pair of cache lines of its own.
#[repr(C, align(128))]
pub(crate) struct Line(pub(crate) AtomicU32);

/// The bit in [`Header::closed`] of a producer that is gone.
pub(crate) const PRODUCER: u32 = 1;
/// The bit in [`Header::closed`] of a consumer that is gone.
pub(crate) const CONSUMER: u32 = 2;

impl Header {
    pub(crate) fn new(layout: &Layout) -> Self {
        Self {
            magic: MAGIC,
            version: VERSION,
            capacity: layout.capacity,
            entry_size: layout.entry_size,
            entry_align: layout.entry_align,
            entries: layout.entries,
            size: layout.size,
            closed: AtomicU32::new(0),
            tail: Line(AtomicU32::new(0)),
            head: Line(AtomicU32::new(0)),
        }
    }
}

/// The numbers that other languages rely on.
#[cfg(not(loom))]
const _: () = {
    use std::mem::{offset_of, size_of};
    assert!(size_of::<Header>() == HEADER_SIZE);
    assert!(offset_of!(Header, version) == 8);
    assert!(offset_of!(Header, capacity) == 12);
    assert!(offset_of!(Header, entry_size) == 16);
    assert!(offset_of!(Header, entry_align) == 20);
    assert!(offset_of!(Header, entries) == 24);
    assert!(offset_of!(Header, size) == 32);
    assert!(offset_of!(Header, closed) == 40);
    assert!(offset_of!(Header, tail) == 128);
    assert!(offset_of!(Header, head) == 256);
};

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    /// A valid header, with one number replaced.
    fn header(at: usize, with: &[u8]) -> [u8; HEADER_SIZE] {
        let layout = Layout::new(4, 24, 8).unwrap();
        let mut bytes = [0; HEADER_SIZE];
        bytes[..8].copy_from_slice(&MAGIC.to_ne_bytes());
        for (i, n) in [VERSION, 4, 24, 8].into_iter().enumerate() {
            bytes[8 + 4 * i..][..4].copy_from_slice(&n.to_ne_bytes());
        }
        bytes[24..32].copy_from_slice(&layout.entries.to_ne_bytes());
        bytes[32..40].copy_from_slice(&layout.size.to_ne_bytes());
        bytes[at..][..with.len()].copy_from_slice(with);
        bytes
    }

    #[test]
    fn reads_what_it_computes() {
        assert_eq!(Layout::read(&header(0, &[])), Layout::new(4, 24, 8));
    }

    #[test]
    fn refuses_every_lie() {
        let read = |at, n: u32| Layout::read(&header(at, &n.to_ne_bytes()));
        assert!(matches!(read(0, 5), Err(LayoutError::Magic(_))));
        assert_eq!(read(8, 2), Err(LayoutError::Version(2)));
        assert_eq!(read(12, 0), Err(LayoutError::Capacity(0)));
        assert_eq!(read(12, 3), Err(LayoutError::Capacity(3)));
        assert_eq!(read(12, 8), Err(LayoutError::Sizes));
        assert_eq!(read(16, 23), Err(LayoutError::Sizes));
        assert_eq!(read(16, u32::MAX - 7), Err(LayoutError::Sizes));
        assert_eq!(read(20, 0), Err(LayoutError::Sizes));
        assert_eq!(read(20, 6), Err(LayoutError::Sizes));
        assert_eq!(read(24, 0), Err(LayoutError::Sizes));
        assert_eq!(read(32, u32::MAX), Err(LayoutError::Sizes));
        assert_eq!(Layout::read(&[0; 40]), Err(LayoutError::Short(40)));
    }

    #[test]
    fn refuses_what_cannot_be() {
        assert_eq!(Layout::new(0, 8, 8), Err(LayoutError::Capacity(0)));
        assert_eq!(Layout::new(12, 8, 8), Err(LayoutError::Capacity(12)));
        assert_eq!(
            Layout::new(4, usize::MAX - 7, 8),
            Err(LayoutError::TooLarge)
        );
        assert_eq!(Layout::new(1, 0, 1).map(|l| l.size()), Ok(HEADER_SIZE));
        assert_eq!(Layout::new(2, 512, 512).map(|l| l.entries()), Ok(512));
    }
}
