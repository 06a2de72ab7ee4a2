//! `bytes::Bytes`: a list of bytes. Go sees the original; from Go they are copied once.

use bytes::Bytes;

use crate::arena::Arena;
use crate::convert::{FromGo, Layout, ListRef, ToGo};
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

impl Layout for Bytes {
    type Ref = ListRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        <[u8]>::describe(describer)
    }
}

// SAFETY: as for [u8]; the bytes stay where they are as long as the value.
unsafe impl ToGo for Bytes {
    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        (**self).measure(measure)
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> ListRef {
        (**self).lend(arena)
    }
}

// SAFETY: as for Vec, which it takes over as it is.
unsafe impl FromGo for Bytes {
    #[inline]
    unsafe fn take(value: &ListRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        // SAFETY: the caller's promise.
        unsafe { Vec::<u8>::take(value, reader) }.map(Self::from)
    }
}
