//! Numbers, `bool`, `char`, arrays and `()`.

use super::{FromGo, Layout, ToGo};
use crate::arena::{Arena, Measure};
use crate::error::Mismatch;
use crate::link::Describer;

macro_rules! numbers {
    ($($t:ty)*) => {$(
        impl Layout for $t {
            type Ref = $t;
            const PLAIN: bool = true;

            fn describe(_: &mut Describer) {}
        }

        // SAFETY: the value is its own layout and holds no address.
        unsafe impl ToGo for $t {
            const FLAT: bool = true;

            #[inline]
            fn measure(&self, _: &mut Measure) {}

            #[inline]
            fn lend(&self, _: &mut Arena) -> $t {
                *self
            }
        }

        // SAFETY: every bit pattern is a number.
        unsafe impl FromGo for $t {
            const BLOCK: bool = true;

            #[inline]
            unsafe fn take(value: &$t) -> Result<$t, Mismatch> {
                Ok(*value)
            }
        }
    )*};
}

numbers!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize f32 f64);

macro_rules! checked {
    ($t:ty as $repr:ty, $take:expr) => {
        impl Layout for $t {
            type Ref = $repr;
            const PLAIN: bool = true;

            fn describe(_: &mut Describer) {}
        }

        // SAFETY: the Rust reference gives the type the size, alignment and bits of $repr.
        unsafe impl ToGo for $t {
            const FLAT: bool = true;

            #[inline]
            fn measure(&self, _: &mut Measure) {}

            #[inline]
            fn lend(&self, _: &mut Arena) -> $repr {
                *self as $repr
            }
        }

        // SAFETY: BLOCK is not set; the value is checked.
        unsafe impl FromGo for $t {
            #[inline]
            unsafe fn take(value: &$repr) -> Result<$t, Mismatch> {
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

impl<T: Layout, const N: usize> Layout for [T; N] {
    type Ref = [T::Ref; N];
    const PLAIN: bool = T::PLAIN;

    fn describe(describer: &mut Describer) {
        T::describe(describer);
    }
}

// SAFETY: element by element, as T does.
unsafe impl<T: ToGo, const N: usize> ToGo for [T; N] {
    const FLAT: bool = T::FLAT;

    fn measure(&self, measure: &mut Measure) {
        self.iter().for_each(|x| x.measure(measure));
    }

    fn lend(&self, arena: &mut Arena) -> [T::Ref; N] {
        std::array::from_fn(|i| self[i].lend(arena))
    }
}

// SAFETY: an array has no bytes but its elements'.
unsafe impl<T: FromGo, const N: usize> FromGo for [T; N] {
    const BLOCK: bool = T::BLOCK;

    unsafe fn take(value: &[T::Ref; N]) -> Result<[T; N], Mismatch> {
        let mut taken = Vec::with_capacity(N);
        for (i, x) in value.iter().enumerate() {
            // SAFETY: the caller's promise covers every element.
            taken.push(unsafe { T::take(x) }.map_err(|e| e.at_index(i))?);
        }
        taken
            .try_into()
            .map_err(|_| Mismatch::new("an array of another length"))
    }
}

impl Layout for () {
    type Ref = [u8; 0];
    const PLAIN: bool = true;

    fn describe(_: &mut Describer) {}
}

// SAFETY: there is nothing to read.
unsafe impl ToGo for () {
    fn measure(&self, _: &mut Measure) {}

    fn lend(&self, _: &mut Arena) -> [u8; 0] {
        []
    }
}

// SAFETY: BLOCK is not set.
unsafe impl FromGo for () {
    unsafe fn take(_: &[u8; 0]) -> Result<(), Mismatch> {
        Ok(())
    }
}
