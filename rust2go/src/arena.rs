//! The intermediate buffer of a message: sized first, allocated once.
//!
//! What Go can read as it lies (bytes, lists of numbers) is pointed at; what it cannot (a list of strings, an optional
//! struct) gets a list of refs in here. A *deep* arena takes copies of the former as well, for memory that must not be the
//! caller's own.

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::sync::{Mutex, PoisonError};

use crate::convert::ToGo;

/// Counts what a message needs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measure {
    /// Bytes of the arena.
    pub(crate) room: usize,
    /// An upper bound of the pointer-free bytes that Go copies into one block.
    pub(crate) bytes: usize,
    /// Whether the arena will be a deep one.
    pub(crate) deep: bool,
}

impl Measure {
    /// `size` bytes that Go can read as they lie.
    #[inline]
    pub(crate) fn original(&mut self, size: usize, align: usize) {
        self.bytes += size + align - 1;
        if self.deep {
            self.room += size.next_multiple_of(8);
        }
    }

    /// Refs of `count` values of type `T`.
    #[inline]
    pub(crate) fn refs<T: ToGo>(&mut self, count: usize) {
        let size = count * size_of::<T::Ref>();
        self.room += size.next_multiple_of(8);
        if T::PLAIN {
            self.bytes += size + align_of::<T::Ref>() - 1;
        }
    }
}

/// The buffer itself: on the stack while it is small.
pub(crate) struct Scratch {
    inline: [MaybeUninit<u64>; 32],
    heap: Vec<u64>,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        Self {
            inline: [MaybeUninit::uninit(); 32],
            heap: Vec::new(),
        }
    }

    /// An arena of the measured size. It must not outlive the scratch, nor may the scratch move.
    #[inline]
    pub(crate) fn arena(&mut self, measure: &Measure) -> Arena {
        let room = measure.room;
        if room <= size_of_val(&self.inline) && !measure.deep {
            return Arena {
                next: self.inline.as_mut_ptr().cast(),
                room,
                deep: false,
            };
        }
        self.heap = vec![0; room.div_ceil(8)];
        Arena {
            next: self.heap.as_mut_ptr().cast(),
            room,
            deep: measure.deep,
        }
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
pub(crate) fn poison(mut heap: Vec<u64>) {
    static POISONED: Mutex<Vec<Vec<u64>>> = Mutex::new(Vec::new());
    heap.fill(u64::from_ne_bytes([0xDB; 8]));
    POISONED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(heap);
}

/// Allocates from the buffer, from front to back.
#[derive(Debug)]
pub struct Arena {
    next: *mut u8,
    room: usize,
    deep: bool,
}

impl Arena {
    /// An arena over `buffer`, which must be as large as was measured.
    pub(crate) fn over(buffer: &mut [u64], deep: bool) -> Self {
        Self {
            next: buffer.as_mut_ptr().cast(),
            room: size_of_val(buffer),
            deep,
        }
    }

    /// The place of `size` bytes, aligned to 8.
    #[inline]
    fn take(&mut self, size: usize) -> *mut u8 {
        let size = size.next_multiple_of(8);
        assert!(
            size <= self.room,
            "a message turned out larger than it was measured"
        );
        let place = self.next;
        self.room -= size;
        // SAFETY: size <= room: the result is within the buffer or one past its end.
        self.next = unsafe { place.add(size) };
        place
    }

    /// The address of `original`, or of its copy in a deep arena; null if it is empty.
    #[inline]
    pub(crate) fn original<T>(&mut self, original: &[T]) -> *const c_void {
        if original.is_empty() {
            return std::ptr::null();
        }
        if !self.deep {
            return original.as_ptr().cast();
        }
        let place = self.take(size_of_val(original));
        // SAFETY: `place` has that many bytes and is nobody else's.
        unsafe {
            std::ptr::copy_nonoverlapping(original.as_ptr().cast(), place, size_of_val(original))
        };
        place.cast_const().cast()
    }

    /// Lends `values` one after another and returns the address of their refs; null if there are none.
    #[inline]
    pub(crate) fn refs<'a, T: ToGo + 'a>(
        &mut self,
        values: impl ExactSizeIterator<Item = &'a T>,
    ) -> *const c_void {
        const { assert!(align_of::<T::Ref>() <= 8) };
        let count = values.len();
        if count == 0 {
            return std::ptr::null();
        }
        let place = self.take(count * size_of::<T::Ref>()).cast::<T::Ref>();
        for (i, value) in values.take(count).enumerate() {
            let lent = value.lend(self);
            // SAFETY: i < count, and `place` has room for count refs, aligned to 8.
            unsafe { place.add(i).write(lent) };
        }
        place.cast_const().cast()
    }
}
