//! Waiting for file descriptors, whatever signals come meanwhile.

use std::io;
use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;

use super::Woken;

/// Longer waits are cut into pieces, since not every system can wait longer at once.
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Waits until `bell` can be read, until something happens at `peer`, or until the deadline.
pub(super) fn wait(
    bell: BorrowedFd<'_>,
    peer: Option<BorrowedFd<'_>>,
    deadline: Option<Instant>,
) -> io::Result<Woken> {
    let mut fds = [
        PollFd::from_borrowed_fd(bell, PollFlags::IN),
        PollFd::from_borrowed_fd(peer.unwrap_or(bell), PollFlags::IN),
    ];
    let fds = &mut fds[..1 + usize::from(peer.is_some())];
    loop {
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let timeout = left.map(|left| timespec(left.min(LONGEST)));
        match rustix::event::poll(fds, timeout.as_ref()) {
            // A signal, or the end of a piece.
            Err(Errno::INTR) => {}
            Ok(0) if left.is_none_or(|left| left > LONGEST) => {}
            Ok(0) => return Ok(Woken::Deadline),
            Ok(_) if fds[0].revents().is_empty() => return Ok(Woken::Peer),
            Ok(_) => return Ok(Woken::Rung),
            Err(error) => return Err(error.into()),
        }
    }
}

/// Whether something has happened at a file descriptor: there are bytes, or the other end is gone.
pub(super) fn happened(fd: BorrowedFd<'_>) -> io::Result<bool> {
    let woken = wait(fd, None, Some(Instant::now()))?;
    Ok(woken == Woken::Rung)
}

pub(super) fn timespec(duration: Duration) -> Timespec {
    Timespec {
        // At most `LONGEST`.
        tv_sec: duration.as_secs() as _,
        tv_nsec: duration.subsec_nanos() as _,
    }
}

/// Calls `f` again as long as signals interrupt it.
pub(super) fn retry<T>(mut f: impl FnMut() -> rustix::io::Result<T>) -> rustix::io::Result<T> {
    loop {
        match f() {
            Err(Errno::INTR) => {}
            done => return done,
        }
    }
}
