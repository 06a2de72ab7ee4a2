//! The Rust process of `--kill`: sends and receives until the Go process is gone, and then goes on living.

use std::error::Error;
use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use rust2go_mem_ring::channel::Idle;

use crate::bench::{BATCH, Echoes};
use crate::link::{CAPACITY, Link};

/// Sends until it fails, and says why it did. An error is one before that.
pub fn run() -> Result<(), Box<dyn Error>> {
    let socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
    let mut received = 0;
    let error = match Link::new(socket, Idle::Spin(Duration::from_micros(20))) {
        Ok(mut link) => talk(&mut link, &mut received),
        Err(error) => error,
    };
    println!("survived, after {received} echoes: {error}");
    Ok(())
}

/// Sends batches of all sizes and waits for them, so that one may be killed full, empty, awake or asleep.
fn talk(link: &mut Link, received: &mut u64) -> Box<dyn Error> {
    let mut back = Vec::with_capacity(CAPACITY);
    for size in (1..=BATCH).cycle() {
        let mut due = size;
        if let Err(error) = link.send(&vec![[*received; 4]; size]) {
            return error;
        }
        while due > 0 {
            back.clear();
            if let Err(error) = link.receive(&mut back) {
                return error;
            }
            if *received == 0 {
                println!("ready");
            }
            due -= back.len().min(due);
            *received += back.len() as u64;
        }
    }
    "the sizes of batches have come to their end".into()
}
