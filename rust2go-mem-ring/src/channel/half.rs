//! What a channel needs of the halves of a ring, of either kind.

use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};

use crate::bell::Bell;
use crate::{PopError, PushError, mpsc, spsc};

/// A half of a ring that can go to sleep.
pub trait Half: Sized {
    /// Announces a wait. False if there is no need to wait.
    fn park(&mut self) -> bool;
    /// Takes the announcement back.
    fn unpark(&mut self);
    /// True if the other side sleeps and the caller has to ring for it.
    fn wake_other(&mut self) -> bool;
    /// How many of the other side can go on now.
    fn served(&self) -> usize;
    /// Drops the half. True if the other side sleeps and the caller has to ring for it.
    fn close_half(self) -> bool;
}

/// The half of a ring that pushes: a producer of this crate.
pub trait Push: Half {
    /// What it carries.
    type Value;
    /// Pushes one value.
    ///
    /// # Errors
    /// As the producer's.
    fn push_one(&mut self, value: Self::Value) -> Result<(), PushError<Self::Value>>;
    /// Pushes what there is room for.
    ///
    /// # Errors
    /// As the producer's.
    fn push_some(&mut self, values: &[Self::Value]) -> Result<usize, PushError<()>>
    where
        Self::Value: Copy;
}

/// The half of a ring that pops: a consumer of this crate.
pub trait Pop: Half {
    /// What it carries.
    type Value;
    /// Pops one value.
    ///
    /// # Errors
    /// As the consumer's.
    fn pop_one(&mut self) -> Result<Self::Value, PopError>;
    /// Pops up to `max` values to the end of `out`.
    ///
    /// # Errors
    /// As the consumer's.
    fn pop_some(&mut self, out: &mut Vec<Self::Value>, max: usize) -> Result<usize, PopError>;
}

macro_rules! halves {
    ($ring:ident) => {
        impl<T> Half for $ring::Producer<T> {
            fn park(&mut self) -> bool {
                self.wait_for_room()
            }

            fn unpark(&mut self) {
                // Others may be waiting too; the consumer takes the announcement back when it rings for all.
            }

            fn wake_other(&mut self) -> bool {
                self.wake()
            }

            fn served(&self) -> usize {
                1 // there is one consumer
            }

            fn close_half(self) -> bool {
                self.close()
            }
        }

        impl<T> Push for $ring::Producer<T> {
            type Value = T;

            fn push_one(&mut self, value: T) -> Result<(), PushError<T>> {
                self.push(value)
            }

            fn push_some(&mut self, values: &[T]) -> Result<usize, PushError<()>>
            where
                T: Copy,
            {
                self.push_slice(values)
            }
        }

        impl<T> Half for $ring::Consumer<T> {
            fn park(&mut self) -> bool {
                $ring::Consumer::park(self)
            }

            fn unpark(&mut self) {
                $ring::Consumer::unpark(self);
            }

            fn wake_other(&mut self) -> bool {
                self.wake_producers()
            }

            fn served(&self) -> usize {
                // Whoever has taken the room since will park again, but somebody must look.
                (self.capacity() - self.len()).max(1)
            }

            fn close_half(self) -> bool {
                self.close()
            }
        }

        impl<T> Pop for $ring::Consumer<T> {
            type Value = T;

            fn pop_one(&mut self) -> Result<T, PopError> {
                self.pop()
            }

            fn pop_some(&mut self, out: &mut Vec<T>, max: usize) -> Result<usize, PopError> {
                self.pop_into(out, max)
            }
        }
    };
}

halves!(mpsc);
halves!(spsc);

/// A half with the bell of the other side, which is rung when this half goes, if somebody sleeps there.
pub(super) struct Ringing<H: Half> {
    half: ManuallyDrop<H>,
    other: Bell,
}

impl<H: Half> Ringing<H> {
    pub(super) fn new(half: H, other: Bell) -> Self {
        let half = ManuallyDrop::new(half);
        Self { half, other }
    }

    /// To be called after pushing or popping: rings if the other side sleeps.
    pub(super) fn wake(&mut self) {
        if self.half.wake_other() {
            self.other.ring_for(self.half.served());
        }
    }
}

impl<H: Half> Deref for Ringing<H> {
    type Target = H;

    fn deref(&self) -> &H {
        &self.half
    }
}

impl<H: Half> DerefMut for Ringing<H> {
    fn deref_mut(&mut self) -> &mut H {
        &mut self.half
    }
}

impl<H: Half + Clone> Clone for Ringing<H> {
    fn clone(&self) -> Self {
        Self::new(H::clone(self), self.other.clone())
    }
}

impl<H: Half> Drop for Ringing<H> {
    fn drop(&mut self) {
        // SAFETY: taken once, here, and nothing uses it afterwards.
        let half = unsafe { ManuallyDrop::take(&mut self.half) };
        if half.close_half() {
            self.other.ring();
        }
    }
}
