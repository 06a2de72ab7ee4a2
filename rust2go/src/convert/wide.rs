//! `i128` and `u128`: two words, which Go makes a `*big.Int` of.

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// rust2go.WireInt128 in Go: the bits of the number, the lower half first.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Int128Ref {
    /// The lower 64 bits.
    pub lo: u64,
    /// The upper 64 bits.
    pub hi: u64,
}

macro_rules! wide {
    ($($t:ident)*) => {$(
        impl Layout for $t {
            type Ref = Int128Ref;
            const PLAIN: bool = false;

            fn describe(_: &mut Describer) -> String {
                stringify!($t).to_owned()
            }
        }

        // SAFETY: two words hold no address; on little-endian machines the lower one comes first in the number itself as well.
        unsafe impl ToGo for $t {
            const FLAT: bool = cfg!(target_endian = "little");
            const MEASURED: bool = false;

            #[inline]
            fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
                Ok(())
            }

            #[inline]
            fn lend(&self, _: &mut Arena) -> Int128Ref {
                Int128Ref {
                    lo: *self as u64,
                    hi: (*self >> 64) as u64,
                }
            }
        }

        // SAFETY: every bit pattern is a number.
        unsafe impl FromGo for $t {
            const BLOCK: bool = cfg!(target_endian = "little");

            #[inline]
            unsafe fn take(value: &Int128Ref, _: &mut Reader) -> Result<$t, Mismatch> {
                Ok($t::from(value.lo) | (value.hi as $t) << 64)
            }
        }
    )*};
}

wide!(i128 u128);
