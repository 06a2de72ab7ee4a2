//! Types whose form at the boundary holds all there is to a value, and no address.

/// Implements the traits for `$t`, in terms of two functions: `fn(&$t) -> Result<$repr, Mismatch>` and
/// `fn(&$repr) -> Result<$t, Mismatch>`. `plain` is `Layout::PLAIN`; `measured` says whether the former can fail.
macro_rules! leaf {
    ($($t:ty as $repr:ty: $name:literal, plain $plain:literal, measured $measured:literal, $to:expr, $from:expr;)*) => {$(
        impl $crate::convert::Layout for $t {
            type Ref = $repr;
            const PLAIN: bool = $plain;

            fn describe(_: &mut $crate::describe::Describer) -> String {
                $name.to_owned()
            }
        }

        // SAFETY: the ref holds no address.
        unsafe impl $crate::convert::ToGo for $t {
            const MEASURED: bool = $measured;

            #[inline]
            fn measure(
                &self,
                _: &mut $crate::measure::Measure,
            ) -> Result<(), $crate::mismatch::Mismatch> {
                if !$measured {
                    return Ok(());
                }
                $to(self).map(drop)
            }

            #[inline]
            fn lend(&self, _: &mut $crate::arena::Arena) -> $repr {
                $to(self).unwrap_or_else(|_: $crate::mismatch::Mismatch| $crate::arena::differs())
            }
        }

        // SAFETY: BLOCK is not set; a ref is numbers.
        unsafe impl $crate::convert::FromGo for $t {
            #[inline]
            unsafe fn take(
                value: &$repr,
                _: &mut $crate::read::Reader,
            ) -> Result<$t, $crate::mismatch::Mismatch> {
                $from(value)
            }
        }
    )*};
}
pub(crate) use leaf;
