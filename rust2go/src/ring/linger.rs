//! Looking on for a moment before waiting to be woken.
//!
//! To be woken costs both sides system calls and several microseconds, more than most short handlers take. So a call that has just been
//! sent may *linger*: its task asks to be polled again at once, and looks at the ring each time. One call of a thread does it at a time,
//! for all others, and only as long as it pays: after a moment in which nothing came, the next tries are further and further apart.
//! With [`busy_poll`](super::busy_poll) it always does, for as long as was asked for.

use std::time::{Duration, Instant};

use super::options;
use crate::drain::shard;
use crate::sync::{AtomicU32, Ordering};

/// How long a call lingers where nobody has said it: about what waking costs.
const MOMENT: Duration = Duration::from_micros(10);

/// How many calls do not linger after one for which it did not pay, at most.
const LONGEST: u32 = 1023;

/// Who lingers, and whether it pays. All of it is advice, so no ordering is needed.
#[derive(Debug)]
pub(super) struct Linger {
    /// A bit for each thread with a lingering call; threads that share one take turns.
    threads: AtomicU32,
    /// How many calls are to pass before the next try.
    skip: AtomicU32,
    /// How many were to pass after the last one.
    gap: AtomicU32,
}

/// What a call keeps that lingers.
#[derive(Debug)]
pub(crate) struct Lingering {
    until: Instant,
    thread: u32,
    /// Whether the length was asked for.
    asked: bool,
    /// Whether something has come.
    pays: bool,
}

impl Linger {
    pub(super) fn new() -> Self {
        Self {
            threads: AtomicU32::new(0),
            skip: AtomicU32::new(0),
            gap: AtomicU32::new(0),
        }
    }

    /// Whether a call that has just been sent is to linger.
    #[inline]
    pub(super) fn begin(&self) -> Option<Lingering> {
        let thread = 1 << (shard() % 32);
        if self.threads.load(Ordering::Relaxed) & thread != 0 {
            return None;
        }
        let asked = options::busy();
        if asked == 0 {
            let skip = self.skip.load(Ordering::Relaxed);
            if skip > 0 {
                self.skip.store(skip - 1, Ordering::Relaxed);
                return None;
            }
        }
        self.start(thread, asked)
    }

    fn start(&self, thread: u32, asked: u64) -> Option<Lingering> {
        let time = match asked {
            0 => MOMENT,
            asked => Duration::from_nanos(asked),
        };
        let until = Instant::now().checked_add(time)?;
        if self.threads.fetch_or(thread, Ordering::Relaxed) & thread != 0 {
            return None;
        }
        Some(Lingering {
            until,
            thread,
            asked: asked > 0,
            pays: false,
        })
    }

    /// The call is over, or its moment is.
    pub(super) fn end(&self, lingering: Lingering) {
        self.threads.fetch_and(!lingering.thread, Ordering::Relaxed);
        if lingering.asked {
            return;
        }
        let gap = match lingering.pays {
            true => 0,
            false => (self.gap.load(Ordering::Relaxed) * 2 + 1).min(LONGEST),
        };
        self.gap.store(gap, Ordering::Relaxed);
        self.skip.store(gap, Ordering::Relaxed);
    }
}

impl Lingering {
    /// Whether the moment is over.
    pub(super) fn is_over(&self) -> bool {
        Instant::now() >= self.until
    }

    /// Something has come.
    pub(crate) fn pays(&mut self) {
        self.pays = true;
    }
}
