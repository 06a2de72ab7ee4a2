//! How tasks get to the executor: through an inbox, and a *driver*, a task of its own there, which spawns them.
//!
//! To spawn from outside costs executors a lock and often a system call for each task; from inside, neither. A call from Go only
//! wakes the driver, if that sleeps.
//!
//! The driver goes to sleep under the lock. So whoever finds it asleep, and takes the lock, finds its waker there.

use std::fmt;
use std::pin::Pin;
use std::ptr;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64 as Beats;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use crossbeam_utils::CachePadded;

use super::stack::{List, Node, Pushed, Stack};
use super::{BoxTask, Executor};
use crate::serve::panics;
use crate::sync::{Mutex, Ordering};

/// How many tasks the driver spawns before it lets them run.
const BUDGET: usize = 256;

/// Each part is on cache lines of its own: Go's threads write the first, and the driver writes the last all the time.
pub(super) struct Inbox {
    waiting: CachePadded<Stack>,
    driver: CachePadded<Mutex<Driving>>,
    /// How often the driver has run, and how many tasks it has begun: each may take long, where a thread is made for it, say.
    beats: CachePadded<Beats>,
}

/// How the driver does.
enum Driving {
    /// It has not been spawned.
    No,
    /// It is spawned and will look.
    Awake,
    /// It has found nothing, and sleeps.
    Asleep(Waker),
    /// The executor has dropped it, as it will everything.
    Gone,
}

impl Default for Inbox {
    fn default() -> Self {
        Self {
            waiting: CachePadded::new(Stack::new()),
            driver: CachePadded::new(Mutex::new(Driving::No)),
            beats: CachePadded::default(),
        }
    }
}

impl Inbox {
    /// Changes how the driver does, and returns what it was, to be dropped without the lock; what is gone stays so.
    fn change(&self, to: Driving) -> Driving {
        let mut driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
        match *driver {
            Driving::Gone => Driving::Gone,
            _ => std::mem::replace(&mut *driver, to),
        }
    }

    pub(super) fn beats(&self) -> u64 {
        // Relaxed: a number that is compared with an older one.
        self.beats.load(Ordering::Relaxed)
    }

    /// Shows that the driver moves. Only the driver calls it.
    fn beat(&self) {
        // Relaxed: see `beats`.
        let beats = self.beats.load(Ordering::Relaxed);
        self.beats.store(beats.wrapping_add(1), Ordering::Relaxed);
    }

    /// Has the driver run, if it sleeps.
    pub(super) fn wake(&self) {
        let mut driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
        if !matches!(*driver, Driving::Asleep(_)) {
            return;
        }
        let before = std::mem::replace(&mut *driver, Driving::Awake);
        drop(driver);
        before.wake();
    }

    /// The driver is going to sleep; `false` if something has come.
    fn sleep(&self, waker: &Waker) -> bool {
        let waker = waker.clone();
        let mut driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *driver, Driving::Asleep(waker));
        let sleeps = self.waiting.sleep();
        drop(driver);
        // A waker's destructor is others' code.
        drop(before);
        sleeps
    }
}

impl Driving {
    fn wake(self) {
        if let Self::Asleep(waker) = self {
            waker.wake();
        }
    }
}

/// A task that waits for the driver.
struct Boxed {
    node: Node,
    task: BoxTask,
}

/// # Safety
/// `owner` must be a [`Boxed`] that was leaked, and is taken over here.
unsafe fn unboxed(owner: *const ()) -> Option<BoxTask> {
    // SAFETY: the caller's promise.
    Some(unsafe { Box::from_raw(owner.cast_mut().cast::<Boxed>()) }.task)
}

impl Executor {
    /// Has `task` run on the executor.
    pub(in crate::serve) fn start(&'static self, task: BoxTask) {
        let boxed = Box::into_raw(Box::new(Boxed {
            node: Node::new(unboxed, ptr::null()),
            task,
        }));
        // SAFETY: it was just leaked, and nobody else has it.
        unsafe { (*boxed).node = Node::new(unboxed, boxed.cast_const().cast()) };
        // SAFETY: it stays where it is until it is unboxed.
        unsafe { self.begin(&raw const (*boxed).node) };
    }

    /// Has what waits in `node` begun on the executor.
    ///
    /// # Safety
    /// The node must stay where it is until its `begin` is called, on any thread, and be nowhere else.
    pub(in crate::serve) unsafe fn begin(&'static self, node: *const Node) {
        // SAFETY: the caller's promise.
        match unsafe { self.inbox.waiting.push(node) } {
            Pushed::Awake => {}
            Pushed::Asleep => self.rouse(),
            // Its end wakes Go.
            Pushed::Gone(ended) => drop(ended),
        }
    }

    #[cold]
    fn rouse(&'static self) {
        match self.inbox.change(Driving::Awake) {
            Driving::No => (self.spawn)(Box::pin(Driver {
                executor: self,
                batch: List::new(),
                haste: Haste::default(),
            })),
            before => before.wake(),
        }
    }

    /// Runs a task, from within the executor. Where tasks take turns anyway, one that is ready at once is not spawned: that would be most of what
    /// it costs.
    fn run(&self, mut task: BoxTask) {
        // One that is not ready is polled again when it is spawned, with a waker of its own.
        let first = &mut Context::from_waker(Waker::noop());
        if self.single && task.as_mut().poll(first).is_ready() {
            return;
        }
        (self.spawn)(task);
    }
}

/// Spawns what is in the inbox.
struct Driver {
    executor: &'static Executor,
    batch: List,
    haste: Haste,
}

/// Whether the driver looks on for a moment before it sleeps: to be woken takes Go's thread a system call, and both some microseconds. It does
/// if most pauses were short of late, whether or not it has slept through them.
#[derive(Default)]
struct Haste {
    /// When the inbox was found empty, unless something has come since.
    since: Option<Instant>,
    /// How often the driver has looked on since.
    looks: u32,
    /// 0 to `SURENESS`: how many more pauses were short than long, of late.
    short: u32,
}

/// How long the driver looks on: about as long as waking takes.
const MOMENT: Duration = Duration::from_micros(20);
/// How long a pause is short, part of which may have been for waking.
const SHORT: Duration = MOMENT.saturating_mul(2);
const SURENESS: u32 = 8;
/// How many looks share one at the clock, which takes longer.
const STRIDE: u32 = 16;

impl Haste {
    /// Whether to look once more into the inbox, which is empty.
    fn looks_on(&mut self) -> bool {
        if cfg!(loom) {
            return false; // for a model, to look on is to run for ever
        }
        let Some(since) = self.since else {
            self.since = Some(Instant::now());
            self.looks = 0;
            return self.short > 0;
        };
        self.looks = self.looks.wrapping_add(1);
        self.short > 0 && (self.looks % STRIDE != 0 || since.elapsed() < MOMENT)
    }

    /// There was something in the inbox.
    fn found(&mut self) {
        let Some(since) = self.since.take() else {
            return;
        };
        self.short = if since.elapsed() <= SHORT {
            (self.short + 1).min(SURENESS)
        } else {
            self.short.saturating_sub(1)
        };
    }
}

impl Future for Driver {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = &mut *self;
        let inbox = &this.executor.inbox;
        inbox.beat();
        for _ in 0..BUDGET {
            if this.batch.is_empty() {
                if inbox.waiting.seems_empty() && this.haste.looks_on() {
                    break;
                }
                this.batch = inbox.waiting.take();
                if this.batch.is_empty() {
                    if inbox.sleep(cx.waker()) {
                        return Poll::Pending;
                    }
                    continue;
                }
                this.haste.found();
            }
            if let Some(task) = this.batch.begin() {
                inbox.beat();
                // It is others' code. If it panics, the task is dropped, which ends its call.
                panics::quietly(|| this.executor.run(task));
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let inbox = &self.executor.inbox;
        // The waker is the driver's own, so it may be the last hold on it.
        drop(inbox.change(Driving::Gone));
        // What waits, and the batch after it, end now, which wakes Go.
        drop(inbox.waiting.close());
    }
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let driver = self.driver.lock().unwrap_or_else(PoisonError::into_inner);
        f.debug_struct("Inbox")
            .field("gone", &matches!(*driver, Driving::Gone))
            .field("beats", &self.beats())
            .finish_non_exhaustive()
    }
}
