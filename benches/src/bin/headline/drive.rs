//! How a row is measured: for a slice of time, by one of these drivers. They are the same for every transport.

mod open;
mod threads;

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rust2go_benches::clock::cpu_time;
use rust2go_benches::handwritten::{self, PureGo};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

use crate::measure::{Latencies, Measured};
pub use open::{Arrivals, open_loop};
pub use threads::threads;

/// How many sync calls are timed together: a look at the clock costs as much as half a call.
pub const BATCH: u64 = 64;

/// How long nothing happens before a burst.
const SILENCE: Duration = Duration::from_millis(25);

/// Runs sync calls one after the other, and times so many together.
pub fn sync(mut call: impl FnMut() -> bool, batch: u64, length: Duration, m: &mut Measured) {
    let start = Instant::now();
    let mut last = start;
    while last - start < length {
        let wrong: u64 = (0..batch).map(|_| u64::from(!call())).sum();
        let now = Instant::now();
        m.latencies.add(now - last, batch);
        m.calls += batch;
        m.wrong += wrong;
        last = now;
    }
}

/// Runs a loop that is all Go.
pub fn pure_go(what: PureGo, in_flight: usize, length: Duration, m: &mut Measured) {
    let room = match what {
        PureGo::Sleep10ms => in_flight * (length.as_millis() as usize / 10 + 2),
        // Twice as many as there should be.
        PureGo::Cpu50us => {
            let each = length.as_micros() as usize / 25;
            in_flight + each * handwritten::gomaxprocs() as usize
        }
    };
    let mut samples = vec![0; room];
    m.timed(|m| {
        let (calls, samples) = handwritten::pure_go(what, in_flight, length, &mut samples);
        m.calls += calls;
        m.latencies.add_nanos(samples);
    });
}

/// What the tasks of one slice share.
struct Slice {
    deadline: Instant,
    over: AtomicBool,
    /// One call of so many has its latency taken.
    sample_every: u32,
    latencies: Latencies,
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
        latencies: m.latencies.clone(),
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
    // One call at least: of very many tasks, some are first polled when the time is over, and would be in flight for nothing.
    loop {
        let start = Instant::now();
        wrong += u64::from(!call().await);
        calls += 1;
        let now = Instant::now();
        slice.latencies.add(now - start, 1);
        if now >= slice.deadline {
            slice.over.store(true, Ordering::Relaxed);
        }
        for _ in 1..slice.sample_every {
            // Relaxed throughout: the flag carries nothing but itself, and a task that sees it late makes one more call.
            if slice.over.load(Ordering::Relaxed) {
                break;
            }
            wrong += u64::from(!call().await);
            calls += 1;
        }
        if slice.over.load(Ordering::Relaxed) {
            return (calls, wrong);
        }
    }
}

/// Makes bursts of `calls` calls, each burst after a silence; its latency is the time until all calls are answered. The
/// silence is no part of the time of the row, but what is computed meanwhile is.
pub fn bursts<C, F>(runtime: &Runtime, call: C, calls: usize, length: Duration, m: &mut Measured)
where
    C: Fn() -> F + Copy + Send + 'static,
    F: Future<Output = bool> + Send + 'static,
{
    let (began, cpu) = (Instant::now(), cpu_time());
    // On a task of its own, so that it does not wake another thread for each call where there are several.
    let bursts = runtime.spawn(async move {
        let mut bursts = Vec::new();
        let (mut answers, mut wrong) = (0, 0);
        while bursts.is_empty() || began.elapsed() < length {
            tokio::time::sleep(SILENCE).await;
            let start = Instant::now();
            let mut tasks: JoinSet<bool> = (0..calls).map(|_| call()).collect();
            while let Some(answer) = tasks.join_next().await {
                answers += 1;
                wrong += u64::from(!matches!(answer, Ok(true)));
            }
            bursts.push(start.elapsed());
        }
        (bursts, answers, wrong)
    });
    let (bursts, answers, wrong) = runtime.block_on(bursts).unwrap_or((Vec::new(), 0, 1)); // a task that panicked
    m.cpu += cpu_time().saturating_sub(cpu);
    for burst in bursts {
        m.wall += burst;
        m.latencies.add(burst, 1);
    }
    m.calls += answers;
    m.wrong += wrong;
}
