//! The rings between real threads.
#![cfg(not(loom))]

mod common;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use common::{Random, scaled, watched};
use rust2go_mem_ring::{Plan, PopError, PushError, Region, RegionError, mpsc, spsc};

/// Pushes each value, waiting for room.
fn push_all<T>(
    mut push: impl FnMut(T) -> Result<(), PushError<T>>,
    values: impl Iterator<Item = T>,
) {
    for mut value in values {
        while let Err(back) = push(value) {
            value = back.into_inner();
            thread::yield_now();
        }
    }
}

/// Pushes all of a slice, a batch at a time.
fn push_batches<T>(
    mut push: impl FnMut(&[T]) -> Result<usize, PushError<()>>,
    mut values: &[T],
    batch: usize,
) {
    while !values.is_empty() {
        match push(&values[..values.len().min(batch)]) {
            Ok(count) => values = &values[count..],
            Err(_) => thread::yield_now(),
        }
    }
}

/// Everything that comes until the producers are gone.
fn each<T>(mut pop: impl FnMut() -> Result<T, PopError>, mut f: impl FnMut(T)) {
    loop {
        match pop() {
            Ok(value) => f(value),
            Err(PopError::Empty) => thread::yield_now(),
            Err(PopError::Closed) => return,
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn millions_arrive_in_order() {
    for capacity in [1, 2, 64, 4096] {
        // Small rings change hands with each value, which takes long where others want the processors too.
        let count = scaled(1_000_000u64.min(10_000 * capacity as u64));
        let (mut producer, mut consumer) = spsc(capacity).unwrap();
        watched("spsc", String::new, || {
            thread::scope(|scope| {
                scope.spawn(move || push_all(|v| producer.push(v), 0..count));
                let mut next = 0;
                each(
                    || consumer.pop(),
                    |value: u64| {
                        assert_eq!(value, next);
                        next += 1;
                    },
                );
                assert_eq!(next, count);
            });
        });
    }
}

#[test]
fn batches_of_all_sizes_arrive_in_order() {
    let (mut producer, mut consumer) = spsc(256).unwrap();
    let count = scaled(2_000_000);
    watched("spsc batches", String::new, || {
        thread::scope(|scope| {
            scope.spawn(move || {
                let mut random = Random(1);
                let values: Vec<u64> = (0..count / 2).collect();
                push_batches(|v| producer.push_slice(v), &values[..100], 1);
                push_batches(|v| producer.push_slice(v), &values[100..], 300);
                let mut items = count / 2..count;
                while !items.is_empty() {
                    let some = random.below(200);
                    if producer.push_from(&mut items.by_ref().take(some)).is_err() {
                        thread::yield_now();
                    }
                }
            });
            let (mut next, mut out, mut places) = (0, Vec::new(), [0; 77]);
            let mut check = |value| {
                assert_eq!(value, next);
                next += 1;
            };
            each(
                || {
                    let count = consumer.pop_into(&mut out, 100)?;
                    assert_eq!(count, out.len());
                    out.drain(..).for_each(&mut check);
                    match consumer.pop_slice(&mut places) {
                        Ok(count) => places[..count].iter().copied().for_each(&mut check),
                        Err(PopError::Empty | PopError::Closed) => {}
                        Err(error) => return Err(error),
                    }
                    Ok(())
                },
                |()| {},
            );
            assert_eq!(next, count);
        });
    });
}

/// Producers push one by one and in batches; whatever the order among them, that of each one is kept.
fn many_producers(region: &Region, capacity: usize) {
    let (threads, each_pushes) = (3u64, scaled(100_000.min(4_000 * capacity as u64)));
    let mut consumer = mpsc::Consumer::<u64>::attach(region, 0).unwrap();
    let producer = mpsc::Producer::<u64>::attach(region, 0).unwrap();
    let watch = producer.clone();
    let popped = AtomicU64::new(0);
    let state = || format!("{watch:?}, popped {}", popped.load(Ordering::Relaxed));
    let left_by_last = watched("mpsc", state, || {
        thread::scope(|scope| {
            for thread in 0..threads {
                let producer = producer.clone();
                scope.spawn(move || {
                    let value = |n| thread << 32 | n;
                    push_all(|v| producer.push(v), (0..each_pushes / 2).map(value));
                    let rest: Vec<u64> = (each_pushes / 2..each_pushes).map(value).collect();
                    push_batches(|v| producer.push_slice(v), &rest, 50);
                });
            }
            let mut next = vec![0; threads as usize];
            let mut out = Vec::new();
            while next.iter().any(|&n| n < each_pushes) {
                match consumer.pop_into(&mut out, 20) {
                    Ok(count) => {
                        popped.fetch_add(count as u64, Ordering::Relaxed);
                    }
                    Err(PopError::Empty) => thread::yield_now(),
                    Err(error) => panic!("{error}"),
                }
                for value in out.drain(..) {
                    let (thread, n) = ((value >> 32) as usize, value & 0xffff_ffff);
                    assert_eq!(n, next[thread]);
                    next[thread] += 1;
                }
            }
            consumer.pop()
        })
    });
    assert_eq!(left_by_last, Err(PopError::Empty));
}

#[test]
fn many_producers_one_consumer() {
    for capacity in [1, 2, 8, 1024] {
        let region = Region::heap(&Plan::new().mpsc::<u64>(capacity)).unwrap();
        many_producers(&region, capacity);
    }
}

/// The same through two mappings of one file, as two processes have them.
#[cfg(target_os = "linux")]
#[test]
#[cfg_attr(miri, ignore = "no memory files")]
fn many_producers_across_mappings() {
    let region = Region::memfd(&Plan::new().mpsc::<u64>(64)).unwrap();
    let fd = region.fd().unwrap().try_clone_to_owned().unwrap();
    let other = Region::attach(fd).unwrap();
    let mut consumer = mpsc::Consumer::<u64>::attach(&other, 0).unwrap();
    let producer = mpsc::Producer::<u64>::attach(&region, 0).unwrap();
    watched("mappings", String::new, || {
        thread::scope(|scope| {
            for _ in 0..2 {
                let producer = producer.clone();
                scope.spawn(move || push_all(|v| producer.push(v), 0..200_000));
            }
            drop(producer);
            let (mut count, mut sum) = (0, 0);
            each(
                || consumer.pop(),
                |value| {
                    count += 1;
                    sum += value;
                },
            );
            assert_eq!((count, sum), (400_000, 199_999 * 200_000));
        });
    });
}

/// Sleeping and waking with real threads: one value at a time, both sides asleep most of the time.
#[test]
fn nobody_oversleeps() {
    let count = scaled(100_000);
    let (producer, mut consumer) = mpsc::<u64>(2).unwrap();
    let watch = producer.clone();
    watched(
        "parking",
        || format!("{watch:?}"),
        || {
            thread::scope(|scope| {
                let popper = scope.spawn(move || {
                    let mut sum = 0;
                    for _ in 0..2 * count {
                        loop {
                            match consumer.pop() {
                                Ok(value) => break sum += value,
                                // Nobody unparks this thread unless a producer is told to.
                                Err(PopError::Empty) if consumer.park() => thread::park(),
                                Err(PopError::Empty) => {}
                                Err(error) => panic!("{error}"),
                            }
                            consumer.unpark();
                        }
                    }
                    sum
                });
                for _ in 0..2 {
                    let (producer, popper) = (producer.clone(), popper.thread().clone());
                    scope.spawn(move || {
                        for mut value in 0..count {
                            while let Err(back) = producer.push(value) {
                                value = back.into_inner();
                                thread::yield_now();
                            }
                            if producer.wake() {
                                popper.unpark();
                            }
                        }
                    });
                }
                assert_eq!(popper.join().unwrap(), count * (count - 1));
            });
        },
    );
}

#[test]
fn values_with_memory_of_their_own_cross_whole() {
    let (mut producer, mut consumer) = spsc(8).unwrap();
    let (shared, mut consumer_of_many) = mpsc(8).unwrap();
    let count = scaled(50_000);
    let text = |i: u64| format!("value {i}");
    watched("strings", String::new, || {
        thread::scope(|scope| {
            let values = || (0..count).map(text);
            scope.spawn(move || push_all(|v| producer.push(v), values()));
            scope.spawn(move || push_all(|v| shared.push(v), values()));
            let mut next = 0;
            each(
                || consumer.pop(),
                |value: String| {
                    assert_eq!(value, text(next));
                    next += 1;
                },
            );
            let mut next = 0;
            each(
                || consumer_of_many.pop(),
                |value: String| {
                    assert_eq!(value, text(next));
                    next += 1;
                },
            );
            assert_eq!(next, count);
        });
    });
}

#[test]
fn full_and_empty_alternate_with_one_entry() {
    let (mut producer, mut consumer) = spsc(1).unwrap();
    let (shared, mut consumer_of_many) = mpsc(1).unwrap();
    for round in 0..1000 {
        assert_eq!(consumer.pop(), Err(PopError::Empty));
        producer.push(round).unwrap();
        assert_eq!(producer.push(-1), Err(PushError::Full(-1)));
        assert_eq!((producer.len(), consumer.len()), (1, 1));
        assert_eq!(consumer.pop(), Ok(round));

        assert_eq!(consumer_of_many.pop(), Err(PopError::Empty));
        shared.push(round).unwrap();
        assert_eq!(shared.push(-1), Err(PushError::Full(-1)));
        assert_eq!((shared.len(), consumer_of_many.len()), (1, 1));
        assert_eq!(consumer_of_many.pop(), Ok(round));
    }
}

/// Each filling, at each place of the memory, taken in batches of each size.
#[test]
fn batches_take_what_there_is() {
    let (mut producer, mut consumer) = spsc(8).unwrap();
    let (shared, mut consumer_of_many) = mpsc(8).unwrap();
    let (mut pushed, mut popped) = (0u16, 0u16);
    let values: Vec<u16> = (0..5000).collect();
    for round in 0..900 {
        let wanted = 1 + round % 11;
        let room = 8 - (pushed - popped);
        let batch = &values[usize::from(pushed)..][..wanted];
        let expected = match room {
            0 => Err(PushError::Full(())),
            room => Ok(wanted.min(room.into())),
        };
        assert_eq!(producer.push_slice(batch), expected);
        assert_eq!(shared.push_slice(batch), expected);
        pushed += expected.unwrap_or(0) as u16;
        let (mut out, mut places) = (vec![9999], [9999; 8]);
        let wanted = 1 + round * 3 % 7;
        let expected = match pushed - popped {
            0 => Err(PopError::Empty),
            there => Ok(wanted.min(there.into())),
        };
        assert_eq!(consumer.pop_into(&mut out, wanted), expected);
        assert_eq!(consumer_of_many.pop_slice(&mut places[..wanted]), expected);
        let count = expected.unwrap_or(0);
        let first = usize::from(popped);
        assert_eq!(out[1..], values[first..][..count]);
        assert_eq!(places[..count], values[first..][..count]);
        assert!(places[count..].iter().all(|&place| place == 9999));
        popped += count as u16;
    }
    assert!(popped > 3000);
    assert_eq!(producer.push_slice(&[]), Ok(0));
    assert_eq!(shared.push_slice(&[]), Ok(0));
    assert_eq!(consumer.pop_into(&mut Vec::new(), 0), Ok(0));
    assert_eq!(consumer_of_many.pop_slice(&mut []), Ok(0));
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
        let (shared, mut consumer_of_many) = mpsc(4).unwrap();
        let other = shared.clone();
        for _ in 0..4 {
            producer.push(Counted(drops.clone())).unwrap();
            shared.push(Counted(drops.clone())).unwrap();
        }
        drop((consumer.pop(), consumer.pop()));
        drop((consumer_of_many.pop(), consumer_of_many.pop()));
        producer.push(Counted(drops.clone())).unwrap();
        other.push(Counted(drops.clone())).unwrap();
        assert_eq!(dropped(), 4);
        if consumer_first {
            drop((consumer, consumer_of_many));
            assert_eq!(dropped(), 4);
            drop((producer, shared));
            assert_eq!(dropped(), 7);
            drop(other);
        } else {
            drop((producer, shared, other));
            assert_eq!(dropped(), 4);
            drop((consumer, consumer_of_many));
        }
        assert_eq!(dropped(), 10);
    }
}

#[test]
fn each_half_sees_the_other_go() {
    let (mut producer, mut consumer) = spsc(2).unwrap();
    producer.push(1).unwrap();
    assert!(!consumer.is_closed());
    assert!(!producer.close());
    assert!(consumer.is_closed() && !consumer.park());
    assert_eq!(consumer.pop(), Ok(1));
    assert_eq!(consumer.pop(), Err(PopError::Closed));

    let (producer, mut consumer) = mpsc(2).unwrap();
    let other = producer.clone();
    assert!(consumer.park());
    // Not the last one: nothing to ring for.
    assert!(!producer.close());
    assert!(!consumer.is_closed());
    other.push(1).unwrap();
    assert!(other.wake() && !other.wake());
    assert_eq!(consumer.pop(), Ok(1));
    assert!(consumer.park());
    assert!(other.close());
    assert_eq!(consumer.pop(), Err(PopError::Closed));

    let (mut producer, consumer) = spsc(1).unwrap();
    producer.push(0).unwrap();
    assert!(producer.wait_for_room());
    assert!(consumer.close());
    assert!(producer.is_closed() && !producer.wait_for_room());
    assert_eq!(producer.push(1), Err(PushError::Closed(1)));
    assert_eq!(producer.push_from(&mut (0..2)), Err(PushError::Closed(())));
    assert_eq!(producer.push_slice(&[1]), Err(PushError::Closed(())));
}

#[test]
fn room_is_announced() {
    let (producer, mut consumer) = mpsc(2).unwrap();
    assert!(!producer.wait_for_room());
    producer.push_slice(&[0, 1]).unwrap();
    assert!(producer.wait_for_room());
    consumer.pop().unwrap();
    assert!(consumer.wake_producers() && !consumer.wake_producers());
}

#[test]
fn the_capacity_is_a_power_of_two() {
    for wrong in [0, 3, 12, usize::MAX] {
        assert!(matches!(spsc::<u8>(wrong), Err(RegionError::Layout(_))));
        assert!(matches!(mpsc::<u8>(wrong), Err(RegionError::Layout(_))));
    }
    let (producer, consumer) = spsc::<u8>(1 << 10).unwrap();
    assert_eq!((producer.capacity(), consumer.capacity()), (1024, 1024));
}

#[test]
fn values_without_size_are_counted() {
    let (mut producer, mut consumer) = spsc(2).unwrap();
    producer.push(()).unwrap();
    producer.push(()).unwrap();
    assert_eq!(producer.push(()), Err(PushError::Full(())));
    assert_eq!(consumer.pop(), Ok(()));
    let (producer, mut consumer) = mpsc(2).unwrap();
    assert_eq!(producer.push_slice(&[(); 3]), Ok(2));
    assert_eq!(consumer.pop_into(&mut Vec::new(), 9), Ok(2));
}

#[test]
fn entries_of_odd_sizes_cross_whole() {
    fn cross<const N: usize>() {
        let (mut producer, mut consumer) = spsc::<[u8; N]>(4).unwrap();
        let (shared, mut consumer_of_many) = mpsc::<[u8; N]>(4).unwrap();
        for round in 0..20u8 {
            let value = std::array::from_fn(|i| round.wrapping_mul(7).wrapping_add(i as u8));
            producer.push(value).unwrap();
            shared.push(value).unwrap();
            assert_eq!(consumer.pop(), Ok(value));
            assert_eq!(consumer_of_many.pop(), Ok(value));
        }
    }
    cross::<1>();
    cross::<2>();
    cross::<3>();
    cross::<4>();
    cross::<6>();
    cross::<7>();
    cross::<8>();
    cross::<12>();
    cross::<33>();
    cross::<64>();
    cross::<1500>();
}

#[test]
fn halves_may_move_between_threads() {
    fn send_and_sync<T: Send + Sync>() {}
    // A value that must not be shared makes no difference: it is moved, never shared.
    send_and_sync::<spsc::Producer<std::cell::Cell<u8>>>();
    send_and_sync::<spsc::Consumer<std::cell::Cell<u8>>>();
    send_and_sync::<mpsc::Producer<std::cell::Cell<u8>>>();
    send_and_sync::<mpsc::Consumer<std::cell::Cell<u8>>>();
    send_and_sync::<Region>();
}
