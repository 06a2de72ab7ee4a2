//! Strings.

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

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
    /// The bytes, or their copy in a deep arena.
    #[inline]
    pub(crate) fn lend(bytes: &[u8], arena: &mut Arena) -> Self {
        Self {
            ptr: arena.original(bytes).cast(),
            len: bytes.len(),
        }
    }

    /// The bytes, as long as they live.
    ///
    /// # Safety
    /// If `reader` is a trusted one, `ptr` must be readable for `len` bytes during `'a`, or `len` be 0.
    #[inline]
    pub(crate) unsafe fn bytes<'a>(&self, reader: &mut Reader) -> Result<&'a [u8], Mismatch> {
        // SAFETY: the caller's promise; any byte is a u8.
        unsafe { reader.slice::<u8>(self.ptr.cast(), self.len) }
    }

    /// The text, as long as it lives.
    ///
    /// # Safety
    /// As for `bytes`.
    #[inline]
    pub(crate) unsafe fn text<'a>(&self, reader: &mut Reader) -> Result<&'a str, Mismatch> {
        // SAFETY: the caller's promise.
        let bytes = unsafe { self.bytes(reader) }?;
        if bytes.is_ascii() {
            // Most texts are; this is checked much faster than UTF-8 as such.
            // SAFETY: ASCII is UTF-8.
            return Ok(unsafe { std::str::from_utf8_unchecked(bytes) });
        }
        std::str::from_utf8(bytes).map_err(|e| no_text(e.valid_up_to(), bytes.len()))
    }
}

#[cold]
fn no_text(valid: usize, len: usize) -> Mismatch {
    Mismatch::new(format!(
        "the string is not UTF-8 at byte {valid} of {len}; send it as Vec<u8> ([]byte) if it is no text"
    ))
}

impl Layout for str {
    type Ref = StrRef;
    const PLAIN: bool = false;

    fn describe(_: &mut Describer) -> String {
        "String".to_owned()
    }
}

// SAFETY: points at the string's own bytes, or at a copy in the arena.
unsafe impl ToGo for str {
    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        measure.original(self.as_bytes());
        Ok(())
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> StrRef {
        StrRef::lend(self.as_bytes(), arena)
    }
}

impl Layout for String {
    type Ref = StrRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        str::describe(describer)
    }
}

// SAFETY: as for str.
unsafe impl ToGo for String {
    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        self.as_str().measure(measure)
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> StrRef {
        self.as_str().lend(arena)
    }
}

// SAFETY: BLOCK is not set; a StrRef is numbers; memory is read through the reader.
unsafe impl FromGo for String {
    #[inline]
    unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<String, Mismatch> {
        if value.len <= CHUNK {
            // SAFETY: the caller's promise.
            return unsafe { value.text(reader) }.map(str::to_owned);
        }
        // SAFETY: as above.
        copied(unsafe { value.bytes(reader) }?)
    }
}

/// As much of a text as stays in the nearest cache.
const CHUNK: usize = 4096;

/// A copy of a long text, looked at piece by piece while each is still in the cache: a second way through memory would cost as much
/// as the copy.
fn copied(bytes: &[u8]) -> Result<String, Mismatch> {
    let mut copy = Vec::with_capacity(bytes.len());
    let mut ascii = true;
    for chunk in bytes.chunks(CHUNK) {
        copy.extend_from_slice(chunk);
        ascii &= chunk.is_ascii();
    }
    if ascii {
        // SAFETY: ASCII is UTF-8.
        return Ok(unsafe { String::from_utf8_unchecked(copy) });
    }
    String::from_utf8(copy).map_err(|e| no_text(e.utf8_error().valid_up_to(), bytes.len()))
}
