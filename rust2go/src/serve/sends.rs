//! What a method of a trait that Rust implements sends back: [`Value<T>`] or [`Fallible<T, E>`].

use std::any::TypeId;
use std::convert::Infallible;

use crate::arena::Arena;
use crate::convert::{EnumRef, ToGo};
use crate::error::Error;
use crate::frame::GoError;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::reply::{Fallible, Value};

/// How what a method returns becomes what Go gets.
///
/// Go reads the value in place, and gives it back on any thread of its own; so it is `Send`, in sync methods too.
pub trait Sends: 'static {
    /// The value when all goes well.
    type Value: ToGo + Send + 'static;
    /// The error.
    type Error: SendError + Send + 'static;
    /// What the method returns.
    type Output;

    /// Tells the value from the error.
    ///
    /// # Errors
    /// What the method returned as its error.
    fn split(output: Self::Output) -> Result<Self::Value, Self::Error>;
}

impl<T: ToGo + Send + 'static> Sends for Value<T> {
    type Value = T;
    type Error = Infallible;
    type Output = T;

    #[inline]
    fn split(output: T) -> Result<T, Infallible> {
        Ok(output)
    }
}

impl<T: ToGo + Send + 'static, E: SendError + Send + 'static> Sends for Fallible<T, E> {
    type Value = T;
    type Error = E;
    type Output = Result<T, E>;

    #[inline]
    fn split(output: Result<T, E>) -> Result<T, E> {
        output
    }
}

/// An error that a method of Rust's can return to Go.
///
/// All that goes to Go and is an error of the contract is one. The derive implements it for an enum with skipped variants.
///
/// # Safety
/// `lend` must return the number of a variant that Go knows, and the address of its fields as Go lays them out, valid as long as `self` and
/// what `arena` allocated are left alone. It is called only where `bridge` gives `None` and after `measure` went well.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of a method that Go calls",
    label = "not an error that Go can get",
    note = "use `rust2go::Error`, or derive `rust2go::R2G` on an enum or struct of yours"
)]
pub unsafe trait SendError {
    /// The error of the bridge that Go gets instead, if the contract has none for this value: `rust2go::Error`, a skipped variant.
    fn bridge(&self) -> Option<Error>;
    /// Counts what `lend` will need.
    ///
    /// # Errors
    /// If the error has no form in Go.
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch>;
    /// Lays the error out for Go: its variant, and the address of what is in it.
    fn lend(&self, arena: &mut Arena) -> EnumRef;
}

/// Whether the error is an enum with data, whose layout is a number and an address as it is. Any other type is variant 0 at an address.
#[inline]
fn is_enum<E: ToGo + 'static>() -> bool {
    TypeId::of::<E::Ref>() == TypeId::of::<EnumRef>()
}

// SAFETY: an enum's own layout is what is asked for; anything else is what Go knows as variant 0, at an address of the arena.
unsafe impl<E: ToGo + GoError + 'static> SendError for E {
    fn bridge(&self) -> Option<Error> {
        None
    }

    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        if !is_enum::<E>() {
            measure.refs::<E>(1);
        }
        ToGo::measure(self, measure)
    }

    fn lend(&self, arena: &mut Arena) -> EnumRef {
        if is_enum::<E>() {
            let lent = ToGo::lend(self, arena);
            // SAFETY: the two types are one.
            return unsafe { std::mem::transmute_copy::<E::Ref, EnumRef>(&lent) };
        }
        EnumRef {
            tag: 0,
            payload: arena.refs(std::iter::once(self)),
        }
    }
}

// SAFETY: it is never lent.
unsafe impl SendError for Error {
    fn bridge(&self) -> Option<Error> {
        Some(self.clone())
    }

    fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
        Ok(())
    }

    fn lend(&self, _: &mut Arena) -> EnumRef {
        EnumRef::unit(0)
    }
}

// SAFETY: there is none.
unsafe impl SendError for Infallible {
    fn bridge(&self) -> Option<Error> {
        match *self {}
    }

    fn measure(&self, _: &mut Measure) -> Result<(), Mismatch> {
        match *self {}
    }

    fn lend(&self, _: &mut Arena) -> EnumRef {
        match *self {}
    }
}
