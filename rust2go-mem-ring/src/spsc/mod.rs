//! Rings for one producer and one consumer.
//!
//! Each half keeps its own position and a copy of the other's from its last look. The other one can only have moved on since:
//! the copy may promise too little, never too much. So the line of the other side is fetched once per round, not once per value.

mod consumer;
mod producer;

use std::ops::Range;

use crate::error::RegionError;
use crate::layout::{Kind, entry_size};
use crate::ring::{Shape, View, typed};
use crate::sync::Ordering;

pub use consumer::Consumer;
pub use producer::Producer;

/// Makes a ring on the heap for one producer and one consumer, with room for `capacity` values of any type.
///
/// Values that are left when both halves are gone are dropped by the last of them.
///
/// # Errors
/// When `capacity` is not a power of two from 1 to [`MAX_CAPACITY`](crate::MAX_CAPACITY), a value is larger than
/// [`MAX_ENTRY_SIZE`](crate::MAX_ENTRY_SIZE) or its alignment than [`MAX_ENTRY_ALIGN`](crate::MAX_ENTRY_ALIGN), or the
/// memory cannot be had.
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
/// # Ok::<(), rust2go_mem_ring::RegionError>(())
/// ```
pub fn spsc<T: Send>(capacity: usize) -> Result<(Producer<T>, Consumer<T>), RegionError> {
    let region = typed::<T, Spsc>(capacity)?;
    match (Producer::on(&region, 0), Consumer::on(&region, 0)) {
        (Ok(producer), Ok(consumer)) => Ok((producer, consumer)),
        _ => unreachable!("nobody else has the region, and it was made for this"),
    }
}

/// The shape of these rings.
pub(crate) enum Spsc {}

impl Shape for Spsc {
    const KIND: Kind = Kind::Spsc;

    fn stride<T>() -> usize {
        entry_size::<T>()
    }

    fn left<T>(view: &View<T, Self>) -> Range<u64> {
        // Relaxed: leaving the region has synchronised with all who had it.
        view.head().load(Ordering::Relaxed)..view.tail().load(Ordering::Relaxed)
    }
}
