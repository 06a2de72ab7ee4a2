//! Who takes over what Go has completed: one word, shared with Go.
//!
//! Go puts completed calls into a ring and would rather wake nobody: a Rust thread that is busy with other calls looks anyway. But
//! somebody must look. So the word says whether anybody will:
//!
//! | state | meaning | who leaves it |
//! |---|---|---|
//! | IDLE | nobody will look | a goroutine that completes a call: to PROMISED, and then it wakes that call's task |
//! | PROMISED | a task has been woken whose poll will look | the poll, or whoever comes first: to DRAINING |
//! | DRAINING | a thread is emptying the ring, which is its alone | that thread: to PROMISED, if it has woken tasks that will look again; else to IDLE |
//!
//! A goroutine first looks at the word; if somebody will look, it pushes, and looks at the word once more. A thread that goes to IDLE looks
//! at the ring once more. Both write before they look, and all four are SeqCst: at least one of the two sees the other, so no completion is
//! left behind.
//!
//! A promise can be broken: a task may be woken and yet not poll its call for a long time, because it is busy in another branch of a
//! `select!`. The runtime package therefore watches promises while completions wait (`go/watch.go`), and drains itself after a
//! millisecond or two.

use crate::sync::{AtomicU32, Ordering};

pub(crate) const IDLE: u32 = 0;
pub(crate) const PROMISED: u32 = 1;
pub(crate) const DRAINING: u32 = 2;

/// The word.
#[derive(Debug)]
#[repr(transparent)]
pub(crate) struct Duty(AtomicU32);

impl Duty {
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(IDLE))
    }

    /// Whether a look is due. A hint: [`take`](Self::take) decides.
    #[inline]
    pub(crate) fn promised(&self) -> bool {
        // Relaxed: `take` has the order. Who sees an old IDLE here was not the one that was promised.
        self.0.load(Ordering::Relaxed) == PROMISED
    }

    /// Keeps a promise: the ring is this thread's if it gives true.
    #[must_use]
    pub(crate) fn take(&self) -> bool {
        // Acquire: pairs with the Release of the thread that drained before, which leaves its position in the ring to us.
        self.exchange(PROMISED, DRAINING)
    }

    /// Drains without having been asked to: the ring is this thread's if it gives true.
    #[must_use]
    pub(crate) fn claim(&self) -> bool {
        self.exchange(PROMISED, DRAINING) || self.exchange(IDLE, DRAINING)
    }

    /// Says that somebody will look, who looks by himself: a polling task.
    pub(crate) fn promise(&self) {
        // SeqCst: it is a write to the word, as a goroutine's. Whoever fails to promise finds that somebody has.
        let _ = self.exchange(IDLE, PROMISED);
    }

    /// Ends draining; tasks have been woken that will look again.
    pub(crate) fn pass_on(&self) {
        // Release: pairs with the Acquire of whoever drains next.
        self.0.store(PROMISED, Ordering::SeqCst);
    }

    /// Ends draining, unless something has come into the ring since it was found empty: then it gives false, and the ring is still this
    /// thread's.
    #[must_use]
    pub(crate) fn rest(&self, empty: impl Fn() -> bool) -> bool {
        // SeqCst, with the look after it: pairs with the goroutine's push and the look after that (see the module).
        self.0.store(IDLE, Ordering::SeqCst);
        crate::sync::fence(Ordering::SeqCst);
        // If somebody else has it meanwhile, or has been promised, he will look.
        empty() || !self.exchange(IDLE, DRAINING)
    }

    fn exchange(&self, from: u32, to: u32) -> bool {
        self.0
            .compare_exchange(from, to, Ordering::SeqCst, Ordering::Relaxed)
            .is_ok()
    }
}
