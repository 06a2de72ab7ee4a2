//! Owned slices: `Box<[T]>`, `Box<str>`, and the same in `Rc` and `Arc`. To Go they cross as what they hold; here is the way back.

use std::ffi::OsStr;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use super::{FromGo, ListRef, StrRef};
use crate::mismatch::Mismatch;
use crate::read::Reader;

macro_rules! slices {
    ($($pointer:ident)*) => {$(
        // SAFETY: as for Vec, which it is made of.
        unsafe impl<T: FromGo> FromGo for $pointer<[T]> {
            #[inline]
            unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Self, Mismatch> {
                // SAFETY: the caller's promise.
                unsafe { Vec::take(value, reader) }.map(Self::from)
            }
        }

        // SAFETY: as for String; the text is copied once.
        unsafe impl FromGo for $pointer<str> {
            #[inline]
            unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<Self, Mismatch> {
                // SAFETY: the caller's promise.
                unsafe { value.text(reader) }.map(Self::from)
            }
        }

        // SAFETY: as for OsString.
        unsafe impl FromGo for $pointer<OsStr> {
            #[inline]
            unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<Self, Mismatch> {
                // SAFETY: the caller's promise.
                unsafe { std::ffi::OsString::take(value, reader) }.map(Self::from)
            }
        }

        // SAFETY: as for PathBuf.
        unsafe impl FromGo for $pointer<Path> {
            #[inline]
            unsafe fn take(value: &StrRef, reader: &mut Reader) -> Result<Self, Mismatch> {
                // SAFETY: the caller's promise.
                unsafe { std::path::PathBuf::take(value, reader) }.map(Self::from)
            }
        }
    )*};
}

slices!(Box Rc Arc);
