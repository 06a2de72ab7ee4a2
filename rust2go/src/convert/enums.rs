//! What the derived conversions of enums use.

use std::ffi::c_void;

use crate::mismatch::Mismatch;

/// A variant of an enum: its number on the wire, and the address of its fields, null if it has none.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct EnumRef {
    /// The variant, counted without the skipped ones.
    pub tag: u32,
    /// The `repr(C)` struct of its fields, or null.
    pub payload: *const c_void,
}

impl EnumRef {
    /// A variant without fields.
    #[inline]
    pub const fn unit(tag: u32) -> Self {
        Self {
            tag,
            payload: std::ptr::null(),
        }
    }
}

/// For the number of a variant that the enum `name` does not have.
#[cold]
pub fn unknown_tag(tag: u32, name: &str) -> Mismatch {
    Mismatch::new(format!(
        "variant {tag} of `{name}` is unknown here; generate the Go code again from the same contract"
    ))
}

/// For a number that is none of the `known` values of the enum `name`.
#[cold]
pub fn unknown_value(number: i128, name: &str, known: &[(&str, i128)]) -> Mismatch {
    /// As many as one likes to read in a message.
    const SHOWN: usize = 12;
    let values = known.iter().take(SHOWN);
    let values: Vec<_> = values
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    let more = match known.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Mismatch::new(format!(
        "{number} is no `{name}`: known are {}{more}",
        values.join(", ")
    ))
}
