//! Going to sleep: a wake-up that is lost leaves somebody asleep for ever, which loom reports.

use loom::sync::{Arc, Notify};
use loom::thread;

use super::{every_order, orders_with};
use crate::{PopError, PushError, mpsc, spsc};

/// Rings if it is on the caller to do so.
fn ring(bell: &Notify, must: bool) {
    if must {
        bell.notify();
    }
}

/// Pops until the end, sleeping when there is nothing, and returns the sum.
macro_rules! pop_all {
    ($consumer:ident, $bell:ident) => {{
        let mut sum = 0;
        loop {
            match $consumer.pop() {
                Ok(value) => sum += value,
                Err(PopError::Empty) => {
                    if $consumer.park() {
                        $bell.wait();
                        $consumer.unpark();
                    }
                }
                Err(PopError::Closed) => break sum,
                Err(error) => panic!("{error}"),
            }
        }
    }};
}

/// Pushes a value, sleeping when there is no room.
macro_rules! push_one {
    ($producer:ident, $bell:ident, $value:expr) => {
        while let Err(PushError::Full(_)) = $producer.push($value) {
            if $producer.wait_for_room() {
                $bell.wait();
            }
        }
    };
}

#[test]
fn consumer_sleeps_on_spsc() {
    orders_with(3, || {
        let (mut producer, mut consumer) = spsc(2).unwrap();
        let bell = Arc::new(Notify::new());
        let rings = bell.clone();
        let pushes = thread::spawn(move || {
            for value in 1..3u32 {
                producer.push(value).unwrap();
                ring(&rings, producer.wake());
            }
            ring(&rings, producer.close());
        });
        assert_eq!(pop_all!(consumer, bell), 3);
        pushes.join().unwrap();
    });
}

#[test]
fn consumer_sleeps_on_mpsc() {
    orders_with(3, || {
        let (producer, mut consumer) = mpsc(2).unwrap();
        let bell = Arc::new(Notify::new());
        let rings = bell.clone();
        let pushes = thread::spawn(move || {
            for value in 1..3u32 {
                producer.push(value).unwrap();
                ring(&rings, producer.wake());
            }
            ring(&rings, producer.close());
        });
        assert_eq!(pop_all!(consumer, bell), 3);
        pushes.join().unwrap();
    });
}

/// One producer may publish behind a position that another one has claimed and not yet filled: that one wakes the consumer.
#[test]
fn consumer_sleeps_and_two_push() {
    orders_with(2, || {
        let (producer, mut consumer) = mpsc(2).unwrap();
        let bell = Arc::new(Notify::new());
        let pushes = [producer.clone(), producer].map(|producer| {
            let rings = bell.clone();
            thread::spawn(move || {
                producer.push(1u32).unwrap();
                ring(&rings, producer.wake());
                ring(&rings, producer.close());
            })
        });
        assert_eq!(pop_all!(consumer, bell), 2);
        for pushes in pushes {
            pushes.join().unwrap();
        }
    });
}

#[test]
fn producer_sleeps_on_spsc() {
    every_order(|| {
        let (mut producer, mut consumer) = spsc(1).unwrap();
        let bell = Arc::new(Notify::new());
        let rings = bell.clone();
        producer.push(0u32).unwrap();
        let pops = thread::spawn(move || {
            consumer.pop().unwrap();
            ring(&rings, consumer.wake_producers());
            while consumer.is_empty() {
                thread::yield_now();
            }
            assert_eq!(consumer.pop(), Ok(1));
            ring(&rings, consumer.wake_producers());
        });
        push_one!(producer, bell, 1);
        pops.join().unwrap();
    });
}

/// Two producers wait for room; the bell is for both.
#[test]
fn producers_sleep_on_mpsc() {
    orders_with(3, || {
        let (producer, mut consumer) = mpsc(2).unwrap();
        producer.push_slice(&[0u32; 2]).unwrap();
        let bells = [Arc::new(Notify::new()), Arc::new(Notify::new())];
        let pushes = [0, 1].map(|number| {
            let (producer, bell) = (producer.clone(), bells[number].clone());
            thread::spawn(move || push_one!(producer, bell, 1))
        });
        for _ in 0..2 {
            consumer.pop().unwrap();
            if consumer.wake_producers() {
                bells.iter().for_each(|bell| bell.notify());
            }
        }
        for pushes in pushes {
            pushes.join().unwrap();
        }
        assert_eq!((consumer.pop(), consumer.pop()), (Ok(1), Ok(1)));
    });
}

/// The end reaches a consumer that falls asleep just then.
#[test]
fn close_wakes_the_consumer() {
    orders_with(3, || {
        let (producer, mut consumer) = mpsc::<u32>(1).unwrap();
        let bell = Arc::new(Notify::new());
        let closes = [producer.clone(), producer].map(|producer| {
            let rings = bell.clone();
            thread::spawn(move || ring(&rings, producer.close()))
        });
        assert_eq!(pop_all!(consumer, bell), 0);
        for closes in closes {
            closes.join().unwrap();
        }
    });
}

/// The end reaches a producer that falls asleep just then.
#[test]
fn close_wakes_producers() {
    every_order(|| {
        let (mut producer, consumer) = spsc(1).unwrap();
        let bell = Arc::new(Notify::new());
        let rings = bell.clone();
        producer.push(0u32).unwrap();
        let closes = thread::spawn(move || ring(&rings, consumer.close()));
        push_one!(producer, bell, 1);
        assert!(producer.is_closed());
        closes.join().unwrap();
    });
    every_order(|| {
        let (producer, consumer) = mpsc(1).unwrap();
        let bell = Arc::new(Notify::new());
        let rings = bell.clone();
        producer.push(0u32).unwrap();
        let closes = thread::spawn(move || ring(&rings, consumer.close()));
        push_one!(producer, bell, 1);
        assert!(producer.is_closed());
        closes.join().unwrap();
    });
}
