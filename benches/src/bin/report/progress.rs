//! What is said while it is measured, on the standard error.

use std::time::{Duration, Instant};

use crate::args::Args;

/// How long all takes, before anything else is known.
const QUICK: Duration = Duration::from_secs(150);
const FULL: Duration = Duration::from_secs(27 * 60);

/// What has been done, and what is expected.
pub struct Progress {
    began: Instant,
    sections: usize,
    runs: u32,
    done: usize,
    guess: Duration,
    took: Vec<Duration>,
}

impl Progress {
    /// Begins.
    pub fn new(sections: usize, args: &Args) -> Progress {
        let all = crate::sections::all()
            .filter(|s| !s.runs.is_empty())
            .count()
            .max(1);
        let whole = if args.quick { QUICK } else { FULL };
        Progress {
            began: Instant::now(),
            sections,
            runs: args.runs(),
            done: 0,
            guess: whole * sections as u32 / all as u32,
            took: Vec::new(),
        }
    }

    /// A section begins.
    pub fn begins(&self, name: &str, run: u32) {
        let section = self.done % self.sections + 1;
        say(&format!(
            "run {run}/{}, section {section}/{}: {name} ({} of about {})",
            self.runs,
            self.sections,
            clock(self.began.elapsed()),
            clock(self.expected())
        ));
    }

    /// It is over.
    pub fn ended(&mut self, took: Duration) {
        self.done += 1;
        self.took.push(took);
    }

    /// How long everything will have taken after this run, which has not begun.
    pub fn expected_after(&self, run: u32) -> Duration {
        self.began.elapsed() * run / (run - 1).max(1)
    }

    /// How long all will have taken: once each section has been run, as often as that again; before, as was guessed.
    fn expected(&self) -> Duration {
        let rest = self.sections * self.runs as usize - self.done;
        if self.done < self.sections {
            return self.guess.max(self.began.elapsed());
        }
        let last = self.took.iter().rev().take(self.sections).sum::<Duration>();
        self.began.elapsed() + last * rest as u32 / self.sections as u32
    }
}

/// Says something.
pub fn say(text: &str) {
    eprintln!("report: {text}");
}

fn clock(duration: Duration) -> String {
    let seconds = duration.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
