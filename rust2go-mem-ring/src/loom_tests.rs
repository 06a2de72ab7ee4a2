//! Every order in which the two halves can run, one test per race. loom also reports a value that is read and written
//! at once, and memory that is not given back.
//!
//! `RUSTFLAGS="--cfg loom" cargo test -p rust2go-mem-ring --release loom`

use loom::sync::Arc;
use loom::thread;

use crate::{Consumer, PopError, Producer, PushError, spsc};

/// Pushes `values`, waiting for room.
fn push_all(producer: &mut Producer<u32>, values: std::ops::Range<u32>) {
    for value in values {
        while producer.push(value).is_err() {
            thread::yield_now();
        }
    }
}

/// Pops one value, waiting for it.
fn pop_one<T>(consumer: &mut Consumer<T>) -> T {
    loop {
        match consumer.pop() {
            Ok(value) => return value,
            Err(PopError::Empty) => thread::yield_now(),
            Err(PopError::Closed) => panic!("a value is missing"),
        }
    }
}

/// The position publishes the value, and the freed entry is not overwritten while it is read: with one entry, each push
/// reuses what the pop before has freed.
#[test]
fn capacity_one() {
    loom::model(|| {
        let (mut producer, mut consumer) = spsc(1).unwrap();
        let pushes = thread::spawn(move || push_all(&mut producer, 0..3));
        for expected in 0..3 {
            assert_eq!(pop_one(&mut consumer), expected);
        }
        pushes.join().unwrap();
    });
}

/// The same where the positions differ from the indices, and the cached ones from the real ones.
#[test]
fn wraps_around() {
    loom::model(|| {
        let (mut producer, mut consumer) = spsc(2).unwrap();
        push_all(&mut producer, 0..2);
        assert_eq!(consumer.pop(), Ok(0));
        let pushes = thread::spawn(move || push_all(&mut producer, 2..4));
        for expected in 1..4 {
            assert_eq!(pop_one(&mut consumer), expected);
        }
        pushes.join().unwrap();
    });
}

/// One store publishes several values, one store frees several entries.
#[test]
fn batches() {
    loom::model(|| {
        let (mut producer, mut consumer) = spsc(2).unwrap();
        let pushes = thread::spawn(move || {
            let mut items = 0..4;
            while !items.is_empty() {
                if producer.push_from(&mut items).is_err() {
                    thread::yield_now();
                }
            }
        });
        let mut out = Vec::new();
        while out.len() < 4 {
            if consumer.pop_into(&mut out, 4).is_err() {
                thread::yield_now();
            }
        }
        assert_eq!(out, [0, 1, 2, 3]);
        pushes.join().unwrap();
    });
}

/// The last value is never lost to the end of the producer.
#[test]
fn producer_pushes_and_goes() {
    loom::model(|| {
        let (mut producer, mut consumer) = spsc(2).unwrap();
        let pushes = thread::spawn(move || {
            producer.push(7).unwrap();
        });
        assert_eq!(pop_one(&mut consumer), 7);
        loop {
            match consumer.pop() {
                Ok(_) => panic!("a value came twice"),
                Err(PopError::Empty) => thread::yield_now(),
                Err(PopError::Closed) => break,
            }
        }
        pushes.join().unwrap();
    });
}

/// A producer that waits for room learns that there will be none.
#[test]
fn consumer_goes() {
    loom::model(|| {
        let (mut producer, consumer) = spsc(1).unwrap();
        producer.push(1).unwrap();
        let gone = thread::spawn(move || drop(consumer));
        loop {
            match producer.push(2) {
                Ok(()) => panic!("there was no room"),
                Err(PushError::Full(_)) => thread::yield_now(),
                Err(PushError::Closed(value)) => break assert_eq!(value, 2),
            }
        }
        gone.join().unwrap();
    });
}

/// Whichever half goes last drops what is left, once. loom's `Arc` reports a value that nobody has dropped.
#[test]
fn both_go_at_once() {
    loom::model(|| {
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
