//! Two producers, one consumer.

use loom::sync::Arc;
use loom::thread;

use super::{every_order, orders_with, wait_for};
use crate::mpsc::Producer;
use crate::{Plan, PopError, PushError, Region, mpsc};

/// Pushes a value, waiting for room.
fn push_one(producer: &Producer<u32>, value: u32) {
    while producer.push(value).is_err() {
        thread::yield_now();
    }
}

/// One producer: the turn publishes the value, and the freed cell is not overwritten while it is read.
#[test]
fn one_producer() {
    every_order(|| {
        let (producer, mut consumer) = mpsc(1).unwrap();
        let pushes = thread::spawn(move || {
            for value in 0..3 {
                push_one(&producer, value);
            }
        });
        for expected in 0..3 {
            assert_eq!(wait_for(|| consumer.pop()), expected);
        }
        pushes.join().unwrap();
    });
}

/// Two producers that want the same cell: each gets one, or learns that there is none.
#[test]
fn two_producers() {
    orders_with(3, || {
        let (producer, mut consumer) = mpsc(2).unwrap();
        // So that the positions differ from the indices.
        producer.push(0).unwrap();
        assert_eq!(consumer.pop(), Ok(0));
        producer.push(0).unwrap();
        let pushes = [1, 2].map(|value| {
            let producer = producer.clone();
            thread::spawn(move || producer.push(value).is_ok())
        });
        assert_eq!(consumer.pop(), Ok(0));
        let pushed: Vec<bool> = pushes.into_iter().map(|p| p.join().unwrap()).collect();
        let mut popped = vec![false; 2];
        while let Ok(value) = consumer.pop() {
            assert!(!std::mem::replace(&mut popped[value as usize - 1], true));
        }
        assert_eq!(pushed, popped);
        assert!(pushed[0] || pushed[1]);
    });
}

/// The values of a batch stay together, and what one producer pushes stays in order.
#[test]
fn two_batches() {
    orders_with(3, || {
        let (producer, mut consumer) = mpsc(4).unwrap();
        let other = producer.clone();
        let first = thread::spawn(move || producer.push_slice(&[1, 2]));
        let second = thread::spawn(move || other.push_slice(&[3, 4]));
        let mut out = Vec::new();
        while out.len() < 4 {
            wait_for(|| consumer.pop_into(&mut out, 4));
        }
        assert!(out == [1, 2, 3, 4] || out == [3, 4, 1, 2], "{out:?}");
        assert_eq!(first.join().unwrap(), Ok(2));
        assert_eq!(second.join().unwrap(), Ok(2));
    });
}

/// A batch for which there may or may not be room, across the end of the memory.
#[test]
fn batches_take_what_is_free() {
    every_order(|| {
        let (producer, mut consumer) = mpsc(2).unwrap();
        assert_eq!(producer.push_slice(&[0, 1]), Ok(2));
        let pushes = thread::spawn(move || {
            let mut rest: &[u32] = &[2, 3];
            while !rest.is_empty() {
                match producer.push_slice(rest) {
                    Ok(count) => rest = &rest[count..],
                    Err(_) => thread::yield_now(),
                }
            }
        });
        let mut out = Vec::new();
        while out.len() < 4 {
            wait_for(|| consumer.pop_into(&mut out, 2));
        }
        assert_eq!(out, [0, 1, 2, 3]);
        pushes.join().unwrap();
    });
}

/// The end comes once, after the last value of the last producer.
#[test]
fn producers_push_and_go() {
    orders_with(3, || {
        let (producer, mut consumer) = mpsc(2).unwrap();
        let other = producer.clone();
        let first = thread::spawn(move || producer.push(1).unwrap());
        let second = thread::spawn(move || other.push(2).unwrap());
        let mut sum = 0;
        loop {
            match consumer.pop() {
                Ok(value) => sum += value,
                Err(PopError::Empty) => thread::yield_now(),
                Err(error) => break assert_eq!((error, sum), (PopError::Closed, 3)),
            }
        }
        first.join().unwrap();
        second.join().unwrap();
    });
}

/// Nobody attaches to a ring whose last producer has just closed it.
#[test]
fn attach_against_the_last_to_go() {
    every_order(|| {
        let region = Region::heap(&Plan::new().mpsc::<u32>(1)).unwrap();
        let mut consumer = mpsc::Consumer::<u32>::attach(&region, 0).unwrap();
        let last = mpsc::Producer::<u32>::attach(&region, 0).unwrap();
        let gone = thread::spawn(move || drop(last));
        if let Ok(producer) = mpsc::Producer::attach(&region, 0) {
            assert_eq!(consumer.pop(), Err(PopError::Empty));
            producer.push(5).unwrap();
            assert_eq!(consumer.pop(), Ok(5));
        }
        gone.join().unwrap();
        assert_eq!(consumer.pop(), Err(PopError::Closed));
    });
}

/// A producer that looks for room learns that there will be none.
#[test]
fn consumer_goes() {
    every_order(|| {
        let (producer, consumer) = mpsc(1).unwrap();
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

/// Whoever goes last drops what is left, once. loom's `Arc` reports a value that nobody has dropped.
#[test]
fn all_go_at_once() {
    orders_with(3, || {
        let witness = Arc::new(());
        let (producer, mut consumer) = mpsc(2).unwrap();
        let pushes = [producer.clone(), producer].map(|producer| {
            let value = witness.clone();
            thread::spawn(move || {
                // Fails when the consumer is gone already; the value is dropped here then.
                let _ = producer.push(value);
            })
        });
        let _ = consumer.pop();
        drop(consumer);
        for pushes in pushes {
            pushes.join().unwrap();
        }
        assert_eq!(Arc::strong_count(&witness), 1);
    });
}
