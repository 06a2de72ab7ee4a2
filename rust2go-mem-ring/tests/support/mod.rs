//! What several tests need.
#![allow(dead_code)]

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::Duration;

/// How long something may take: so many seconds, times `RUST2GO_PATIENCE`, which is for emulators and slow machines.
pub fn patience(seconds: u64) -> Duration {
    let times = std::env::var("RUST2GO_PATIENCE").ok();
    let times: Option<u32> = times.and_then(|times| times.parse().ok());
    Duration::from_secs(seconds) * times.unwrap_or(1)
}

/// How many times as long stress tests are to run as they do by default: `RUST2GO_RING_STRESS=100` for a soak.
pub fn stress() -> u32 {
    let times = std::env::var("RUST2GO_RING_STRESS").ok();
    times.and_then(|times| times.parse().ok()).unwrap_or(1)
}

/// Runs `f`, and fails instead of hanging: what takes a minute on a slow and busy machine does.
pub fn guarded(name: &str, f: impl FnOnce() + Send + 'static) {
    let limit = patience(60) * stress();
    let (done, waiting) = channel();
    let thread = thread::spawn(move || {
        f();
        let _ = done.send(());
    });
    if let Err(RecvTimeoutError::Timeout) = waiting.recv_timeout(limit) {
        panic!("{name}: still not done after {limit:?}, so somebody sleeps for ever");
    }
    if thread.join().is_err() {
        panic!("{name} failed, see above");
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The smallest executor: sleeps until woken, polls.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
        thread::park();
        // A task that polls for something wakes itself: let others run who may bring it.
        thread::yield_now();
    }
}

/// A waker that notes that it was called.
#[derive(Default)]
pub struct Flag(pub AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Polls a future once, and drops it with its borrows if it is temporary.
pub fn poll_once<F: Future + Unpin>(future: &mut F) -> Option<F::Output> {
    poll_once_with(&Arc::new(Flag::default()), future)
}

/// As [`poll_once`], with this waker.
pub fn poll_once_with<F: Future + Unpin>(flag: &Arc<Flag>, future: &mut F) -> Option<F::Output> {
    let waker = Waker::from(flag.clone());
    match pin!(future).poll(&mut Context::from_waker(&waker)) {
        Poll::Ready(output) => Some(output),
        Poll::Pending => None,
    }
}
