//! Who has attached to a part, as far as one handle of the region knows. Not in the shared memory: a peer cannot lie about
//! it, and it says nothing about other processes.

use crate::sync::{AtomicUsize, Ordering};

/// The halves of one ring.
pub(crate) struct Roles {
    pub(crate) producers: Role,
    pub(crate) consumer: Role,
}

impl Roles {
    pub(super) fn new() -> Self {
        Self {
            producers: Role::new(),
            consumer: Role::new(),
        }
    }
}

/// How many there are in one role: none yet, some, or [`GONE`] for good, once the last one has left.
pub(crate) struct Role(AtomicUsize);

const GONE: usize = usize::MAX;

/// Why nobody more can join.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// As many as may be are there.
    Full,
    /// The last one has left.
    Gone,
}

impl Role {
    fn new() -> Self {
        Self(AtomicUsize::new(0))
    }

    /// Takes part, unless `most` do already.
    pub(crate) fn join(&self, most: usize) -> Result<(), Refused> {
        // Relaxed: being allowed to attach says nothing about the ring's content.
        let mut count = self.0.load(Ordering::Relaxed);
        loop {
            if count == GONE {
                return Err(Refused::Gone);
            }
            if count >= most {
                return Err(Refused::Full);
            }
            match self.0.compare_exchange_weak(
                count,
                count + 1,
                Ordering::Relaxed,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Ok(()),
                Err(now) => count = now,
            }
        }
    }

    /// One more of those who take part already: for clones, of which the region's `Arc` keeps the number in bounds.
    pub(crate) fn join_another(&self) {
        // Relaxed: who clones has joined, so nothing can end meanwhile.
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// Leaves. True for the last one, after whom nobody can join.
    #[must_use]
    pub(crate) fn leave(&self) -> bool {
        let mut count = self.0.load(Ordering::Relaxed);
        loop {
            let after = if count == 1 { GONE } else { count - 1 };
            // AcqRel: Release pairs with the Acquire of whoever leaves later, so that the last one has seen what all
            // the others did before it says that they are gone.
            match self
                .0
                .compare_exchange_weak(count, after, Ordering::AcqRel, Ordering::Relaxed)
            {
                Ok(_) => return after == GONE,
                Err(now) => count = now,
            }
        }
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn the_last_to_leave_closes_the_door() {
        let role = Role::new();
        assert_eq!(role.join(2), Ok(()));
        assert_eq!(role.join(2), Ok(()));
        assert_eq!(role.join(2), Err(Refused::Full));
        assert!(!role.leave());
        assert_eq!(role.join(1), Err(Refused::Full));
        assert!(role.leave());
        assert_eq!(role.join(2), Err(Refused::Gone));
    }
}
