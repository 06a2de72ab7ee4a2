//! The ring between real threads.
#![cfg(not(loom))]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use rust2go_mem_ring::{Consumer, LayoutError, PopError, Producer, PushError, spsc};

/// Pushes `values`, waiting for room.
fn push_all<T>(producer: &mut Producer<T>, values: impl Iterator<Item = T>) {
    for mut value in values {
        while let Err(back) = producer.push(value) {
            value = back.into_inner();
            thread::yield_now();
        }
    }
}

/// Everything that comes until the producer is gone.
fn each<T>(consumer: &mut Consumer<T>, mut f: impl FnMut(T)) {
    loop {
        match consumer.pop() {
            Ok(value) => f(value),
            Err(PopError::Empty) => thread::yield_now(),
            Err(PopError::Closed) => return,
        }
    }
}

#[test]
fn millions_arrive_in_order() {
    for capacity in [1, 2, 64, 4096] {
        let count: u64 = if capacity == 1 { 100_000 } else { 2_000_000 };
        let (mut producer, mut consumer) = spsc(capacity).unwrap();
        thread::scope(|scope| {
            scope.spawn(move || push_all(&mut producer, 0..count));
            let mut next = 0;
            each(&mut consumer, |value| {
                assert_eq!(value, next);
                next += 1;
            });
            assert_eq!(next, count);
        });
    }
}

#[test]
fn batches_arrive_in_order() {
    let (mut producer, mut consumer) = spsc(256).unwrap();
    let count: u64 = 10_000_000;
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut items = 0..count;
            while !items.is_empty() {
                if producer.push_from(&mut items).is_err() {
                    thread::yield_now();
                }
            }
        });
        let (mut next, mut out) = (0, Vec::new());
        loop {
            match consumer.pop_into(&mut out, 100) {
                Ok(n) => assert_eq!(n, out.len()),
                Err(PopError::Empty) => thread::yield_now(),
                Err(PopError::Closed) => break,
            }
            for value in out.drain(..) {
                assert_eq!(value, next);
                next += 1;
            }
        }
        assert_eq!(next, count);
    });
}

#[test]
fn values_with_memory_of_their_own_cross_whole() {
    let (mut producer, mut consumer) = spsc(8).unwrap();
    thread::scope(|scope| {
        scope.spawn(move || push_all(&mut producer, (0..50_000).map(|i| format!("value {i}"))));
        let mut next = 0;
        each(&mut consumer, |value| {
            assert_eq!(value, format!("value {next}"));
            next += 1;
        });
        assert_eq!(next, 50_000);
    });
}

#[test]
fn full_and_empty_alternate_with_one_entry() {
    let (mut producer, mut consumer) = spsc(1).unwrap();
    for round in 0..1000 {
        assert_eq!(consumer.pop(), Err(PopError::Empty));
        producer.push(round).unwrap();
        assert_eq!(producer.push(-1), Err(PushError::Full(-1)));
        assert_eq!((producer.len(), consumer.len()), (1, 1));
        assert_eq!(consumer.pop(), Ok(round));
    }
}

#[test]
fn wraps_around_at_every_filling() {
    let (mut producer, mut consumer) = spsc(8).unwrap();
    let (mut pushed, mut popped) = (0, 0);
    for filling in (0..=8).cycle().take(900) {
        while producer.len() < filling {
            producer.push(pushed).unwrap();
            pushed += 1;
        }
        assert_eq!(producer.len(), consumer.len());
        while consumer.len() > filling / 2 {
            assert_eq!(consumer.pop(), Ok(popped));
            popped += 1;
        }
    }
    assert!(pushed > 1000);
}

#[test]
fn batches_take_what_there_is() {
    let (mut producer, mut consumer) = spsc(4).unwrap();
    let mut out = vec![-1];
    assert_eq!(consumer.pop_into(&mut out, 9), Err(PopError::Empty));
    assert_eq!(producer.push_from(&mut std::iter::empty()), Ok(0));
    let mut items = 0..6;
    assert_eq!(producer.push_from(&mut items), Ok(4));
    assert_eq!(producer.push_from(&mut items), Err(PushError::Full(())));
    assert_eq!(items, 4..6);
    assert_eq!(consumer.pop_into(&mut out, 0), Ok(0));
    assert_eq!(consumer.pop_into(&mut out, 3), Ok(3));
    assert_eq!(producer.push_from(&mut items), Ok(2));
    assert_eq!(consumer.pop_into(&mut out, usize::MAX), Ok(3));
    assert_eq!(out, [-1, 0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_panicking_iterator_loses_nothing() {
    let (mut producer, mut consumer) = spsc(4).unwrap();
    let failing = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut items = (0..4).inspect(|&i| assert!(i < 2, "expected"));
        producer.push_from(&mut items)
    }));
    assert!(failing.is_err());
    assert_eq!((consumer.pop(), consumer.pop()), (Ok(0), Ok(1)));
    assert_eq!(consumer.pop(), Err(PopError::Empty));
    producer.push(5).unwrap();
    assert_eq!(consumer.pop(), Ok(5));
}

/// Counts how many of them were dropped.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[test]
fn what_is_left_is_dropped_once_by_the_last_half() {
    for consumer_first in [false, true] {
        let drops = Arc::new(AtomicUsize::new(0));
        let dropped = || drops.load(Ordering::Relaxed);
        let (mut producer, mut consumer) = spsc(4).unwrap();
        push_all(&mut producer, (0..4).map(|_| Counted(drops.clone())));
        drop(consumer.pop());
        drop(consumer.pop());
        push_all(&mut producer, std::iter::once(Counted(drops.clone())));
        assert_eq!(dropped(), 2);
        if consumer_first {
            drop(consumer);
            assert_eq!(dropped(), 2);
            drop(producer);
        } else {
            drop(producer);
            assert_eq!(dropped(), 2);
            drop(consumer);
        }
        assert_eq!(dropped(), 5);
    }
}

#[test]
fn each_half_sees_the_other_go() {
    let (mut producer, mut consumer) = spsc(2).unwrap();
    producer.push(1).unwrap();
    assert!(!consumer.is_closed());
    drop(producer);
    assert!(consumer.is_closed());
    assert_eq!(consumer.pop(), Ok(1));
    assert_eq!(consumer.pop(), Err(PopError::Closed));

    let (mut producer, consumer) = spsc(2).unwrap();
    drop(consumer);
    assert!(producer.is_closed());
    assert_eq!(producer.push(1), Err(PushError::Closed(1)));
    assert_eq!(producer.push_from(&mut (0..2)), Err(PushError::Closed(())));
}

#[test]
fn the_capacity_is_a_power_of_two() {
    for wrong in [0, 3, 12, usize::MAX] {
        assert_eq!(spsc::<u8>(wrong).err(), Some(LayoutError::Capacity(wrong)));
    }
    assert_eq!(spsc::<u8>(1 << 10).map(|(p, _)| p.capacity()), Ok(1024));
}

#[test]
fn values_without_size_are_counted() {
    let (mut producer, mut consumer) = spsc(2).unwrap();
    producer.push(()).unwrap();
    producer.push(()).unwrap();
    assert_eq!(producer.push(()), Err(PushError::Full(())));
    assert_eq!(consumer.pop(), Ok(()));
}

#[test]
fn halves_may_move_between_threads() {
    fn send_and_sync<T: Send + Sync>() {}
    // A value that must not be shared makes no difference: it is moved, never shared.
    send_and_sync::<Producer<std::cell::Cell<u8>>>();
    send_and_sync::<Consumer<std::cell::Cell<u8>>>();
}
