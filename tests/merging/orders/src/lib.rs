//! What somebody buys.

pub mod api;
