//! `Result<T, E>` inside another type: two Go pointers, of which exactly one is not nil.

use std::ffi::c_void;

use super::option::{lend_one, measure_one, take_one};
use super::{FromGo, Layout, ToGo};
use crate::arena::Arena;
use crate::describe::Describer;
use crate::measure::Measure;
use crate::mismatch::Mismatch;
use crate::read::Reader;

/// rust2go.Result in Go. Exactly one of the addresses is not null.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ResultRef {
    /// The value, or null.
    pub ok: *const c_void,
    /// The error, or null.
    pub err: *const c_void,
}

impl<T: Layout, E: Layout> Layout for Result<T, E> {
    type Ref = ResultRef;
    const PLAIN: bool = false;

    fn describe(describer: &mut Describer) -> String {
        let value = T::describe(describer);
        format!("Result<{value}, {}>", E::describe(describer))
    }
}

// SAFETY: see `lend_one`.
unsafe impl<T: ToGo, E: ToGo> ToGo for Result<T, E> {
    #[inline]
    fn measure(&self, measure: &mut Measure) -> Result<(), Mismatch> {
        match self {
            Ok(value) => measure_one(value, measure).map_err(|e| e.in_field("OK")),
            Err(error) => measure_one(error, measure).map_err(|e| e.in_field("Err")),
        }
    }

    #[inline]
    fn lend(&self, arena: &mut Arena) -> ResultRef {
        let mut lent = ResultRef {
            ok: std::ptr::null(),
            err: std::ptr::null(),
        };
        match self {
            Ok(value) => lent.ok = lend_one(value, arena),
            Err(error) => lent.err = lend_one(error, arena),
        }
        lent
    }
}

// SAFETY: BLOCK is not set; addresses are numbers; memory is read through the reader.
unsafe impl<T: FromGo, E: FromGo> FromGo for Result<T, E> {
    #[inline]
    unsafe fn take(value: &ResultRef, reader: &mut Reader) -> Result<Self, Mismatch> {
        match (value.ok.is_null(), value.err.is_null()) {
            // SAFETY: the caller's promise: Go's pointer leads to a value of this layout.
            (false, true) => unsafe { take_one(value.ok, reader) }
                .map(Ok)
                .map_err(|e| e.in_field("OK")),
            // SAFETY: as above.
            (true, false) => unsafe { take_one(value.err, reader) }
                .map(Err)
                .map_err(|e| e.in_field("Err")),
            (true, true) => Err(Mismatch::new("neither OK nor Err of the Result is set")),
            (false, false) => Err(Mismatch::new(
                "both OK and Err of the Result are set; set one of them",
            )),
        }
    }
}
