//! A reference to an allocation, as it travels.

use bytemuck::{Pod, Zeroable};

/// Where an allocation lies: what a ring's entry holds of it. The same in every process and every language.
///
/// It is plain data: copying it copies no right. The allocation belongs to whoever opens it, once; a reference that
/// nobody opens keeps its blocks taken.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct BlockRef {
    /// Offset of the first byte from the start of the region.
    pub offset: u64,
    /// Length in bytes.
    pub len: u32,
    /// How many blocks are taken.
    pub blocks: u32,
}

// SAFETY: three integers, for which all zeros is a value.
unsafe impl Zeroable for BlockRef {}
// SAFETY: integers of 8, 4 and 4 bytes in C's order, aligned to 8: any bytes are a value and there is no padding.
unsafe impl Pod for BlockRef {}

const _: () = assert!(size_of::<BlockRef>() == 16 && align_of::<BlockRef>() == 8);
