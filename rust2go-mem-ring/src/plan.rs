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
    #[cfg_attr(
        not(target_os = "linux"),
        allow(dead_code, reason = "only memory that others have written is read")
    )]
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

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::layout::{MAX_CAPACITY, MAX_ENTRY_SIZE};

    fn plan() -> Plan {
        Plan::new()
            .mpsc::<[u32; 5]>(16)
            .spsc::<u8>(1)
            .blocks(64, 100)
    }

    /// Reads a valid header, with one number replaced.
    fn read(at: usize, with: &[u8]) -> Result<Layout, LayoutError> {
        let layout = plan().layout().unwrap();
        let mut header = layout.header();
        header[at..][..with.len()].copy_from_slice(with);
        Layout::read(&header, layout.size())
    }

    #[test]
    fn reads_what_it_writes() {
        assert_eq!(read(0, &[]), plan().layout());
    }

    #[test]
    fn parts_lie_where_the_documentation_says() {
        let layout = plan().layout().unwrap();
        let places = layout.parts().iter().map(|p| (p.offset(), p.size()));
        // 128 + 3 * 32 is 224. The cell of an MPSC entry of 20 bytes has 24 + 8; a bitmap of 100 bits has 16.
        let expected = [
            (256, 640 + 16 * 32),
            (1408, 640 + 1),
            (2176, 128 + 100 * 64),
        ];
        assert_eq!(places.collect::<Vec<_>>(), expected);
        assert_eq!(layout.size(), 12288);
    }

    #[test]
    fn refuses_every_lie_in_the_header() {
        let u32s = |at, n: u32| read(at, &n.to_ne_bytes());
        let u64s = |at, n: u64| read(at, &n.to_ne_bytes());
        assert!(matches!(u32s(0, 5), Err(LayoutError::Magic(_))));
        assert_eq!(u32s(8, 1), Err(LayoutError::Version(1)));
        assert_eq!(u32s(12, 0), Err(LayoutError::Parts(0)));
        assert_eq!(u32s(12, 17), Err(LayoutError::Parts(17)));
        assert_eq!(
            u32s(12, u32::MAX),
            Err(LayoutError::Parts(u32::MAX as usize))
        );
        // One part less: all others lie elsewhere, or the size is wrong.
        assert!(matches!(u32s(12, 2), Err(LayoutError::Size { .. })));
        // One more, of zeroes.
        assert_eq!(u32s(12, 4), Err(LayoutError::Kind(3, 0)));
        for size in [0, 4096, 12288 + 4096, u64::MAX] {
            assert!(matches!(u64s(16, size), Err(LayoutError::Size { .. })));
        }
    }

    #[test]
    fn refuses_every_lie_in_the_table() {
        let u32s = |at: usize, n: u32| read(128 + at, &n.to_ne_bytes());
        let u64s = |at: usize, n: u64| read(128 + at, &n.to_ne_bytes());
        assert_eq!(u32s(0, 0), Err(LayoutError::Kind(0, 0)));
        assert_eq!(u32s(32, 4), Err(LayoutError::Kind(1, 4)));
        // Another kind that would do, but for its size; and blocks, whose alignment is 8.
        assert_eq!(u32s(0, 1), Err(LayoutError::Place(0)));
        assert_eq!(u32s(0, 3), Err(LayoutError::EntryAlign(0, 4)));
        for size in [0, 21, u32::MAX - 3] {
            assert_eq!(u32s(4, size), Err(LayoutError::EntrySize(0, size as usize)));
        }
        assert_eq!(u32s(4, 24 + 8), Err(LayoutError::Place(0)));
        for align in [0, 3, 256, u32::MAX] {
            assert_eq!(
                u32s(8, align),
                Err(LayoutError::EntryAlign(0, align as usize))
            );
        }
        for capacity in [0, 15, u32::MAX, 1 << 31] {
            assert_eq!(
                u32s(12, capacity),
                Err(LayoutError::Capacity(0, capacity as usize))
            );
        }
        assert_eq!(u32s(12, 32), Err(LayoutError::Place(0)));
        for offset in [0, 128, 257, 384, u64::MAX] {
            assert_eq!(u64s(16, offset), Err(LayoutError::Place(0)));
        }
        for size in [0, 1151, 1153, u64::MAX] {
            assert_eq!(u64s(24, size), Err(LayoutError::Place(0)));
        }
        // The same for the last part.
        assert_eq!(u32s(64 + 8, 4), Err(LayoutError::EntryAlign(2, 4)));
        assert_eq!(u32s(64 + 12, 0), Err(LayoutError::Capacity(2, 0)));
        assert_eq!(u32s(64 + 12, 99), Err(LayoutError::Place(2)));
    }

    #[test]
    fn refuses_too_little_memory() {
        let layout = plan().layout().unwrap();
        let header = layout.header();
        for size in [0, 8, 100, 128, 200] {
            let read = Layout::read(&header[..size], layout.size());
            assert_eq!(read, Err(LayoutError::Short(size)));
        }
        for size in [0, 4096, layout.size() - 1, layout.size() + 1] {
            let read = Layout::read(&header, size);
            assert!(matches!(read, Err(LayoutError::Size { .. })));
        }
    }

    #[test]
    fn random_headers_are_refused_or_harmless() {
        let layout = plan().layout().unwrap();
        let mut random = 0x9e37_79b9_7f4a_7c15u64;
        for _ in 0..100_000 {
            let mut header = layout.header();
            for _ in 0..1 + random % 3 {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                header[8 + random as usize % 216] = (random >> 32) as u8;
            }
            // Whatever is accepted has parts within the region.
            if let Ok(read) = Layout::read(&header, layout.size()) {
                let last = read.parts()[read.parts().len() - 1];
                assert!(last.offset() + last.size() <= layout.size());
            }
        }
    }

    #[test]
    fn refuses_what_cannot_be() {
        let refused = |plan: Plan| plan.layout().map(|layout| layout.size());
        assert_eq!(refused(Plan::new()), Err(LayoutError::Parts(0)));
        let many = (0..17).fold(Plan::new(), |plan, _| plan.spsc::<u8>(1));
        assert_eq!(refused(many), Err(LayoutError::Parts(17)));
        for capacity in [0, 12, MAX_CAPACITY * 2] {
            let plan = Plan::new().mpsc::<u64>(capacity);
            assert_eq!(refused(plan), Err(LayoutError::Capacity(0, capacity)));
        }
        for size in [0, 12, MAX_ENTRY_SIZE + 8] {
            let plan = Plan::new().blocks(size, 1);
            assert_eq!(refused(plan), Err(LayoutError::EntrySize(0, size)));
        }
        let plan = Plan::new().spsc::<u8>(1).blocks(8, MAX_CAPACITY + 1);
        assert_eq!(
            refused(plan),
            Err(LayoutError::Capacity(1, MAX_CAPACITY + 1))
        );
    }

    #[test]
    fn the_largest_of_all_can_be_computed() {
        let largest = (Kind::Mpsc, [MAX_ENTRY_SIZE, 128, MAX_CAPACITY]);
        let layout = Layout::place(&[largest; MAX_PARTS]);
        if cfg!(target_pointer_width = "64") {
            assert!(layout.unwrap().size() > 1 << 54);
        }
    }
}
