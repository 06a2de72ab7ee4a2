//! The other process: this very test binary, started anew with a variable set.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use rust2go_mem_ring::Region;
use rust2go_mem_ring::bell::Peer;
use rust2go_mem_ring::channel::Idle;

use super::handover;
use super::link::{AllBells, Client, Kind, Server, plan};

const ROLE: &str = "RUST2GO_RING_CHILD";

/// What the child does.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    /// Sends every request back, until there are no more.
    Echo,
    /// As `Echo`, polling.
    EchoBusy,
    /// Sends three requests back and closes everything.
    Leave,
    /// Sends three requests back and ends without closing anything.
    Exit,
    /// Writes at random into the region.
    Vandal,
}

const ROLES: [(&str, Role); 5] = [
    ("echo", Role::Echo),
    ("echo-busy", Role::EchoBusy),
    ("leave", Role::Leave),
    ("exit", Role::Exit),
    ("vandal", Role::Vandal),
];

/// A child, killed at the latest when dropped.
pub struct Started(Child);

impl Started {
    pub fn kill(&mut self) {
        // SIGKILL; it may have ended by itself.
        let _ = self.0.kill();
    }
}

impl Started {
    /// Waits until it ends by itself, in peace.
    pub fn wait(mut self) {
        assert!(self.0.wait().unwrap().success());
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.kill();
        let _ = self.0.wait();
    }
}

/// Starts a child and attaches to one region with it.
pub fn start(role: Role, kind: Kind, idle: Idle) -> (Started, Client) {
    let region = Region::memfd(&plan()).unwrap();
    let bells = AllBells::make(kind, &region);
    let (ours, theirs) = UnixStream::pair().unwrap();
    let name = ROLES
        .iter()
        .find(|(_, it)| *it as u8 == role as u8)
        .unwrap()
        .0;
    // The command holds the child's end until it is dropped, at the end of this statement: else there would be no end
    // of file when the child dies.
    let child = this_program()
        .args(["--exact", "the_child", "--nocapture", "--test-threads=1"])
        .env(ROLE, name)
        .stdin(OwnedFd::from(theirs))
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut fds = vec![region.fd().unwrap()];
    fds.extend(bells.fds());
    handover::send(&ours, &fds).unwrap();
    drop(fds);
    let client = Client::attach(&region, bells, Peer::new(ours).unwrap(), idle);
    (Started(child), client)
}

/// What the test `the_child` does: nothing, unless this process is one.
pub fn main() {
    let Ok(name) = std::env::var(ROLE) else {
        return;
    };
    let role = ROLES.iter().find(|(it, _)| *it == name).expect("a role").1;
    let socket = io::stdin().as_fd().try_clone_to_owned().unwrap();
    // Ours alone from now on: this one says goodbye, and nothing else keeps the connection.
    let null = std::fs::File::open("/dev/null").unwrap();
    rustix::stdio::dup2_stdin(&null).unwrap();
    let mut fds = handover::receive(&socket).unwrap();
    let region = Region::attach(fds.remove(0)).unwrap();
    let bells = AllBells::from_fds(fds, &region).unwrap();
    let idle = match role {
        Role::EchoBusy => Idle::Busy,
        _ => Idle::Park,
    };
    if let Role::Vandal = role {
        let _alive = socket;
        vandalise(&region);
    }
    let mut server = Server::attach(&region, bells, Peer::new(socket).unwrap(), idle);
    let most = match role {
        Role::Leave | Role::Exit => 3,
        _ => u32::MAX,
    };
    for _ in 0..most {
        let Ok(request) = server.requests.recv() else {
            return;
        };
        // Into blocks of its own, so that both sides take and free.
        let bytes = server.blocks.open(request).unwrap().to_vec();
        let answer = loop {
            match server.blocks.alloc_from(&bytes) {
                Ok(block) => break block.into_ref(),
                Err(_) => std::thread::sleep(Duration::from_micros(50)),
            }
        };
        if server.answers.send(answer).is_err() {
            return;
        }
    }
    if let Role::Exit = role {
        std::process::exit(0);
    }
}

/// Writes numbers of all kinds to places of all kinds, until killed.
fn vandalise(region: &Region) -> ! {
    let words = region.size() / 4;
    let start = region.address().cast::<std::sync::atomic::AtomicU32>();
    let mut seed = u64::from(std::process::id()) << 20 | 1;
    loop {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        // Mostly in front, where rings say how far they are.
        let at = match seed % 4 {
            0 => (seed >> 8) as usize % words,
            _ => (seed >> 8) as usize % 1024,
        };
        let value = match seed >> 60 {
            0..8 => (seed >> 32) as u32 % 8,
            8..12 => u32::MAX,
            _ => (seed >> 32) as u32,
        };
        // SAFETY: within the region; as bad as this is, it is atomic.
        unsafe { start.add(at).as_ref() }.store(value, std::sync::atomic::Ordering::Relaxed);
    }
}

/// A command that starts this program; `RUST2GO_RUNNER` is a program, with its first arguments, that runs those of another processor.
fn this_program() -> Command {
    let exe = std::env::current_exe().unwrap();
    let runner = std::env::var("RUST2GO_RUNNER").unwrap_or_default();
    let mut words = runner.split_whitespace();
    let Some(first) = words.next() else {
        return Command::new(exe);
    };
    let mut command = Command::new(first);
    command.args(words).arg(exe);
    command
}
