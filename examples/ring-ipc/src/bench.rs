//! Measures the rings, and a Unix socket beside them.

use std::error::Error;
use std::time::{Duration, Instant};

use rust2go_mem_ring::channel::Idle;

use crate::echo::Echo;
use crate::link::{CAPACITY, Link, Message};
use crate::socket::Socket;

/// How many messages are sent at once when many are under way.
pub const BATCH: usize = 256;

/// What is measured: something that sends messages back.
pub trait Echoes {
    /// Sends messages.
    fn send(&mut self, messages: &[Message]) -> Result<(), Box<dyn Error>>;
    /// Receives at least one message, at the end of `out`.
    fn receive(&mut self, out: &mut Vec<Message>) -> Result<(), Box<dyn Error>>;
}

impl Echoes for Link {
    fn send(&mut self, messages: &[Message]) -> Result<(), Box<dyn Error>> {
        match messages {
            [one] => self
                .requests
                .send(*one)
                .map_err(|error| error.to_string())?,
            many => self
                .requests
                .send_slice(many)
                .map_err(|error| error.to_string())?,
        }
        Ok(())
    }

    fn receive(&mut self, out: &mut Vec<Message>) -> Result<(), Box<dyn Error>> {
        self.answers.recv_many(out, CAPACITY)?;
        Ok(())
    }
}

/// What was measured.
struct Figures {
    per_second: f64,
    median: Duration,
    tail: Duration,
}

/// Measures all three, each with a Go process of its own, and prints the figures.
pub fn run(seconds: f64) -> Result<(), Box<dyn Error>> {
    let time = Duration::try_from_secs_f64(seconds)?;
    println!(
        "echoes of {} bytes by a Go process, {} at a time or one by one",
        size_of::<Message>(),
        BATCH
    );
    println!(
        "{:16}{:>14}{:>18}{:>10}",
        "", "echoes/s", "round trip p50", "p99"
    );
    let ring = |idle, name| -> Result<Figures, Box<dyn Error>> {
        // Dropped after the link: it waits for the process, which waits for the end of the link.
        let (_echo, socket) = Echo::start(&["-idle", name])?;
        measure(&mut Link::new(socket, idle)?, time)
    };
    let busy = ring(Idle::Busy, "busy")?;
    busy.print("ring, polling");
    let sleeping = ring(Idle::Park, "park")?;
    sleeping.print("ring, sleeping");
    let socket = {
        let (_echo, socket) = Echo::start(&["-socket"])?;
        measure(&mut Socket::new(socket), time)?
    };
    socket.print("Unix socket");
    let times = |ring: &Figures| socket.median.as_secs_f64() / ring.median.as_secs_f64();
    println!(
        "one round trip by the socket takes as long as {:.1} by polling, or {:.1} with both sides asleep in between",
        times(&busy),
        times(&sleeping)
    );
    Ok(())
}

impl Figures {
    fn print(&self, name: &str) {
        println!(
            "{name:16}{:>12.2} M{:>15.2} µs{:>7.2} µs",
            self.per_second / 1e6,
            self.median.as_secs_f64() * 1e6,
            self.tail.as_secs_f64() * 1e6
        );
    }
}

fn measure(echoes: &mut impl Echoes, time: Duration) -> Result<Figures, Box<dyn Error>> {
    // Both sides touch all of the memory once, and are up.
    throughput(echoes, time / 10)?;
    let per_second = throughput(echoes, time)?;
    let mut trips = round_trips(echoes, time)?;
    trips.sort_unstable();
    let quantile = |of: usize| {
        trips
            .get(trips.len() * of / 1000)
            .copied()
            .unwrap_or_default()
    };
    Ok(Figures {
        per_second,
        median: quantile(500),
        tail: quantile(990),
    })
}

/// Keeps as many messages under way as fit into a ring, and looks that they come back in order.
fn throughput(echoes: &mut impl Echoes, time: Duration) -> Result<f64, Box<dyn Error>> {
    let (mut sent, mut received) = (0u64, 0u64);
    let mut batch = vec![Message::default(); BATCH];
    let mut back = Vec::with_capacity(CAPACITY);
    let start = Instant::now();
    loop {
        let more = start.elapsed() < time;
        while more && sent - received <= (CAPACITY - BATCH) as u64 {
            for message in &mut batch {
                *message = [sent, 0, 0, 0];
                sent += 1;
            }
            echoes.send(&batch)?;
        }
        if sent == received {
            return Ok(received as f64 / start.elapsed().as_secs_f64());
        }
        back.clear();
        echoes.receive(&mut back)?;
        for message in &back {
            expect(message, received)?;
            received += 1;
        }
    }
}

/// One message at a time.
fn round_trips(echoes: &mut impl Echoes, time: Duration) -> Result<Vec<Duration>, Box<dyn Error>> {
    let mut trips = Vec::with_capacity(1 << 20);
    let mut back = Vec::with_capacity(CAPACITY);
    let start = Instant::now();
    let mut last = start;
    while last - start < time {
        let number = trips.len() as u64;
        back.clear();
        echoes.send(&[[number, 0, 0, 0]])?;
        while back.is_empty() {
            echoes.receive(&mut back)?;
        }
        expect(&back[0], number)?;
        let now = Instant::now();
        trips.push(now - last);
        last = now;
    }
    Ok(trips)
}

fn expect(message: &Message, number: u64) -> Result<(), String> {
    match *message == [number, 0, 0, 0] {
        true => Ok(()),
        false => Err(format!(
            "{message:?} came back where number {number} was due"
        )),
    }
}
