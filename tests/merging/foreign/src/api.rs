//! The contract.

/// Calculates.
#[rust2go::r2g]
pub trait Numbers {
    /// Twice the number.
    fn double(number: u32) -> Result<u32, rust2go::Error>;
}
