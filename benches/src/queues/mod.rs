//! The rings of `rust2go-mem-ring` alone, and what else one could take: other queues between threads, sockets and pipes
//! between threads and processes. Numbers go from one end to the other.
//!
//! Queues are polled: an end that finds nothing to do looks again, and after some looks gives its processor away.
//! The ends of a queue have a core each. Sockets and pipes block, as they do for most who use them.

mod others;
mod pin;
mod processes;
mod rings;
mod streams;

use std::io;
use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

pub use others::{crossbeam, flume, rtrb};
use pin::{End, Pinned};
#[cfg(target_os = "linux")]
pub use processes::ring_peer;
pub use processes::{Peer, pipe_peer, serve_if_asked, socket_peer};
pub use rings::{mpsc, spsc};
pub use streams::{pipe, socket};

/// How many numbers a queue holds. What a socket or a pipe holds is the system's affair: some thousands.
pub const CAPACITY: usize = 1024;

/// How often an end looks in vain before it gives its processor away.
const SPINS: u32 = 256;

/// The longest batch.
pub const LONGEST_BATCH: usize = 64;

/// The end that sends.
pub trait Tx: Send {
    /// Whether the ends look again and again for what to do, rather than block.
    const POLLED: bool;

    /// Sends one number; false if there is no room.
    ///
    /// # Errors
    /// When the other end is gone.
    fn one(&mut self, value: u64) -> io::Result<bool>;

    /// Sends numbers from the front of a batch: how many.
    ///
    /// # Errors
    /// When the other end is gone.
    fn some(&mut self, values: &[u64]) -> io::Result<usize>;
}

/// The end that receives.
pub trait Rx: Send {
    /// Receives a number if there is one.
    ///
    /// # Errors
    /// When the other end is gone and everything is received.
    fn one(&mut self) -> io::Result<Option<u64>>;

    /// Receives numbers to the front of `out`: how many.
    ///
    /// # Errors
    /// When the other end is gone and everything is received.
    fn some(&mut self, out: &mut [u64]) -> io::Result<usize>;
}

/// Both ends.
pub struct Queue<T, R> {
    /// The end that sends.
    pub tx: T,
    /// The end that receives.
    pub rx: R,
}

impl<T: Tx, R: Rx> Queue<T, R> {
    /// Sends so many numbers to another thread, in batches or one by one (a batch of 1): how long it takes.
    ///
    /// # Errors
    /// When an end is gone, or what arrived is not what was sent.
    pub fn transfer(mut self, count: u64, batch: usize) -> io::Result<Duration> {
        let ready = Barrier::new(2);
        thread::scope(|scope| {
            let rx = &mut self.rx;
            let ready = &ready;
            let receiver = scope.spawn(move || {
                let _pinned = T::POLLED.then(|| Pinned::to_core_of(End::Rx));
                ready.wait();
                let sum = receive(rx, count, batch)?;
                Ok((sum, Instant::now()))
            });
            let _pinned = T::POLLED.then(|| Pinned::to_core_of(End::Tx));
            ready.wait();
            let start = Instant::now();
            send(&mut self.tx, count, batch)?;
            let received: io::Result<(u64, Instant)> = receiver
                .join()
                .unwrap_or_else(|_| Err(io::Error::other("the receiving thread panicked")));
            let (sum, end) = received?;
            if sum != (0..count).sum::<u64>() {
                return Err(io::Error::other("what arrived is not what was sent"));
            }
            Ok(end - start)
        })
    }
}

/// Sends the numbers up to `count`.
fn send(tx: &mut impl Tx, count: u64, batch: usize) -> io::Result<()> {
    let mut idle = Idle::default();
    let mut next = 0;
    if batch == 1 {
        while next < count {
            match tx.one(next)? {
                true => next = idle.done(next + 1),
                false => idle.pause(),
            }
        }
        return Ok(());
    }
    let mut values = [0; LONGEST_BATCH];
    while next < count {
        let values = &mut values[..batch.min((count - next) as usize)];
        for (value, n) in values.iter_mut().zip(next..) {
            *value = n;
        }
        let mut rest = &values[..];
        while !rest.is_empty() {
            match tx.some(rest)? {
                0 => idle.pause(),
                sent => rest = idle.done(&rest[sent..]),
            }
        }
        next += values.len() as u64;
    }
    Ok(())
}

/// Receives `count` numbers: their sum.
fn receive(rx: &mut impl Rx, count: u64, batch: usize) -> io::Result<u64> {
    let mut idle = Idle::default();
    let (mut sum, mut received) = (0, 0);
    let mut values = [0; LONGEST_BATCH];
    while received < count {
        let arrived = match batch {
            1 => rx.one()?.map(|value| values[0] = value).map_or(0, |()| 1),
            _ => rx.some(&mut values[..batch])?,
        };
        match arrived {
            0 => idle.pause(),
            arrived => {
                sum += values[..arrived].iter().sum::<u64>();
                received = idle.done(received + arrived as u64);
            }
        }
    }
    Ok(sum)
}

/// What an end does that has nothing to do.
#[derive(Default)]
struct Idle(u32);

impl Idle {
    /// There was something to do.
    fn done<T>(&mut self, value: T) -> T {
        self.0 = 0;
        value
    }

    /// There was nothing.
    fn pause(&mut self) {
        self.0 += 1;
        match self.0 % SPINS {
            0 => thread::yield_now(),
            _ => std::hint::spin_loop(),
        }
    }
}

/// The other end is gone.
fn gone() -> io::Error {
    io::Error::new(io::ErrorKind::BrokenPipe, "the other end is gone")
}
