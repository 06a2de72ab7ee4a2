//! What the programs cost when they run: the time of a start, memory, threads.

use std::error::Error;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::programs::Program;
use crate::report::Row;

/// The programs with their binaries.
type Binaries = [(Program, PathBuf); 3];

/// The part of starts that keeps below the upper figure.
const MOST: f64 = 0.9;

/// Starts the programs in turns: how long until all is over, and until the greeting is there, which Go makes in the one that links it.
pub fn start_up(binaries: &Binaries, starts: usize) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut times = [const { [Vec::new(), Vec::new()] }; 3];
    // The first start of each reads the binary from the disk.
    for turn in 0..=starts {
        for ((_, binary), [ends, answers]) in binaries.iter().zip(&mut times) {
            let (answer, end) = start(binary)?;
            if turn > 0 {
                ends.push(milliseconds(end));
                answers.push(milliseconds(answer));
            }
        }
    }
    let mut rows = Vec::new();
    for ((program, _), [ends, answers]) in binaries.iter().zip(times) {
        rows.push(Row::of("start_up", *program, "ms", ends, MOST));
        rows.push(Row::of("first_answer", *program, "ms", answers, MOST));
    }
    let of = |program| {
        rows.iter()
            .find(|r| r.figure == "start_up" && r.program == program)
    };
    if let (Some(with), Some(without)) = (of(Program::RustWithGo), of(Program::Rust)) {
        let added = Row {
            figure: "start_up_added",
            value: with.value - without.value,
            low: with.low - without.low,
            high: with.high - without.high,
            ..with.clone()
        };
        rows.push(added);
    }
    Ok(rows)
}

/// How long it took until the greeting, and until the end.
fn start(binary: &PathBuf) -> Result<(Duration, Duration), Box<dyn Error>> {
    let start = Instant::now();
    let mut child = Command::new(binary)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut line = String::new();
    let greeted = child
        .stdout
        .take()
        .map(|out| BufReader::new(out).read_line(&mut line));
    let answer = start.elapsed();
    let status = child.wait()?;
    let end = start.elapsed();
    greeted.transpose()?;
    if !status.success() || line != "Hello, world!\n" {
        return Err(format!("{} said {line:?} and ended with {status}", binary.display()).into());
    }
    Ok((answer, end))
}

/// Looks at the programs while they rest after their first call: resident memory and threads. Nothing where the system does not tell.
pub fn at_rest(binaries: &Binaries, runs: usize) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for (program, binary) in binaries {
        let mut memory = Vec::new();
        let mut threads = Vec::new();
        for _ in 0..runs {
            let mut child = Command::new(binary)
                .arg("rest")
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()?;
            let mut line = String::new();
            if let Some(out) = &mut child.stdout {
                BufReader::new(out).read_line(&mut line)?;
            }
            // Go starts threads for a while yet.
            std::thread::sleep(Duration::from_millis(100));
            let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
            drop(child.stdin.take());
            child.wait()?;
            let Ok(status) = status else {
                return Ok(Vec::new());
            };
            memory.extend(field(&status, "VmRSS:"));
            threads.extend(field(&status, "Threads:"));
        }
        rows.push(Row::of("rss_at_rest", *program, "KiB", memory, 1.0));
        rows.push(Row::of("threads_at_rest", *program, "", threads, 1.0));
    }
    Ok(rows)
}

fn field(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// For a report.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
