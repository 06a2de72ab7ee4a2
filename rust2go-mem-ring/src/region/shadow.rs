//! loom's atomics are larger than the real ones and cannot lie in the region. Under loom, each word of the region that
//! the halves of a ring share has a stand-in here, found by its offset; entries lie in the region itself, each watched by a cell.

use std::collections::HashMap;

use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicU32, AtomicU64};

use crate::layout::{CLOSED, HEAD, Kind, PARKED, Part, TAIL, WAITING};

/// The stand-ins of one region.
pub(crate) struct Shadow {
    words: HashMap<usize, AtomicU32>,
    longs: HashMap<usize, AtomicU64>,
    entries: HashMap<usize, UnsafeCell<()>>,
}

impl Shadow {
    pub(super) fn new(parts: &[Part]) -> Self {
        let mut shadow = Self {
            words: HashMap::new(),
            longs: HashMap::new(),
            entries: HashMap::new(),
        };
        for part in parts {
            match part.kind {
                Kind::Spsc | Kind::Mpsc => shadow.ring(part),
                Kind::Blocks => shadow.bitmap(part),
            }
        }
        shadow
    }

    fn bitmap(&mut self, part: &Part) {
        for word in 0..part.capacity().div_ceil(64) {
            let at = part.offset() + word * 8;
            self.longs.insert(at, AtomicU64::new(0));
        }
    }

    fn ring(&mut self, part: &Part) {
        for at in [CLOSED, PARKED, WAITING] {
            self.words.insert(part.offset() + at, AtomicU32::new(0));
        }
        for at in [TAIL, HEAD] {
            self.longs.insert(part.offset() + at, AtomicU64::new(0));
        }
        for index in 0..part.capacity() {
            let at = part.offset() + part.entries_at() as usize + index * part.stride() as usize;
            self.entries.insert(at, UnsafeCell::new(()));
            if part.kind == Kind::Mpsc {
                let turn = part.entry_size().next_multiple_of(8);
                self.longs.insert(at + turn, AtomicU64::new(0));
            }
        }
    }

    /// The word of 32 bits at this offset of the region.
    pub(crate) fn word(&self, offset: usize) -> &AtomicU32 {
        &self.words[&offset]
    }

    /// The word of 64 bits at this offset of the region.
    pub(crate) fn long(&self, offset: usize) -> &AtomicU64 {
        &self.longs[&offset]
    }

    /// The cell that watches the entry at this offset of the region.
    pub(crate) fn entry(&self, offset: usize) -> &UnsafeCell<()> {
        &self.entries[&offset]
    }
}
