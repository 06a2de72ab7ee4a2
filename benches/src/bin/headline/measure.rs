//! What has been measured of a row.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use hdrhistogram::{CreationError, Histogram};
use rust2go_benches::clock::cpu_time;

/// Latencies are kept in picoseconds, so that the 50 ns of a sync call have digits to tell them apart.
const PS_PER_NS: u64 = 1000;

/// The longest latency that is told from longer ones: a minute.
const LONGEST: u64 = 60_000_000_000 * PS_PER_NS;

/// What has been measured of a row, over all its slices.
pub struct Measured {
    /// How many calls there were.
    pub calls: u64,
    /// How many of them gave an answer that is not right: none, or the row is void.
    pub wrong: u64,
    /// How long they took together.
    pub wall: Duration,
    /// What all threads of the process computed meanwhile.
    pub cpu: Duration,
    pub latencies: Latencies,
}

/// How long calls took; clones add to the same.
#[derive(Clone)]
pub struct Latencies(Arc<Mutex<Histogram<u64>>>);

impl Latencies {
    /// Adds one call, or the mean of so many.
    pub fn add(&self, time: Duration, calls: u64) {
        self.add_all([time.as_nanos() as u64 * PS_PER_NS / calls]);
    }

    /// Adds calls whose times are in nanoseconds.
    pub fn add_nanos(&self, nanos: &[u32]) {
        self.add_all(nanos.iter().map(|&ns| u64::from(ns) * PS_PER_NS));
    }

    fn add_all(&self, picoseconds: impl IntoIterator<Item = u64>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for ps in picoseconds {
            all.saturating_record(ps);
        }
    }
}

impl Measured {
    /// Nothing measured yet.
    pub fn new() -> Result<Measured, CreationError> {
        Ok(Measured {
            calls: 0,
            wrong: 0,
            wall: Duration::ZERO,
            cpu: Duration::ZERO,
            latencies: Latencies(Arc::new(Mutex::new(Histogram::new_with_max(LONGEST, 3)?))),
        })
    }

    /// The latency that the given part of the calls stayed below, in microseconds.
    pub fn latency_us(&self, quantile: f64) -> f64 {
        let all = self
            .latencies
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        all.value_at_quantile(quantile) as f64 / (1000 * PS_PER_NS) as f64
    }

    /// Adds what `run` takes to the time of the row.
    pub fn timed(&mut self, run: impl FnOnce(&mut Measured)) {
        let (cpu, wall) = (cpu_time(), Instant::now());
        run(self);
        self.wall += wall.elapsed();
        self.cpu += cpu_time().saturating_sub(cpu);
    }
}
