//! Who takes over what Go has completed: one word, shared with Go.
//!
//! Go puts completed calls into a ring and would rather wake nobody: a Rust thread that is busy with other calls looks anyway. But
//! somebody must look. So one of the calls that were woken carries a *baton* (a bit of its slot's state): the poll that finds it done, or
//! its end, looks at the ring, takes over all there is, and hands the baton on to one of the calls that it wakes so. The word says
//! whether there is a baton:
//!
//! | state | meaning | who leaves it |
//! |---|---|---|
//! | IDLE | nobody will look | a goroutine that completes a call: to PROMISED, and then it wakes that call's task, with the baton |
//! | PROMISED | a call with the baton has been woken | who has the baton, or comes by chance: to DRAINING |
//! | DRAINING | a thread is emptying the ring, which is its alone | that thread: to PROMISED, if it has handed the baton on; else to IDLE |
//! | MISSED | as DRAINING, and the new baton has come back already, on another thread | that thread: it goes on |
//!
//! A goroutine first looks at the word; if somebody will look, it pushes, and looks at the word once more. A thread that goes to IDLE looks
//! at the ring once more. Both write before they look, and all four are SeqCst: at least one of the two sees the other, so no completion is
//! left behind.
//!
//! A promise can be broken: a task may be woken and yet not poll its call for a long time, because it is busy in another branch of a
//! `select!`. The Go runtime package therefore watches promises while completions wait (`go/complete.go`), and drains itself after a
//! millisecond or two.

use crate::sync::{AtomicU32, Ordering};

const IDLE: u32 = 0;
const PROMISED: u32 = 1;
const DRAINING: u32 = 2;
const MISSED: u32 = 3;

/// What came out of the ring.
pub(crate) struct Taken {
    /// How many completions.
    pub(crate) count: usize,
    /// Whether one of them has woken a task, with the baton.
    pub(crate) handed_on: bool,
}

/// The word.
#[derive(Debug)]
#[repr(transparent)]
pub(crate) struct Duty(AtomicU32);

impl Duty {
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(IDLE))
    }

    /// Looks at the ring as the one with the baton does: empties it by `take_over`, which says how much it has taken and whether it has
    /// handed the baton on.
    pub(crate) fn keep(&self, mut take_over: impl FnMut() -> Taken, empty: impl Fn() -> bool) {
        while !self.exchange(PROMISED, DRAINING) {
            // Relaxed: only which exchange to try.
            match self.0.load(Ordering::Relaxed) {
                // Somebody else came first, and is through with it.
                IDLE | MISSED => return,
                // Whoever is at it has handed us the baton just now, and has not said so yet.
                DRAINING if self.exchange(DRAINING, MISSED) => return,
                _ => {}
            }
        }
        loop {
            let taken = take_over();
            if taken.handed_on && self.exchange(DRAINING, PROMISED) {
                return;
            }
            // At least Release: pairs with the exchange of whoever drains next, who gets our position in the ring.
            self.set(DRAINING);
            if taken.count == 0 && self.rest(&empty) {
                return;
            }
        }
    }

    /// Looks at the ring as a task does that will look again by itself: it needs no baton, and as long as it looks nobody does. Tells whether
    /// there was something.
    pub(crate) fn look(&self, take_over: impl FnOnce() -> Taken) -> bool {
        if !self.exchange(PROMISED, DRAINING) && !self.exchange(IDLE, DRAINING) {
            return false;
        }
        let taken = take_over();
        // At least Release: as in `keep`. A baton that came back meanwhile need not look: this task will.
        self.set(PROMISED);
        taken.count > 0
    }

    /// Empties the ring, whether or not there is a baton, unless somebody else is at it. Afterwards nobody is expected to look.
    pub(crate) fn fulfil(&self, mut take_over: impl FnMut() -> Taken, empty: impl Fn() -> bool) {
        if !self.exchange(PROMISED, DRAINING) && !self.exchange(IDLE, DRAINING) {
            return;
        }
        loop {
            while take_over().count > 0 {}
            if self.rest(&empty) {
                return;
            }
        }
    }

    /// Ends draining, unless something has come into the ring since it was found empty: then it gives false, and the ring is still this
    /// thread's.
    fn rest(&self, empty: &impl Fn() -> bool) -> bool {
        // SeqCst, with the look after it: pairs with the goroutine's push and the look after that (see the module). Whoever came back with
        // a baton meanwhile need not be told: this look is later than his.
        self.set(IDLE);
        crate::sync::fence(Ordering::SeqCst);
        // If somebody else has it meanwhile, or has been promised, he will look.
        empty() || !self.exchange(IDLE, DRAINING)
    }

    /// An exchange, although nobody wants the old state: a SeqCst store is one on most processors, and loom orders stores wrongly among
    /// exchanges.
    fn set(&self, state: u32) {
        let _ = self.0.swap(state, Ordering::SeqCst);
    }

    fn exchange(&self, from: u32, to: u32) -> bool {
        self.0
            .compare_exchange(from, to, Ordering::SeqCst, Ordering::Relaxed)
            .is_ok()
    }
}

/// Every order in which goroutines and tasks can meet at the word.
#[cfg(all(loom, test))]
mod loom_tests {
    use loom::sync::atomic::AtomicBool;
    use loom::sync::{Arc, Notify};
    use loom::thread;

    use super::*;

    struct World {
        duty: Duty,
        /// One place for each call's completion.
        ring: Vec<AtomicBool>,
        /// What has been reported to each call: DONE, BATON.
        done: Vec<AtomicU32>,
        /// The thread that polls each call, and what it waits for.
        threads: Vec<usize>,
        wakes: [Notify; 2],
    }

    const DONE: u32 = 1;
    const BATON: u32 = 2;

    impl World {
        fn new(threads: [usize; 2]) -> Arc<Self> {
            let calls = threads.len();
            Arc::new(Self {
                duty: Duty::new(),
                ring: (0..calls).map(|_| AtomicBool::new(false)).collect(),
                done: (0..calls).map(|_| AtomicU32::new(0)).collect(),
                threads: threads.to_vec(),
                wakes: [Notify::new(), Notify::new()],
            })
        }

        /// What `carrier.complete` does in Go.
        fn complete(&self, call: usize) {
            if self.lead() {
                return self.deliver(call, BATON);
            }
            self.ring[call].store(true, Ordering::SeqCst);
            // Go's atomics are sequentially consistent, and its `Wake` has a fence; loom knows fences only.
            crate::sync::fence(Ordering::SeqCst);
            if self.lead() {
                self.duty.fulfil(|| self.take_over(), || self.empty());
            }
        }

        fn lead(&self) -> bool {
            self.duty.0.load(Ordering::SeqCst) == IDLE && self.duty.exchange(IDLE, PROMISED)
        }

        fn take_over(&self) -> Taken {
            let full = |call: &usize| self.ring[*call].load(Ordering::Acquire);
            let calls: Vec<usize> = (0..self.ring.len()).filter(full).collect();
            for (at, &call) in calls.iter().enumerate() {
                // Two threads in here at once would take a completion twice.
                assert!(self.ring[call].swap(false, Ordering::AcqRel), "taken twice");
                let baton = if at + 1 == calls.len() { BATON } else { 0 };
                self.deliver(call, baton);
            }
            Taken {
                count: calls.len(),
                handed_on: !calls.is_empty(),
            }
        }

        /// Reports the end of a call and wakes its task.
        fn deliver(&self, call: usize, baton: u32) {
            self.done[call].store(DONE | baton, Ordering::Release);
            self.wakes[self.threads[call]].notify();
        }

        fn empty(&self) -> bool {
            self.ring.iter().all(|full| !full.load(Ordering::SeqCst))
        }

        /// Polls calls until they are done, and sleeps in between. A completion that is left behind is a deadlock, which loom reports.
        fn run(&self, calls: &[usize]) {
            let thread = self.threads[calls[0]];
            let mut left = calls.to_vec();
            loop {
                left.retain(|&call| !self.poll(call));
                if left.is_empty() {
                    return;
                }
                self.wakes[thread].wait();
            }
        }

        /// As `Call::poll`: whether the call is done.
        fn poll(&self, call: usize) -> bool {
            let state = self.done[call].load(Ordering::Acquire);
            if state & BATON != 0 {
                self.duty.keep(|| self.take_over(), || self.empty());
            }
            state & DONE != 0
        }
    }

    /// Up to three switches at points where a thread could go on: enough for every race that is known to be one.
    fn model(f: impl Fn() + Send + Sync + 'static) {
        let mut builder = loom::model::Builder::new();
        builder.preemption_bound = Some(3);
        builder.check(f);
    }

    #[test]
    fn two_calls_of_one_thread() {
        model(|| {
            let world = World::new([0, 0]);
            let goroutines = [0, 1].map(|call| {
                let world = world.clone();
                thread::spawn(move || world.complete(call))
            });
            world.run(&[0, 1]);
            for goroutine in goroutines {
                goroutine.join().unwrap();
            }
        });
    }

    #[test]
    fn a_task_looks_on_and_then_waits() {
        model(|| {
            let world = World::new([0, 0]);
            let goroutine = {
                let world = world.clone();
                thread::spawn(move || {
                    world.complete(0);
                    world.complete(1);
                })
            };
            let _ = world.duty.look(|| world.take_over());
            world.duty.fulfil(|| world.take_over(), || world.empty());
            world.run(&[0, 1]);
            goroutine.join().unwrap();
        });
    }

    #[test]
    fn two_threads_poll() {
        model(|| {
            let world = World::new([0, 1]);
            let goroutine = {
                let world = world.clone();
                thread::spawn(move || {
                    world.complete(0);
                    world.complete(1);
                })
            };
            let other = {
                let world = world.clone();
                thread::spawn(move || world.run(&[1]))
            };
            world.run(&[0]);
            other.join().unwrap();
            goroutine.join().unwrap();
        });
    }
}
