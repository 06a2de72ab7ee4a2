//! What there is to buy.

pub mod api;
