#![doc = include_str!("../README.md")]

mod consumer;
mod error;
mod layout;
#[cfg(all(loom, test))]
mod loom_tests;
mod producer;
mod region;
mod sync;

pub use consumer::Consumer;
pub use error::{LayoutError, PopError, PushError};
pub use layout::{HEADER_SIZE, Layout, MAGIC, MAX_CAPACITY, VERSION};
pub use producer::Producer;

use region::Region;
use sync::Arc;

/// Makes a ring for one producer and one consumer on the heap, with room for `capacity` entries.
///
/// # Errors
/// When `capacity` is not a power of two from 1 to [`MAX_CAPACITY`], or the memory cannot be had.
///
/// ```
/// use rust2go_mem_ring::{PopError, PushError, spsc};
///
/// let (mut producer, mut consumer) = spsc(2)?;
/// producer.push("a").unwrap();
/// producer.push("b").unwrap();
/// assert_eq!(producer.push("c"), Err(PushError::Full("c")));
///
/// assert_eq!(consumer.pop(), Ok("a"));
/// drop(producer);
/// assert_eq!(consumer.pop(), Ok("b"));
/// assert_eq!(consumer.pop(), Err(PopError::Closed));
/// # Ok::<(), rust2go_mem_ring::LayoutError>(())
/// ```
pub fn spsc<T: Send>(capacity: usize) -> Result<(Producer<T>, Consumer<T>), LayoutError> {
    let region = Arc::new(Region::new(capacity)?);
    Ok((Producer::new(region.clone()), Consumer::new(region)))
}
