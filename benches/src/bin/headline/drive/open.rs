//! Calls that come when they are due, whether or not those before them have their answers.

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tokio::runtime::{Handle, Runtime};
use tokio::sync::oneshot;

use crate::measure::{Latencies, Measured};

/// When calls are due: independent of each other, so many a second on average (a Poisson process), and the same in each run.
pub struct Arrivals {
    rate: u64,
    state: u64,
}

impl Arrivals {
    /// Arrivals of so many calls a second.
    pub fn new(rate: u64) -> Arrivals {
        Arrivals {
            rate,
            state: 0x9e37_79b9_7f4a_7c15,
        }
    }

    /// How long after one call the next is due.
    fn gap(&mut self) -> Duration {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        // In (0, 1], of the 53 bits that a float has.
        let part = ((self.state >> 11) + 1) as f64 / (1u64 << 53) as f64;
        Duration::from_secs_f64(-part.ln() / self.rate as f64)
    }
}

/// What the calls of one slice share.
struct Offered {
    latencies: Latencies,
    right: Arc<AtomicU64>,
    /// Dropped with the last call.
    _over: oneshot::Sender<Infallible>,
}

/// Begins each call when it is due, for `length`, and waits for all answers. Latencies are from when a call was due: if a call before it held it
/// up, that counts.
pub fn open_loop<C, F>(
    runtime: &Runtime,
    call: C,
    arrivals: &mut Arrivals,
    length: Duration,
    m: &mut Measured,
) where
    C: Fn() -> F + Copy + Send + 'static,
    F: Future<Output = bool> + Send + 'static,
{
    let right = Arc::new(AtomicU64::new(0));
    let (sender, over) = oneshot::channel();
    let offered = Arc::new(Offered {
        latencies: m.latencies.clone(),
        right: Arc::clone(&right),
        _over: sender,
    });
    let handle = runtime.handle();
    // A thread of its own: as where a server gets its requests, and tokio's timers know milliseconds only.
    let calls = thread::scope(|scope| {
        let offering = scope.spawn(move || offer(handle, call, arrivals, length, offered));
        let Err(_) = runtime.block_on(over);
        offering.join()
    });
    // Relaxed: `over` has ordered this after all calls.
    let right = right.load(Ordering::Relaxed);
    match calls {
        Ok(calls) => {
            m.calls += calls;
            m.wrong += calls - right; // those that panicked as well
        }
        Err(_) => m.wrong += 1,
    }
}

/// Spawns a task for each call when it is due: how many there were.
fn offer<C, F>(
    runtime: &Handle,
    call: C,
    arrivals: &mut Arrivals,
    length: Duration,
    offered: Arc<Offered>,
) -> u64
where
    C: Fn() -> F + Copy + Send + 'static,
    F: Future<Output = bool> + Send + 'static,
{
    wake_in_time();
    let start = Instant::now();
    let mut calls = 0;
    let mut after = arrivals.gap();
    while after < length {
        let due = start + after;
        let early = due.saturating_duration_since(Instant::now());
        if !early.is_zero() {
            thread::sleep(early);
        }
        let offered = Arc::clone(&offered);
        runtime.spawn(async move {
            let right = call().await;
            offered.latencies.add(due.elapsed(), 1);
            // Relaxed: whoever reads it waits for `_over`.
            offered.right.fetch_add(u64::from(right), Ordering::Relaxed);
        });
        calls += 1;
        after += arrivals.gap();
    }
    calls
}

/// Has this thread woken when it wants to be, where the system would let it sleep for 50 µs more.
fn wake_in_time() {
    #[cfg(target_os = "linux")]
    // SAFETY: it sets a number of this thread; should it fail, the thread sleeps longer.
    unsafe {
        libc::prctl(libc::PR_SET_TIMERSLACK, 1_u64);
    }
}
