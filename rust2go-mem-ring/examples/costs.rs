//! What blocks, bells and waiting cost on this machine: `cargo run --release --example costs`.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use rust2go_mem_ring::bell::Bells;
use rust2go_mem_ring::blocks::Blocks;
use rust2go_mem_ring::channel::{self, Idle, Receiver, Sender};
use rust2go_mem_ring::{Plan, Region, spsc};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    blocks()?;
    for idle in [
        Idle::Park,
        Idle::Spin(Duration::from_micros(50)),
        Idle::Busy,
    ] {
        for (name, pair) in kinds() {
            round_trips(name, idle, pair)?;
        }
    }
    streams()
}

/// The best of several rounds, in nanoseconds for each of `count`.
fn best(count: u32, mut f: impl FnMut() -> Outcome<()>) -> Outcome<f64> {
    let mut best = f64::MAX;
    for _ in 0..7 {
        let began = Instant::now();
        f()?;
        best = best.min(began.elapsed().as_nanos() as f64 / f64::from(count));
    }
    Ok(best)
}

fn blocks() -> Outcome<()> {
    let region = Region::heap(&Plan::new().blocks(256, 64 * 1024))?;
    let blocks = Blocks::attach(&region, 0)?;
    let count = 1_000_000;
    for len in [100, 256, 1000, 4000] {
        let alone = best(count, || {
            for _ in 0..count {
                drop(black_box(blocks.alloc(black_box(len))?));
            }
            Ok(())
        })?;
        println!("alloc + free of {len:>5} bytes: {alone:6.1} ns");
    }

    // Where most is taken, the hint is what counts: 90 % in use, first come first served.
    let mut held: Vec<_> = (0..59_000)
        .map(|_| blocks.alloc(256).map(|block| block.into_ref()))
        .collect::<Result<_, _>>()?;
    let mut oldest = 0;
    let crowded = best(count, || {
        for _ in 0..count {
            drop(blocks.open(held[oldest])?);
            held[oldest] = blocks.alloc(256)?.into_ref();
            oldest = (oldest + 1) % held.len();
        }
        Ok(())
    })?;
    println!("open + free + alloc, 90 % taken: {crowded:6.1} ns");
    for reference in held {
        drop(blocks.open(reference)?);
    }

    for len in [64, 1024, 16 * 1024] {
        let (bytes, mut out) = (vec![1; len], vec![0; len]);
        let rounds = 200_000_000 / len as u32 / 16;
        let copied = best(rounds, || {
            for _ in 0..rounds {
                let reference = blocks.alloc_from(black_box(&bytes))?.into_ref();
                blocks.open(reference)?.read(0, black_box(&mut out))?;
            }
            Ok(())
        })?;
        println!("alloc, write, open, read, free of {len:>5} bytes: {copied:8.1} ns");
    }
    Ok(())
}

/// Makes the bells of a ring.
type Make = fn(&Region) -> Outcome<Bells>;

fn kinds() -> Vec<(&'static str, Make)> {
    let mut kinds: Vec<(&'static str, Make)> = vec![("local", |_| Ok(Bells::local()))];
    #[cfg(unix)]
    kinds.push(("pipe", |_| Ok(Bells::pipe()?)));
    #[cfg(target_os = "linux")]
    kinds.push(("eventfd", |_| Ok(Bells::eventfd()?)));
    #[cfg(target_os = "linux")]
    kinds.push(("futex", |region| Ok(Bells::futex(region, 0)?)));
    kinds
}

/// One value to and fro between two threads.
fn round_trips(name: &str, idle: Idle, bells: Make) -> Outcome<()> {
    let one_way = || -> Outcome<_> {
        let region = Region::heap(&Plan::new().spsc::<u64>(64))?;
        let bells = bells(&region)?;
        let mut receiver = Receiver::new(spsc::Consumer::<u64>::attach(&region, 0)?, bells.clone());
        receiver.set_idle(idle);
        Ok((
            Sender::new(spsc::Producer::<u64>::attach(&region, 0)?, bells),
            receiver,
        ))
    };
    let ((mut ping, mut pinged), (mut pong, mut ponged)) = (one_way()?, one_way()?);
    let echo = thread::spawn(move || {
        while let Ok(value) = pinged.recv() {
            if pong.send(value).is_err() {
                return;
            }
        }
    });
    let count = 20_000;
    let trip = best(count, || {
        for value in 0..u64::from(count) {
            ping.send(value)?;
            ponged.recv()?;
        }
        Ok(())
    })?;
    println!("round trip, {name:<7} {idle:?}: {:8.2} µs", trip / 1000.0);
    drop(ping);
    echo.join().map_err(|_| "the echo failed")?;
    Ok(())
}

/// As many values as possible, one way.
fn streams() -> Outcome<()> {
    let count = 10_000_000u32;
    for batch in [1, 64] {
        let (mut sender, mut receiver) = channel::spsc::<u64>(1024)?;
        let began = Instant::now();
        let sending = thread::spawn(move || {
            let values: Vec<u64> = (0..batch).collect();
            for _ in 0..u64::from(count) / batch {
                if sender.send_slice(&values).is_err() {
                    return;
                }
            }
        });
        let (mut out, mut received) = (Vec::new(), 0);
        while let Ok(more) = receiver.recv_many(&mut out, 256) {
            received += more;
            out.clear();
        }
        let each = began.elapsed().as_nanos() as f64 / received as f64;
        println!("one way, batches of {batch:>2}: {each:6.1} ns a value");
        sending.join().map_err(|_| "the sender failed")?;
    }
    Ok(())
}
