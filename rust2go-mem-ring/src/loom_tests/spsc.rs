//! One producer, one consumer.

use loom::sync::Arc;
use loom::thread;

use super::{every_order, wait_for};
use crate::spsc::Producer;
use crate::{PopError, PushError, spsc};

/// Pushes `values`, waiting for room.
fn push_all(producer: &mut Producer<u32>, values: std::ops::Range<u32>) {
    for value in values {
        while producer.push(value).is_err() {
            thread::yield_now();
        }
    }
}

/// The position publishes the value, and the freed entry is not overwritten while it is read: with one entry, each push
/// reuses what the pop before has freed.
#[test]
fn capacity_one() {
    every_order(|| {
        let (mut producer, mut consumer) = spsc(1).unwrap();
        let pushes = thread::spawn(move || push_all(&mut producer, 0..3));
        for expected in 0..3 {
            assert_eq!(wait_for(|| consumer.pop()), expected);
        }
        pushes.join().unwrap();
    });
}

/// The same where the positions differ from the indices, and the cached ones from the real ones.
#[test]
fn wraps_around() {
    every_order(|| {
        let (mut producer, mut consumer) = spsc(2).unwrap();
        push_all(&mut producer, 0..2);
        assert_eq!(consumer.pop(), Ok(0));
        let pushes = thread::spawn(move || push_all(&mut producer, 2..4));
        for expected in 1..4 {
            assert_eq!(wait_for(|| consumer.pop()), expected);
        }
        pushes.join().unwrap();
    });
}

/// One store publishes several values, one store frees several entries.
#[test]
fn batches() {
    every_order(|| {
        let (mut producer, mut consumer) = spsc(2).unwrap();
        let pushes = thread::spawn(move || {
            let mut rest: &[u32] = &[0, 1, 2];
            while !rest.is_empty() {
                match producer.push_slice(rest) {
                    Ok(count) => rest = &rest[count..],
                    Err(_) => thread::yield_now(),
                }
            }
        });
        let mut out = Vec::new();
        while out.len() < 3 {
            wait_for(|| consumer.pop_into(&mut out, 4));
        }
        assert_eq!(out, [0, 1, 2]);
        pushes.join().unwrap();
    });
}

/// The last value is never lost to the end of the producer.
#[test]
fn producer_pushes_and_goes() {
    every_order(|| {
        let (mut producer, mut consumer) = spsc(2).unwrap();
        let pushes = thread::spawn(move || {
            producer.push(7).unwrap();
        });
        assert_eq!(wait_for(|| consumer.pop()), 7);
        loop {
            match consumer.pop() {
                Err(PopError::Empty) => thread::yield_now(),
                popped => break assert_eq!(popped, Err(PopError::Closed)),
            }
        }
        pushes.join().unwrap();
    });
}

/// A producer that looks for room learns that there will be none.
#[test]
fn consumer_goes() {
    every_order(|| {
        let (mut producer, consumer) = spsc(1).unwrap();
        producer.push(1).unwrap();
        let gone = thread::spawn(move || drop(consumer));
        loop {
            match producer.push(2) {
                Err(PushError::Full(_)) => thread::yield_now(),
                pushed => break assert_eq!(pushed, Err(PushError::Closed(2))),
            }
        }
        gone.join().unwrap();
    });
}

/// Whichever half goes last drops what is left, once. loom's `Arc` reports a value that nobody has dropped.
#[test]
fn both_go_at_once() {
    every_order(|| {
        let witness = Arc::new(());
        let (mut producer, mut consumer) = spsc(2).unwrap();
        producer.push(witness.clone()).unwrap();
        let value = witness.clone();
        let pushes = thread::spawn(move || {
            // Fails when the consumer is gone already; the value is dropped here then.
            let _ = producer.push(value);
        });
        let _ = consumer.pop();
        drop(consumer);
        pushes.join().unwrap();
        assert_eq!(Arc::strong_count(&witness), 1);
    });
}
