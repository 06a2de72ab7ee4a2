//! What the programs cost when they run: the time of a start, memory, threads.

use std::error::Error;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
#[cfg(target_os = "linux")]
use std::{fs, io::Write, os::fd::OwnedFd, os::unix::net::UnixStream};

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

/// Looks at the programs while they rest after their first call, on their way to write what it returned: resident memory and threads.
/// Nothing where the system does not tell.
#[cfg(target_os = "linux")]
pub fn at_rest(binaries: &Binaries, runs: usize) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for (program, binary) in binaries {
        let mut memory = Vec::new();
        let mut threads = Vec::new();
        for _ in 0..runs {
            let (full, _reader) = full_pipe()?;
            let mut child = Command::new(binary)
                .stdin(Stdio::null())
                .stdout(full)
                .spawn()?;
            // By then it is there, and Go has started the threads that it wants.
            std::thread::sleep(Duration::from_millis(300));
            let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
            child.kill()?;
            child.wait()?;
            let status = status?;
            memory.extend(field(&status, "VmRSS:"));
            threads.extend(field(&status, "Threads:"));
        }
        rows.push(Row::of("rss_at_rest", *program, "KiB", memory, 1.0));
        rows.push(Row::of("threads_at_rest", *program, "", threads, 1.0));
    }
    Ok(rows)
}

/// As on Linux, which alone tells.
#[cfg(not(target_os = "linux"))]
pub fn at_rest(_: &Binaries, _: usize) -> Result<Vec<Row>, Box<dyn Error>> {
    Ok(Vec::new())
}

/// An output that takes nothing more, so that whoever writes to it waits; and its other end.
#[cfg(target_os = "linux")]
fn full_pipe() -> Result<(Stdio, UnixStream), Box<dyn Error>> {
    let (mut writer, reader) = UnixStream::pair()?;
    writer.set_nonblocking(true)?;
    while writer.write(&[0; 4096]).is_ok() {}
    while writer.write(&[0]).is_ok() {}
    writer.set_nonblocking(false)?;
    Ok((OwnedFd::from(writer).into(), reader))
}

#[cfg(target_os = "linux")]
fn field(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

/// For a report.
pub fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
