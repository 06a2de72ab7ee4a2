#![doc = include_str!("../README.md")]

pub mod bell;
pub mod blocks;
pub mod channel;
mod error;
mod layout;
#[cfg(all(loom, test))]
mod loom_tests;
pub mod mpsc;
mod plan;
mod region;
mod ring;
pub mod spsc;

mod sync;

pub use error::{AttachError, LayoutError, PopError, PushError, RegionError};
pub use layout::{
    Kind, MAGIC, MAX_CAPACITY, MAX_ENTRY_ALIGN, MAX_ENTRY_SIZE, MAX_PARTS, Part, VERSION,
};
pub use mpsc::mpsc;
pub use plan::Plan;
pub use region::Region;
pub use spsc::spsc;
