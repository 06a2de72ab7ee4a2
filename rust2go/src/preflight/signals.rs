//! Signal handlers.

use super::Report;

#[cfg(not(unix))]
pub(super) fn look(_: &mut Report, _: bool) {}

#[cfg(unix)]
pub(super) fn look(report: &mut Report, has_go: bool) {
    unix::look(report, has_go);
}

#[cfg(unix)]
mod unix {
    use std::collections::BTreeMap;
    use std::ffi::c_int;
    use std::mem::MaybeUninit;

    use super::super::{Report, Severity};
    use crate::signals::{handlers, name};

    /// What Go installs when it starts: a panic is made of the first, goroutines are preempted by the last.
    const GOS: &[c_int] = &[libc::SIGFPE, libc::SIGBUS, libc::SIGSEGV, libc::SIGURG];

    /// The least that Go's handler and the system's frame of a signal need.
    const LEAST: usize = 8 << 10;

    pub(super) fn look(report: &mut Report, has_go: bool) {
        let mut functions = BTreeMap::new();
        for (signal, action) in handlers() {
            functions.insert(signal, action.sa_sigaction);
            if action.sa_flags & libc::SA_ONSTACK == 0 {
                report.add(
                    Severity::Error,
                    format!("the handler of {} was installed without SA_ONSTACK", name(signal)),
                    "when the signal hits a thread that is in Go, the handler runs on the stack of a goroutine, and overwrites memory of Go's",
                    "call rust2go::adopt_signal_handlers() after it is installed, or install it with the flag",
                );
            }
        }
        if has_go {
            taken(report, &functions);
        }
        own_stack(report);
    }

    /// Signals that somebody has taken from Go, whose handlers are all one function.
    fn taken(report: &mut Report, functions: &BTreeMap<c_int, usize>) {
        let theirs: Vec<usize> = GOS
            .iter()
            .filter_map(|signal| functions.get(signal).copied())
            .collect();
        let times = |function: usize| theirs.iter().filter(|other| **other == function).count();
        let Some(gos) = theirs
            .iter()
            .copied()
            .max_by_key(|function| times(*function))
        else {
            return;
        };
        for &signal in GOS {
            let (what, severity) = match functions.get(&signal) {
                Some(function) if *function == gos => continue,
                Some(_) => ("has a handler that is not Go's", Severity::Warning),
                None => ("is not handled by Go any more", Severity::Error),
            };
            let why = if signal == libc::SIGURG {
                "Go preempts goroutines by it: unless the handler calls the one before it, those that only compute hold up the collector and all others"
            } else {
                "Go makes panics of it: unless the handler calls the one before it, a nil pointer in Go ends the program"
            };
            report.add(
                severity,
                format!("{} {what}", name(signal)),
                why,
                "install handlers with a library that calls the one before (signal-hook, tokio::signal), or leave the signal to Go",
            );
        }
    }

    /// The signal stack of this thread, which Go uses if it finds one.
    fn own_stack(report: &mut Report) {
        let mut stack = MaybeUninit::<libc::stack_t>::uninit();
        // SAFETY: it only reads, and has written the stack if it says so.
        let stack = unsafe {
            if libc::sigaltstack(std::ptr::null(), stack.as_mut_ptr()) != 0 {
                return;
            }
            stack.assume_init()
        };
        if stack.ss_flags & libc::SS_DISABLE == 0 && stack.ss_size < LEAST {
            report.add(
                Severity::Warning,
                format!("this thread has a signal stack of {} bytes", stack.ss_size),
                "Go uses the signal stack that a thread has, and this one may overflow",
                "have whoever installs it (sigaltstack) make it of 32 KiB",
            );
        }
    }
}
