//! Every order in which the halves can run, one test per race. loom also reports an entry that is read and written at
//! once, memory that is not given back, and threads that wait for a bell that nobody rings.
//!
//! `RUSTFLAGS="--cfg loom" cargo test -p rust2go-mem-ring --release loom`

mod mpsc;
mod park;
mod spsc;

use loom::model::Builder;

use crate::PopError;

/// All orders of two threads.
fn every_order(f: impl Fn() + Sync + Send + 'static) {
    loom::model(f);
}

/// Of three threads, or of two that sleep again and again, there are too many orders. These are all in which threads are
/// interrupted against their will so many times at most: a race needs one, a wake-up lost to a stale look two.
fn orders_with(interruptions: usize, f: impl Fn() + Sync + Send + 'static) {
    let mut model = Builder::new();
    model.preemption_bound = Some(interruptions);
    model.check(f);
}

/// Calls `pop` until it gives a value.
fn wait_for<T>(mut pop: impl FnMut() -> Result<T, PopError>) -> T {
    loop {
        match pop() {
            Ok(value) => return value,
            Err(PopError::Empty) => loom::thread::yield_now(),
            Err(error) => panic!("a value is missing: {error}"),
        }
    }
}
