//! Another process at the other end: this program again, which serves instead of doing what it is for.
//!
//! It sends back the numbers that have [`ANSWER`] set, and takes the others in silence.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

#[cfg(target_os = "linux")]
use rust2go_mem_ring::{Plan, Region, spsc};

use super::pin::{End, Pinned};
use super::streams::{Reader, Writer};
use super::{Idle, LONGEST_BATCH, Rx, Tx, gone, send};

/// Set in numbers that the other process sends back.
const ANSWER: u64 = 1 << 63;

/// The environment of a process that serves tells how.
const SERVE: &str = "RUST2GO_BENCHES_SERVE";

#[cfg(target_os = "linux")]
const RING: &str = "ring";
const SOCKET: &str = "socket";
const PIPE: &str = "pipe";

/// Something that sends numbers to another process.
pub trait Peer {
    /// Sends a number and waits until it comes back.
    ///
    /// # Errors
    /// When the other process is gone.
    fn round_trip(&mut self) -> io::Result<()>;

    /// Sends so many numbers in batches, or one by one (a batch of 1), and waits until they have been taken: how long it
    /// takes.
    ///
    /// # Errors
    /// When the other process is gone.
    fn transfer(&mut self, count: u64, batch: usize) -> io::Result<Duration>;
}

/// The ends of this process, and the other process, which ends with this.
struct Link<T, R> {
    tx: T,
    rx: R,
    process: Child,
    _pinned: Option<Pinned>,
}

impl<T: Tx, R> Link<T, R> {
    fn new(tx: T, rx: R, process: Child) -> Link<T, R> {
        let _pinned = T::POLLED.then(|| Pinned::to_core_of(End::Tx));
        Link {
            tx,
            rx,
            process,
            _pinned,
        }
    }
}

impl<T: Tx, R: Rx> Peer for Link<T, R> {
    fn round_trip(&mut self) -> io::Result<()> {
        let mut idle = Idle::default();
        while !self.tx.one(ANSWER)? {
            idle.pause();
        }
        loop {
            match self.rx.one()? {
                Some(ANSWER) => return Ok(()),
                Some(_) => return Err(io::Error::other("what came back is not what was sent")),
                None => idle.pause(),
            }
        }
    }

    fn transfer(&mut self, count: u64, batch: usize) -> io::Result<Duration> {
        let start = Instant::now();
        send(&mut self.tx, count, batch)?;
        self.round_trip()?;
        Ok(start.elapsed())
    }
}

impl<T, R> Drop for Link<T, R> {
    fn drop(&mut self) {
        // It may be gone already; then there is nothing to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Two rings in a memory file, one each way. Both processes poll: the other one takes a core until this is dropped.
///
/// # Errors
/// Those of the system.
#[cfg(target_os = "linux")]
pub fn ring_peer() -> io::Result<impl Peer> {
    let plan = Plan::new()
        .spsc::<u64>(super::CAPACITY)
        .spsc::<u64>(super::CAPACITY);
    let region = Region::memfd(&plan).map_err(io::Error::other)?;
    let fd = region.fd().ok_or_else(gone)?.try_clone_to_owned()?;
    let tx = spsc::Producer::<u64>::attach(&region, 0).map_err(io::Error::other)?;
    let rx = spsc::Consumer::<u64>::attach(&region, 1).map_err(io::Error::other)?;
    let process = other(RING, Stdio::from(fd), Stdio::null())?;
    Ok(Link::new(tx, rx, process))
}

/// A pair of Unix sockets.
///
/// # Errors
/// Those of the system.
pub fn socket_peer() -> io::Result<impl Peer> {
    let (ours, theirs) = UnixStream::pair()?;
    let process = other(SOCKET, Stdio::from(OwnedFd::from(theirs)), Stdio::null())?;
    let tx = Writer(ours.try_clone()?);
    Ok(Link::new(tx, Reader::new(ours), process))
}

/// Two pipes.
///
/// # Errors
/// Those of the system.
pub fn pipe_peer() -> io::Result<impl Peer> {
    let mut process = other(PIPE, Stdio::piped(), Stdio::piped())?;
    let tx: ChildStdin = process.stdin.take().ok_or_else(gone)?;
    let rx: ChildStdout = process.stdout.take().ok_or_else(gone)?;
    Ok(Link::new(Writer(tx), Reader::new(rx), process))
}

fn other(how: &str, stdin: Stdio, stdout: Stdio) -> io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .env(SERVE, how)
        .stdin(stdin)
        .stdout(stdout)
        .spawn()
}

/// Serves, and does not return, if this process was started to. To be called first in `main`.
pub fn serve_if_asked() {
    let Ok(how) = std::env::var(SERVE) else {
        return;
    };
    #[cfg(target_os = "linux")]
    // SAFETY: it only asks for a signal when the parent is gone; a ring that is polled would not notice.
    unsafe {
        libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL)
    };
    let code = match serve_as(&how) {
        Ok(()) => 0,
        Err(e)
            if matches!(
                e.kind(),
                io::ErrorKind::BrokenPipe | io::ErrorKind::UnexpectedEof
            ) =>
        {
            0
        }
        Err(e) => {
            eprintln!("the process at the other end of the {how}: {e}");
            1
        }
    };
    std::process::exit(code)
}

fn serve_as(how: &str) -> io::Result<()> {
    let stdin = io::stdin().as_fd().try_clone_to_owned()?;
    match how {
        SOCKET => {
            let stream = UnixStream::from(stdin);
            serve(Writer(stream.try_clone()?), Reader::new(stream))
        }
        PIPE => {
            let stdout = io::stdout().as_fd().try_clone_to_owned()?;
            let [stdin, stdout] = [stdin, stdout].map(std::fs::File::from);
            serve(Writer(stdout), Reader::new(stdin))
        }
        #[cfg(target_os = "linux")]
        RING => {
            let region = Region::attach(stdin).map_err(io::Error::other)?;
            let rx = spsc::Consumer::<u64>::attach(&region, 0).map_err(io::Error::other)?;
            let tx = spsc::Producer::<u64>::attach(&region, 1).map_err(io::Error::other)?;
            serve(tx, rx)
        }
        _ => Err(io::Error::other(
            "this program does not know how to serve that",
        )),
    }
}

fn serve<T: Tx>(mut tx: T, mut rx: impl Rx) -> io::Result<()> {
    let _pinned = T::POLLED.then(|| Pinned::to_core_of(End::Rx));
    let mut idle = Idle::default();
    let mut values = [0; LONGEST_BATCH];
    loop {
        let arrived = rx.some(&mut values)?;
        if arrived == 0 {
            idle.pause();
            continue;
        }
        idle.done(());
        for &value in values[..arrived].iter().filter(|&v| v & ANSWER != 0) {
            while !tx.one(value)? {
                idle.pause();
            }
        }
    }
}
