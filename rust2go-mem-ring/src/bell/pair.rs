//! The two bells of one ring.

#[cfg(unix)]
use std::io;

use super::Bell;
#[cfg(target_os = "linux")]
use crate::{AttachError, Kind, Region};

/// Both bells of a ring: the one that wakes the receiver, and the one that wakes senders that wait for room.
///
/// Both sides need both. Between processes, give the other one the descriptors of each, or use [`Bells::futex`], which
/// needs none.
///
/// Where several processes send into one ring, each needs a bell for room of its own, unless they use futexes; the
/// receiver's is then a [callback](Bell::callback) that rings them all.
#[derive(Clone, Debug)]
pub struct Bells {
    /// Rung by senders that have published while the receiver was parked.
    pub receiver: Bell,
    /// Rung by the receiver when it has made room while senders were waiting.
    pub room: Bell,
}

impl Bells {
    /// Two [local bells](Bell::local): for threads and tasks of this process.
    pub fn local() -> Self {
        Self {
            receiver: Bell::local(),
            room: Bell::local(),
        }
    }

    /// Two [eventfds](Bell::eventfd).
    ///
    /// # Errors
    /// When the system has no more descriptors.
    #[cfg(target_os = "linux")]
    pub fn eventfd() -> io::Result<Self> {
        Ok(Self {
            receiver: Bell::eventfd()?,
            room: Bell::eventfd()?,
        })
    }

    /// Two [pipes](Bell::pipe).
    ///
    /// # Errors
    /// When the system has no more descriptors.
    #[cfg(unix)]
    pub fn pipe() -> io::Result<Self> {
        Ok(Self {
            receiver: Bell::pipe()?,
            room: Bell::pipe()?,
        })
    }

    /// The two words in the header of a ring, on which the kernel puts threads to sleep: nothing to hand over, both sides
    /// make theirs from the region.
    ///
    /// # Errors
    /// When the part does not exist or is no ring.
    ///
    /// ```
    /// use rust2go_mem_ring::{Kind, Plan, Region, bell::Bells};
    ///
    /// let region = Region::memfd(&Plan::new().mpsc::<u64>(16).blocks(64, 10))?;
    /// let bells = Bells::futex(&region, 0)?;
    /// assert!(Bells::futex(&region, 1).is_err(), "blocks have no bells");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(target_os = "linux")]
    pub fn futex(region: &Region, part: usize) -> Result<Self, AttachError> {
        use super::{Kind as BellKind, futex::Futex};
        use crate::layout::{PARKED, WAITING};

        let parts = region.parts();
        let Some(found) = parts.get(part) else {
            let parts = parts.len();
            return Err(AttachError::NoPart { part, parts });
        };
        if found.kind() == Kind::Blocks {
            let (is, wanted) = (Kind::Blocks, Kind::Mpsc);
            return Err(AttachError::Kind { is, wanted });
        }
        let bell = |word: usize| {
            // SAFETY: a ring has its header, which lies within the region, and both words at multiples of 4. Everybody
            // accesses them atomically.
            let futex = unsafe {
                let word = region.address().add(found.offset() + word);
                Futex::new(region, word.cast())
            };
            Bell::of(BellKind::Futex(futex))
        };
        Ok(Self {
            receiver: bell(PARKED),
            room: bell(WAITING),
        })
    }
}
