//! Other processes and pipes: each argument names what to do.
//!
//! `rust`: Rust runs programs while calls are in flight. `go`: Go does. `fork`: a child without `exec` calls Go. `pipe`: writes to pipes
//! whose readers have gone. `print`: writes to the standard output; the test closes the other end. `chroot`: calls in an empty root.
//! `namespace`: a thread in a network of its own.

fn main() {
    #[cfg(target_os = "linux")]
    linux::main();
}

#[cfg(target_os = "linux")]
mod linux {
    use std::future::Future;
    use std::io::{ErrorKind, Read, Write};
    use std::os::fd::{AsRawFd, FromRawFd, IntoRawFd, OwnedFd};
    use std::os::unix::process::CommandExt;
    use std::process::{Command, Stdio};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::task::{Context, Waker};
    use std::thread;

    use rust2go::Error;
    use rust2go::threads::ThreadError;
    use rust2go_tests_host::api::{CarriedImpl, HostImpl};
    use rust2go_tests_host::until;

    pub fn main() {
        match std::env::args().nth(1).as_deref() {
            Some("rust") => with_calls(rust),
            Some("go") => with_calls(go),
            Some("fork") => with_calls(fork),
            Some("pipe") => pipe(),
            Some("print") => print(),
            Some("chroot") => chroot(),
            Some("namespace") => namespace(),
            other => panic!("{other:?} is nothing that can be done"),
        }
    }

    /// Sets the flag when it is dropped.
    struct End<'a>(&'a AtomicBool);

    impl Drop for End<'_> {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    /// Runs `f` while other threads call Go.
    fn with_calls(f: fn()) {
        let over = AtomicBool::new(false);
        thread::scope(|scope| {
            for i in 0..4 {
                let over = &over;
                scope.spawn(move || {
                    while !over.load(Ordering::Relaxed) {
                        assert_eq!(HostImpl::add(i, 1), Ok(i + 1));
                        let later = pollster::block_on(HostImpl::later(i, 2, 1));
                        assert_eq!(later, Ok(i + 2));
                        let carried = pollster::block_on(CarriedImpl::sum(i, 3, 1));
                        assert_eq!(carried, Ok(i + 3));
                    }
                });
            }
            // Also if `f` panics.
            let _end = End(&over);
            f();
        });
        println!("ok");
    }

    /// What is run: a script that tells of its descriptors and signals. The test has run it as well, without Go.
    fn script() -> (String, String) {
        let mut args = std::env::args().skip(2);
        (
            args.next().expect("the script"),
            args.next().expect("what it said"),
        )
    }

    fn rust() {
        let (script, expected) = script();
        for i in 0..60 {
            let mut child = Command::new("sh");
            child.args(["-c", &script]).stdin(Stdio::null());
            if i % 2 == 0 {
                // With a closure, std forks instead of spawning.
                // SAFETY: the closure does nothing.
                unsafe { child.pre_exec(|| Ok(())) };
            }
            let output = child.output().expect("the program runs");
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
        }
    }

    fn go() {
        let (script, expected) = script();
        let args = vec!["-c".to_owned(), script];
        for _ in 0..4 {
            let said = pollster::block_on(HostImpl::run("sh".into(), args.clone(), 15));
            assert_eq!(said.expect("the program runs"), expected);
        }
    }

    fn fork() {
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        assert_eq!(pollster::block_on(CarriedImpl::sum(1, 2, 0)), Ok(3));
        for i in 1..=20 {
            let mut before = Box::pin(HostImpl::forever());
            let mut context = Context::from_waker(Waker::noop());
            assert!(before.as_mut().poll(&mut context).is_pending());
            until("the handler", || HostImpl::waiting() == i);
            // SAFETY: the child does what rust2go promises to bear, and ends.
            let child = unsafe { libc::fork() };
            if child == 0 {
                // SAFETY: ends a child that hangs.
                unsafe { libc::alarm(30) };
                let sync = HostImpl::add(1, 2);
                let begun = pollster::block_on(HostImpl::later(1, 2, 0));
                let carried = pollster::block_on(CarriedImpl::sum(1, 2, 0));
                let forked = Err(Error::Thread(ThreadError::Forked));
                let refused = sync == forked && begun == forked && carried == forked;
                drop(before);
                // SAFETY: ends the process without the destructors of the parent.
                unsafe { libc::_exit(if refused { 0 } else { 1 }) };
            }
            let mut status = 0;
            // SAFETY: waits for the child.
            assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
            assert_eq!(status, 0, "the child");
            assert!(before.as_mut().poll(&mut context).is_pending());
        }
    }

    /// The end to write to of a pipe whose reader has gone.
    fn broken() -> OwnedFd {
        let mut ends = [0; 2];
        // SAFETY: it writes two descriptors, which nobody else owns.
        let [reader, writer] = unsafe {
            assert_eq!(libc::pipe(ends.as_mut_ptr()), 0);
            ends.map(|end| OwnedFd::from_raw_fd(end))
        };
        drop(reader);
        writer
    }

    fn pipe() {
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        let error = std::fs::File::from(broken()).write_all(b"text");
        assert_eq!(error.expect_err("a pipe").kind(), ErrorKind::BrokenPipe);
        let writer = broken().into_raw_fd() as u64;
        let error = pollster::block_on(HostImpl::write(writer, "text".into()));
        let error = error.expect_err("a pipe").to_string();
        assert!(error.contains("broken pipe"), "{error}");
        println!("ok");
    }

    fn print() {
        // The test has closed the other end of the output when it closes that of the input.
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        let error = pollster::block_on(HostImpl::print("text".into()));
        let error = error.expect_err("a pipe").to_string();
        assert!(error.contains("broken pipe"), "{error}");
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        eprintln!("ok");
    }

    fn chroot() {
        let dir = std::env::args().nth(2).expect("an empty directory");
        // No call of Go's before: the first one comes in the new root.
        if std::os::unix::fs::chroot(&dir).is_err() || std::env::set_current_dir("/").is_err() {
            println!("not allowed");
            return;
        }
        assert_eq!(HostImpl::add(1, 2), Ok(3));
        assert_eq!(pollster::block_on(HostImpl::later(1, 2, 1)), Ok(3));
        assert_eq!(pollster::block_on(HostImpl::churn(8, 50)), Ok(8));
        HostImpl::nil().expect_err("a panic");
        // Threads of Go's have the same root.
        let error = pollster::block_on(HostImpl::link_later("/proc/self/exe".into()));
        assert!(error.expect_err("nothing").to_string().contains("no such"));
        let report = rust2go::preflight();
        assert!(report.to_string().contains("no /proc"), "{report}");
        println!("ok");
    }

    const LINK: &str = "/proc/thread-self/ns/net";

    /// The network of this thread. A sync handler runs here, any other on threads of Go's.
    fn seen(outside: &str) -> String {
        let inside = std::fs::read_link(LINK).expect("a link");
        let sync = HostImpl::link(LINK).expect("a link");
        assert_eq!(sync, inside.to_string_lossy());
        assert_ne!(sync, outside);
        let later = pollster::block_on(HostImpl::link_later(LINK.into()));
        assert_eq!(later.as_deref(), Ok(outside));
        sync
    }

    fn namespace() {
        let outside = HostImpl::link(LINK).expect("a link");
        let from = outside.clone();
        let made = thread::spawn(move || {
            // SAFETY: changes the network of this thread.
            if unsafe { libc::unshare(libc::CLONE_NEWNET) } != 0 {
                return None;
            }
            let inside = seen(&from);
            Some((std::fs::File::open(LINK).expect("a namespace"), inside))
        });
        let made = made.join().expect("no panic");
        // What must be a process of one thread cannot be done: Go has started its own before `main`.
        // SAFETY: it fails.
        let user = unsafe { libc::unshare(libc::CLONE_NEWUSER) };
        let error = std::io::Error::last_os_error();
        assert_eq!((user, error.raw_os_error()), (-1, Some(libc::EINVAL)));
        let Some((file, inside)) = made else {
            println!("not allowed");
            return;
        };
        let entered = thread::spawn(move || {
            // SAFETY: changes the network of this thread.
            let failed = unsafe { libc::setns(file.as_raw_fd(), libc::CLONE_NEWNET) };
            assert_eq!(failed, 0, "setns");
            assert_eq!(seen(&outside), inside);
        });
        entered.join().expect("no panic");
        println!("ok");
    }
}
