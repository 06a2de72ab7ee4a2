//! Noticing that the other process is gone.

use std::fmt;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::{Mutex, PoisonError};

use rustix::io::{Errno, ioctl_fionbio};

use super::poll::{happened, retry};

/// The byte by which one side tells the other that it leaves on purpose.
pub const GOODBYE: u8 = b'.';

/// What is known of the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeerState {
    /// It holds its end.
    Alive,
    /// It said goodbye: it dropped its [`Peer`].
    Left,
    /// Its end was closed without a goodbye: it was killed, or it crashed, or it ended without dropping its [`Peer`].
    Died,
}

/// One end of a connection whose only purpose is that the system closes it when the process at the other end dies.
///
/// Make a pair, keep one end, and give the other one to the other process, or use the two ends of a Unix socket over
/// which the two have met. From then on the connection must carry nothing else: bytes that come are thrown away.
/// Whoever starts processes must not pass an end on by accident, else the connection outlives its owner; descriptors made
/// here are closed on `exec`, but a plain `fork` copies them.
///
/// Dropping a `Peer` says goodbye first, one byte [`GOODBYE`], by which the other side tells an end in peace from a death.
///
/// ```
/// use rust2go_mem_ring::bell::{Peer, PeerState};
///
/// let (ours, theirs) = Peer::pair()?;
/// assert_eq!(ours.state(), PeerState::Alive);
/// drop(theirs);
/// assert_eq!(ours.state(), PeerState::Left);
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Peer {
    fd: OwnedFd,
    /// The last state known. An end is final.
    state: Mutex<PeerState>,
}

impl Peer {
    /// Watches the peer at the other end of `fd`: of a connected stream socket, or of a pipe that is read from here, by
    /// which the other side cannot be told goodbye. Sets it to non-blocking.
    ///
    /// # Errors
    /// When the descriptor cannot be set so.
    pub fn new(fd: impl Into<OwnedFd>) -> io::Result<Self> {
        let fd = fd.into();
        ioctl_fionbio(&fd, true)?;
        #[cfg(target_vendor = "apple")]
        {
            // Not a socket: then it is only read from, and no signal can come.
            let _ = rustix::net::sockopt::set_socket_nosigpipe(&fd, true);
        }
        Ok(Self {
            fd,
            state: Mutex::new(PeerState::Alive),
        })
    }

    /// Two ends, one for each side.
    ///
    /// # Errors
    /// When the system has no more descriptors.
    pub fn pair() -> io::Result<(Self, Self)> {
        let (one, other) = UnixStream::pair()?;
        Ok((Self::new(one)?, Self::new(other)?))
    }

    /// Looks what has become of the other side: one system call while it lives, none afterwards.
    ///
    /// What the other side had put into shared memory before it went can be seen once this says so.
    pub fn state(&self) -> PeerState {
        // Under the lock, so that only one thread at a time reads: a second one would find the goodbye gone.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if *state == PeerState::Alive {
            *state = self.ask();
        }
        *state
    }

    fn ask(&self) -> PeerState {
        match happened(self.fd.as_fd()) {
            Ok(false) => return PeerState::Alive,
            Ok(true) => {}
            Err(_) => return PeerState::Died,
        }
        let mut bytes = [0; 64];
        match retry(|| rustix::io::read(&self.fd, &mut bytes)) {
            Ok(0) => PeerState::Died,
            Ok(count) if bytes[..count].contains(&GOODBYE) => PeerState::Left,
            // Not ours to understand; or it was gone before we read.
            Ok(_) | Err(Errno::AGAIN) => PeerState::Alive,
            // A reset: it went while something of ours was on the way to it.
            Err(_) => PeerState::Died,
        }
    }

    fn say_goodbye(&self) {
        #[cfg(not(target_vendor = "apple"))]
        let flags = rustix::net::SendFlags::NOSIGNAL;
        #[cfg(target_vendor = "apple")]
        let flags = rustix::net::SendFlags::empty();
        // If it does not hear us any more, there is nobody to tell.
        let _ = retry(|| rustix::net::send(&self.fd, &[GOODBYE], flags));
    }
}

impl AsFd for Peer {
    /// Readable when there is something to learn from [`Peer::state`].
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.say_goodbye();
    }
}

impl fmt::Debug for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Peer")
            .field("fd", &self.fd)
            .finish_non_exhaustive()
    }
}
