//! What is printed.

use serde::{Deserialize, Serialize};

use crate::rows::Row;

/// One result.
#[derive(Serialize, Deserialize)]
pub struct Line {
    name: String,
    transport: String,
    in_flight: usize,
    gomaxprocs: u32,
    calls_per_s: f64,
    cpu_us_per_call: f64,
    p50_us: f64,
    p99_us: f64,
}

impl Line {
    /// The result of a measured row.
    pub fn new(row: &Row, gomaxprocs: u32) -> Line {
        let m = &row.measured;
        let calls = m.calls.max(1) as f64;
        Line {
            name: row.name.to_owned(),
            transport: row.transport.to_owned(),
            in_flight: row.in_flight,
            gomaxprocs,
            calls_per_s: calls / m.wall.as_secs_f64().max(f64::MIN_POSITIVE),
            cpu_us_per_call: m.cpu.as_secs_f64() * 1e6 / calls,
            p50_us: m.latency_us(0.50),
            p99_us: m.latency_us(0.99),
        }
        .rounded()
    }

    /// Leaves out the digits that no measurement has.
    fn rounded(mut self) -> Line {
        self.calls_per_s = self.calls_per_s.round();
        for value in [
            &mut self.cpu_us_per_call,
            &mut self.p50_us,
            &mut self.p99_us,
        ] {
            *value = (*value * 1e4).round() / 1e4;
        }
        self
    }
}

/// Prints results as they come.
pub struct Report {
    json: bool,
    started: bool,
}

impl Report {
    /// A report as JSON lines, or else as a table.
    pub fn new(json: bool) -> Report {
        Report {
            json,
            started: false,
        }
    }

    /// Prints one result.
    pub fn line(&mut self, line: &Line) -> serde_json::Result<()> {
        if self.json {
            println!("{}", serde_json::to_string(line)?);
            return Ok(());
        }
        if !self.started {
            self.started = true;
            println!(
                "{:<18} {:<17} {:>9} {:>10} {:>12} {:>11} {:>11} {:>11}",
                "name",
                "transport",
                "in flight",
                "GOMAXPROCS",
                "calls/s",
                "CPU µs",
                "p50 µs",
                "p99 µs"
            );
        }
        println!(
            "{:<18} {:<17} {:>9} {:>10} {:>12.0} {:>11.3} {:>11.3} {:>11.3}",
            line.name,
            line.transport,
            line.in_flight,
            line.gomaxprocs,
            line.calls_per_s,
            line.cpu_us_per_call,
            line.p50_us,
            line.p99_us
        );
        Ok(())
    }
}
