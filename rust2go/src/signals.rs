//! Signal handlers of others, in a process with Go in it.
//!
//! A signal's handler runs on the stack of the thread it hits, unless it was installed with `SA_ONSTACK`. While a thread is in Go, that
//! is the small stack of a goroutine, with other memory of Go's below it, which the handler then overwrites. When it starts, Go
//! adds the flag to the handlers it finds. Whoever comes later has to do it, and few do: not the crate signal-hook-registry, on which signal-hook
//! and `tokio::signal` stand, nor profilers such as pprof.

#[cfg(unix)]
pub(crate) use unix::{handlers, name};

/// Adds `SA_ONSTACK` to all signal handlers that lack it, and tells how many did. The handlers stay, and so do their other flags.
///
/// Call it after something has installed a handler: `tokio::signal`, signal-hook, a profiler, a crash reporter. The first call of each trait
/// does it as well, so this is needed for those that are installed later. [`preflight`](crate::preflight()) tells of them.
///
/// Nothing happens where there are no such handlers (Windows). A handler that another thread is installing at this moment may be put back
/// to the one before: call it when that is done.
///
/// ```
/// // let mut hangup = tokio::signal::unix::signal(SignalKind::hangup())?;
/// rust2go::adopt_signal_handlers();
/// assert_eq!(rust2go::adopt_signal_handlers(), 0);
/// ```
pub fn adopt_signal_handlers() -> usize {
    #[cfg(unix)]
    {
        unix::adopt()
    }
    #[cfg(not(unix))]
    {
        0
    }
}

#[cfg(unix)]
mod unix {
    use std::ffi::c_int;
    use std::mem::MaybeUninit;
    use std::ptr;

    /// The last signal of the system, roughly: asking for one that is not there fails.
    const LAST: c_int = 64;

    /// All handlers that are neither the default nor "ignore".
    pub(crate) fn handlers() -> impl Iterator<Item = (c_int, libc::sigaction)> {
        (1..=LAST).filter_map(|signal| {
            let mut action = MaybeUninit::<libc::sigaction>::uninit();
            // SAFETY: it only reads, and has written the action if it says so.
            let action = unsafe {
                if libc::sigaction(signal, ptr::null(), action.as_mut_ptr()) != 0 {
                    return None;
                }
                action.assume_init()
            };
            let handled = ![libc::SIG_DFL, libc::SIG_IGN].contains(&action.sa_sigaction);
            handled.then_some((signal, action))
        })
    }

    pub(super) fn adopt() -> usize {
        let mut adopted = 0;
        for (signal, mut action) in handlers() {
            if action.sa_flags & libc::SA_ONSTACK == 0 {
                action.sa_flags |= libc::SA_ONSTACK;
                // SAFETY: the action is the one that is installed, but for the stack its handler runs on, which is large enough for handlers:
                // Go gives its threads 32 KiB. Threads without one go on as before.
                let failed = unsafe { libc::sigaction(signal, &raw const action, ptr::null_mut()) };
                adopted += usize::from(failed == 0);
            }
        }
        adopted
    }

    /// What the signal is called.
    pub(crate) fn name(signal: c_int) -> String {
        let known = match signal {
            libc::SIGHUP => "SIGHUP",
            libc::SIGINT => "SIGINT",
            libc::SIGQUIT => "SIGQUIT",
            libc::SIGABRT => "SIGABRT",
            libc::SIGUSR1 => "SIGUSR1",
            libc::SIGUSR2 => "SIGUSR2",
            libc::SIGPIPE => "SIGPIPE",
            libc::SIGALRM => "SIGALRM",
            libc::SIGTERM => "SIGTERM",
            libc::SIGCHLD => "SIGCHLD",
            libc::SIGURG => "SIGURG",
            libc::SIGPROF => "SIGPROF",
            libc::SIGWINCH => "SIGWINCH",
            libc::SIGSEGV => "SIGSEGV",
            libc::SIGBUS => "SIGBUS",
            libc::SIGFPE => "SIGFPE",
            _ => return format!("signal {signal}"),
        };
        known.to_owned()
    }
}
