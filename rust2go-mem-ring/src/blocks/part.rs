//! The allocator over one part of a region.

use std::fmt;
use std::ptr::NonNull;
#[cfg(not(loom))]
use std::slice;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::bitmap::{Bitmap, Run, WORD};
use super::block::Block;
use super::sync::AtomicU64;
use super::{BlockRef, BlocksError};
use crate::{AttachError, Kind, Part, Region};

/// The blocks of a region: takes and frees them, and opens references to them.
///
/// Any number may be attached, by any number of threads and processes. A clone shares nothing but the region with its
/// original: each remembers by itself where it last found room, so give every busy thread its own.
///
/// An allocation is a run of 1 to 64 blocks side by side. What a process that died had taken stays taken: a region whose
/// peer has died is to be thrown away.
pub struct Blocks {
    region: Region,
    part: Part,
    /// The first byte of the bitmap.
    #[cfg(not(loom))]
    bitmap: NonNull<u8>,
    /// The word of the bitmap to look at first.
    hint: AtomicUsize,
}

// SAFETY: the bitmap is reached by atomics alone, the blocks through `Block`, and the region that both lie in can be sent
// and shared.
unsafe impl Send for Blocks {}
// SAFETY: as above.
unsafe impl Sync for Blocks {}

impl Blocks {
    /// Attaches to part number `part` of a region.
    ///
    /// # Errors
    /// When there is no such part, or it is a ring.
    pub fn attach(region: &Region, part: usize) -> Result<Self, AttachError> {
        let parts = region.parts();
        let Some(&found) = parts.get(part) else {
            let parts = parts.len();
            return Err(AttachError::NoPart { part, parts });
        };
        if found.kind() != Kind::Blocks {
            let (is, wanted) = (found.kind(), Kind::Blocks);
            return Err(AttachError::Kind { is, wanted });
        }
        Ok(Self {
            // SAFETY: a part lies within its region.
            #[cfg(not(loom))]
            bitmap: unsafe { region.address().add(found.offset()) },
            region: region.clone(),
            part: found,
            hint: AtomicUsize::new(0),
        })
    }

    /// Takes blocks for `len` bytes. What they hold is whatever was there before.
    ///
    /// Looks where it last found room, then everywhere: a few nanoseconds as long as there is some, one pass over the bitmap
    /// (a bit a block) at worst.
    ///
    /// # Errors
    /// [`BlocksError::TooLarge`] when 64 blocks are not enough, [`BlocksError::Full`] when there is no room right now.
    #[inline]
    pub fn alloc(&self, len: usize) -> Result<Block<'_>, BlocksError> {
        let blocks = self.needed(len)?;
        let bitmap = self.bitmap();
        // Relaxed: a hint is nothing but a hint, any number does.
        let hint = self.hint.load(Ordering::Relaxed);
        let run = bitmap.take(blocks, hint).ok_or(BlocksError::Full(blocks))?;
        let word = (run.first() / WORD) as usize;
        if word != hint {
            self.hint.store(word, Ordering::Relaxed);
        }
        Ok(Block::new(self, run, len))
    }

    /// How many blocks `len` bytes take: one at least.
    #[inline]
    fn needed(&self, len: usize) -> Result<u32, BlocksError> {
        // Spares most callers a division.
        if len <= self.block_size() {
            return Ok(1);
        }
        let most = self.largest();
        if len > most {
            return Err(BlocksError::TooLarge { len, most });
        }
        // At most 64, since `len` is no more than 64 blocks have; it fits into 32 bits, as does the size of a block.
        Ok((len as u32).div_ceil(self.block_size() as u32))
    }

    /// Takes blocks and copies `bytes` into them.
    ///
    /// # Errors
    /// As [`Blocks::alloc`].
    pub fn alloc_from(&self, bytes: &[u8]) -> Result<Block<'_>, BlocksError> {
        let mut block = self.alloc(bytes.len())?;
        block.write(0, bytes)?;
        Ok(block)
    }

    /// Takes over the allocation that a reference from elsewhere stands for.
    ///
    /// Everything in the reference is checked against the layout, and that its blocks are taken. A peer that sends one
    /// reference twice, or makes one up that passes, gets two owners for the same blocks: both read and write what they
    /// find there, never anything outside of it.
    ///
    /// # Errors
    /// [`BlocksError::Reference`].
    pub fn open(&self, reference: BlockRef) -> Result<Block<'_>, BlocksError> {
        let refused = BlocksError::Reference(reference);
        let run = self.run(reference).ok_or(refused)?;
        let len = reference.len as usize;
        if len > run.blocks() as usize * self.block_size() || !self.bitmap().is_taken(run) {
            return Err(refused);
        }
        Ok(Block::new(self, run, len))
    }

    /// The run that a reference names, if there is such a run.
    fn run(&self, reference: BlockRef) -> Option<Run> {
        let place = reference.offset.checked_sub(self.first_block() as u64)?;
        let size = self.block_size() as u64;
        if place % size != 0 {
            return None;
        }
        let first = u32::try_from(place / size).ok()?;
        Run::new(first, reference.blocks, self.count())
    }

    /// The size of one block in bytes.
    pub fn block_size(&self) -> usize {
        self.part.entry_size()
    }

    /// How many blocks there are.
    pub fn count(&self) -> u32 {
        // At most 2^30.
        self.part.capacity() as u32
    }

    /// How many blocks are taken: exact when nobody takes or frees any meanwhile.
    pub fn taken(&self) -> u32 {
        self.bitmap().taken()
    }

    /// The largest allocation in bytes.
    pub fn largest(&self) -> usize {
        self.block_size() * self.count().min(WORD) as usize
    }

    /// Whether the region belongs to this process alone.
    pub(super) fn on_heap(&self) -> bool {
        #[cfg(target_os = "linux")]
        return self.region.fd().is_none();
        #[cfg(not(target_os = "linux"))]
        true
    }

    /// Offset of the first block from the start of the region.
    fn first_block(&self) -> usize {
        self.part.offset() + self.part.entries_at() as usize
    }

    /// Where a run begins: its offset in the region, and its address.
    pub(super) fn place(&self, run: Run) -> (u64, NonNull<u8>) {
        let offset = self.first_block() + run.first() as usize * self.block_size();
        // SAFETY: a run lies within the blocks, these in the part, and that in the region.
        (offset as u64, unsafe { self.region.address().add(offset) })
    }

    #[cfg(not(loom))]
    pub(super) fn bitmap(&self) -> Bitmap<&[AtomicU64]> {
        let words = self.count().div_ceil(WORD) as usize;
        let start = self.bitmap.cast::<AtomicU64>();
        // SAFETY: the part begins with that many words, at a multiple of 128, and `self` keeps the region. Everybody
        // accesses them atomically.
        let words = unsafe { slice::from_raw_parts(start.as_ptr(), words) };
        Bitmap::new(words, self.count())
    }

    #[cfg(loom)]
    pub(super) fn bitmap(&self) -> Bitmap<Shadows<'_>> {
        Bitmap::new(Shadows(self), self.count())
    }
}

/// The words that stand in for those of the region, which loom's do not fit into.
#[cfg(loom)]
pub(super) struct Shadows<'a>(&'a Blocks);

#[cfg(loom)]
impl super::bitmap::Words for Shadows<'_> {
    fn len(&self) -> usize {
        self.0.count().div_ceil(WORD) as usize
    }

    fn word(&self, index: usize) -> &AtomicU64 {
        let Self(Blocks { region, part, .. }) = self;
        region.inner().shadow().long(part.offset() + index * 8)
    }
}

impl Clone for Blocks {
    /// Begins to look elsewhere than the original, so that threads with a clone each stay out of each other's way.
    fn clone(&self) -> Self {
        let words = self.count().div_ceil(WORD) as usize;
        // Relaxed: both are hints. The golden ratio scatters clones of clones.
        let hint = self.hint.load(Ordering::Relaxed);
        let step = (words as f64 * 0.618_034) as usize;
        Self {
            region: self.region.clone(),
            hint: AtomicUsize::new((hint + step.max(1)) % words),
            ..*self
        }
    }
}

impl fmt::Debug for Blocks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Blocks")
            .field("block_size", &self.block_size())
            .field("count", &self.count())
            .field("taken", &self.taken())
            .finish()
    }
}
