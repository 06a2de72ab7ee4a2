//! Blocks of memory in a region, for values whose size differs from one to the next.
//!
//! A ring carries entries of one size. What does not fit into one goes into blocks, and the entry holds a [`BlockRef`] to
//! them: 16 bytes that mean the same in every process. Whoever has written hands the reference on; whoever gets it opens
//! it, copies out, and frees the blocks by dropping what it has opened.
//!
//! ```
//! use rust2go_mem_ring::{Plan, Region, blocks::{BlockRef, Blocks}, mpsc};
//!
//! let region = Region::heap(&Plan::new().mpsc::<BlockRef>(16).blocks(64, 100))?;
//! let blocks = Blocks::attach(&region, 1)?;
//! let producer = mpsc::Producer::attach(&region, 0)?;
//! let mut consumer = mpsc::Consumer::attach(&region, 0)?;
//!
//! let text = blocks.alloc_from(b"as long as you like")?;
//! producer.push(text.into_ref())?;
//!
//! let reference = consumer.pop()?;
//! assert_eq!(blocks.open(reference)?.to_vec(), b"as long as you like");
//! assert_eq!(blocks.taken(), 0); // dropped, and so freed
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bitmap;
mod block;
mod copy;
mod error;
#[cfg(all(loom, test))]
mod loom_tests;
mod part;
mod reference;
mod sync;

pub use block::Block;
pub use error::BlocksError;
pub use part::Blocks;
pub use reference::BlockRef;
