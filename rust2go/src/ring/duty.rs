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
//! | MISSED | as DRAINING, and a poll came meanwhile, perhaps of such a task | that thread: to IDLE |
//!
//! A goroutine first looks at the word; if somebody will look, it pushes, and looks at the word once more. A thread that goes to IDLE looks
//! at the ring once more. Both write before they look, and all four are SeqCst: at least one of the two sees the other, so no completion is
//! left behind.
//!
//! A promise can be broken: a task may be woken and yet not poll its call for a long time, because it is busy in another branch of a
//! `select!`. The runtime package therefore watches promises while completions wait (`go/watch.go`), and drains itself after a
//! millisecond or two.

use crate::sync::{AtomicU32, Ordering};

const IDLE: u32 = 0;
const PROMISED: u32 = 1;
const DRAINING: u32 = 2;
const MISSED: u32 = 3;

/// The word.
#[derive(Debug)]
#[repr(transparent)]
pub(crate) struct Duty(AtomicU32);

impl Duty {
    pub(crate) fn new() -> Self {
        Self(AtomicU32::new(IDLE))
    }

    /// Whether a look is due. Every poll asks, after it was woken: if the ring is being emptied, the thread at it has to know that this poll
    /// will not come again.
    #[inline]
    pub(crate) fn due(&self) -> bool {
        // Relaxed: a task that was woken sees the state in which it was, or a later one, because waking orders the two; `keep` has
        // the order of the rest.
        match self.0.load(Ordering::Relaxed) {
            PROMISED => true,
            DRAINING => self.miss(),
            _ => false,
        }
    }

    #[cold]
    fn miss(&self) -> bool {
        !self.exchange(DRAINING, MISSED) && self.0.load(Ordering::Relaxed) == PROMISED
    }

    /// Keeps a promise, if there is one and nobody was faster: empties the ring by `take_over`, which says how much it has taken, up to
    /// `budget`. Each completion wakes a task that will look again, so the promise is passed on to those.
    pub(crate) fn keep(
        &self,
        budget: usize,
        mut take_over: impl FnMut() -> usize,
        empty: impl Fn() -> bool,
    ) {
        if !self.exchange(PROMISED, DRAINING) {
            return;
        }
        let mut taken = 0;
        loop {
            let some = take_over();
            taken += some;
            if taken >= budget {
                // Some of so many will look. (At least Release: pairs with the exchange of whoever drains next, who gets our position in
                // the ring; so does that below.)
                return self.0.store(PROMISED, Ordering::SeqCst);
            }
            if some == 0 && taken > 0 && self.exchange(DRAINING, PROMISED) {
                return;
            }
            if some == 0 && self.rest(&empty) {
                return;
            }
        }
    }

    /// Empties the ring, whether or not anybody was promised to, unless somebody else is at it. Afterwards nobody is expected to look.
    pub(crate) fn fulfil(&self, mut take_over: impl FnMut() -> usize, empty: impl Fn() -> bool) {
        if !self.exchange(PROMISED, DRAINING) && !self.exchange(IDLE, DRAINING) {
            return;
        }
        loop {
            while take_over() > 0 {}
            if self.rest(&empty) {
                return;
            }
        }
    }

    /// Says that somebody will look, who looks by himself: a polling task.
    pub(crate) fn promise(&self) {
        // SeqCst: it is a write to the word, as a goroutine's. Whoever fails to promise finds that somebody has.
        let _ = self.exchange(IDLE, PROMISED);
    }

    /// Ends draining, unless something has come into the ring since it was found empty: then it gives false, and the ring is still this
    /// thread's.
    fn rest(&self, empty: &impl Fn() -> bool) -> bool {
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

/// Every order in which goroutines and tasks can meet at the word.
#[cfg(all(loom, test))]
mod loom_tests {
    use loom::sync::Arc;
    use loom::sync::atomic::AtomicBool;
    use loom::thread;

    use super::*;

    struct World {
        duty: Duty,
        /// One place for each call's completion.
        ring: Vec<AtomicBool>,
        /// Whether the call's task has been woken.
        woken: Vec<AtomicBool>,
        done: Vec<AtomicBool>,
    }

    impl World {
        fn new(calls: usize) -> Arc<Self> {
            let flags = || (0..calls).map(|_| AtomicBool::new(false)).collect();
            Arc::new(Self {
                duty: Duty::new(),
                ring: flags(),
                woken: flags(),
                done: flags(),
            })
        }

        /// What `carrier.complete` does in Go.
        fn complete(&self, call: usize) {
            if self.lead() {
                return self.deliver(call);
            }
            self.ring[call].store(true, Ordering::SeqCst);
            if self.lead() {
                self.duty.fulfil(|| self.take_over(), || self.empty());
            }
        }

        fn lead(&self) -> bool {
            self.duty.0.load(Ordering::SeqCst) == IDLE && self.duty.exchange(IDLE, PROMISED)
        }

        fn deliver(&self, call: usize) {
            self.done[call].store(true, Ordering::Release);
            self.woken[call].store(true, Ordering::Release);
        }

        fn take_over(&self) -> usize {
            // Two threads in here at once would take a completion twice.
            let taken = |call: &usize| self.ring[*call].load(Ordering::Acquire);
            let calls: Vec<usize> = (0..self.ring.len()).filter(taken).collect();
            for &call in &calls {
                assert!(self.ring[call].swap(false, Ordering::AcqRel), "taken twice");
                self.deliver(call);
            }
            calls.len()
        }

        fn empty(&self) -> bool {
            self.ring.iter().all(|full| !full.load(Ordering::SeqCst))
        }

        /// Polls the tasks of `calls` when they are woken, until they are done. A completion that is left behind keeps this going for ever,
        /// which loom reports.
        fn run(&self, calls: std::ops::Range<usize>) {
            while !calls.clone().all(|call| self.poll(call)) {
                thread::yield_now();
            }
        }

        fn poll(&self, call: usize) -> bool {
            // As `Call::poll`: before the look at the call, and after one that is over. A task that has not been woken may be polled
            // as well.
            self.woken[call].load(Ordering::Acquire);
            self.attend();
            let done = self.done[call].load(Ordering::Acquire);
            if done {
                self.attend();
            }
            done
        }

        fn attend(&self) {
            if self.duty.due() {
                self.duty.keep(8, || self.take_over(), || self.empty());
            }
        }
    }

    #[test]
    fn two_calls_of_one_thread() {
        loom::model(|| {
            let world = World::new(2);
            let goroutines = [0, 1].map(|call| {
                let world = world.clone();
                thread::spawn(move || world.complete(call))
            });
            world.run(0..2);
            goroutines.map(|g| g.join().unwrap());
        });
    }

    #[test]
    fn two_threads_poll() {
        loom::model(|| {
            let world = World::new(2);
            let goroutine = {
                let world = world.clone();
                thread::spawn(move || {
                    world.complete(0);
                    world.complete(1);
                })
            };
            let other = {
                let world = world.clone();
                thread::spawn(move || world.run(1..2))
            };
            world.run(0..1);
            other.join().unwrap();
            goroutine.join().unwrap();
        });
    }
}
