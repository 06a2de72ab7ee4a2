//! A look at a ring by whoever neither pushes nor pops.

use std::fmt;

use super::Mpsc;
use crate::ring::Ring;
use crate::sync::Ordering;

/// Tells whether there is something to pop, without being the consumer: for several threads that take turns at being it. It keeps the
/// region, but no end of the ring open.
pub struct Probe<T> {
    ring: Ring<T, Mpsc>,
}

impl<T> Probe<T> {
    pub(super) fn new(ring: Ring<T, Mpsc>) -> Self {
        Self { ring }
    }

    /// Whether the next value is there. Only the consumer can make it false again. While one is popping, either answer may be old.
    ///
    /// For the store-load race of a consumer that stops popping (it says so, then looks; a producer pushes, then looks whether anybody
    /// pops), put a `SeqCst` fence before it.
    ///
    /// ```
    /// let (producer, mut consumer) = rust2go_mem_ring::mpsc(4)?;
    /// let probe = consumer.probe();
    /// assert!(!probe.is_ready());
    /// producer.push(7).unwrap();
    /// assert!(probe.is_ready());
    /// assert_eq!(consumer.pop(), Ok(7));
    /// assert!(!probe.is_ready());
    /// # Ok::<(), rust2go_mem_ring::RegionError>(())
    /// ```
    pub fn is_ready(&self) -> bool {
        // Acquire pairs with the Release in `Batch::drop`: so far somebody has popped, and the turns say so.
        let head = self.ring.head().load(Ordering::Acquire);
        // Acquire pairs with the Release in `Producer::publish`.
        let turn = self.ring.turn(head).load(Ordering::Acquire);
        turn == self.ring.free_turn(head).wrapping_add(1)
    }
}

impl<T> fmt::Debug for Probe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Probe")
            .field("is_ready", &self.is_ready())
            .finish()
    }
}
