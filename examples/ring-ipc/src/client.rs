//! The Rust process of `--kill`: sends and receives until the Go process is gone, and then goes on living.

use std::error::Error;
use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rust2go_mem_ring::channel::Idle;

use crate::bench::{BATCH, Echoes};
use crate::link::{CAPACITY, Link, named, naming};

/// Sends until it fails, and says why it did.
pub fn run() -> Result<(), Box<dyn Error>> {
    let socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let mut received = 0;
    let link = Link::new(socket, Idle::Spin(Duration::from_micros(20)));
    // The error that is expected, and that this process lives to tell.
    if let Err(error) = link.and_then(|mut link| talk(&mut link, &mut received)) {
        println!("survived, after {received} echoes: {error}");
    }
    Ok(())
}

/// Sends batches of all sizes and waits for them, so that one may be killed full, empty, awake or asleep. Before each batch, a
/// message with a payload in blocks.
fn talk(link: &mut Link, received: &mut u64) -> Result<(), Box<dyn Error>> {
    let mut back = Vec::with_capacity(CAPACITY);
    for size in (1..=BATCH).cycle() {
        letter(link, size)?;
        if *received == 0 {
            println!("ready");
        }
        *received += 1;
        let mut due = size;
        link.send(&vec![[*received, 0, 0, 0]; size])?;
        while due > 0 {
            back.clear();
            link.receive(&mut back)?;
            due -= back.len().min(due);
            *received += back.len() as u64;
        }
    }
    Ok(())
}

/// Sends some bytes in blocks, and looks that they come back, in other blocks and the other way round.
fn letter(link: &mut Link, size: usize) -> Result<(), Box<dyn Error>> {
    let bytes: Vec<u8> = (0..size * 17).map(|i| i as u8).collect();
    let sent = link.blocks.alloc_from(&bytes)?.into_ref();
    link.requests
        .send(naming(size as u64, sent))
        .map_err(|error| error.to_string())?;
    let answer = link.answers.recv()?;
    let back = link.blocks.open(named(answer))?.to_vec();
    match answer[0] == size as u64 && back.iter().eq(bytes.iter().rev()) {
        true => Ok(()),
        false => Err(format!(
            "{} bytes came back, as message {}, changed",
            back.len(),
            answer[0]
        )
        .into()),
    }
}
