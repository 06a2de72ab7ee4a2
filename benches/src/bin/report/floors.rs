//! What the machine itself takes: copies, and threads that wake each other.

use std::hint::black_box;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rust2go_benches::clock::cpu_time;
use serde_json::json;

use crate::stats::median;

/// The payloads of the sections, and the message of `echo_big`.
const SIZES: [usize; 10] = [
    16, 256, 4096, 16_384, 65_536, 71_936, 262_144, 1_048_576, 4_194_304, 16_777_216,
];

/// How long each size is copied.
const LENGTH: Duration = Duration::from_millis(20);

/// After how many wake-ups it is enough.
const WAKE_UPS: usize = 2000;

/// Prints one JSON object per line.
pub fn print() {
    for size in SIZES {
        copies(size);
    }
    wake_ups();
}

fn copies(size: usize) {
    let from = vec![1u8; size];
    let mut to = vec![2u8; size];
    // Small copies are timed many at a time: a look at the clock takes as long as some of them.
    let batch = (65_536 / size).max(1);
    let mut times = Vec::new();
    let (began, cpu) = (Instant::now(), cpu_time());
    while began.elapsed() < LENGTH {
        let start = Instant::now();
        for _ in 0..batch {
            black_box(&mut to[..]).copy_from_slice(black_box(&from[..]));
        }
        times.push(micros(start.elapsed()) / batch as f64);
    }
    let calls = (times.len() * batch) as f64;
    let cpu = micros(cpu_time().saturating_sub(cpu)) / calls;
    row(
        "memcpy",
        Some(size),
        began.elapsed(),
        calls,
        cpu,
        &mut times,
    );
}

/// Two threads that park until the other one has unparked them; half of a round is a wake-up.
fn wake_ups() {
    let (turn, over) = (AtomicBool::new(false), AtomicBool::new(false));
    let (turn, over) = (&turn, &over); // whether it is the other's turn, and whether all is over
    let main = thread::current();
    thread::scope(|scope| {
        let other = scope.spawn(move || {
            while !over.load(Ordering::Relaxed) {
                // Acquire and Release, here and below: they pair with each other; nothing but the turn is handed over.
                if turn.load(Ordering::Acquire) {
                    turn.store(false, Ordering::Release);
                    main.unpark();
                }
                thread::park();
            }
        });
        let mut times = Vec::new();
        let (began, cpu) = (Instant::now(), cpu_time());
        for _ in 0..WAKE_UPS / 2 {
            let start = Instant::now();
            turn.store(true, Ordering::Release);
            other.thread().unpark();
            while turn.load(Ordering::Acquire) {
                thread::park();
            }
            times.push(micros(start.elapsed()) / 2.0);
        }
        let cpu = micros(cpu_time().saturating_sub(cpu)) / WAKE_UPS as f64;
        let wall = began.elapsed();
        // Relaxed: `unpark` and `park` pair, and the loop looks again after each `park`.
        over.store(true, Ordering::Relaxed);
        other.thread().unpark();
        row(
            "thread_wake_up",
            None,
            wall,
            WAKE_UPS as f64,
            cpu,
            &mut times,
        );
    });
}

fn row(
    name: &str,
    payload: Option<usize>,
    wall: Duration,
    calls: f64,
    cpu: f64,
    times: &mut [f64],
) {
    times.sort_by(f64::total_cmp);
    let mut row = json!({
        "name": name,
        "transport": "none",
        "calls_per_s": (calls / wall.as_secs_f64()).round(),
        "cpu_us_per_call": cpu,
        "p50_us": median(times),
        "p99_us": times.get(times.len() * 99 / 100),
    });
    if let Some(payload) = payload {
        row["payload"] = json!(payload);
    }
    println!("{row}");
}

fn micros(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e6
}
