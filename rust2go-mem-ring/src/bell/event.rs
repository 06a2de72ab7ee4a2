//! Bells with a file descriptor: an eventfd, which is one counter, or a pipe, of which everybody holds both ends.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::io::{Errno, ioctl_fionbio};

use super::poll::retry;

/// An eventfd.
#[cfg(target_os = "linux")]
#[derive(Debug)]
pub(super) struct Event(OwnedFd);

#[cfg(target_os = "linux")]
impl Event {
    pub(super) fn new() -> io::Result<Self> {
        use rustix::event::{EventfdFlags, eventfd};
        Ok(Self(eventfd(
            0,
            EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK,
        )?))
    }

    /// Takes an eventfd that came from elsewhere.
    pub(super) fn from_fd(fd: OwnedFd) -> io::Result<Self> {
        ioctl_fionbio(&fd, true)?;
        Ok(Self(fd))
    }

    pub(super) fn fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }

    pub(super) fn ring(&self) {
        // The only error that can come is that the counter is at its end: then it has been rung, and not been heard yet.
        let _ = retry(|| rustix::io::write(&self.0, &1u64.to_ne_bytes()));
    }

    /// Empties it. Whether it was rung.
    pub(super) fn clear(&self) -> io::Result<bool> {
        taken(retry(|| rustix::io::read(&self.0, &mut [0u8; 8])))
    }
}

/// A pipe. Both sides hold both ends, so neither can be told by it that the other is gone: no end of file, no SIGPIPE.
#[derive(Debug)]
pub(super) struct Pipe {
    read: OwnedFd,
    write: OwnedFd,
}

impl Pipe {
    pub(super) fn new() -> io::Result<Self> {
        let (read, write) = pipe()?;
        Self::from_fds(read, write)
    }

    /// Takes a pipe that came from elsewhere.
    pub(super) fn from_fds(read: OwnedFd, write: OwnedFd) -> io::Result<Self> {
        ioctl_fionbio(&read, true)?;
        ioctl_fionbio(&write, true)?;
        Ok(Self { read, write })
    }

    pub(super) fn fd(&self) -> BorrowedFd<'_> {
        self.read.as_fd()
    }

    pub(super) fn write_fd(&self) -> BorrowedFd<'_> {
        self.write.as_fd()
    }

    pub(super) fn ring(&self) {
        // A full pipe has been rung, and not been heard yet.
        let _ = retry(|| rustix::io::write(&self.write, &[1]));
    }

    /// Takes what is in it. Whether it was rung. Should more than this have come, the next wait is over at once.
    pub(super) fn clear(&self) -> io::Result<bool> {
        taken(retry(|| rustix::io::read(&self.read, &mut [0u8; 512])))
    }
}

/// What a read that must not block says about rings.
fn taken(read: rustix::io::Result<usize>) -> io::Result<bool> {
    match read {
        Ok(0) => Err(io::ErrorKind::BrokenPipe.into()),
        Ok(_) => Ok(true),
        Err(Errno::AGAIN) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_vendor = "apple"))]
fn pipe() -> rustix::io::Result<(OwnedFd, OwnedFd)> {
    rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)
}

/// There is no `pipe2` here: a program that starts another one in this very moment hands both ends on to it.
#[cfg(target_vendor = "apple")]
fn pipe() -> rustix::io::Result<(OwnedFd, OwnedFd)> {
    use rustix::io::{FdFlags, fcntl_setfd};
    let (read, write) = rustix::pipe::pipe()?;
    fcntl_setfd(&read, FdFlags::CLOEXEC)?;
    fcntl_setfd(&write, FdFlags::CLOEXEC)?;
    Ok((read, write))
}
