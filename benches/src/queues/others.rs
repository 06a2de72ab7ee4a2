//! Queues of other crates.

use std::io;

use super::{CAPACITY, Queue, Rx, Tx, gone};

/// rtrb: one producer, one consumer.
pub fn rtrb() -> Queue<::rtrb::Producer<u64>, ::rtrb::Consumer<u64>> {
    let (tx, rx) = ::rtrb::RingBuffer::new(CAPACITY);
    Queue { tx, rx }
}

/// crossbeam-channel, bounded; it knows no batches.
pub fn crossbeam() -> Queue<crossbeam_channel::Sender<u64>, crossbeam_channel::Receiver<u64>> {
    let (tx, rx) = crossbeam_channel::bounded(CAPACITY);
    Queue { tx, rx }
}

/// flume, bounded; it knows no batches when sending.
pub fn flume() -> Queue<::flume::Sender<u64>, ::flume::Receiver<u64>> {
    let (tx, rx) = ::flume::bounded(CAPACITY);
    Queue { tx, rx }
}

impl Tx for ::rtrb::Producer<u64> {
    const POLLED: bool = true;

    fn one(&mut self, value: u64) -> io::Result<bool> {
        Ok(self.push(value).is_ok())
    }

    fn some(&mut self, values: &[u64]) -> io::Result<usize> {
        Ok(self.push_partial_slice(values).0.len())
    }
}

impl Rx for ::rtrb::Consumer<u64> {
    fn one(&mut self) -> io::Result<Option<u64>> {
        Ok(self.pop().ok())
    }

    fn some(&mut self, out: &mut [u64]) -> io::Result<usize> {
        Ok(self.pop_partial_slice(out).0.len())
    }
}

impl Tx for crossbeam_channel::Sender<u64> {
    const POLLED: bool = true;

    fn one(&mut self, value: u64) -> io::Result<bool> {
        match self.try_send(value) {
            Ok(()) => Ok(true),
            Err(e) if e.is_full() => Ok(false),
            Err(_) => Err(gone()),
        }
    }

    fn some(&mut self, values: &[u64]) -> io::Result<usize> {
        one_by_one(values, |value| self.one(value))
    }
}

impl Rx for crossbeam_channel::Receiver<u64> {
    fn one(&mut self) -> io::Result<Option<u64>> {
        match self.try_recv() {
            Ok(value) => Ok(Some(value)),
            Err(e) if e.is_empty() => Ok(None),
            Err(_) => Err(gone()),
        }
    }

    fn some(&mut self, out: &mut [u64]) -> io::Result<usize> {
        let arrived = out.iter_mut().zip(self.try_iter());
        Ok(arrived.map(|(place, value)| *place = value).count())
    }
}

impl Tx for ::flume::Sender<u64> {
    const POLLED: bool = true;

    fn one(&mut self, value: u64) -> io::Result<bool> {
        match self.try_send(value) {
            Ok(()) => Ok(true),
            Err(::flume::TrySendError::Full(_)) => Ok(false),
            Err(_) => Err(gone()),
        }
    }

    fn some(&mut self, values: &[u64]) -> io::Result<usize> {
        one_by_one(values, |value| self.one(value))
    }
}

impl Rx for ::flume::Receiver<u64> {
    fn one(&mut self) -> io::Result<Option<u64>> {
        match self.try_recv() {
            Ok(value) => Ok(Some(value)),
            Err(::flume::TryRecvError::Empty) => Ok(None),
            Err(_) => Err(gone()),
        }
    }

    fn some(&mut self, out: &mut [u64]) -> io::Result<usize> {
        let arrived = out.iter_mut().zip(self.try_iter());
        Ok(arrived.map(|(place, value)| *place = value).count())
    }
}

/// Sends numbers until there is no room: how many.
fn one_by_one(values: &[u64], mut one: impl FnMut(u64) -> io::Result<bool>) -> io::Result<usize> {
    for (sent, &value) in values.iter().enumerate() {
        if !one(value)? {
            return Ok(sent);
        }
    }
    Ok(values.len())
}
