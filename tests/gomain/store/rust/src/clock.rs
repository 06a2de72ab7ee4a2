//! Another contract of the same library.

/// What Go asks.
#[rust2go::g2r]
pub trait Clock {
    async fn tick(number: u64) -> u64;
}
