//! Paths and other strings of the operating system: their bytes, which need not be UTF-8.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::{FromGo, Layout, StrRef, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

macro_rules! os {
    ($($t:ty)*) => {$(
        impl Layout for $t {
            type Ref = StrRef;
            const PLAIN: bool = false;

            fn describe(_: &mut Describer) -> String {
                "OsString".to_owned()
            }
        }

        // SAFETY: points at the string's own bytes, or at a copy in the arena.
        unsafe impl ToGo for $t {
            #[inline]
            fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
                measure.original(bytes(self));
                Ok(())
            }

            #[inline]
            fn lend(&self, arena: &mut Arena) -> StrRef {
                StrRef::lend(bytes(self), arena)
            }
        }
    )*};
}

os!(OsStr OsString Path PathBuf);

#[inline]
fn bytes(text: &(impl AsRef<OsStr> + ?Sized)) -> &[u8] {
    text.as_ref().as_encoded_bytes()
}

// SAFETY: BLOCK is not set; a StrRef is numbers; memory is read through the reader.
unsafe impl FromGo for OsString {
    #[cfg(unix)]
    unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        use std::os::unix::ffi::OsStringExt;
        // SAFETY: the caller's promise.
        unsafe { value.bytes(reader) }.map(|bytes| OsString::from_vec(bytes.to_vec()))
    }

    #[cfg(not(unix))]
    unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise.
        unsafe { value.text(reader) }.map(OsString::from)
    }
}

// SAFETY: as above.
unsafe impl FromGo for PathBuf {
    unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise.
        unsafe { OsString::take(value, reader) }.map(PathBuf::from)
    }
}
