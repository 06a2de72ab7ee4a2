//! The memory of an arena.

use std::mem::MaybeUninit;
use std::sync::{Mutex, PoisonError};

use crate::arena::Arena;
use crate::measure::{Kept, Measure};

/// A buffer on the heap, in words.
pub(crate) type Buffer = Box<[MaybeUninit<u64>]>;

/// A buffer of `room` bytes.
pub(crate) fn buffer(room: usize) -> Buffer {
    Box::new_uninit_slice(room.div_ceil(8))
}

/// The buffer of a call that lasts no longer than a function: on the stack while it is small.
pub(crate) struct Scratch {
    inline: [MaybeUninit<u64>; 32],
    heap: Buffer,
    kept: Kept,
}

impl Scratch {
    #[inline]
    pub(crate) fn new() -> Self {
        Self {
            inline: [MaybeUninit::uninit(); 32],
            heap: Box::default(),
            kept: Kept::new(),
        }
    }

    /// An arena of the measured size. It must not outlive the scratch, nor may the scratch move.
    #[inline]
    pub(crate) fn arena(&mut self, measure: Measure) -> Arena {
        let Measure { room, deep, .. } = measure;
        self.kept = measure.kept;
        let start = if room <= size_of_val(&self.inline) && !deep {
            self.inline.as_mut_ptr()
        } else {
            self.heap = buffer(room);
            self.heap.as_mut_ptr()
        };
        Arena::new(start.cast(), room, deep, &self.kept)
    }

    /// Overwrites what Go was shown, so that a view which it kept against the rules reads nonsense. The memory is not given
    /// back: the nonsense must stay.
    #[cold]
    pub(crate) fn poison(&mut self) {
        poison(std::mem::take(&mut self.heap));
    }
}

/// See [`Scratch::poison`].
#[cold]
pub(crate) fn poison(mut buffer: Buffer) {
    static POISONED: Mutex<Vec<Buffer>> = Mutex::new(Vec::new());
    buffer.fill(MaybeUninit::new(u64::from_ne_bytes([0xDB; 8])));
    POISONED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(buffer);
}
