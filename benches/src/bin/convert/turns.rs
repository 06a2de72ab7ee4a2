//! How a row is measured: its formats take turns, back and forth, so that a drift of the machine is in all of them.

use std::time::{Duration, Instant};

use rust2go_benches::clock::cpu_time;
use rust2go_benches::convert::{Call, Format};

/// How long a turn is at least: many times what one collection of Go's garbage takes, so that each turn pays for its own.
const TURN: Duration = Duration::from_millis(20);

/// What has been measured of a format.
pub struct Measured {
    /// The format.
    pub format: Format,
    /// Microseconds a call, turn by turn.
    wall: Vec<f64>,
    /// Microseconds of all threads a call, over all turns.
    pub cpu: f64,
}

impl Measured {
    /// Microseconds a call.
    pub fn us(&self) -> f64 {
        median(self.wall.clone())
    }

    /// What this costs for each part of what `other` costs: the median of the turns that they took side by side.
    pub fn ratio(&self, other: &Measured) -> f64 {
        let turns = self.wall.iter().zip(&other.wall);
        median(turns.map(|(a, b)| a / b).collect())
    }
}

/// Measures each call for `length` altogether.
pub fn measure(calls: &[Call], length: Duration) -> Vec<Measured> {
    let turn = TURN.min(length);
    let turns = length.div_duration_f64(turn).ceil().max(1.0) as usize;
    let batches: Vec<u32> = calls.iter().map(|call| batch(call, turn)).collect();
    let mut measured: Vec<Measured> = calls
        .iter()
        .map(|call| Measured {
            format: call.format,
            wall: Vec::with_capacity(turns),
            cpu: 0.0,
        })
        .collect();
    for turn in 0..turns {
        for i in 0..calls.len() {
            let i = if turn % 2 == 0 {
                i
            } else {
                calls.len() - 1 - i
            };
            let (cpu, start) = (cpu_time(), Instant::now());
            for _ in 0..batches[i] {
                calls[i].run();
            }
            let (wall, cpu) = (start.elapsed(), cpu_time().saturating_sub(cpu));
            let per_call = |d: Duration| d.as_secs_f64() * 1e6 / f64::from(batches[i]);
            measured[i].wall.push(per_call(wall));
            measured[i].cpu += per_call(cpu) / turns as f64;
        }
    }
    measured
}

/// How many calls fill a turn; finding it out warms up.
fn batch(call: &Call, turn: Duration) -> u32 {
    let mut calls: u32 = 1;
    loop {
        let start = Instant::now();
        for _ in 0..calls {
            call.run();
        }
        let took = start.elapsed();
        if took >= turn / 4 || calls > u32::MAX / 2 {
            let fits = f64::from(calls) * turn.div_duration_f64(took);
            return fits.max(1.0) as u32;
        }
        calls *= 2;
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        (values[middle - 1] + values[middle]) / 2.0
    }
}
