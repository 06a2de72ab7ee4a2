//! What in this process or on this machine will get in Go's way, found before it does.

mod limits;
#[cfg(target_os = "linux")]
mod runtimes;
mod signals;

use std::fmt;

use crate::{foreign, link};

/// How bad a [`Finding`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// Good to know.
    Note,
    /// Works, but slowly, or until a limit is met.
    Warning,
    /// Will fail, or end the program.
    Error,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What was found.
    pub what: String,
    /// What comes of it.
    pub why: String,
    /// What to do.
    pub next: String,
}

/// What [`preflight`] has found, the worst first. Its `Display` has three lines for each finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The findings.
    pub findings: Vec<Finding>,
}

impl Report {
    /// The worst that was found; `None` if nothing was.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }

    /// Whether nothing was found that is worse than a note.
    pub fn is_clear(&self) -> bool {
        self.worst() <= Some(Severity::Note)
    }

    fn add(
        &mut self,
        severity: Severity,
        what: impl Into<String>,
        why: impl Into<String>,
        next: impl Into<String>,
    ) {
        self.findings.push(Finding {
            severity,
            what: what.into(),
            why: why.into(),
            next: next.into(),
        });
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            severity,
            what,
            why,
            next,
        } = self;
        write!(f, "{severity}: {what}\n  {why}\n  next: {next}")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.findings.is_empty() {
            return f.write_str("nothing found that would get in Go's way");
        }
        for (i, finding) in self.findings.iter().enumerate() {
            let end = if i == 0 { "" } else { "\n" };
            write!(f, "{end}{finding}")?;
        }
        Ok(())
    }
}

/// Looks for what will get in Go's way in this process: signal handlers that would run on stacks of goroutines or keep signals from Go, a second
/// Go runtime, `GOMAXPROCS` beyond what the container may use, limits on threads and stacks, and contracts that have been found to differ.
///
/// Call it when the program is set up: after signal handlers, profilers and crash reporters are installed, and threads have been started. It
/// changes nothing, calls no Go, and takes less than a millisecond. It never panics: what cannot be read is not reported. Linux tells
/// everything; other systems tell of signals, of the environment and of contracts only, and Windows of the latter two.
///
/// ```
/// let report = rust2go::preflight();
/// if !report.is_clear() {
///     eprintln!("{report}");
/// }
/// ```
pub fn preflight() -> Report {
    let mut report = Report::default();
    #[cfg(target_os = "linux")]
    let has_go = runtimes::look(&mut report);
    #[cfg(not(target_os = "linux"))]
    let has_go = crate::threads::calling() > 0;
    if let Some(other) = foreign::find() {
        report.add(
            Severity::Error,
            format!("a second Go archive is linked into this program: {other}"),
            "each has a Go runtime, and a process can have one only: every call of rust2go's fails with Error::SecondGo",
            "have the crate that links it leave that out, and import its Go packages in the module that rust2go builds (Builder::import); or run \
             it in a process of its own",
        );
    }
    signals::look(&mut report, has_go);
    limits::look(&mut report);
    for (interface, details) in link::mismatches() {
        report.add(
            Severity::Error,
            format!("the Go code of {interface} was generated from another contract"),
            format!("each call of it fails: {}", details.replace('\n', "; ")),
            "generate it again from the same file with the same version of rust2go (`rust2go-cli doctor` tells what is stale), and \
             build the program again",
        );
    }
    if cfg!(target_env = "musl") {
        report.add(
            Severity::Note,
            "this program is linked to musl",
            "threads that state no size have stacks of 128 KiB here, also those that Go starts and calls Rust on",
            "nothing, unless methods that Go calls need much stack: have these hand their work to threads of their own",
        );
    }
    // The worst first; those alike in the order in which they were found.
    report
        .findings
        .sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    report
}

#[cfg(all(test, not(loom)))]
mod tests;
