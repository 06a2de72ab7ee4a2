//! Numbers, `bool`, `char` and `()`.

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

macro_rules! numbers {
    ($($t:ident)*) => {$(
        impl Layout for $t {
            type Ref = $t;
            const PLAIN: bool = true;

            fn describe(_: &mut Describer) -> String {
                stringify!($t).to_owned()
            }
        }

        // SAFETY: the value is its own layout and holds no address.
        unsafe impl ToGo for $t {
            const FLAT: bool = true;
            const MEASURED: bool = false;

            #[inline]
            fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
                Ok(())
            }

            #[inline]
            fn lend(&self, _: &mut Arena) -> $t {
                *self
            }
        }

        // SAFETY: every bit pattern is a number.
        unsafe impl FromGo for $t {
            const BLOCK: bool = true;

            #[inline]
            unsafe fn take(value: &$t, _: &mut Reader) -> Result<$t, Mismatch> {
                Ok(*value)
            }
        }
    )*};
}

numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);

macro_rules! checked {
    ($t:ident as $repr:ty, $take:expr) => {
        impl Layout for $t {
            type Ref = $repr;
            const PLAIN: bool = true;

            fn describe(_: &mut Describer) -> String {
                stringify!($t).to_owned()
            }
        }

        // SAFETY: the Rust reference gives the type the size, alignment and bits of $repr.
        unsafe impl ToGo for $t {
            const FLAT: bool = true;
            const MEASURED: bool = false;

            #[inline]
            fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
                Ok(())
            }

            #[inline]
            fn lend(&self, _: &mut Arena) -> $repr {
                *self as $repr
            }
        }

        // SAFETY: BLOCK is not set; the value is checked.
        unsafe impl FromGo for $t {
            #[inline]
            unsafe fn take(value: &$repr, _: &mut Reader) -> Result<$t, Mismatch> {
                let take: fn($repr) -> Option<$t> = $take;
                take(*value).ok_or_else(|| {
                    Mismatch::new(format!(
                        concat!("{:#x} is no Rust `", stringify!($t), "`"),
                        value
                    ))
                })
            }
        }
    };
}

checked!(bool as u8, |v| (v < 2).then_some(v == 1));
checked!(char as u32, char::from_u32);

impl Layout for () {
    type Ref = [u8; 0];
    const PLAIN: bool = true;

    fn describe(_: &mut Describer) -> String {
        "()".to_owned()
    }
}

// SAFETY: there is nothing to read.
unsafe impl ToGo for () {
    const MEASURED: bool = false;

    #[inline]
    fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
        Ok(())
    }

    #[inline]
    fn lend(&self, _: &mut Arena) -> [u8; 0] {
        []
    }
}

// SAFETY: BLOCK is not set.
unsafe impl FromGo for () {
    #[inline]
    unsafe fn take(_: &[u8; 0], _: &mut Reader) -> Result<(), Mismatch> {
        Ok(())
    }
}
