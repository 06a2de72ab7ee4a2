//! What lies in a region: planned by who makes it, read and checked by who attaches to it.

use std::mem::align_of;

use bytemuck::Pod;

use crate::error::LayoutError;
use crate::layout::{
    Kind, LONGEST_TABLE, MAGIC, MAX_PARTS, PART_ALIGN, Part, REGION_ALIGN, REGION_HEADER,
    TABLE_ENTRY, VERSION, entry_size, up,
};

/// What a region shall hold: rings and blocks, numbered from 0 in the order in which they are added.
///
/// Whether the plan can be carried out is found when a region is made of it.
///
/// ```
/// use rust2go_mem_ring::{Plan, Region};
///
/// let plan = Plan::new().mpsc::<u64>(1024).spsc::<[u8; 64]>(64).blocks(256, 1000);
/// let region = Region::heap(&plan)?;
/// assert_eq!(region.parts().len(), 3);
/// # Ok::<(), rust2go_mem_ring::RegionError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Plan {
    parts: Vec<(Kind, [usize; 3])>,
}

impl Plan {
    /// A plan without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a ring for one producer and one consumer. `capacity` must be a power of two.
    pub fn spsc<T: Pod>(self, capacity: usize) -> Self {
        self.ring::<T>(Kind::Spsc, capacity)
    }

    /// Adds a ring for any number of producers and one consumer. `capacity` must be a power of two.
    pub fn mpsc<T: Pod>(self, capacity: usize) -> Self {
        self.ring::<T>(Kind::Mpsc, capacity)
    }

    /// Adds `count` blocks of `block_size` bytes each, which must be a multiple of 8.
    pub fn blocks(mut self, block_size: usize, count: usize) -> Self {
        self.parts.push((Kind::Blocks, [block_size, 8, count]));
        self
    }

    pub(crate) fn ring<T>(mut self, kind: Kind, capacity: usize) -> Self {
        let sizes = [entry_size::<T>(), align_of::<T>(), capacity];
        self.parts.push((kind, sizes));
        self
    }

    /// Computes where everything lies.
    pub(crate) fn layout(&self) -> Result<Layout, LayoutError> {
        Layout::place(&self.parts)
    }
}

/// Where the parts of one region lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    parts: Vec<Part>,
    size: u64,
}

impl Layout {
    fn place(wanted: &[(Kind, [usize; 3])]) -> Result<Self, LayoutError> {
        if wanted.is_empty() || wanted.len() > MAX_PARTS {
            return Err(LayoutError::Parts(wanted.len()));
        }
        let mut end = (REGION_HEADER + wanted.len() * TABLE_ENTRY) as u64;
        let mut parts = Vec::with_capacity(wanted.len());
        for (number, &(kind, sizes)) in wanted.iter().enumerate() {
            let mut part = Part::new(number, kind, sizes)?;
            part.offset = up(end, PART_ALIGN);
            // At most 16 parts of less than 2^52 bytes.
            end = part.offset + part.size;
            parts.push(part);
        }
        let size = up(end, REGION_ALIGN);
        if isize::try_from(size).is_err() {
            return Err(LayoutError::TooLarge(size));
        }
        Ok(Self { parts, size })
    }

    /// Reads the header and the table of a region of `actual` bytes and checks them, trusting nothing: the result is
    /// what [`Layout::place`] gives for the same parts.
    pub(crate) fn read(bytes: &[u8], actual: usize) -> Result<Self, LayoutError> {
        let u32_at = |at: usize| match bytes.get(at..at + 4) {
            Some(&[a, b, c, d]) => Ok(u32::from_ne_bytes([a, b, c, d])),
            _ => Err(LayoutError::Short(bytes.len())),
        };
        let u64_at = |at: usize| match bytes.get(at..at + 8) {
            Some(&[a, b, c, d, e, f, g, h]) => Ok(u64::from_ne_bytes([a, b, c, d, e, f, g, h])),
            _ => Err(LayoutError::Short(bytes.len())),
        };
        if u64_at(0)? != MAGIC {
            return Err(LayoutError::Magic(u64_at(0)?));
        }
        if u32_at(8)? != VERSION {
            return Err(LayoutError::Version(u32_at(8)?));
        }
        let count = u32_at(12)? as usize;
        if count == 0 || count > MAX_PARTS {
            return Err(LayoutError::Parts(count));
        }
        let mut wanted = Vec::with_capacity(count);
        for part in 0..count {
            let at = REGION_HEADER + part * TABLE_ENTRY;
            let number = u32_at(at)?;
            let kind = Kind::from_number(number).ok_or(LayoutError::Kind(part, number))?;
            let sizes = [u32_at(at + 4)?, u32_at(at + 8)?, u32_at(at + 12)?];
            wanted.push((kind, sizes.map(|n| n as usize)));
        }
        let layout = Self::place(&wanted)?;
        for (number, part) in layout.parts.iter().enumerate() {
            let at = REGION_HEADER + number * TABLE_ENTRY;
            if (u64_at(at + 16)?, u64_at(at + 24)?) != (part.offset, part.size) {
                return Err(LayoutError::Place(number));
            }
        }
        if (u64_at(16)?, actual) != (layout.size, layout.size()) {
            return Err(LayoutError::Size {
                header: u64_at(16)?,
                parts: layout.size,
                actual: actual as u64,
            });
        }
        Ok(layout)
    }

    /// The header and the table as they stand at the start of the region. All else in a fresh region is zero.
    pub(crate) fn header(&self) -> [u8; LONGEST_TABLE] {
        let mut bytes = [0; LONGEST_TABLE];
        let mut put =
            |at: usize, number: &[u8]| bytes[at..][..number.len()].copy_from_slice(number);
        put(0, &MAGIC.to_ne_bytes());
        put(8, &VERSION.to_ne_bytes());
        put(12, &(self.parts.len() as u32).to_ne_bytes());
        put(16, &self.size.to_ne_bytes());
        for (number, part) in self.parts.iter().enumerate() {
            let at = REGION_HEADER + number * TABLE_ENTRY;
            put(at, &part.kind.number().to_ne_bytes());
            put(at + 4, &part.entry_size.to_ne_bytes());
            put(at + 8, &part.entry_align.to_ne_bytes());
            put(at + 12, &part.capacity.to_ne_bytes());
            put(at + 16, &part.offset.to_ne_bytes());
            put(at + 24, &part.size.to_ne_bytes());
        }
        bytes
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The size of the region in bytes.
    pub(crate) fn size(&self) -> usize {
        // `place` has checked that it fits.
        self.size as usize
    }
}
