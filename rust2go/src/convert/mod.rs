//! How a value crosses: its layout at the boundary, its way to Go and its way back. docs/abi.md has the table.

mod array;
mod boxed;
mod carrier;
mod deque;
mod enums;
mod ext;
mod leaf;
mod list;
mod map;
mod net;
mod nonzero;
mod option;
mod os;
mod prim;
mod result;
mod set;
#[cfg(test)]
mod tests;
mod text;
mod time;
mod transparent;
mod tuple;
mod wide;

pub use self::carrier::{Carrier, lend_with, measure_with, take_with};
pub use self::enums::{EnumRef, unknown_tag, unknown_value};
#[cfg(feature = "rust_decimal")]
pub use self::ext::DecimalRef;
#[cfg(feature = "serde_json")]
pub use self::ext::JsonRef;
pub use self::list::ListRef;
pub use self::net::{IpRef, SocketRef};
pub use self::result::ResultRef;
pub use self::text::StrRef;
pub use self::time::{DateRef, TimeRef};
pub use self::tuple::Tuple2Ref;
pub use self::wide::Int128Ref;

use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// A type's layout at the boundary.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot cross the boundary to Go",
    label = "not a type of the contract",
    note = "derive `rust2go::R2G` on a type of yours; a foreign one crosses in a field with `#[r2g(with = …)]`"
)]
pub trait Layout {
    /// The `repr(C)` form: as Go lays out the matching type, or a form that the generated Go code converts.
    type Ref: Copy;
    /// Whether Go holds it in memory without addresses, which makes it part of the one block that Go copies a message into.
    const PLAIN: bool;
    /// Adds the lines of the contract text that this type needs, and returns its name in there.
    fn describe(describer: &mut Describer) -> String;
}

/// A value that Go can read.
///
/// # Safety
/// `lend` must return a `Ref` that is valid for Go to read as long as `self` and what `arena` allocated are left alone. Where
/// `FLAT` is set, the memory of any `Self` must be a valid `Ref` without addresses. Where `MEASURED` is not, `measure` must do nothing.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent to Go",
    label = "not a type that Go can get",
    note = "derive `rust2go::R2G` on a type of yours; an enum with skipped variants can only come back"
)]
pub unsafe trait ToGo: Layout {
    /// Whether the memory of `Self` is a valid `Ref` as it is.
    const FLAT: bool = false;
    /// Whether `measure` does anything, for some value; if not, lists skip the visit.
    const MEASURED: bool = true;
    /// Counts what `lend` will need.
    ///
    /// # Errors
    /// If the value has no form in Go.
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch>;
    /// Lays `self` out for Go, after `measure` has found it in order. Variable-size data stays where it is, unless `arena` is a
    /// deep one.
    fn lend(&self, arena: &mut Arena) -> Self::Ref;
}

/// A value that Rust takes over from Go, by copying it.
///
/// # Safety
/// Every bit pattern of `Ref` must be a valid `Ref`. Where `BLOCK` is set, it must be a valid `Self` of the same size as well. `take`
/// must read what addresses lead to through `reader` only.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from Go",
    label = "not a type that Rust can take over from Go",
    note = "derive `rust2go::R2G` on a type of yours; a type that borrows can only be a parameter"
)]
pub unsafe trait FromGo: Layout + Sized {
    /// Whether lists of it can be copied as one block.
    const BLOCK: bool = false;
    /// Whether it may be an object of Go's, which has to be taken over to be released, even if nobody wants the value.
    const OWNS: bool = false;
    /// Copies the value.
    ///
    /// # Errors
    /// If Rust has no such value.
    ///
    /// # Safety
    /// If `reader` is a trusted one, all addresses in `value` must be readable, as Go guarantees while `done` runs.
    unsafe fn take(value: &Self::Ref, reader: &mut Reader) -> Result<Self, Mismatch>;
}
