//! One allocation, owned.

use std::fmt;
use std::mem;
use std::slice;

use super::bitmap::Run;
use super::{BlockRef, Blocks, BlocksError, copy};

/// Blocks that are yours until you hand them on by [`Block::into_ref`] or drop them, which frees them.
///
/// Bytes are copied in and out. A peer that breaks the rules can change them at any time, so what is read is data to
/// check, and what is read twice may differ.
#[must_use = "a block that is dropped is freed"]
pub struct Block<'a> {
    blocks: &'a Blocks,
    run: Run,
    len: u32,
}

impl<'a> Block<'a> {
    /// `len` is no more than the run has.
    pub(super) fn new(blocks: &'a Blocks, run: Run, len: usize) -> Self {
        let len = len as u32; // at most 64 blocks of 1 MiB
        Self { blocks, run, len }
    }

    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether there are no bytes. An allocation of none has a block all the same.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many bytes the blocks have: the length, rounded up.
    pub fn capacity(&self) -> usize {
        self.run.blocks() as usize * self.blocks.block_size()
    }

    /// Makes it shorter, when less was written than was asked for. Has no effect if it is that short already.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(u32::try_from(len).unwrap_or(u32::MAX));
    }

    /// Copies `bytes` to position `at`.
    ///
    /// # Errors
    /// [`BlocksError::Bounds`], and nothing is copied.
    pub fn write(&mut self, at: usize, bytes: &[u8]) -> Result<(), BlocksError> {
        self.within(at, bytes.len())?;
        let (_, start) = self.blocks.place(self.run);
        // SAFETY: within the blocks, as just checked, which begin at a multiple of 8 and are whole words.
        unsafe { copy::into(start, at, bytes) };
        Ok(())
    }

    /// Copies the bytes from position `at` on to `out`, all of which they fill.
    ///
    /// # Errors
    /// [`BlocksError::Bounds`], and nothing is copied.
    pub fn read(&self, at: usize, out: &mut [u8]) -> Result<(), BlocksError> {
        self.within(at, out.len())?;
        let (_, start) = self.blocks.place(self.run);
        // SAFETY: as in `write`.
        unsafe { copy::out_of(start, at, out) };
        Ok(())
    }

    /// A copy of all bytes.
    pub fn to_vec(&self) -> Vec<u8> {
        let mut bytes = vec![0; self.len()];
        let (_, start) = self.blocks.place(self.run);
        // SAFETY: as in `write`; an allocation is never longer than its blocks.
        unsafe { copy::out_of(start, 0, &mut bytes) };
        bytes
    }

    /// The bytes themselves, in a region on the heap; none in one that another process may write to.
    ///
    /// # Safety
    /// As long as the slice lives, nobody else has this allocation: no reference to it was opened twice, none was made up
    /// that names its blocks, and code in other languages that was given the region's address keeps to that as well.
    pub unsafe fn as_mut_slice(&mut self) -> Option<&mut [u8]> {
        let (_, start) = self.blocks.place(self.run);
        self.blocks.on_heap().then(|| {
            // SAFETY: within the blocks, which the borrow keeps; heap memory is initialised; the rest is on the caller.
            unsafe { slice::from_raw_parts_mut(start.as_ptr(), self.len()) }
        })
    }

    /// The reference by which somebody else takes the allocation over. It is not freed unless somebody opens it.
    #[must_use = "a reference that is lost keeps its blocks for good"]
    pub fn into_ref(self) -> BlockRef {
        let (offset, _) = self.blocks.place(self.run);
        let (len, blocks) = (self.len, self.run.blocks());
        mem::forget(self);
        BlockRef {
            offset,
            len,
            blocks,
        }
    }

    fn within(&self, at: usize, len: usize) -> Result<(), BlocksError> {
        let of = self.len();
        match at.checked_add(len) {
            Some(end) if end <= of => Ok(()),
            _ => Err(BlocksError::Bounds { at, len, of }),
        }
    }
}

impl Drop for Block<'_> {
    #[inline]
    fn drop(&mut self) {
        // False if a peer has freed them before us: a fault of its own, which does us no harm.
        self.blocks.bitmap().give(self.run);
    }
}

impl fmt::Debug for Block<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (offset, _) = self.blocks.place(self.run);
        f.debug_struct("Block")
            .field("offset", &offset)
            .field("len", &self.len)
            .field("blocks", &self.run.blocks())
            .finish()
    }
}
