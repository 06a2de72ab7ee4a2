//! Which blocks are taken: one bit for each, in words that several threads and processes change at once.
//!
//! An allocation is a run of bits within one word, so one exchange of that word takes all of it, and one `and` gives it
//! back: there is no state in between, and a process that dies in the middle of anything leaves a bitmap that is whole.

use super::sync::{AtomicU64, Ordering};

/// Bits of a word, and so the most blocks that one allocation can have.
pub(crate) const WORD: u32 = u64::BITS;

/// How often an exchange of one word is tried before the search goes on to the next. Only a peer that flips bits without
/// end can make all of them fail.
const TRIES: usize = 64;

/// Where the words are.
pub(crate) trait Words {
    fn len(&self) -> usize;
    /// `index` is less than `len`.
    fn word(&self, index: usize) -> &AtomicU64;
}

impl Words for &[AtomicU64] {
    fn len(&self) -> usize {
        <[_]>::len(self)
    }

    #[inline]
    fn word(&self, index: usize) -> &AtomicU64 {
        &self[index]
    }
}

/// A view of the words. What they say is not trusted.
pub(crate) struct Bitmap<W> {
    words: W,
    blocks: u32,
}

/// A run of blocks: where it begins, and how many there are. Within one word, by construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    first: u32,
    blocks: u32,
}

impl Run {
    /// The run, if it lies within one word of a bitmap of `count` blocks.
    pub(crate) fn new(first: u32, blocks: u32, count: u32) -> Option<Self> {
        let fits = (1..=WORD).contains(&blocks)
            && first % WORD + blocks <= WORD
            && first.checked_add(blocks)? <= count;
        fits.then_some(Self { first, blocks })
    }

    pub(crate) fn first(self) -> u32 {
        self.first
    }

    pub(crate) fn blocks(self) -> u32 {
        self.blocks
    }

    fn word(self) -> usize {
        (self.first / WORD) as usize
    }

    fn mask(self) -> u64 {
        (u64::MAX >> (WORD - self.blocks)) << (self.first % WORD)
    }
}

impl<W: Words> Bitmap<W> {
    /// A bitmap of `blocks` blocks in `words`, of which there must be enough.
    pub(crate) fn new(words: W, blocks: u32) -> Self {
        debug_assert!(words.len() == blocks.div_ceil(WORD) as usize);
        Self { words, blocks }
    }

    /// Takes `blocks` (1 to 64) in one word, looking at `hint`'s word first. `None`: no word has a run that long.
    #[inline]
    pub(crate) fn take(&self, blocks: u32, hint: usize) -> Option<Run> {
        let hint = if hint < self.words.len() { hint } else { 0 };
        match self.take_in(hint, blocks) {
            Some(run) => Some(run),
            None => self.take_elsewhere(blocks, hint),
        }
    }

    #[cold]
    fn take_elsewhere(&self, blocks: u32, hint: usize) -> Option<Run> {
        (hint + 1..self.words.len())
            .chain(0..hint)
            .find_map(|word| self.take_in(word, blocks))
    }

    #[inline]
    fn take_in(&self, word: usize, blocks: u32) -> Option<Run> {
        let first = word as u32 * WORD;
        // The last word may have bits for which there is no block: they count as taken.
        let absent = match self.blocks - first {
            left @ 1..WORD => u64::MAX << left,
            _ => 0,
        };
        // Relaxed: a guess, which the exchange below confirms.
        let mut now = self.words.word(word).load(Ordering::Relaxed);
        for _ in 0..TRIES {
            let bit = starts(!(now | absent), blocks).trailing_zeros();
            if bit == WORD {
                return None;
            }
            let run = Run {
                first: first + bit,
                blocks,
            };
            // Acquire pairs with the Release in `give`: whoever had the blocks before us is done with them.
            match self.words.word(word).compare_exchange_weak(
                now,
                now | run.mask(),
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Some(run),
                Err(changed) => now = changed,
            }
        }
        None
    }

    /// Gives a run back. Returns whether all of it was taken; if not, somebody has given it back before us.
    #[inline]
    pub(crate) fn give(&self, run: Run) -> bool {
        // Release pairs with the Acquire in `take_in`: our reads and writes are over before the next owner's begin.
        let before = self
            .words
            .word(run.word())
            .fetch_and(!run.mask(), Ordering::Release);
        before & run.mask() == run.mask()
    }

    /// Whether all of a run is taken.
    pub(crate) fn is_taken(&self, run: Run) -> bool {
        // Acquire pairs with the exchange that took the run, which is of use only if nothing else, such as the ring that
        // the reference came through, has ordered the two already.
        let now = self.words.word(run.word()).load(Ordering::Acquire);
        now & run.mask() == run.mask()
    }

    /// How many blocks are taken, more or less: the words are read one after the other.
    pub(crate) fn taken(&self) -> u32 {
        // Relaxed: for reports only.
        let bits = |word| self.words.word(word).load(Ordering::Relaxed).count_ones();
        let all = (0..self.words.len()).map(bits).sum::<u32>();
        all.min(self.blocks)
    }
}

/// The bits of `free` at which a run of `length` set bits begins.
#[inline]
fn starts(free: u64, length: u32) -> u64 {
    let (mut runs, mut known) = (free, 1);
    while known < length {
        // A run of `known` here and another one `step` later make one of `known + step`, as long as they touch.
        let step = known.min(length - known);
        runs &= runs >> step;
        known += step;
    }
    runs
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_as_by_looking_at_every_bit() {
        let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
        for round in 0..2000 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let free = if round % 2 == 0 {
                seed
            } else {
                seed | seed >> 3 | seed << 5
            };
            for length in 1..=64 {
                let fits = |bit: &u32| {
                    bit + length <= 64 && (0..length).all(|i| free >> (bit + i) & 1 == 1)
                };
                let slow = (0..64).filter(fits).fold(0, |bits, bit| bits | 1 << bit);
                assert_eq!(starts(free, length), slow, "{free:#x} {length}");
            }
        }
        assert_eq!(starts(u64::MAX, 64), 1);
    }

    #[test]
    fn every_block_is_given_out_once() {
        for count in [1u32, 7, 63, 64, 65, 100, 128, 200] {
            for length in [1u32, 2, 3, 7, 31, 64] {
                let words: Vec<_> = (0..count.div_ceil(64)).map(|_| AtomicU64::new(0)).collect();
                let bitmap = Bitmap::new(&words[..], count);
                let mut runs = Vec::new();
                while let Some(run) = bitmap.take(length, runs.len()) {
                    assert!(Run::new(run.first, run.blocks, count).is_some());
                    assert!(bitmap.is_taken(run));
                    runs.push(run);
                }
                let whole: u32 = (0..count.div_ceil(64))
                    .map(|i| (count - i * 64).min(64) / length)
                    .sum();
                assert_eq!(runs.len() as u32, whole, "{count} {length}");
                assert_eq!(bitmap.taken(), whole * length);
                assert!(runs.iter().all(|&run| bitmap.give(run)));
                assert_eq!(bitmap.taken(), 0);
                assert!(runs.iter().all(|&run| !bitmap.give(run)));
            }
        }
    }

    #[test]
    fn runs_that_do_not_fit_are_refused() {
        assert!(Run::new(0, 64, 64).is_some());
        for (first, blocks, count) in [
            (0, 0, 64),
            (0, 65, 128),
            (1, 64, 128),
            (63, 2, 128),
            (60, 5, 64),
            (64, 1, 64),
            (u32::MAX, 1, u32::MAX),
        ] {
            assert_eq!(Run::new(first, blocks, count), None, "{first} {blocks}");
        }
    }
}
