//! What to do when there is nothing to do.

use std::hint;
use std::thread;
use std::time::{Duration, Instant};

/// How a side waits.
///
/// ```
/// use std::time::Duration;
/// use rust2go_mem_ring::channel::{self, Idle};
///
/// let (sender, mut receiver) = channel::mpsc::<u32>(8)?;
/// receiver.set_idle(Idle::Spin(Duration::from_micros(20)));
/// # drop(sender);
/// # Ok::<(), rust2go_mem_ring::RegionError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Idle {
    /// Sleep at once. Costs nothing while nothing comes, and a wake-up by the system when something does.
    #[default]
    Park,
    /// Look again and again for this long, then sleep. Worth it where the next value mostly comes soon.
    Spin(Duration),
    /// Look again and again and never sleep: the lowest latency for a whole core. Nobody ever rings for such a side. It
    /// notices the death of a watched peer within about a millisecond.
    Busy,
}

/// How many looks at the ring go between two looks at the clock.
const LOOKS: u32 = 32;
/// How many looks at the clock go between two offers of the core to others.
const CLOCKS: u32 = 64;
/// How often a peer is looked at.
const PEER: Duration = Duration::from_millis(1);

/// What to do next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    Look,
    LookAtPeer,
    Park,
    Deadline,
}

/// One stretch of looking again and again.
pub(super) struct Spin {
    looks: u32,
    began: Option<Instant>,
    peer: Option<Instant>,
}

impl Spin {
    pub(super) fn new() -> Self {
        Self {
            looks: 0,
            began: None,
            peer: None,
        }
    }

    /// After a look that has found nothing.
    pub(super) fn next(&mut self, idle: Idle, deadline: Option<Instant>) -> Next {
        if idle == Idle::Park {
            return Next::Park;
        }
        self.pause(
            deadline,
            match idle {
                Idle::Spin(time) => Some(time),
                _ => None,
            },
        )
    }

    /// After a look that has found nothing though parking was said to be needless: the other side is just about to be
    /// done, or it does nothing but say so.
    pub(super) fn just_now(&mut self, deadline: Option<Instant>) -> Next {
        self.pause(deadline, None)
    }

    fn pause(&mut self, deadline: Option<Instant>, spin: Option<Duration>) -> Next {
        hint::spin_loop();
        self.looks = self.looks.wrapping_add(1);
        if self.looks % LOOKS != 0 {
            return Next::Look;
        }
        if self.looks % (LOOKS * CLOCKS) == 0 {
            // The other side may be waiting for this very core.
            thread::yield_now();
        }
        let now = Instant::now();
        let began = *self.began.get_or_insert(now);
        if deadline.is_some_and(|deadline| now >= deadline) {
            return Next::Deadline;
        }
        if spin.is_some_and(|time| now - began >= time) {
            return Next::Park;
        }
        let last = self.peer.get_or_insert(now);
        if now - *last >= PEER {
            *last = now;
            return Next::LookAtPeer;
        }
        Next::Look
    }
}
