//! How a value crosses: its layout at the boundary, its way to Go and its way back. docs/abi.md has the table.

mod list;
mod option;
mod prim;
mod text;
mod tuple;

pub use self::list::ListRef;
pub use self::text::StrRef;

use crate::arena::{Arena, Measure};
use crate::error::Mismatch;
use crate::link::Describer;

/// A type's layout at the boundary, which is Go's own.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot cross the boundary to Go",
    label = "not a type of the contract",
    note = "derive `rust2go::R2G` on a struct of yours; an enum crosses only as the error of a `Result`"
)]
pub trait Layout {
    /// The `repr(C)` form, laid out as Go lays out the matching type.
    type Ref: Copy;
    /// Whether `Ref` holds no address.
    const PLAIN: bool;
    /// Adds the lines of the contract text that this type needs.
    fn describe(describer: &mut Describer);
}

/// A value that Go can read.
///
/// # Safety
/// `lend` must return a `Ref` that is valid for Go to read as long as `self` and what `arena` allocated are left alone.
pub unsafe trait ToGo: Layout {
    /// Whether the memory of `Self` is a valid `Ref` as it is.
    const FLAT: bool = false;
    /// Counts what `lend` will need.
    fn measure(&self, measure: &mut Measure);
    /// Lays `self` out for Go. Variable-size data stays where it is, unless `arena` is a deep one.
    fn lend(&self, arena: &mut Arena) -> Self::Ref;
}

/// A value that Rust takes over from Go, by copying it.
///
/// # Safety
/// Where `BLOCK` is set, every bit pattern of `Ref` must be a valid `Self` of the same size.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from Go",
    label = "not a type of the contract",
    note = "derive `rust2go::R2G` on a struct of yours; an enum crosses only as the error of a `Result`"
)]
pub unsafe trait FromGo: Layout + Sized + Send {
    /// Whether lists of it can be copied as one block.
    const BLOCK: bool = false;
    /// Copies the value.
    ///
    /// # Safety
    /// All addresses in `value` must be readable, as Go guarantees while `done` runs.
    unsafe fn take(value: &Self::Ref) -> Result<Self, Mismatch>;
}

/// A borrowed value crosses as the value itself.
impl<T: Layout + ?Sized> Layout for &T {
    type Ref = T::Ref;
    const PLAIN: bool = T::PLAIN;

    fn describe(describer: &mut Describer) {
        T::describe(describer);
    }
}

// SAFETY: delegates to T, whose data outlives the reference.
unsafe impl<T: ToGo + ?Sized> ToGo for &T {
    fn measure(&self, measure: &mut Measure) {
        (**self).measure(measure);
    }

    fn lend(&self, arena: &mut Arena) -> T::Ref {
        (**self).lend(arena)
    }
}
