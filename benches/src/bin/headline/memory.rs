//! What calls in flight take: memory while they wait, and what is left of it afterwards.

use std::error::Error;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rust2go_benches::api::{DemoImpl, RingDemoImpl};
use rust2go_benches::clock::{cpu_time, resident};
use rust2go_benches::handwritten::{self, held};
use rust2go_benches::payload::SMALL;
use tokio::runtime::Runtime;
use tokio::time::sleep;

use crate::child::Setting;
use crate::report::{Line, Memory, Varied};

/// How many calls there are at once.
pub const CALLS: usize = 100_000;

/// What they go over, each in a process of its own; `none` is Go alone.
pub const TRANSPORTS: [&str; 4] = ["none", "hand_written_cgo", "cgo", "ring"];

/// How long the calls may take to begin, or to end.
const PATIENCE: Duration = Duration::from_secs(60);

type Fault = Box<dyn Error>;

/// Measures the row of one transport, in a process that has done nothing else.
pub fn row(runtime: &Runtime, transport: &str, setting: &Setting) -> Result<Line, Fault> {
    let answers = Arc::new(AtomicUsize::new(0));
    let answered = || answers.load(Ordering::Relaxed);
    let start: &dyn Fn() = match transport {
        "none" => &|| held::pure_go(&SMALL, CALLS),
        "hand_written_cgo" => &|| start(runtime, &answers, || handwritten::wait(&SMALL)),
        "cgo" => &|| {
            start(runtime, &answers, || async {
                DemoImpl::wait(&SMALL).await.pass
            })
        },
        _ => &|| {
            start(runtime, &answers, || async {
                RingDemoImpl::wait(&SMALL).await.pass
            })
        },
    };
    let (took, memory) = match transport {
        "none" => hold(runtime, start, held::pure_go_answered)?,
        _ => hold(runtime, start, answered)?,
    };
    let calls = CALLS as f64;
    let line = Line {
        name: "memory".to_owned(),
        transport: transport.to_owned(),
        in_flight: CALLS,
        gomaxprocs: setting.gomaxprocs,
        workers: setting.workers,
        varied: Varied::default(),
        calls_per_s: calls / took.wall.as_secs_f64(),
        cpu_us_per_call: took.cpu.as_secs_f64() * 1e6 / calls,
        p50_us: 0.0,
        p99_us: 0.0,
        p999_us: 0.0,
        max_us: 0.0,
        memory: Some(memory),
    };
    Ok(line.rounded())
}

/// Spawns a task for each call, which counts the answer.
fn start<C, F>(runtime: &Runtime, answers: &Arc<AtomicUsize>, call: C)
where
    C: Fn() -> F + Copy + Send + 'static,
    F: Future<Output = bool> + Send + 'static,
{
    for _ in 0..CALLS {
        let answers = Arc::clone(answers);
        runtime.spawn(async move {
            // Relaxed: a number that is only looked at.
            answers.fetch_add(usize::from(call().await), Ordering::Relaxed);
        });
    }
}

/// How long the calls took to begin and to end.
struct Took {
    wall: Duration,
    cpu: Duration,
}

/// Starts the calls, holds them, and lets them end.
fn hold(
    runtime: &Runtime,
    start: &dyn Fn(),
    answered: impl Fn() -> usize,
) -> Result<(Took, Memory), Fault> {
    held::free_memory();
    let (size, goroutines) = (rss()?, held::goroutines());
    let per_call = |now: f64| (now - size) / 1024.0 / CALLS as f64;

    let gate = held::Gate::close();
    let (began, cpu) = (Instant::now(), cpu_time());
    start();
    until(runtime, "wait in Go", || gate.waiting() == CALLS)?;
    let (wall, began_with) = (began.elapsed(), cpu_time() - cpu);
    let waiting = rss()?;
    held::free_memory();
    let held = rss()?;

    let (ends, cpu) = (Instant::now(), cpu_time());
    drop(gate);
    until(runtime, "have their answers", || answered() == CALLS)?;
    let took = Took {
        wall: wall + ends.elapsed(),
        cpu: began_with + (cpu_time() - cpu),
    };
    // The last goroutines may have given their answer and still be about to end.
    let over = || held::goroutines() <= goroutines && rust2go::in_flight() == 0;
    let patience = Instant::now() + Duration::from_secs(1);
    until(runtime, "end", || over() || Instant::now() > patience)?;
    held::free_memory();
    let memory = Memory {
        rss_kib_per_call: per_call(waiting),
        held_kib_per_call: per_call(held),
        left_kib_per_call: per_call(rss()?),
        left_in_flight: rust2go::in_flight() as f64,
        left_goroutines: held::goroutines().saturating_sub(goroutines) as f64,
    };
    Ok((took, memory))
}

/// Lets tasks run until it is so.
fn until(runtime: &Runtime, what: &str, is_so: impl Fn() -> bool) -> Result<(), Fault> {
    let patience = Instant::now() + PATIENCE;
    runtime.block_on(async {
        while !is_so() {
            if Instant::now() > patience {
                return Err(format!("after {PATIENCE:?} not all of {CALLS} calls {what}").into());
            }
            sleep(Duration::from_millis(1)).await;
        }
        Ok(())
    })
}

fn rss() -> Result<f64, Fault> {
    let bytes = resident().ok_or("/proc/self/statm does not tell how large the process is")?;
    Ok(bytes as f64)
}
