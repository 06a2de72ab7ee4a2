//! Waiting, the same for senders and receivers: look, say that we park, look again, sleep.

use std::io;
#[cfg(unix)]
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use super::Idle;
use super::half::Half;
use super::idle::{Next, Spin};
use crate::bell::{Bell, Place, Seen, Woken};
#[cfg(unix)]
use crate::bell::{Peer, PeerState};

/// How often a task looks anew before it lets others run: more than once only if things change under its eyes.
const ROUNDS: usize = 16;

/// How one side waits.
pub(super) struct Waiter {
    bell: Bell,
    /// Where our task stands among those that wait for the same bell.
    place: Place,
    idle: Idle,
    #[cfg(unix)]
    peer: Option<Arc<Peer>>,
    /// Since when a task has been looking again and again.
    spinning: Option<Instant>,
}

/// Why waiting is over, if not for what was waited for.
#[cfg_attr(not(unix), expect(dead_code, reason = "there are no peers to watch"))]
pub(super) enum Stopped {
    PeerLeft,
    PeerDied,
    Deadline,
    Bell(io::Error),
}

impl Waiter {
    pub(super) fn new(bell: Bell) -> Self {
        Self {
            bell,
            place: Place::default(),
            idle: Idle::default(),
            #[cfg(unix)]
            peer: None,
            spinning: None,
        }
    }

    /// The same for a clone.
    pub(super) fn another(&self) -> Self {
        Self {
            idle: self.idle,
            #[cfg(unix)]
            peer: self.peer.clone(),
            ..Self::new(self.bell.clone())
        }
    }

    pub(super) fn set_idle(&mut self, idle: Idle) {
        self.idle = idle;
    }

    #[cfg(unix)]
    pub(super) fn watch(&mut self, peer: Arc<Peer>) {
        self.peer = Some(peer);
    }

    #[cfg(all(unix, not(loom), feature = "tokio"))]
    pub(super) fn bell(&self) -> &Bell {
        &self.bell
    }

    #[cfg(all(unix, not(loom), feature = "tokio"))]
    pub(super) fn peer(&self) -> Option<&Arc<Peer>> {
        self.peer.as_ref()
    }

    /// Calls `look` until it finds something, sleeping in between.
    pub(super) fn block<H: Half, R>(
        &mut self,
        half: &mut H,
        deadline: Option<Instant>,
        mut look: impl FnMut(&mut H) -> Option<R>,
    ) -> Result<R, Stopped> {
        let mut spin = Spin::new();
        loop {
            if let Some(found) = look(half) {
                return Ok(found);
            }
            let mut next = spin.next(self.idle, deadline);
            let mut stopped = None;
            if next == Next::Park {
                // Before parking: a ring from then on ends the wait.
                let seen = self.bell.listen();
                if half.park() {
                    stopped = self.sleep(seen, deadline);
                    half.unpark();
                } else {
                    next = spin.just_now(deadline);
                }
            }
            match next {
                Next::Deadline => stopped = Some(Stopped::Deadline),
                Next::LookAtPeer => stopped = self.look_at_peer(),
                Next::Look | Next::Park => {}
            }
            if let Some(why) = stopped {
                // What the other side did before it went, or just in time, counts.
                return look(half).ok_or(why);
            }
        }
    }

    /// Sleeps until the bell rings, or says why not.
    fn sleep(&mut self, seen: Seen, deadline: Option<Instant>) -> Option<Stopped> {
        #[cfg(unix)]
        let woken = match &self.peer {
            Some(peer) => self.bell.wait_with(seen, peer, deadline),
            None => self.bell.wait(seen, deadline),
        };
        #[cfg(not(unix))]
        let woken = self.bell.wait(seen, deadline);
        match woken {
            Ok(Woken::Rung) => None,
            Ok(Woken::Deadline) => Some(Stopped::Deadline),
            Ok(Woken::Peer) => self.look_at_peer(),
            Err(error) => Some(Stopped::Bell(error)),
        }
    }

    /// Whether the peer, if one is watched, is gone.
    pub(super) fn look_at_peer(&self) -> Option<Stopped> {
        #[cfg(unix)]
        if let Some(peer) = &self.peer {
            return match peer.state() {
                PeerState::Alive => None,
                PeerState::Left => Some(Stopped::PeerLeft),
                PeerState::Died => Some(Stopped::PeerDied),
            };
        }
        None
    }

    /// As [`Waiter::block`], for a task.
    pub(super) fn poll<H: Half, R>(
        &mut self,
        half: &mut H,
        cx: &mut Context<'_>,
        mut look: impl FnMut(&mut H) -> Option<R>,
    ) -> Poll<Result<R, Stopped>> {
        for _ in 0..ROUNDS {
            if let Some(found) = look(half) {
                self.spinning = None;
                self.leave(half);
                return Poll::Ready(Ok(found));
            }
            if self.goes_on_looking() {
                break;
            }
            let seen = self.bell.listen();
            if !half.park() {
                continue;
            }
            match self.bell.poll_rung(seen, &mut self.place, cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(rung) => {
                    half.unpark();
                    if let Err(error) = rung {
                        return Poll::Ready(Err(Stopped::Bell(error)));
                    }
                }
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }

    /// Whether a task that has found nothing is to look again instead of sleeping.
    pub(super) fn goes_on_looking(&mut self) -> bool {
        match self.idle {
            Idle::Park => false,
            Idle::Busy => true,
            Idle::Spin(time) => {
                let now = Instant::now();
                let going = now - *self.spinning.get_or_insert(now) < time;
                if !going {
                    self.spinning = None;
                }
                going
            }
        }
    }

    /// Our task does not wait any more. If it was woken while others were left, those must not miss what it was woken
    /// for, be it that it did not use it, or that there is more.
    pub(super) fn leave<H: Half>(&mut self, half: &mut H) {
        if !self.place.is_taken() {
            return;
        }
        // Nobody need ring for us any more.
        half.unpark();
        // Either the announcement stands from now on, and the other side rings once it has something for them; or it has
        // already, and the next one is woken, which does the same in its turn.
        if self.bell.leave(&mut self.place) && !half.park() {
            self.bell.ring_for(1);
        }
    }
}
