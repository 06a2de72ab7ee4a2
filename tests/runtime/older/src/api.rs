//! The contract, before it had the rest.

/// Greets.
#[rust2go::r2g]
pub trait Greeter {
    /// The version of the Go code.
    fn version() -> u32;
}
