//! Starts a Rust and a Go process that talk, kills one at a random moment, and looks how the other one takes it.

use std::collections::hash_map::RandomState;
use std::error::Error;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use crate::echo;

/// How long to wait for something that should be there at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// A line that a process has printed: which one, and what.
type Line = (Side, String);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Rust,
    Go,
}

/// Kills each side in turns.
pub fn run(times: u32) -> Result<(), Box<dyn Error>> {
    for round in 0..times {
        let victim = if round % 2 == 0 { Side::Rust } else { Side::Go };
        // Every other pair of times before they have got to know each other, maybe.
        let talking = round / 2 % 2 == 0;
        let longest = if talking { 20_000 } else { 5_000 };
        let delay = Duration::from_micros(RandomState::new().hash_one(round) % longest);
        let said = one(victim, talking, delay).map_err(|error| {
            format!("round {round}, {victim:?} killed after {delay:?}: {error}")
        })?;
        let when = if talking { "talking" } else { "starting" };
        let survivor = victim.other();
        println!("{round:3}: {victim:?} killed while {when}, after {delay:?}; {survivor:?} {said}");
    }
    Ok(())
}

impl Side {
    fn other(self) -> Self {
        match self {
            Side::Rust => Side::Go,
            Side::Go => Side::Rust,
        }
    }
}

/// What the survivor says.
fn one(victim: Side, talking: bool, delay: Duration) -> Result<String, Box<dyn Error>> {
    let (lines, said) = mpsc::channel();
    let (one, other) = UnixStream::pair()?;
    let mut client = Command::new(std::env::current_exe()?);
    client.arg("--client").stdin(OwnedFd::from(one));
    let mut echo = echo::command(other);
    echo.args(["-idle", "20us", "-report"]);
    let mut rust = Process::start(&mut client, Side::Rust, &lines)?;
    let mut go = Process::start(&mut echo, Side::Go, &lines)?;
    // These hold the ends of the socket, and the senders keep `said` from ending.
    drop((client, echo, lines));

    if talking {
        // Whoever has had an answer, or a request, has got to know the other one.
        for _ in 0..2 {
            expect(&said, None)?;
        }
    }
    thread::sleep(delay);
    let (killed, survivor) = match victim {
        Side::Rust => (&mut rust, &mut go),
        Side::Go => (&mut go, &mut rust),
    };
    killed.0.kill()?;
    let words = expect(&said, Some(victim.other()))?;
    let status = survivor.0.wait()?;
    if !status.success() {
        return Err(format!("{:?} ended with {status}", victim.other()).into());
    }
    Ok(words)
}

/// Waits for `ready` from anybody, or for `survived …` from `survivor`.
fn expect(said: &Receiver<Line>, survivor: Option<Side>) -> Result<String, Box<dyn Error>> {
    loop {
        let (side, line) = said.recv_timeout(PATIENCE).map_err(|_| match survivor {
            Some(side) => format!("{side:?} does not notice"),
            None => "they do not begin to talk".to_owned(),
        })?;
        match survivor {
            None if line == "ready" => return Ok(line),
            Some(survivor) if side == survivor && line.starts_with("survived") => return Ok(line),
            // The victim may have said it is ready, and be dead now.
            _ if line == "ready" => {}
            _ => return Err(format!("{side:?} says: {line}").into()),
        }
    }
}

/// A process whose lines are listened to. It does not outlive this.
struct Process(Child);

impl Process {
    fn start(
        command: &mut Command,
        side: Side,
        lines: &Sender<Line>,
    ) -> Result<Self, Box<dyn Error>> {
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        if let Some(out) = child.stdout.take() {
            let lines = lines.clone();
            // Ends with the process, or when nobody listens any more.
            thread::spawn(move || {
                for line in BufReader::new(out).lines().map_while(Result::ok) {
                    if lines.send((side, line)).is_err() {
                        break;
                    }
                }
            });
        }
        Ok(Self(child))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended already, and been waited for.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
