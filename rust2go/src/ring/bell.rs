//! How a parked Go dispatcher is woken.

use std::time::Instant;

use super::Control;
use super::join::{Link, Op};
use crate::drain::in_flight;
use crate::error::Error;
use crate::link::Export;
use crate::serve::stop::asks;
use crate::sync::{AtomicU32, Ordering};
use crate::threads::{self, ThreadError};

/// Wakes the dispatchers of one Go runtime package.
///
/// It is a file that Go's netpoller waits on: an eventfd or a pipe. A write to it costs this side little, and takes no thread. In two cases a
/// call into Go is better, and does what a call over cgo would have done:
///
/// - While all of Go's threads compute, nobody looks at the network until Go's monitor does, every 10 ms. The dispatcher notes when it was
///   woken late, and asks for calls for a while: a call gets its turn as soon as one of those goroutines has had its own. It does not
///   ask with GOMAXPROCS=1: the only P would leave with the call, and all would be late.
/// - After a silence Go's threads sleep deeply. This one is awake, and can start the first handlers itself.
///
/// A thread that must not call Go (`threads`) writes to the file in any case.
#[derive(Debug)]
pub(super) struct Bell {
    #[cfg(unix)]
    file: Option<std::mem::ManuallyDrop<std::fs::File>>,
    export: Export,
    start: Instant,
    /// How many bells after the silence are still to be rung by calling.
    first: AtomicU32,
}

/// After how long a rest it was silent, in nanoseconds, and how many bells are then rung by calling.
const SILENCE: u64 = 2_000_000;
const FIRST: u32 = 32;

impl Bell {
    /// A bell without a file; `export` is any ring export of the package.
    pub(super) fn new(export: Export) -> Self {
        Self {
            #[cfg(unix)]
            file: None,
            export,
            start: Instant::now(),
            first: AtomicU32::new(0),
        }
    }

    /// The file that Go has opened for the bell, negative for none.
    pub(super) fn set_file(&mut self, file: i64) {
        #[cfg(unix)]
        if let Ok(fd @ 0..) = i32::try_from(file) {
            use std::os::fd::FromRawFd;
            // SAFETY: Go opened the file for this and never closes it; nor do we.
            let file = unsafe { std::fs::File::from_raw_fd(fd) };
            self.file = Some(std::mem::ManuallyDrop::new(file));
        }
        let _ = file;
    }

    /// What the bell's clock shows, in nanoseconds.
    pub(super) fn now(&self) -> u64 {
        u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    /// Rings. It is rung once for each time that the dispatchers park.
    #[cold]
    pub(super) fn ring(&self, control: &Control) {
        let may_call = match threads::enter() {
            // There is no Go, and the file is the parent's.
            Err(Error::Thread(ThreadError::Forked)) => return,
            may => may.is_ok(),
        };
        // Relaxed throughout: advice. Two threads seldom ring at once.
        let now = self.now();
        control.rung.0.store(now, Ordering::Relaxed);
        let rested = control.rested.load(Ordering::Relaxed);
        if now.saturating_sub(rested) > SILENCE && in_flight() + asks() <= 1 {
            self.first.store(FIRST, Ordering::Relaxed);
        }
        for calls in [&control.late, &self.first] {
            let left = calls.load(Ordering::Relaxed);
            if left > 0 && may_call {
                calls.store(left - 1, Ordering::Relaxed);
                return self.call();
            }
        }
        #[cfg(unix)]
        if let Some(file) = &self.file {
            return write(file);
        }
        self.call();
    }

    fn call(&self) {
        let mut link = Link::new(Op::Ring);
        // SAFETY: an export of the generated code, with what it expects.
        unsafe { (self.export)((&raw mut link).cast()) };
    }
}

#[cfg(unix)]
fn write(mut file: &std::fs::File) {
    use std::io::{ErrorKind, Write};
    // An eventfd takes eight bytes, a pipe takes them as well. One that is full has not been heard yet, and will be.
    let one = 1u64.to_ne_bytes();
    while matches!(file.write(&one), Err(error) if error.kind() == ErrorKind::Interrupted) {}
}

#[cfg(all(test, not(loom), target_os = "linux"))]
mod tests {
    use std::cell::Cell;
    use std::ffi::c_void;
    use std::io::Read;
    use std::os::fd::IntoRawFd;
    use std::os::unix::net::UnixStream;
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;
    use std::sync::mpsc;

    use super::super::Line;
    use super::super::duty::Duty;
    use super::*;
    use crate::sync::AtomicU64;

    static CALLS: AtomicUsize = AtomicUsize::new(0);

    unsafe extern "C" fn go(_: *mut c_void) {
        CALLS.fetch_add(1, Ordering::Relaxed);
    }

    /// Rings when its thread is ending.
    struct Late(Arc<(Bell, Control)>, mpsc::Sender<usize>);

    impl Drop for Late {
        fn drop(&mut self) {
            self.0.0.ring(&self.0.1);
            let _ = self.1.send(CALLS.load(Ordering::Relaxed));
        }
    }

    thread_local!(static LATE: Cell<Option<Late>> = const { Cell::new(None) });

    #[test]
    fn threads_that_must_not_call_ring_by_the_file() {
        let (mut reader, file) = UnixStream::pair().expect("a pair");
        let mut bell = Bell::new(go);
        bell.set_file(file.into_raw_fd().into());
        bell.first.store(FIRST, Ordering::Relaxed);
        let control = Control {
            duty: Duty::new(),
            drains: AtomicU32::new(0),
            busy: Line(AtomicU64::new(0)),
            rung: Line(AtomicU64::new(0)),
            late: AtomicU32::new(0),
            unused: 0,
            rested: AtomicU64::new(u64::MAX),
        };
        let bell = Arc::new((bell, control));
        let (sender, told) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            // Before the thread can call, so that it cannot any more when this is dropped.
            LATE.set(Some(Late(Arc::clone(&bell), sender)));
            bell.0.ring(&bell.1);
            assert_eq!(CALLS.load(Ordering::Relaxed), 1, "after a silence");
        });
        thread.join().expect("the thread ends well");
        assert_eq!(told.recv(), Ok(1), "not by calling");
        let mut word = [0; 8];
        reader.read_exact(&mut word).expect("the bell");
        assert_eq!(u64::from_ne_bytes(word), 1);
    }
}
