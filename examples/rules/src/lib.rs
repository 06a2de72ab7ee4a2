//! Rules about orders: compiled once by a Go library, and evaluated by a service in Rust.

mod answer;
pub mod api;
mod log;
mod rules;
mod service;
mod store;

pub use service::router;
pub use store::Store;
