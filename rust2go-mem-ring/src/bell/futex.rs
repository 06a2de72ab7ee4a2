//! The bell that needs no descriptor: the kernel puts threads to sleep on the very word in which the ring says that they
//! are parked.

use std::fmt;
use std::io;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::thread::futex;

use super::Woken;
use super::peer::{Peer, PeerState};
use super::poll::timespec;
use crate::Region;

/// A thread on a futex hears nothing of descriptors, so one that watches a peer looks at it this often.
const LOOK: Duration = Duration::from_millis(50);

/// A word of a region that is 1 while somebody waits.
pub(super) struct Futex {
    word: NonNull<AtomicU32>,
    /// Keeps the word where it is.
    _region: Region,
}

// SAFETY: the word is atomic, and lives as long as the region, which may be sent and shared itself.
unsafe impl Send for Futex {}
// SAFETY: as above.
unsafe impl Sync for Futex {}

impl Futex {
    /// # Safety
    /// `word` lies in `region`'s memory, and is only ever accessed atomically.
    pub(super) unsafe fn new(region: &Region, word: NonNull<AtomicU32>) -> Self {
        Self {
            word,
            _region: region.clone(),
        }
    }

    fn word(&self) -> &AtomicU32 {
        // SAFETY: `new`'s caller says so, and `_region` keeps the memory.
        unsafe { self.word.as_ref() }
    }

    pub(super) fn ring(&self) {
        // Whoever rings after `wake` has stored 0 already. For one that rings otherwise (at its end, say): a waiter that is
        // about to sleep must not find a 1. Release pairs with the Acquire of `wait`. Should the waiter have parked anew
        // since, it wakes for nothing, and looks again.
        self.word().store(0, Ordering::Release);
        // Not private: the waiter may be in another process. It fails only for addresses that are not ours.
        let _ = futex::wake(self.word(), futex::Flags::empty(), i32::MAX as u32);
    }

    pub(super) fn wait(&self, peer: Option<&Peer>, deadline: Option<Instant>) -> io::Result<Woken> {
        loop {
            // Acquire pairs with the Release that cleared the word.
            if self.word().load(Ordering::Acquire) != 1 {
                return Ok(Woken::Rung);
            }
            if peer.is_some_and(|peer| peer.state() != PeerState::Alive) {
                return Ok(Woken::Peer);
            }
            let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
            if left.is_some_and(|left| left.is_zero()) {
                return Ok(Woken::Deadline);
            }
            let slice = match peer {
                Some(_) => Some(left.map_or(LOOK, |left| left.min(LOOK))),
                None => left,
            };
            // Half the range of a signed 64-bit number of seconds is no limit to anybody.
            let slice = slice.map(|slice| timespec(slice.min(Duration::from_secs(u64::MAX >> 2))));
            match futex::wait(self.word(), futex::Flags::empty(), 1, slice.as_ref()) {
                // The kernel compares and sleeps in one step, so a ring between our look and this is not lost: EAGAIN. A
                // wake-up may also be meant for somebody who used this address before us. So: look again.
                Ok(()) | Err(Errno::AGAIN | Errno::INTR | Errno::TIMEDOUT) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl fmt::Debug for Futex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Relaxed: for reports only.
        let word = self.word().load(Ordering::Relaxed);
        f.debug_struct("Futex")
            .field("word", &word)
            .finish_non_exhaustive()
    }
}
