//! Any executor will do.

#[rust2go::r2g]
pub trait Sums {
    /// Adds after `ms`.
    async fn add(a: u64, b: u64, ms: u64) -> u64;
    async fn length(text: &str) -> Result<u64, rust2go::Error>;
}
