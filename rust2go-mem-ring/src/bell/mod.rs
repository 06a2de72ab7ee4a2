//! Doorbells: how a side that has parked is told to look at its ring again.
//!
//! A ring by itself needs no system call, and none of its halves ever waits. Whoever has nothing to do parks, which says
//! so in the ring's memory; whoever then pushes (or frees entries) learns from `wake()` that it is on it to ring a bell.
//! Nobody rings for a side that is awake.
//!
//! | Bell | Who can wait | Across processes | Costs |
//! |---|---|---|---|
//! | [`Bell::local`] | threads, tasks of any executor | no | a lock; a system call if a thread sleeps |
//! | [`Bell::callback`] | nobody: your function is called | no | your function |
//! | [`Bell::eventfd`] (Linux) | threads; whatever waits for descriptors | yes | one system call |
//! | [`Bell::pipe`] (Unix) | as above | yes | one system call |
//! | [`Bells::futex`] (Linux) | threads | yes, needs no descriptor | one system call |
//!
//! Bells carry no data and promise little: one ring may stand for several, and a wait may end for no reason. Whoever is
//! woken looks at the ring. What they do promise: a ring after [`Bell::listen`] ends the wait that follows.
//!
//! ```
//! use rust2go_mem_ring::bell::{Bell, Woken};
//!
//! let bell = Bell::local();
//! let seen = bell.listen(); // before you say that you park
//! bell.ring();
//! assert_eq!(bell.wait(seen, None)?, Woken::Rung);
//! # Ok::<(), std::io::Error>(())
//! ```

#[cfg(unix)]
mod event;
#[cfg(target_os = "linux")]
mod futex;
mod local;
mod pair;
#[cfg(unix)]
mod peer;
#[cfg(unix)]
mod poll;
mod queue;
mod sync;
#[cfg(unix)]
mod unix;

use std::fmt;
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Instant;

use local::Local;
pub use pair::Bells;
#[cfg(unix)]
pub use peer::{GOODBYE, Peer, PeerState};
pub use queue::Place;

/// One doorbell. A clone is the same bell.
#[derive(Clone, Debug)]
pub struct Bell(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// Who waits within this process.
    local: Local,
    kind: Kind,
}

enum Kind {
    Local,
    Callback(Box<dyn Fn() + Send + Sync>),
    #[cfg(target_os = "linux")]
    Event(event::Event),
    #[cfg(target_os = "linux")]
    Futex(futex::Futex),
    #[cfg(unix)]
    Pipe(event::Pipe),
}

/// How often a bell had been rung when [`Bell::listen`] was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen(u64);

/// Why a wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Woken {
    /// The bell was rung; or for no reason.
    Rung,
    /// The deadline has passed.
    Deadline,
    /// Something happened at the peer: look at its state.
    Peer,
}

impl Bell {
    /// A bell within this process, for threads that [wait](Bell::wait) and for tasks that [poll](Bell::poll_rung).
    pub fn local() -> Self {
        Self::of(Kind::Local)
    }

    /// Calls a function at every ring, on the thread that rings: it must be short, must not block and must not panic.
    /// Nobody can wait for such a bell.
    pub fn callback(ring: impl Fn() + Send + Sync + 'static) -> Self {
        Self::of(Kind::Callback(Box::new(ring)))
    }

    fn of(kind: Kind) -> Self {
        Self(Arc::new(Inner {
            local: Local::new(),
            kind,
        }))
    }

    /// Rings. Never blocks and never fails: a bell that cannot take another ring has been rung and not been heard yet.
    ///
    /// Call it when `wake()`, `wake_producers()` or `close()` of a half says that it is on you.
    pub fn ring(&self) {
        self.ring_for(usize::MAX);
    }

    /// As [`Bell::ring`], but of the tasks that queue at a local bell wakes only so many, those that have waited longest:
    /// when there is something for so many. The ones woken see to the others, see [`Bell::leave`].
    pub fn ring_for(&self, tasks: usize) {
        match &self.0.kind {
            Kind::Local => self.0.local.ring_for(tasks),
            Kind::Callback(ring) => ring(),
            #[cfg(target_os = "linux")]
            Kind::Event(event) => event.ring(),
            #[cfg(target_os = "linux")]
            Kind::Futex(futex) => futex.ring(),
            #[cfg(unix)]
            Kind::Pipe(pipe) => pipe.ring(),
        }
    }

    /// Notes which rings have come so far. To be called *before* parking; a ring after it ends [`Bell::wait`].
    pub fn listen(&self) -> Seen {
        match &self.0.kind {
            // Their rings stay in the bell until somebody hears them.
            #[cfg(target_os = "linux")]
            Kind::Futex(_) => Seen(0),
            _ => self.0.local.seen(),
        }
    }

    /// Blocks this thread until the bell is rung, or was since `seen`, or until the deadline.
    ///
    /// Several threads may wait for one bell of this process: all of them wake. Of several *processes* that wait for one
    /// eventfd or pipe only one may hear it: give each its own.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] for a callback; else what the system has against the descriptor.
    pub fn wait(&self, seen: Seen, deadline: Option<Instant>) -> io::Result<Woken> {
        match &self.0.kind {
            Kind::Local => Ok(self.0.local.wait(seen, deadline)),
            Kind::Callback(_) => Err(unsupported(
                "nobody can wait for a callback bell: it calls a function of yours instead",
            )),
            #[cfg(unix)]
            _ => self.wait_outside(seen, None, deadline),
        }
    }

    /// Ready if the bell was rung since `seen`; otherwise the task queues, or keeps its place in the queue with this waker.
    ///
    /// # Errors
    /// [`io::ErrorKind::Unsupported`] for all but [`Bell::local`]: those are waited for by threads, or by a reactor
    /// through [their descriptor](Bell::fd).
    pub fn poll_rung(
        &self,
        seen: Seen,
        place: &mut Place,
        cx: &mut Context<'_>,
    ) -> Poll<io::Result<()>> {
        match &self.0.kind {
            Kind::Local => self.0.local.poll(seen, place, cx).map(Ok),
            _ => Poll::Ready(Err(unsupported(
                "only a local bell wakes tasks by itself; wait for this one on a thread, or for its descriptor \
                 (feature `tokio`: `TokioReceiver`)",
            ))),
        }
    }

    /// Leaves the queue, and drops the waker that is left there. To be called by a task that does not wait any more, be
    /// it served or not. True if it was woken by [`Bell::ring_for`] while others stayed in the queue: then it is on it to
    /// have them woken, now or, by parking the ring anew, when there is something for them.
    #[must_use = "if true, others sleep until the caller sees to them"]
    pub fn leave(&self, place: &mut Place) -> bool {
        self.0.local.leave(place)
    }
}

fn unsupported(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, why)
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Local => f.write_str("Local"),
            Kind::Callback(_) => f.write_str("Callback"),
            #[cfg(target_os = "linux")]
            Kind::Event(event) => event.fmt(f),
            #[cfg(target_os = "linux")]
            Kind::Futex(futex) => futex.fmt(f),
            #[cfg(unix)]
            Kind::Pipe(pipe) => pipe.fmt(f),
        }
    }
}
