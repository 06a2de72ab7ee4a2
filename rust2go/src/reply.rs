//! What a method returns, as a type: [`Value<T>`] or [`Fallible<T, E>`].

use std::ffi::c_void;
use std::marker::PhantomData;

use crate::convert::FromGo;
use crate::error::Error;
use crate::frame::{FailureRef, GoError};
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// How the outcome of a call becomes what the method returns.
pub trait Reply {
    /// The value when all goes well.
    type Value: FromGo;
    /// The outcome as the slot keeps it. It is made on a thread of Go's, so that async calls ask for `Send`.
    type Stored;
    /// What the method returns.
    type Output;

    /// Whether the method can report an error.
    const FALLIBLE: bool;
    /// Whether a call waits for room in a full ring, whatever the program says of calls. Without an error it has to.
    const PATIENT: bool = !Self::FALLIBLE;
    /// Whether the outcome has to be taken over even if nobody wants it: see [`FromGo::OWNS`].
    const OWNS: bool = <Self::Value as FromGo>::OWNS;

    /// Keeps a value.
    fn value(value: Self::Value) -> Self::Stored;
    /// Keeps an error of the bridge.
    fn error(error: Error) -> Self::Stored;
    /// Copies and keeps a typed error, where the method has one.
    ///
    /// # Safety
    /// As for [`GoError::take`].
    unsafe fn typed(
        variant: u32,
        payload: *const c_void,
        reader: &mut Reader,
    ) -> Option<Result<Self::Stored, Mismatch>>;
    /// Makes the result, on the caller's side.
    ///
    /// # Panics
    /// Where the method has no error to say it with.
    fn finish(stored: Self::Stored, method: &str) -> Self::Output;
}

/// A method that returns `T`: a failure is a panic.
#[derive(Debug)]
pub struct Value<T>(PhantomData<fn() -> T>);

impl<T: FromGo> Reply for Value<T> {
    type Value = T;
    type Stored = Result<T, Error>;
    type Output = T;

    const FALLIBLE: bool = false;

    #[inline]
    fn value(value: T) -> Self::Stored {
        Ok(value)
    }

    fn error(error: Error) -> Self::Stored {
        Err(error)
    }

    unsafe fn typed(
        _: u32,
        _: *const c_void,
        _: &mut Reader,
    ) -> Option<Result<Self::Stored, Mismatch>> {
        None
    }

    #[inline]
    fn finish(stored: Self::Stored, method: &str) -> T {
        match stored {
            Ok(value) => value,
            Err(error) => fail(method, &error),
        }
    }
}

#[cold]
pub(crate) fn fail(method: &str, error: &Error) -> ! {
    match error {
        // These say where they happened themselves.
        Error::Encode { .. } | Error::Decode { .. } => panic!("{error}"),
        _ => panic!("{method}: {error}"),
    }
}

/// A method that returns `Result<T, E>`.
#[derive(Debug)]
pub struct Fallible<T, E, const PATIENT: bool = false>(PhantomData<fn() -> (T, E)>);

impl<T: FromGo, E: GoError + From<Error>, const PATIENT: bool> Reply for Fallible<T, E, PATIENT> {
    type Value = T;
    type Stored = Result<T, E>;
    type Output = Result<T, E>;

    const FALLIBLE: bool = true;
    const PATIENT: bool = PATIENT;

    #[inline]
    fn value(value: T) -> Self::Stored {
        Ok(value)
    }

    fn error(error: Error) -> Self::Stored {
        Err(error.into())
    }

    unsafe fn typed(
        variant: u32,
        payload: *const c_void,
        reader: &mut Reader,
    ) -> Option<Result<Self::Stored, Mismatch>> {
        // SAFETY: the caller's promise.
        Some(unsafe { E::take(variant, payload, reader) }.map(Err))
    }

    #[inline]
    fn finish(stored: Self::Stored, _: &str) -> Result<T, E> {
        stored
    }
}

/// For an outcome whose conversion to Rust panicked, on Go's thread; the panic goes on in the caller.
#[cold]
pub(crate) fn lost(method: &str) -> ! {
    panic!(
        "{method}: the outcome is lost, because its conversion panicked (in From<rust2go::Error>, or in an allocation)"
    )
}

/// The layout of a reply's value.
pub(crate) type ValueRef<R> = <<R as Reply>::Value as crate::convert::Layout>::Ref;

/// Copies the outcome that Go has put into a frame.
///
/// # Safety
/// `failure` must be null or point at a failure, and in the former case `value` hold the result; all that they point at must
/// be readable, as Go guarantees while `done` runs.
pub(crate) unsafe fn take<R: Reply>(
    failure: *const FailureRef,
    value: *const ValueRef<R>,
    method: &str,
) -> R::Stored {
    let reader = &mut Reader::trusted();
    // SAFETY: the caller's promise.
    let taken = match unsafe { failure.as_ref() } {
        // SAFETY: no failure, so the value is there.
        None => unsafe { R::Value::take(&*value, reader) }.map(R::value),
        Some(failure) if failure.is_typed() => {
            // SAFETY: a typed failure has its variant's address as the payload.
            match unsafe { R::typed(failure.variant, failure.payload, reader) } {
                Some(typed) => typed.map_err(|e| e.in_field("error")),
                None => Err(crate::frame::unknown_variant(failure.variant)),
            }
        }
        // SAFETY: the caller's promise.
        Some(failure) => Ok(R::error(unsafe { failure.error(method) })),
    };
    taken.unwrap_or_else(|mismatch| R::error(mismatch.in_method(method)))
}
