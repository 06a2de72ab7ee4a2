//! How tasks get to the executor: through an inbox, and a *driver*, a task of its own there, which spawns them.
//!
//! To spawn from outside costs executors a lock and often a system call for each task; from inside, neither. A call from Go only
//! wakes the driver, if that sleeps. Everything is under one lock, which the driver leaves alone while there is nothing for it.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use crossbeam_utils::CachePadded;

use super::{BoxTask, Executor};
use crate::serve::panics;

/// How many tasks the driver spawns before it lets them run.
const BUDGET: usize = 256;

/// Each part is on cache lines of its own: Go's threads write the first, and the driver reads or writes the others all the time.
#[derive(Default)]
pub(super) struct Inbox {
    state: CachePadded<Mutex<State>>,
    /// Whether there are tasks: written under the lock, and looked at without it, by a driver that does not rely on it.
    filled: CachePadded<AtomicBool>,
    /// How often the driver has run.
    beats: CachePadded<AtomicU64>,
}

#[derive(Default)]
struct State {
    tasks: VecDeque<BoxTask>,
    driver: DriverState,
}

#[derive(Default)]
enum DriverState {
    /// It has not been spawned.
    #[default]
    None,
    /// It is spawned and will look at the tasks.
    Running,
    /// It has found none, and sleeps.
    Parked(Waker),
    /// The executor has dropped it, as it will everything.
    Gone,
}

impl Inbox {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn beats(&self) -> u64 {
        // Relaxed: a number that is compared with an older one.
        self.beats.load(Ordering::Relaxed)
    }

    /// Has the driver run, if it sleeps.
    pub(super) fn wake(&self) {
        let mut state = self.lock();
        if matches!(state.driver, DriverState::Parked(_)) {
            let parked = std::mem::replace(&mut state.driver, DriverState::Running);
            drop(state);
            parked.wake();
        }
    }
}

impl DriverState {
    fn wake(self) {
        if let Self::Parked(waker) = self {
            waker.wake();
        }
    }
}

impl Executor {
    /// Has `task` run on the executor.
    pub(in crate::serve) fn start(&'static self, task: BoxTask) {
        let mut state = self.inbox.lock();
        if matches!(state.driver, DriverState::Gone) {
            drop(state);
            // Its end wakes Go, which takes other locks.
            return drop(task);
        }
        state.tasks.push_back(task);
        // Relaxed, here and below: only a hint; who parks has looked under the lock.
        if !self.inbox.filled.load(Ordering::Relaxed) {
            self.inbox.filled.store(true, Ordering::Relaxed);
        }
        if matches!(state.driver, DriverState::Running) {
            return;
        }
        let before = std::mem::replace(&mut state.driver, DriverState::Running);
        drop(state);
        match before {
            DriverState::None => (self.spawn)(Box::pin(Driver {
                executor: self,
                batch: VecDeque::new(),
                haste: Haste::default(),
            })),
            before => before.wake(),
        }
    }
}

/// Spawns what is in the inbox.
struct Driver {
    executor: &'static Executor,
    batch: VecDeque<BoxTask>,
    haste: Haste,
}

/// Whether the driver looks on for a moment before it sleeps: to be woken takes Go's thread a system call, and both some microseconds. It does
/// if most pauses were short of late, whether or not it has slept through them.
#[derive(Default)]
struct Haste {
    /// When the inbox was found empty, unless something has come since.
    since: Option<Instant>,
    /// 0 to `SURENESS`: how many more pauses were short than long, of late.
    short: u32,
}

/// How long the driver looks on: about as long as waking takes.
const MOMENT: Duration = Duration::from_micros(20);
/// How long a pause is short, part of which may have been for waking.
const SHORT: Duration = MOMENT.saturating_mul(2);
const SURENESS: u32 = 8;

impl Haste {
    /// Whether to look once more into the inbox, which is empty.
    fn looks_on(&mut self) -> bool {
        let since = *self.since.get_or_insert_with(Instant::now);
        self.short > 0 && since.elapsed() < MOMENT
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
        // Relaxed: see `beats`.
        inbox.beats.fetch_add(1, Ordering::Relaxed);
        for _ in 0..BUDGET {
            if this.batch.is_empty() {
                if !inbox.filled.load(Ordering::Relaxed) && this.haste.looks_on() {
                    break;
                }
                let mut state = inbox.lock();
                if state.tasks.is_empty() {
                    state.driver = DriverState::Parked(cx.waker().clone());
                    return Poll::Pending;
                }
                this.haste.found();
                std::mem::swap(&mut state.tasks, &mut this.batch);
                inbox.filled.store(false, Ordering::Relaxed);
            }
            if let Some(task) = this.batch.pop_front() {
                // It is others' code. If it panics, the task is dropped, which ends its call.
                panics::quietly(|| (this.executor.spawn)(task));
            }
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let mut state = self.executor.inbox.lock();
        let before = std::mem::replace(&mut state.driver, DriverState::Gone);
        let tasks = std::mem::take(&mut state.tasks);
        drop(state);
        // Others' code, and tasks whose end wakes Go. The waker is the driver's own, so it may be the last hold on it.
        drop(before);
        drop(tasks);
    }
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Inbox")
            .field("tasks", &state.tasks.len())
            .field("gone", &matches!(state.driver, DriverState::Gone))
            .field("beats", &self.beats())
            .finish()
    }
}
