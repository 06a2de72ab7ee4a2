//! The contract.

/// Greets.
#[rust2go::r2g]
pub trait Greeter {
    /// Greets `name`.
    async fn greet(name: &str) -> Result<String, rust2go::Error>;
}
