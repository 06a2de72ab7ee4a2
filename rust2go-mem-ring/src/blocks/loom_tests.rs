//! Every order in which two threads can take and give blocks.

use loom::cell::UnsafeCell;
use loom::sync::Arc;

use super::bitmap::{Bitmap, Run};
use super::sync::AtomicU64;

/// A bitmap of one word, and a cell for each block that loom watches: two owners of one block at a time, or one that
/// begins before the other has ended, fail the model.
struct Model {
    words: [AtomicU64; 1],
    cells: Vec<UnsafeCell<u32>>,
}

impl Model {
    fn new(blocks: usize) -> Arc<Self> {
        Arc::new(Self {
            words: [AtomicU64::new(0)],
            cells: (0..blocks).map(|_| UnsafeCell::new(0)).collect(),
        })
    }

    fn bitmap(&self) -> Bitmap<&[AtomicU64]> {
        Bitmap::new(&self.words[..], self.cells.len() as u32)
    }

    /// Takes a run, writes to all of it, gives it back. Whether there was one.
    fn use_run(&self, blocks: u32, mark: u32) -> bool {
        let Some(run) = self.bitmap().take(blocks, 0) else {
            return false;
        };
        let count = self.cells.len() as u32;
        assert_eq!(Run::new(run.first(), run.blocks(), count), Some(run));
        assert!(self.bitmap().is_taken(run));
        let cells = &self.cells[run.first() as usize..][..run.blocks() as usize];
        for cell in cells {
            // SAFETY: the run is ours until we give it back; loom fails the model if it is not.
            cell.with_mut(|cell| unsafe { *cell = mark });
        }
        for cell in cells {
            // SAFETY: as above.
            cell.with(|cell| assert_eq!(unsafe { *cell }, mark));
        }
        assert!(self.bitmap().give(run));
        true
    }
}

fn two_threads(blocks: usize, ours: u32, theirs: u32, both_fit: bool) {
    loom::model(move || {
        let model = Model::new(blocks);
        let other = model.clone();
        let thread = loom::thread::spawn(move || {
            let first = other.use_run(theirs, 1);
            first | other.use_run(theirs, 2)
        });
        let served = model.use_run(ours, 3);
        let other = thread.join().unwrap();
        assert!(served || other, "somebody was served");
        assert!(!both_fit || (served && other));
        assert_eq!(model.bitmap().taken(), 0);
    });
}

#[test]
fn two_threads_share_one_block() {
    two_threads(1, 1, 1, false);
}

#[test]
fn two_threads_fit_side_by_side() {
    two_threads(3, 2, 1, true);
}

#[test]
fn overlapping_runs_exclude_each_other() {
    two_threads(3, 2, 2, false);
}

/// A reference through a ring: what was written is read, and the blocks are free afterwards.
#[test]
fn blocks_travel_through_a_ring() {
    use crate::blocks::{BlockRef, Blocks};
    use crate::{Plan, PopError, Region, spsc};

    loom::model(|| {
        let region = Region::heap(&Plan::new().spsc::<BlockRef>(2).blocks(8, 2)).unwrap();
        let blocks = Blocks::attach(&region, 1).unwrap();
        let mut producer = spsc::Producer::attach(&region, 0).unwrap();
        let mut consumer = spsc::Consumer::attach(&region, 0).unwrap();
        let theirs = blocks.clone();
        let thread = loom::thread::spawn(move || {
            for text in [&b"one"[..], b"three words"] {
                // Full, if the other side has not freed the first yet.
                match theirs.alloc_from(text) {
                    Ok(block) => producer.push(block.into_ref()).unwrap(),
                    Err(_) => assert_eq!(theirs.taken(), 1),
                }
            }
        });
        let mut lengths = Vec::new();
        loop {
            match consumer.pop() {
                Ok(reference) => lengths.push(blocks.open(reference).unwrap().len()),
                Err(PopError::Empty) => loom::thread::yield_now(),
                Err(error) => break assert_eq!(error, PopError::Closed),
            }
        }
        thread.join().unwrap();
        assert!(lengths == [3] || lengths == [3, 11]);
        assert_eq!(blocks.taken(), 0);
    });
}
