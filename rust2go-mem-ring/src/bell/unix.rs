//! Bells that the system keeps: made here or by another process, with descriptors or in a region.

use std::io;
use std::os::fd::{BorrowedFd, OwnedFd};
use std::time::Instant;

#[cfg(target_os = "linux")]
use super::event::Event;
use super::event::Pipe;
use super::local::Lead;
use super::peer::Peer;
use super::{Bell, Kind, Seen, Woken, poll};

impl Bell {
    /// An eventfd: one descriptor that both sides hold, and that any reactor can wait for.
    ///
    /// # Errors
    /// When the system has no more descriptors.
    #[cfg(target_os = "linux")]
    pub fn eventfd() -> io::Result<Self> {
        Event::new().map(|event| Self::of(Kind::Event(event)))
    }

    /// The bell of an eventfd that another process has made. Sets it to non-blocking.
    ///
    /// A peer can set it back, and so block this side in a read or a write: with peers that you do not trust, use
    /// [`Bells::futex`](super::Bells::futex), which shares no descriptor.
    ///
    /// # Errors
    /// When it cannot be set so.
    #[cfg(target_os = "linux")]
    pub fn from_eventfd(fd: OwnedFd) -> io::Result<Self> {
        Event::from_fd(fd).map(|event| Self::of(Kind::Event(event)))
    }

    /// A pipe, for systems without eventfd. Each side holds both ends.
    ///
    /// # Errors
    /// When the system has no more descriptors.
    pub fn pipe() -> io::Result<Self> {
        Pipe::new().map(|pipe| Self::of(Kind::Pipe(pipe)))
    }

    /// The bell of a pipe that another process has made: both its ends. Sets them to non-blocking.
    ///
    /// # Errors
    /// When they cannot be set so.
    pub fn from_pipe(read: OwnedFd, write: OwnedFd) -> io::Result<Self> {
        Pipe::from_fds(read, write).map(|pipe| Self::of(Kind::Pipe(pipe)))
    }

    /// The descriptor that can be read once the bell was rung; of an eventfd it is the one to give to another process.
    /// None for bells without one.
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        match &self.0.kind {
            #[cfg(target_os = "linux")]
            Kind::Event(event) => Some(event.fd()),
            Kind::Pipe(pipe) => Some(pipe.fd()),
            _ => None,
        }
    }

    /// The end of a pipe that is written to; with [`Bell::fd`] what to give to another process.
    pub fn write_fd(&self) -> Option<BorrowedFd<'_>> {
        match &self.0.kind {
            Kind::Pipe(pipe) => Some(pipe.write_fd()),
            _ => None,
        }
    }

    /// Takes what rings there are from the descriptor, without waiting. Whether there were any. For those who wait for
    /// the descriptor themselves; other bells have nothing to take.
    ///
    /// # Errors
    /// What the system has against the descriptor.
    pub fn clear(&self) -> io::Result<bool> {
        match &self.0.kind {
            #[cfg(target_os = "linux")]
            Kind::Event(event) => event.clear(),
            Kind::Pipe(pipe) => pipe.clear(),
            _ => Ok(false),
        }
    }

    /// As [`Bell::wait`], but over as well when something happens at `peer`. Threads that wait for the descriptor of a
    /// bell hear of it at once, those on a futex within 50 ms.
    ///
    /// # Errors
    /// As [`Bell::wait`], and for a local bell, since that one has nobody in another process.
    pub fn wait_with(
        &self,
        seen: Seen,
        peer: &Peer,
        deadline: Option<Instant>,
    ) -> io::Result<Woken> {
        match &self.0.kind {
            Kind::Local | Kind::Callback(_) => Err(super::unsupported(
                "a peer can be watched with a bell between processes only: an eventfd, a pipe or a futex",
            )),
            _ => self.wait_outside(seen, Some(peer), deadline),
        }
    }

    /// Waits for a bell that the system keeps.
    pub(super) fn wait_outside(
        &self,
        seen: Seen,
        peer: Option<&Peer>,
        deadline: Option<Instant>,
    ) -> io::Result<Woken> {
        #[cfg(target_os = "linux")]
        if let Kind::Futex(futex) = &self.0.kind {
            return futex.wait(peer, deadline);
        }
        let Some(fd) = self.fd() else {
            return Err(super::unsupported(
                "this bell has no descriptor to wait for",
            ));
        };
        let local = &self.0.local;
        match local.lead(seen, deadline) {
            Lead::Over(woken) => Ok(woken),
            Lead::Yours => {
                let mut woken = poll::wait(fd, peer.map(std::os::fd::AsFd::as_fd), deadline);
                if let Ok(Woken::Rung) = woken {
                    // Emptied before it is counted: a ring that comes in between is heard by the next wait.
                    woken = self.clear().map(|_| Woken::Rung);
                }
                local.led(matches!(woken, Ok(Woken::Rung)));
                woken
            }
        }
    }
}
