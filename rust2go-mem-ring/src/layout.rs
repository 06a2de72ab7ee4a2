//! Where everything lies in a region, in bytes from its start. The README has the table.

use std::mem::{align_of, size_of};

use crate::error::LayoutError;

/// The first eight bytes of every region: `R2GRING` and a zero byte, read as a number in the byte order of the machine. A
/// side with another byte order reads something else and refuses.
pub const MAGIC: u64 = u64::from_ne_bytes(*b"R2GRING\0");

/// The version of the layout that this crate writes and reads.
pub const VERSION: u32 = 2;

/// The largest number of parts in a region.
pub const MAX_PARTS: usize = 16;

/// The largest number of entries in a ring, or of blocks.
pub const MAX_CAPACITY: usize = 1 << 30;

/// The largest size of an entry or a block, in bytes.
pub const MAX_ENTRY_SIZE: usize = 1 << 20;

/// The largest alignment of an entry, in bytes.
pub const MAX_ENTRY_ALIGN: usize = 128;

/// How many bytes the header of a region has; the table of its parts follows.
pub(crate) const REGION_HEADER: usize = 128;
/// How many bytes of the table belong to one part.
pub(crate) const TABLE_ENTRY: usize = 32;
/// What may have to be read before the parts are known: the header and the longest table.
pub(crate) const LONGEST_TABLE: usize = REGION_HEADER + MAX_PARTS * TABLE_ENTRY;
/// Parts begin at multiples of this, the size of a pair of cache lines: processors fetch them in pairs.
pub(crate) const PART_ALIGN: u64 = 128;
/// The size of a region is a multiple of this.
pub(crate) const REGION_ALIGN: u64 = 4096;

/// Offset in a ring of the bits that say which side is gone.
pub(crate) const CLOSED: usize = 0;
/// Offset in a ring of the producers' position.
pub(crate) const TAIL: usize = 128;
/// Offset in a ring of the consumer's position.
pub(crate) const HEAD: usize = 256;
/// Offset in a ring of the word that says whether the consumer is parked.
pub(crate) const PARKED: usize = 384;
/// Offset in a ring of the word that says whether producers wait for room.
pub(crate) const WAITING: usize = 512;
/// How many bytes a ring has before its cells, at least: more, where entries want a larger alignment.
pub(crate) const RING_HEADER: usize = 640;

/// The bit at [`CLOSED`] of producers that are gone.
pub(crate) const PRODUCERS_GONE: u32 = 1;
/// The bit at [`CLOSED`] of a consumer that is gone.
pub(crate) const CONSUMER_GONE: u32 = 2;

/// What a part of a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A ring for one producer and one consumer: [`mod@crate::spsc`].
    Spsc,
    /// A ring for any number of producers and one consumer: [`mod@crate::mpsc`].
    Mpsc,
    /// Blocks of memory for values of any size.
    Blocks,
}

impl Kind {
    /// The number that stands for it in the table of parts.
    pub fn number(self) -> u32 {
        match self {
            Kind::Spsc => 1,
            Kind::Mpsc => 2,
            Kind::Blocks => 3,
        }
    }

    #[cfg_attr(
        not(target_os = "linux"),
        allow(dead_code, reason = "only memory that others have written is read")
    )]
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        [Kind::Spsc, Kind::Mpsc, Kind::Blocks]
            .into_iter()
            .find(|kind| kind.number() == number)
    }
}

/// One part of a region: what it is, how large its entries are, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub(crate) kind: Kind,
    pub(crate) entry_size: u32,
    pub(crate) entry_align: u32,
    pub(crate) capacity: u32,
    pub(crate) offset: u64,
    pub(crate) size: u64,
}

impl Part {
    /// A part that lies nowhere yet; refuses sizes that no part has. `number` is for the error.
    pub(crate) fn new(
        number: usize,
        kind: Kind,
        [entry_size, entry_align, capacity]: [usize; 3],
    ) -> Result<Self, LayoutError> {
        let rings = kind != Kind::Blocks;
        if !entry_align.is_power_of_two()
            || entry_align > MAX_ENTRY_ALIGN
            || (!rings && entry_align != 8)
        {
            return Err(LayoutError::EntryAlign(number, entry_align));
        }
        if entry_size == 0 || entry_size > MAX_ENTRY_SIZE || entry_size % entry_align != 0 {
            return Err(LayoutError::EntrySize(number, entry_size));
        }
        if capacity == 0 || capacity > MAX_CAPACITY || (rings && !capacity.is_power_of_two()) {
            return Err(LayoutError::Capacity(number, capacity));
        }
        let mut part = Self {
            kind,
            // All three are at most 2^30, as checked above.
            entry_size: entry_size as u32,
            entry_align: entry_align as u32,
            capacity: capacity as u32,
            offset: 0,
            size: 0,
        };
        // At most 2^30 * (2^20 + 128) + 2^27: far from overflow.
        part.size = part.entries_at() + u64::from(part.capacity) * part.stride();
        Ok(part)
    }

    /// What the part is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The size of one entry or block in bytes.
    pub fn entry_size(&self) -> usize {
        self.entry_size as usize
    }

    /// The alignment of an entry in bytes, a power of two.
    pub fn entry_align(&self) -> usize {
        self.entry_align as usize
    }

    /// How many entries or blocks there are.
    pub fn capacity(&self) -> usize {
        self.capacity as usize
    }

    /// Where the part begins, in bytes from the start of the region.
    pub fn offset(&self) -> usize {
        // Regions fit into the address space: `Layout::place` checks it.
        self.offset as usize
    }

    /// How many bytes the part has.
    pub fn size(&self) -> usize {
        self.size as usize
    }

    /// Where the first cell or block lies, in bytes from the start of the part.
    pub(crate) fn entries_at(&self) -> u64 {
        match self.kind {
            Kind::Spsc | Kind::Mpsc => up(RING_HEADER as u64, self.entry_align.into()),
            Kind::Blocks => up(u64::from(self.capacity).div_ceil(64) * 8, PART_ALIGN),
        }
    }

    /// How far cells or blocks lie apart.
    pub(crate) fn stride(&self) -> u64 {
        let (size, align) = (self.entry_size.into(), self.entry_align.into());
        match self.kind {
            Kind::Spsc | Kind::Blocks => size,
            Kind::Mpsc => up(up(size, 8) + 8, 8.max(align)),
        }
    }
}

/// How large the entry of a `T` is. No entry is without size: its address tells it from the others.
pub(crate) const fn entry_size<T>() -> usize {
    match size_of::<T>() {
        0 => align_of::<T>(),
        size => size,
    }
}

/// The next multiple of `align`, a power of two.
pub(crate) const fn up(n: u64, align: u64) -> u64 {
    (n + align - 1) & !(align - 1)
}
