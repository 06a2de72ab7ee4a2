//! Rings for any number of producers and one consumer.
//!
//! Every cell has a *turn*, a number that says for which lap around the ring it is free or filled. A producer claims positions
//! by one exchange on the common tail, writes its values, and then gives each cell's turn to the consumer. Producers never wait
//! for each other.

mod consumer;
mod producer;

use std::ops::Range;

use crate::error::RegionError;
use crate::layout::{Kind, entry_size, up};
use crate::ring::{Shape, View, typed};
use crate::sync::Ordering;

pub use consumer::Consumer;
pub use producer::Producer;

/// Makes a ring on the heap for any number of producers and one consumer, with room for `capacity` values of any type.
///
/// Values that are left when all halves are gone are dropped by the last of them.
///
/// # Errors
/// When `capacity` is not a power of two from 1 to [`MAX_CAPACITY`](crate::MAX_CAPACITY), a value is larger than
/// [`MAX_ENTRY_SIZE`](crate::MAX_ENTRY_SIZE) or its alignment than [`MAX_ENTRY_ALIGN`](crate::MAX_ENTRY_ALIGN), or the
/// memory cannot be had.
///
/// ```
/// use rust2go_mem_ring::{PopError, PushError, mpsc};
///
/// let (producer, mut consumer) = mpsc(2)?;
/// let other = producer.clone();
/// producer.push("a").unwrap();
/// other.push("b").unwrap();
/// assert_eq!(producer.push("c"), Err(PushError::Full("c")));
///
/// assert_eq!(consumer.pop(), Ok("a"));
/// drop((producer, other));
/// assert_eq!(consumer.pop(), Ok("b"));
/// assert_eq!(consumer.pop(), Err(PopError::Closed));
/// # Ok::<(), rust2go_mem_ring::RegionError>(())
/// ```
pub fn mpsc<T: Send>(capacity: usize) -> Result<(Producer<T>, Consumer<T>), RegionError> {
    let region = typed::<T, Mpsc>(capacity)?;
    match (Producer::on(&region, 0), Consumer::on(&region, 0)) {
        (Ok(producer), Ok(consumer)) => Ok((producer, consumer)),
        _ => unreachable!("nobody else has the region, and it was made for this"),
    }
}

/// The shape of these rings.
pub(crate) enum Mpsc {}

impl Shape for Mpsc {
    const KIND: Kind = Kind::Mpsc;

    fn stride<T>() -> usize {
        let align = align_of::<T>().max(8) as u64;
        up(up(entry_size::<T>() as u64, 8) + 8, align) as usize
    }

    fn left<T>(view: &View<T, Self>) -> Range<u64> {
        // Relaxed: leaving the region has synchronised with all who had it.
        let head = view.head().load(Ordering::Relaxed);
        let filled = |&position: &u64| {
            view.turn(position).load(Ordering::Relaxed) == view.free_turn(position) + 1
        };
        let count = (head..head + view.capacity()).take_while(filled).count();
        head..head + count as u64
    }
}
