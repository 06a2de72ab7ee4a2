//! Strings.

use super::{FromGo, Layout, ToGo};
use crate::arena::{Arena, Measure};
use crate::error::Mismatch;
use crate::link::Describer;

/// A Go string: address and length. Empty is (null, 0): a dangling address would crash Go's stack growth.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct StrRef {
    /// The first byte, or null.
    pub ptr: *const u8,
    /// The length in bytes.
    pub len: usize,
}

impl StrRef {
    /// The bytes, as long as they live.
    ///
    /// # Safety
    /// `ptr` must be readable for `len` bytes during `'a`, or `len` be 0.
    pub(crate) unsafe fn bytes<'a>(self) -> &'a [u8] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: the caller's promise.
        unsafe { std::slice::from_raw_parts(self.ptr, self.len) }
    }
}

impl Layout for str {
    type Ref = StrRef;
    const PLAIN: bool = false;

    fn describe(_: &mut Describer) {}
}

// SAFETY: points at the string's own bytes, or at a copy in the arena.
unsafe impl ToGo for str {
    #[inline]
    fn measure(&self, measure: &mut Measure) {
        measure.original(self.len(), 1);
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> StrRef {
        StrRef {
            ptr: arena.original(self.as_bytes()).cast(),
            len: self.len(),
        }
    }
}

impl Layout for String {
    type Ref = StrRef;
    const PLAIN: bool = false;

    fn describe(_: &mut Describer) {}
}

// SAFETY: as for str.
unsafe impl ToGo for String {
    #[inline]
    fn measure(&self, measure: &mut Measure) {
        self.as_str().measure(measure);
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> StrRef {
        self.as_str().lend(arena)
    }
}

// SAFETY: BLOCK is not set.
unsafe impl FromGo for String {
    unsafe fn take(value: &StrRef) -> Result<String, Mismatch> {
        // SAFETY: the caller's promise.
        let bytes = unsafe { value.bytes() };
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_owned()),
            Err(e) => Err(Mismatch::new(format!(
                "the string is not UTF-8 at byte {} of {}; send it as Vec<u8> ([]byte) if it is no text",
                e.valid_up_to(),
                bytes.len()
            ))),
        }
    }
}
