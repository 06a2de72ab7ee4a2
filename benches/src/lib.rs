//! What a call costs, and what its data: the contract, the payloads, the queues and the yardsticks that the programs `headline` and
//! `convert` and the criterion benches share.

pub mod api;
pub mod back;
pub mod clock;
pub mod convert;
pub mod handwritten;
#[allow(missing_docs)] // two hundred methods that do the same: the module says what
pub mod methods;
pub mod payload;
pub mod peers;
pub mod queues;
