//! The process of the server: built when it is needed, and asked what it computes.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::Deserialize;

use crate::handwritten::{WORK, work_rounds};

/// Where each server listens: the paths of sockets, and an address.
#[derive(Deserialize)]
pub struct Places {
    /// gRPC.
    pub grpc_uds: String,
    /// gRPC as well.
    pub grpc_tcp: String,
    /// JSON over HTTP.
    pub http_uds: PathBuf,
    /// The raw protocol.
    pub raw_uds: PathBuf,
}

/// A process of the server.
pub struct Peer {
    /// Where it listens.
    pub places: Places,
    process: Mutex<Process>,
}

struct Process {
    child: Child,
    /// None once the process is to end.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

/// Builds the server, beside this program; next to nothing is done if it is there and nothing has changed. Processes that do this at the same
/// time wait for each other.
///
/// # Errors
/// When Go is not there, or cannot build it; why it cannot goes to stderr.
pub fn build() -> io::Result<()> {
    let program = program()?;
    let lock = File::create(program.with_extension("lock"))?;
    // SAFETY: the descriptor is open as long as `lock` lives, and the lock is gone with it.
    if unsafe { libc::flock(lock.as_raw_fd(), libc::LOCK_EX) } != 0 {
        return Err(io::Error::last_os_error());
    }
    let go = std::env::var_os("GO").filter(|go| !go.is_empty());
    let go = PathBuf::from(go.unwrap_or_else(|| "go".into()));
    let status = Command::new(&go)
        .args(["build", "-buildvcs=false", "-o"])
        .arg(&program)
        .arg("./peer")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("go"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .map_err(|e| io::Error::new(e.kind(), format!("{} does not start: {e}", go.display())))?;
    if !status.success() {
        return Err(io::Error::other(format!(
            "{} cannot build benches/go/peer: {status}; what it says is above",
            go.display()
        )));
    }
    Ok(())
}

fn program() -> io::Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name("rust2go-benches-peer"))
}

impl Peer {
    /// Starts the process, which must have been [built](build). It has this process's GOMAXPROCS, computes as much in
    /// `cpu50us` as Go does in this one, and ends when the `Peer` is
    /// [told to](Peer::end), or dropped, or this process ends.
    ///
    /// # Errors
    /// When the program does not start, or cannot listen.
    pub fn start() -> io::Result<Peer> {
        let mut child = Command::new(program()?)
            .env(WORK, work_rounds().to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::other("the peer has no pipes"));
        };
        let mut process = Process {
            child,
            input: Some(input),
            output: BufReader::new(output),
        };
        let places = serde_json::from_str(&process.line()?)?;
        let process = Mutex::new(process);
        Ok(Peer { places, process })
    }

    /// What the process has computed so far.
    ///
    /// # Errors
    /// When it is gone.
    pub fn cpu_time(&self) -> io::Result<Duration> {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        let input = process.input.as_mut().ok_or_else(ended)?;
        input.write_all(b"cpu\n")?;
        let nanos = process.line()?.trim().parse().map_err(io::Error::other)?;
        Ok(Duration::from_nanos(nanos))
    }

    /// Ends the process. Nothing can be asked or called any more.
    pub fn end(&self) {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        process.end();
    }
}

impl Process {
    /// Lets the process end and remove its sockets, and waits for that.
    fn end(&mut self) {
        self.input = None;
        // It fails only if there is nothing to wait for.
        let _ = self.child.wait();
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err(ended());
        }
        Ok(line)
    }
}

fn ended() -> io::Error {
    io::Error::new(
        io::ErrorKind::UnexpectedEof,
        "the peer has ended; it may have said why above",
    )
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end();
    }
}
