//! What is printed.

use serde::{Deserialize, Serialize};

use crate::child::Setting;
use crate::rows::Row;

/// What some rows vary besides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Varied {
    /// How many bytes of data the request has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<usize>,
    /// How many calls a second are offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<u64>,
    /// How many threads call at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub threads: Option<usize>,
    /// How many methods the contract has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub methods: Option<usize>,
}

impl Varied {
    /// For the table: nothing where nothing is varied.
    fn text(self) -> String {
        let size = |bytes: usize| match bytes {
            b if b >= 1 << 20 && b % (1 << 20) == 0 => format!("{} MiB", b >> 20),
            b if b >= 1 << 10 && b % (1 << 10) == 0 => format!("{} KiB", b >> 10),
            b => format!("{b} B"),
        };
        let parts = [
            self.payload.map(size),
            self.rate.map(|n| format!("{n}/s")),
            self.threads.map(|n| format!("{n} threads")),
            self.methods.map(|n| format!("{n} methods")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// One result.
#[derive(Clone, Serialize, Deserialize)]
pub struct Line {
    pub name: String,
    pub transport: String,
    pub in_flight: usize,
    pub gomaxprocs: u32,
    pub workers: usize,
    #[serde(flatten)]
    pub varied: Varied,
    pub calls_per_s: f64,
    pub cpu_us_per_call: f64,
    pub p50_us: f64,
    pub p99_us: f64,
    pub p999_us: f64,
    pub max_us: f64,
    #[serde(flatten)]
    pub memory: Option<Memory>,
}

/// What the rows of memory have besides.
#[derive(Clone, Serialize, Deserialize)]
pub struct Memory {
    /// How much the process has grown for each call, while all of them wait.
    pub rss_kib_per_call: f64,
    /// The same after Go has collected its garbage.
    pub held_kib_per_call: f64,
    /// What is left of it when all calls are over.
    pub left_kib_per_call: f64,
    /// How many calls rust2go still counts then.
    pub left_in_flight: f64,
    /// How many goroutines there are then that were not there before.
    pub left_goroutines: f64,
}

impl Line {
    /// The result of a measured row.
    pub fn new(row: &Row, setting: &Setting) -> Line {
        let m = &row.measured;
        let calls = m.calls.max(1) as f64;
        Line {
            name: row.name.to_owned(),
            transport: row.transport.to_owned(),
            in_flight: row.in_flight,
            gomaxprocs: setting.gomaxprocs,
            workers: setting.workers,
            varied: row.varied,
            calls_per_s: calls / m.wall.as_secs_f64().max(f64::MIN_POSITIVE),
            cpu_us_per_call: m.cpu.as_secs_f64() * 1e6 / calls,
            p50_us: m.latency_us(0.50),
            p99_us: m.latency_us(0.99),
            p999_us: m.latency_us(0.999),
            max_us: m.latency_us(1.0),
            memory: None,
        }
        .rounded()
    }

    /// Leaves out the digits that no measurement has.
    pub fn rounded(mut self) -> Line {
        self.calls_per_s = self.calls_per_s.round();
        for figure in self.figures() {
            *figure = (*figure * 1e4).round() / 1e4;
        }
        self
    }

    /// Everything that was measured.
    pub fn figures(&mut self) -> Vec<&mut f64> {
        let mut figures = vec![
            &mut self.calls_per_s,
            &mut self.cpu_us_per_call,
            &mut self.p50_us,
            &mut self.p99_us,
            &mut self.p999_us,
            &mut self.max_us,
        ];
        if let Some(m) = &mut self.memory {
            figures.extend([
                &mut m.rss_kib_per_call,
                &mut m.held_kib_per_call,
                &mut m.left_kib_per_call,
                &mut m.left_in_flight,
                &mut m.left_goroutines,
            ]);
        }
        figures
    }

    /// Whether it is another measurement of the same.
    pub fn is_same_row(&self, other: &Line) -> bool {
        let key = |line: &Line| (line.in_flight, line.gomaxprocs, line.workers, line.varied);
        self.name == other.name && self.transport == other.transport && key(self) == key(other)
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
                "{:<18} {:<20} {:>12} {:>9} {:>10} {:>7} {:>12} {:>11} {:>11} {:>11} {:>11} {:>11}",
                "name",
                "transport",
                "varied",
                "in flight",
                "GOMAXPROCS",
                "workers",
                "calls/s",
                "CPU µs",
                "p50 µs",
                "p99 µs",
                "p99.9 µs",
                "max µs"
            );
        }
        print!(
            "{:<18} {:<20} {:>12} {:>9} {:>10} {:>7} {:>12.0} {:>11.3} ",
            line.name,
            line.transport,
            line.varied.text(),
            line.in_flight,
            line.gomaxprocs,
            line.workers,
            line.calls_per_s,
            line.cpu_us_per_call,
        );
        match &line.memory {
            None => println!(
                "{:>11.3} {:>11.3} {:>11.3} {:>11.3}",
                line.p50_us, line.p99_us, line.p999_us, line.max_us
            ),
            Some(m) => println!(
                "{:.2} KiB a call, {:.2} without garbage; left {:.2} KiB a call, {} calls, {} goroutines",
                m.rss_kib_per_call,
                m.held_kib_per_call,
                m.left_kib_per_call,
                m.left_in_flight,
                m.left_goroutines
            ),
        }
        Ok(())
    }
}
