//! A whole message in one piece of memory, and the way back from memory that is not trusted: for transports that carry messages
//! to where the addresses in them mean nothing.

use std::mem::MaybeUninit;

use crate::arena::Arena;
use crate::convert::{FromGo, ToGo};
use crate::measure::{Measure, refs_size, rounded};
use crate::mismatch::Mismatch;
use crate::read::Reader;
use crate::scratch::{self, Buffer};

/// A value laid out in memory that holds all of it, its `Ref` first. The addresses in it are those of this memory.
#[derive(Debug)]
pub struct Message {
    buffer: Buffer,
}

impl Message {
    /// Lays `value` out.
    ///
    /// # Errors
    /// If it has no form in Go.
    pub fn of<T: ToGo>(value: &T) -> Result<Self, Mismatch> {
        const { assert!(align_of::<T::Ref>() <= 8) };
        let mut measure = Measure::new(true);
        value.measure(&mut measure)?;
        let head = rounded(refs_size::<T::Ref>(1));
        let mut buffer = scratch::buffer(head.saturating_add(measure.room));
        let start = buffer.as_mut_ptr().cast::<u8>();
        // SAFETY: the buffer has `head` bytes, and as many as were measured after them; it is aligned to 8.
        unsafe {
            let mut arena = Arena::new(start.add(head), measure.room, true, &measure.kept);
            start.cast::<T::Ref>().write(value.lend(&mut arena));
        }
        Ok(Self { buffer })
    }

    /// The memory. Padding inside it has no values.
    pub fn memory(&self) -> &[MaybeUninit<u8>] {
        let size = size_of_val(&*self.buffer);
        // SAFETY: the same memory, for as long; a byte without a value is a MaybeUninit.
        unsafe { std::slice::from_raw_parts(self.buffer.as_ptr().cast(), size) }
    }

    /// The address that the addresses in the message take its first byte to have.
    pub fn base(&self) -> usize {
        self.buffer.as_ptr().addr()
    }
}

/// Takes the value of a message out of the `size` bytes at `memory`, whatever they hold. `base` is that of the message.
///
/// # Errors
/// If the message is corrupted, or the value in it is not valid in Rust.
///
/// # Safety
/// The memory must be readable and stay as it is meanwhile.
pub unsafe fn decode<T: FromGo>(
    memory: *const u8,
    size: usize,
    base: usize,
) -> Result<T, Mismatch> {
    // SAFETY: the caller's promise.
    let mut reader = unsafe { Reader::checked(memory, size, base) };
    let start = std::ptr::without_provenance(base);
    // SAFETY: T says that every bit pattern is a ref; the reader is a checked one.
    unsafe {
        let value = reader.one::<T::Ref>(start)?;
        T::take(value, &mut reader)
    }
}
