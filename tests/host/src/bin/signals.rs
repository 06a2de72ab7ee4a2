//! Signals: each argument names what to do.
//!
//! `before`: handlers that are installed before Go starts. `after`: raw handlers, and those of signal-hook, afterwards. `tokio`:
//! `tokio::signal`. `profile`: a handler of SIGPROF that needs stack, without `SA_ONSTACK`, as profilers have it. `pprof`: that crate. `urgent`: a
//! handler of SIGURG by signal-hook, while Go preempts by that signal. `overflow`: Rust's own stack overflows. `preflight`: handlers and stacks
//! that the report tells of, and the Go library that is named.

fn main() {
    #[cfg(unix)]
    unix::main();
}

#[cfg(unix)]
mod unix {
    use std::ffi::c_int;
    use std::hint::black_box;
    use std::ptr;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::thread;
    use std::time::{Duration, Instant};

    use rust2go_tests_host::api::HostImpl;
    use rust2go_tests_host::{install, until};

    static EARLY: AtomicUsize = AtomicUsize::new(0);
    static LATE: AtomicUsize = AtomicUsize::new(0);
    static ASTRAY: AtomicUsize = AtomicUsize::new(0);

    extern "C" fn early(_: c_int) {
        EARLY.fetch_add(1, Ordering::Relaxed);
    }

    extern "C" fn late(_: c_int) {
        LATE.fetch_add(1, Ordering::Relaxed);
    }

    /// What a profiler does: walks the stack, with frames and buffers of its own.
    extern "C" fn sample(_: c_int) {
        let frames = [0xA5u8; 6 << 10];
        black_box(&frames);
        LATE.fetch_add(1, Ordering::Relaxed);
        let here = frames.as_ptr().addr();
        // SAFETY: all bits zero is a stack_t.
        let mut stack: libc::stack_t = unsafe { std::mem::zeroed() };
        // SAFETY: it only reads.
        unsafe { libc::sigaltstack(ptr::null(), &raw mut stack) };
        let low = stack.ss_sp.addr();
        // A thread with a signal stack is one that calls Go, or one of Go's own.
        let has = stack.ss_flags & libc::SS_DISABLE == 0;
        if has && !(low..low + stack.ss_size).contains(&here) {
            ASTRAY.fetch_add(1, Ordering::Relaxed);
        }
        black_box(&frames);
    }

    extern "C" fn construct() {
        install(libc::SIGUSR1, early, 0);
        install(libc::SIGTERM, early, libc::SA_RESTART);
    }

    // Constructors with a number run before those without one, such as Go's.
    #[cfg(target_os = "linux")]
    #[used]
    #[unsafe(link_section = ".init_array.00101")]
    static CONSTRUCT: extern "C" fn() = construct;

    pub fn main() {
        match std::env::args().nth(1).as_deref() {
            Some("before") => before(),
            Some("after") => after(),
            Some("tokio") => tokio(),
            Some("profile") => profile(),
            Some("pprof") => pprof(),
            Some("urgent") => urgent(),
            Some("overflow") => println!("{}", overflow(0)),
            Some("preflight") => preflight(),
            other => panic!("{other:?} is nothing that can be done"),
        }
    }

    fn flags(signal: c_int) -> c_int {
        // SAFETY: all bits zero is a sigaction, and nothing but that is written.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            libc::sigaction(signal, ptr::null(), &raw mut action);
            action.sa_flags
        }
    }

    fn raise(signal: c_int) {
        // SAFETY: its handlers may run at any time.
        unsafe { libc::kill(libc::getpid(), signal) };
    }

    /// Runs `f` while all processors are in Go.
    fn while_go_is_busy(mut f: impl FnMut()) {
        let over = Arc::new(AtomicBool::new(false));
        let threads = [(); 4].map(|()| {
            let over = Arc::clone(&over);
            thread::spawn(move || {
                while !over.load(Ordering::Relaxed) {
                    HostImpl::compute(5);
                }
            })
        });
        let churn =
            thread::spawn(|| pollster::block_on(HostImpl::churn(64, 1500)).expect("churned"));
        f();
        assert_eq!(churn.join().expect("no panic"), 64);
        over.store(true, Ordering::Relaxed);
        for thread in threads {
            thread.join().expect("no panic");
        }
        // Go's memory is in order: the collector looks at all of it.
        HostImpl::collect();
        let panicked = HostImpl::nil().expect_err("a panic");
        assert!(panicked.to_string().contains("nil pointer"), "{panicked}");
    }

    fn before() {
        // Before the first call, which would add it as well.
        for signal in [libc::SIGUSR1, libc::SIGTERM] {
            assert_ne!(flags(signal) & libc::SA_ONSTACK, 0, "Go adds it");
        }
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        while_go_is_busy(|| {
            for sent in 1..=200 {
                raise(libc::SIGUSR1);
                raise(libc::SIGTERM);
                until("both handlers", || {
                    EARLY.load(Ordering::Relaxed) >= 2 * sent
                });
            }
        });
        println!("ok");
    }

    fn after() {
        let hooked = Arc::new(AtomicUsize::new(0));
        install(libc::SIGUSR2, late, 0);
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        // The first call of the trait has adopted it.
        assert_ne!(flags(libc::SIGUSR2) & libc::SA_ONSTACK, 0);
        let count = Arc::clone(&hooked);
        // SAFETY: the handler only counts.
        unsafe {
            signal_hook::low_level::register(libc::SIGHUP, move || {
                count.fetch_add(1, Ordering::Relaxed);
            })
        }
        .expect("registered");
        assert_eq!(rust2go::adopt_signal_handlers(), 1, "signal-hook's");
        while_go_is_busy(|| {
            for sent in 1..=200 {
                raise(libc::SIGHUP);
                raise(libc::SIGUSR2);
                until("both handlers", || {
                    hooked.load(Ordering::Relaxed) >= sent && LATE.load(Ordering::Relaxed) >= sent
                });
            }
        });
        println!("ok");
    }

    fn tokio() {
        use tokio::signal::unix::{SignalKind, signal};
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            assert_eq!(HostImpl::later(1, 2, 0).await, Ok(3));
            let mut hangup = signal(SignalKind::hangup()).expect("registered");
            let mut child = signal(SignalKind::child()).expect("registered");
            // tokio does not do it.
            assert_eq!(rust2go::adopt_signal_handlers(), 2);
            for signal in [libc::SIGHUP, libc::SIGCHLD] {
                assert_ne!(flags(signal) & libc::SA_ONSTACK, 0);
            }
            let churn = tokio::spawn(async { HostImpl::churn(64, 1000).await });
            for _ in 0..200 {
                raise(libc::SIGHUP);
                hangup.recv().await.expect("the signal");
            }
            // Children of Go's end as well, and both languages hear of them.
            let run = HostImpl::run("true".into(), Vec::new(), 3).await;
            assert_eq!(run, Ok(String::new()));
            child.recv().await.expect("the signal");
            assert_eq!(churn.await.expect("no panic"), Ok(64));
        });
        println!("ok");
    }

    fn profile() {
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        install(libc::SIGPROF, sample, libc::SA_RESTART);
        // The guard: without it, samples are taken on stacks of goroutines.
        assert_eq!(rust2go::adopt_signal_handlers(), 1);
        let every = libc::timeval {
            tv_sec: 0,
            tv_usec: 1000,
        };
        let timer = libc::itimerval {
            it_interval: every,
            it_value: every,
        };
        // SAFETY: the handler may run at any time.
        unsafe { libc::setitimer(libc::ITIMER_PROF, &raw const timer, ptr::null_mut()) };
        while_go_is_busy(|| {
            thread::sleep(Duration::from_millis(500));
            until("samples", || LATE.load(Ordering::Relaxed) > 50);
        });
        assert_eq!(ASTRAY.load(Ordering::Relaxed), 0, "on a goroutine's stack");
        println!("ok");
    }

    fn pprof() {
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        let profiler = pprof::ProfilerGuardBuilder::default().frequency(1000);
        let profiler = profiler.build().expect("a profiler");
        assert_eq!(rust2go::adopt_signal_handlers(), 1);
        while_go_is_busy(|| thread::sleep(Duration::from_millis(500)));
        let report = profiler.report().build_unresolved().expect("a report");
        let samples: isize = report.data.values().sum();
        assert!(samples > 50, "{samples} samples");
        drop(profiler);
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        println!("ok");
    }

    #[allow(unconditional_recursion, reason = "that is what it is for")]
    fn overflow(depth: u64) -> u64 {
        if depth == 0 {
            assert_eq!(HostImpl::add(1, 2), Ok(3));
        }
        let room = black_box([depth; 512]);
        overflow(depth + 1) + black_box(room)[0]
    }

    fn preflight() {
        use rust2go::Severity;
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        // The machine may have limits; what is said of them is no error.
        let before = rust2go::preflight();
        assert_ne!(before.worst(), Some(Severity::Error), "{before}");
        install(libc::SIGUSR2, late, 0);
        install(libc::SIGURG, late, libc::SA_ONSTACK);
        let report = rust2go::preflight();
        let has = |text: &str| report.findings.iter().any(|one| one.what.starts_with(text));
        assert!(
            has("the handler of SIGUSR2 was installed without"),
            "{report}"
        );
        assert!(has("SIGURG has a handler that is not Go's"), "{report}");
        assert!(!has("SIGSEGV"), "{report}");
        rust2go::adopt_signal_handlers();
        let after = rust2go::preflight();
        assert_eq!(after.findings.len(), report.findings.len() - 1, "{after}");
        let small = thread::spawn(|| {
            let mut room = [0u8; 6 << 10];
            let mut stack = libc::stack_t {
                ss_sp: room.as_mut_ptr().cast(),
                ss_flags: 0,
                ss_size: room.len(),
            };
            let mut old = stack;
            // SAFETY: the stack lives until it is put back.
            unsafe { assert_eq!(libc::sigaltstack(&raw const stack, &raw mut old), 0) };
            let report = rust2go::preflight().to_string();
            stack = old;
            // SAFETY: as above.
            unsafe { assert_eq!(libc::sigaltstack(&raw const stack, ptr::null_mut()), 0) };
            black_box(&room);
            report
        });
        let report = small.join().expect("no panic");
        let found = "warning: this thread has a signal stack of 6144 bytes";
        assert!(report.contains(found), "{report}");
        if let Some(library) = std::env::args().nth(2) {
            let library = std::ffi::CString::new(library).expect("a name");
            // SAFETY: the library has a Go runtime, which starts.
            let loaded = unsafe { libc::dlopen(library.as_ptr(), libc::RTLD_NOW) };
            assert!(!loaded.is_null(), "the library is loaded");
            let report = rust2go::preflight().to_string();
            let found = "error: there is more than one Go runtime: in this program, in /";
            assert!(report.contains(found), "{report}");
        }
        println!("ok");
    }

    fn urgent() {
        assert_eq!(pollster::block_on(HostImpl::preempts()), Ok(true));
        let hooked = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&hooked);
        // SAFETY: the handler only counts. signal-hook calls the handler it finds, which is Go's.
        unsafe {
            signal_hook::low_level::register(libc::SIGURG, move || {
                count.fetch_add(1, Ordering::Relaxed);
            })
        }
        .expect("registered");
        rust2go::adopt_signal_handlers();
        let start = Instant::now();
        assert_eq!(pollster::block_on(HostImpl::preempts()), Ok(true));
        assert!(start.elapsed() < Duration::from_secs(60));
        assert!(hooked.load(Ordering::Relaxed) > 0, "Go preempts by it");
        println!("ok");
    }
}
