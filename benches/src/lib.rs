//! What a call costs: the contract, the payloads and the hand-written yardstick that the `headline` program and the
//! criterion benches share.

pub mod api;
pub mod handwritten;
pub mod payload;
