//! `NonZero`: the number.

use std::num::NonZero;

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

macro_rules! nonzero {
    ($($t:ident)*) => {$(
        impl Layout for NonZero<$t> {
            type Ref = $t;
            const PLAIN: bool = true;

            fn describe(_: &mut Describer) -> String {
                concat!("NonZero<", stringify!($t), ">").to_owned()
            }
        }

        // SAFETY: std gives it the layout and the bits of the number.
        unsafe impl ToGo for NonZero<$t> {
            const FLAT: bool = true;
            const MEASURED: bool = false;

            #[inline]
            fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
                Ok(())
            }

            #[inline]
            fn lend(&self, _: &mut Arena) -> $t {
                self.get()
            }
        }

        // SAFETY: BLOCK is not set; a ref is a number.
        unsafe impl FromGo for NonZero<$t> {
            #[inline]
            unsafe fn take(value: &$t, _: &mut Reader) -> Result<Self, Mismatch> {
                NonZero::new(*value).ok_or_else(zero)
            }
        }
    )*};
}

nonzero!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

#[cold]
fn zero() -> Mismatch {
    Mismatch::new("it is 0, which a NonZero cannot be")
}
