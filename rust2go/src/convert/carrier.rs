//! Foreign types, carried as types of the contract.

use std::fmt::Display;

use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// Carries a foreign type `T` across the boundary as a type that can cross, for fields with `#[r2g(with = …, as = …)]`.
///
/// ```
/// use std::ops::RangeInclusive;
///
/// /// Carries a range as its two ends.
/// struct Ends;
///
/// impl rust2go::Carrier<RangeInclusive<u32>> for Ends {
///     type As = (u32, u32);
///     type Error = String;
///
///     fn to_go(range: &RangeInclusive<u32>) -> Result<(u32, u32), String> {
///         Ok((*range.start(), *range.end()))
///     }
///
///     fn from_go((start, end): (u32, u32)) -> Result<RangeInclusive<u32>, String> {
///         if start > end {
///             return Err(format!("the range {start} to {end} is upside down"));
///         }
///         Ok(start..=end)
///     }
/// }
/// ```
pub trait Carrier<T> {
    /// The type of the contract; Go sees this one.
    type As;
    /// Why a value cannot be carried; its text becomes the reason of [`Error::Encode`](crate::Error::Encode) or
    /// [`Error::Decode`](crate::Error::Decode).
    type Error: Display;
    /// Makes what is sent to Go.
    ///
    /// # Errors
    /// If there is nothing that could stand for the value.
    fn to_go(value: &T) -> Result<Self::As, Self::Error>;
    /// Makes the value again from what Go has sent.
    ///
    /// # Errors
    /// If it stands for no value.
    fn from_go(value: Self::As) -> Result<T, Self::Error>;
}

/// `ToGo::measure` for a value that `C` carries.
///
/// # Errors
/// If `C` cannot carry it, or what it makes of it has no form in Go.
pub fn measure_with<C, T>(value: &T, measure: &mut Measure) -> Result<(), Mismatch>
where
    C: Carrier<T>,
    C::As: ToGo + Send + 'static,
{
    let carried = C::to_go(value).map_err(refused)?;
    measure.keep(carried)
}

/// `ToGo::lend` for a value that `C` carries.
pub fn lend_with<C, T>(_: &T, arena: &mut Arena) -> <C::As as Layout>::Ref
where
    C: Carrier<T>,
    C::As: ToGo + Send + 'static,
{
    arena.kept::<C::As>()
}

/// `FromGo::take` for a value that `C` carries.
///
/// # Errors
/// If what Go has sent is not valid, or `C` finds it so.
///
/// # Safety
/// As for [`FromGo::take`].
pub unsafe fn take_with<C, T>(
    value: &<C::As as Layout>::Ref,
    reader: &mut Reader,
) -> Result<T, Mismatch>
where
    C: Carrier<T>,
    C::As: FromGo,
{
    // SAFETY: the caller's promise.
    let carried = unsafe { C::As::take(value, reader) }?;
    C::from_go(carried).map_err(refused)
}

#[cold]
fn refused(error: impl Display) -> Mismatch {
    Mismatch::new(error.to_string())
}
