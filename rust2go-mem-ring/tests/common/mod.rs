//! What several tests use.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How long something may take: so many seconds, times `RUST2GO_PATIENCE`, which is for emulators and slow machines.
pub fn patience(seconds: u64) -> Duration {
    let times = std::env::var("RUST2GO_PATIENCE").ok();
    let times: Option<u32> = times.and_then(|times| times.parse().ok());
    Duration::from_secs(seconds) * times.unwrap_or(1)
}

/// Runs `f`, and ends the process if that takes longer than two minutes of patience, with what `state` says: a test that hangs says nothing.
pub fn watched<R>(name: &str, state: impl Fn() -> String + Sync, f: impl FnOnce() -> R) -> R {
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            let (start, limit) = (Instant::now(), patience(120));
            // Relaxed: only the flag itself matters.
            while !done.load(Ordering::Relaxed) {
                if start.elapsed() > limit {
                    eprintln!("{name} hangs: {}", state());
                    std::process::abort();
                }
                thread::park_timeout(Duration::from_millis(20));
            }
        });
        // The watcher ends also when `f` panics; otherwise the scope would wait for it.
        let _done = Done(&done);
        f()
    })
}

struct Done<'a>(&'a AtomicBool);

impl Drop for Done<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// How often to do something. Miri is a thousand times slower, and sees races without luck; for an emulator of a processor or a system,
/// `RUST2GO_RING_SLOW=50` does everything so many times less often.
#[allow(dead_code, reason = "not every test wants it")]
pub fn scaled(times: u64) -> u64 {
    if cfg!(miri) {
        return times / 1000;
    }
    let slow = std::env::var("RUST2GO_RING_SLOW").ok();
    let slow = slow.and_then(|slow| slow.parse().ok()).unwrap_or(1);
    (times / u64::max(slow, 1)).max(1)
}

/// Numbers that look random: xorshift.
pub struct Random(pub u64);

impl Random {
    /// The next one.
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// The next one, less than `n`.
    #[allow(dead_code, reason = "not every test wants it")]
    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }
}
