//! Starting programs from one that an emulator runs.
//!
//! A process with several threads that starts a program first forks. With qemu-user (7.2) the fork may hang before it becomes the program, once in
//! some hundred times: a thread that it has not been given holds one of the emulator's locks. Whoever started it waits for ever. Here such forks
//! are found, and ended, and the program is started again.

use std::collections::HashMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

/// What [`Command::output`] does. `word` is one of the program's arguments, which this program was started without.
pub fn output(command: &mut Command, word: &str) -> Output {
    for _ in 0..10 {
        let over = AtomicBool::new(false);
        let output = thread::scope(|scope| {
            scope.spawn(|| end_forks(&over, word));
            let output = command.output();
            // Relaxed: it says nothing of other memory.
            over.store(true, Ordering::Relaxed);
            output.expect("the program starts")
        });
        // Another test may have ended this one's.
        if output.status.signal() != Some(Signal::KILL.as_raw()) {
            return output;
        }
    }
    panic!("{command:?} was killed ten times");
}

/// Ends those that have been forks for long, until `over`.
fn end_forks(over: &AtomicBool, word: &str) {
    let mut seen = HashMap::new();
    while !over.load(Ordering::Relaxed) {
        for process in children().filter(|&process| is_fork(process, word)) {
            if seen.entry(process).or_insert_with(Instant::now).elapsed() > Duration::from_secs(20)
            {
                // It may have ended by itself.
                let _ = Pid::from_raw(process).map(|process| kill_process(process, Signal::KILL));
            }
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn children() -> impl Iterator<Item = i32> {
    let own = std::process::id().to_string();
    let names = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name());
    names
        .filter_map(|name| name.to_str()?.parse().ok())
        .filter(move |process: &i32| {
            let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
            // The name of the program, in parentheses, may have any characters; behind it are the state and the parent.
            stat.rsplit(')')
                .next()
                .and_then(|rest| rest.split_whitespace().nth(1))
                == Some(&own)
        })
}

/// Whether the process is still what it was forked from.
fn is_fork(process: i32, word: &str) -> bool {
    let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    !line.is_empty()
        && line
            .split(|&byte| byte == 0)
            .all(|other| other != word.as_bytes())
}
