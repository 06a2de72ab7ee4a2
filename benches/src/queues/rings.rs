//! The rings of `rust2go-mem-ring`.

use std::io;

use rust2go_mem_ring::mpsc::{Consumer as ManyConsumer, Producer as ManyProducer};
use rust2go_mem_ring::spsc::{Consumer, Producer};
use rust2go_mem_ring::{PopError, PushError, RegionError};

use super::{CAPACITY, Queue, Rx, Tx, gone};

/// A ring of one producer, on the heap.
///
/// # Errors
/// When there is no memory.
pub fn spsc() -> Result<Queue<Producer<u64>, Consumer<u64>>, RegionError> {
    let (tx, rx) = rust2go_mem_ring::spsc(CAPACITY)?;
    Ok(Queue { tx, rx })
}

/// A ring for many producers, on the heap; there is one here.
///
/// # Errors
/// When there is no memory.
pub fn mpsc() -> Result<Queue<ManyProducer<u64>, ManyConsumer<u64>>, RegionError> {
    let (tx, rx) = rust2go_mem_ring::mpsc(CAPACITY)?;
    Ok(Queue { tx, rx })
}

impl Tx for Producer<u64> {
    const POLLED: bool = true;

    fn one(&mut self, value: u64) -> io::Result<bool> {
        pushed(self.push(value).map(|()| 1)).map(|n| n == 1)
    }

    fn some(&mut self, values: &[u64]) -> io::Result<usize> {
        pushed(self.push_slice(values))
    }
}

impl Rx for Consumer<u64> {
    fn one(&mut self) -> io::Result<Option<u64>> {
        popped(self.pop().map(Some))
    }

    fn some(&mut self, out: &mut [u64]) -> io::Result<usize> {
        popped(self.pop_slice(out))
    }
}

impl Tx for ManyProducer<u64> {
    const POLLED: bool = true;

    fn one(&mut self, value: u64) -> io::Result<bool> {
        pushed(self.push(value).map(|()| 1)).map(|n| n == 1)
    }

    fn some(&mut self, values: &[u64]) -> io::Result<usize> {
        pushed(self.push_slice(values))
    }
}

impl Rx for ManyConsumer<u64> {
    fn one(&mut self) -> io::Result<Option<u64>> {
        popped(self.pop().map(Some))
    }

    fn some(&mut self, out: &mut [u64]) -> io::Result<usize> {
        popped(self.pop_slice(out))
    }
}

/// How many were pushed: none into a full ring.
fn pushed<T>(result: Result<usize, PushError<T>>) -> io::Result<usize> {
    match result {
        Ok(count) => Ok(count),
        Err(PushError::Full(_)) => Ok(0),
        Err(_) => Err(gone()),
    }
}

/// What was popped: nothing from an empty ring.
fn popped<T: Default>(result: Result<T, PopError>) -> io::Result<T> {
    match result {
        Ok(value) => Ok(value),
        Err(PopError::Empty) => Ok(T::default()),
        Err(_) => Err(gone()),
    }
}
