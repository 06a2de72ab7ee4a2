//! The Go process.

use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};

/// The command that runs the Go program, which `build.rs` has built, with a socket as its standard input.
pub fn command(socket: UnixStream) -> Command {
    let mut command = Command::new(env!("RING_IPC_ECHO"));
    command.stdin(OwnedFd::from(socket));
    command
}

/// A Go process that sends back what it gets. Waits for its end when it is dropped.
pub struct Echo(Child);

impl Echo {
    /// Starts one. Returns this side's end of the socket too.
    pub fn start(args: &[&str]) -> io::Result<(Self, UnixStream)> {
        let (ours, theirs) = UnixStream::pair()?;
        // The command holds their end until this statement ends: there would be no end of file otherwise.
        let child = command(theirs).args(args).stdout(Stdio::null()).spawn()?;
        Ok((Self(child), ours))
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        // It ends by itself once the socket is closed. How, it has said on its standard error.
        let _ = self.0.wait();
    }
}
