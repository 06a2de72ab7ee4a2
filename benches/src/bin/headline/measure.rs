//! How a row is measured: for a slice of time, by one of three drivers. The async driver is the same for every transport.

use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hdrhistogram::{CreationError, Histogram};
use rust2go_benches::{clock::cpu_time, handwritten};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

/// How many sync calls are timed together: a look at the clock costs as much as half a call.
const BATCH: u64 = 64;

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
    latencies: Arc<Mutex<Histogram<u64>>>,
}

impl Measured {
    /// Nothing measured yet.
    pub fn new() -> Result<Measured, CreationError> {
        Ok(Measured {
            calls: 0,
            wrong: 0,
            wall: Duration::ZERO,
            cpu: Duration::ZERO,
            latencies: Arc::new(Mutex::new(Histogram::new_with_max(LONGEST, 3)?)),
        })
    }

    /// The latency that the given part of the calls stayed below, in microseconds.
    pub fn latency_us(&self, quantile: f64) -> f64 {
        lock(&self.latencies).value_at_quantile(quantile) as f64 / (1000 * PS_PER_NS) as f64
    }

    /// Adds what `run` takes to the time of the row.
    pub fn timed(&mut self, run: impl FnOnce(&mut Measured)) {
        let (cpu, wall) = (cpu_time(), Instant::now());
        run(self);
        self.wall += wall.elapsed();
        self.cpu += cpu_time().saturating_sub(cpu);
    }
}

fn lock(latencies: &Mutex<Histogram<u64>>) -> MutexGuard<'_, Histogram<u64>> {
    latencies.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs sync calls one after the other.
pub fn sync(call: impl Fn() -> bool, length: Duration, m: &mut Measured) {
    let mut latencies = lock(&m.latencies);
    let start = Instant::now();
    let mut last = start;
    while last - start < length {
        let wrong: u64 = (0..BATCH).map(|_| u64::from(!call())).sum();
        let now = Instant::now();
        let batch = (now - last).as_nanos() as u64 * PS_PER_NS;
        latencies.saturating_record(batch / BATCH);
        m.calls += BATCH;
        m.wrong += wrong;
        last = now;
    }
}

/// Runs the loop that is all Go.
pub fn pure_go(in_flight: usize, length: Duration, m: &mut Measured) {
    let mut samples = vec![0; in_flight * (length.as_millis() as usize / 10 + 2)];
    m.timed(|m| {
        let (calls, samples) = handwritten::pure_go_sleep10ms(in_flight, length, &mut samples);
        m.calls += calls;
        let mut latencies = lock(&m.latencies);
        for &ns in samples {
            latencies.saturating_record(u64::from(ns) * PS_PER_NS);
        }
    });
}

/// What the tasks of one slice share.
struct Slice {
    deadline: Instant,
    over: AtomicBool,
    /// One call of so many has its latency taken.
    sample_every: u32,
    latencies: Arc<Mutex<Histogram<u64>>>,
}

/// Keeps `in_flight` calls going, each by a task that awaits one call at a time.
pub fn concurrent<C, F>(
    runtime: &Runtime,
    call: C,
    in_flight: usize,
    sample_every: u32,
    length: Duration,
    m: &mut Measured,
) where
    C: Fn() -> F + Copy + Send + 'static,
    F: Future<Output = bool> + Send + 'static,
{
    let slice = Arc::new(Slice {
        deadline: Instant::now() + length,
        over: AtomicBool::new(false),
        sample_every,
        latencies: Arc::clone(&m.latencies),
    });
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        for _ in 0..in_flight {
            tasks.spawn(caller(Arc::clone(&slice), call));
        }
        while let Some(task) = tasks.join_next().await {
            let (calls, wrong) = task.unwrap_or((0, 1)); // a task that panicked
            m.calls += calls;
            m.wrong += wrong;
        }
    });
}

/// One task: how many calls it made, and how many went wrong.
async fn caller<C, F>(slice: Arc<Slice>, call: C) -> (u64, u64)
where
    C: Fn() -> F,
    F: Future<Output = bool>,
{
    let (mut calls, mut wrong) = (0, 0);
    // Relaxed throughout: the flag carries nothing but itself, and a task that sees it late makes one more call.
    while !slice.over.load(Ordering::Relaxed) {
        let start = Instant::now();
        wrong += u64::from(!call().await);
        calls += 1;
        let now = Instant::now();
        lock(&slice.latencies).saturating_record((now - start).as_nanos() as u64 * PS_PER_NS);
        if now >= slice.deadline {
            slice.over.store(true, Ordering::Relaxed);
        }
        for _ in 1..slice.sample_every {
            if slice.over.load(Ordering::Relaxed) {
                break;
            }
            wrong += u64::from(!call().await);
            calls += 1;
        }
    }
    (calls, wrong)
}
