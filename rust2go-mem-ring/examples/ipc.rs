//! One message to and fro between two processes, by rings and by a Unix socket: `cargo run --release --example ipc`.

#[cfg(target_os = "linux")]
mod processes {
    use std::io::{Read, Write};
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::net::UnixStream;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use rust2go_mem_ring::bell::Bells;
    use rust2go_mem_ring::channel::{Idle, Receiver, Sender, SpscReceiver, SpscSender};
    use rust2go_mem_ring::{Plan, Region, spsc};

    pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

    /// A message, of the size of a cache line.
    type Message = [u64; 8];

    /// Tells the other process what to do.
    const ROLE: &str = "RING_IPC_ROLE";
    const TRIPS: u32 = 50_000;

    const IDLES: [(&str, Idle); 3] = [
        ("park", Idle::Park),
        ("spin", Idle::Spin(Duration::from_micros(50))),
        ("busy", Idle::Busy),
    ];

    pub fn main() -> Outcome<()> {
        match std::env::var(ROLE) {
            Ok(role) => echo(&role),
            Err(_) => ask(),
        }
    }

    /// The first process: starts the other one, with what they share as its standard input.
    fn ask() -> Outcome<()> {
        let start = |role: &str, shared: OwnedFd| {
            Command::new(std::env::current_exe()?)
                .env(ROLE, role)
                .stdin(Stdio::from(shared))
                .spawn()
        };

        let (mut ours, theirs) = UnixStream::pair()?;
        let mut child = start("socket", theirs.into())?;
        let mut message = [0u8; size_of::<Message>()];
        report("Unix socket", || {
            ours.write_all(&message)?;
            Ok(ours.read_exact(&mut message)?)
        })?;
        drop(ours);
        child.wait()?;

        for (name, idle) in IDLES {
            let region = Region::memfd(&Plan::new().spsc::<Message>(64).spsc::<Message>(64))?;
            let fd = region.fd().ok_or("a memfd has a descriptor")?;
            let mut child = start(name, fd.try_clone_to_owned()?)?;
            let (mut sender, mut receiver) = ends(&region, 0, 1, idle)?;
            report(&format!("rings, {name}"), || {
                sender.send([7; 8])?;
                receiver.recv()?;
                Ok(())
            })?;
            drop((sender, receiver));
            child.wait()?;
        }
        Ok(())
    }

    fn report(name: &str, mut trip: impl FnMut() -> Outcome<()>) -> Outcome<()> {
        let mut times = Vec::with_capacity(TRIPS as usize);
        for _ in 0..TRIPS {
            let began = Instant::now();
            trip()?;
            times.push(began.elapsed());
        }
        times.sort();
        let [p50, p99] = [times.len() / 2, times.len() * 99 / 100].map(|at| times[at]);
        println!("{name:<12} p50 {p50:>8.2?}  p99 {p99:>8.2?}");
        Ok(())
    }

    /// The other process: sends everything back.
    fn echo(role: &str) -> Outcome<()> {
        let shared = std::io::stdin().as_fd().try_clone_to_owned()?;
        let Some(&(_, idle)) = IDLES.iter().find(|(name, _)| *name == role) else {
            let (mut socket, mut message) = (UnixStream::from(shared), [0; size_of::<Message>()]);
            while socket.read_exact(&mut message).is_ok() {
                socket.write_all(&message)?;
            }
            return Ok(());
        };
        let region = Region::attach(shared)?;
        let (mut sender, mut receiver) = ends(&region, 1, 0, idle)?;
        while let Ok(message) = receiver.recv() {
            if sender.send(message).is_err() {
                break;
            }
        }
        Ok(())
    }

    /// Both ends of a process. The bells are futexes, so the region is all that the two have to share.
    fn ends(
        region: &Region,
        out: usize,
        back: usize,
        idle: Idle,
    ) -> Outcome<(SpscSender<Message>, SpscReceiver<Message>)> {
        let producer = spsc::Producer::attach(region, out)?;
        let consumer = spsc::Consumer::attach(region, back)?;
        let sender = Sender::new(producer, Bells::futex(region, out)?);
        let mut receiver = Receiver::new(consumer, Bells::futex(region, back)?);
        receiver.set_idle(idle);
        Ok((sender, receiver))
    }
}

#[cfg(target_os = "linux")]
fn main() -> processes::Outcome<()> {
    processes::main()
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("regions are shared between processes on Linux only");
}
