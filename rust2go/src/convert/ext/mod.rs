//! Types of other crates, a feature each.

#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "serde_json")]
mod json;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(feature = "rust_decimal")]
pub use self::decimal::DecimalRef;
#[cfg(feature = "serde_json")]
pub use self::json::JsonRef;

/// For a year, month and day that the calendar of the Rust type `name` does not have.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
#[cold]
fn no_day(date: &super::DateRef, name: &str) -> crate::mismatch::Mismatch {
    let super::DateRef { year, month, day } = date;
    crate::mismatch::Mismatch::new(format!(
        "year {year}, month {month}, day {day} is no day of Rust's {name}"
    ))
}
