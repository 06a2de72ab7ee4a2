//! The rings between real threads.
#![cfg(not(loom))]

use std::thread;

use rust2go_mem_ring::{Plan, PopError, Region, mpsc};

/// Pushes each value, waiting for room.
fn push_all<T>(producer: &mpsc::Producer<T>, values: impl Iterator<Item = T>) {
    for mut value in values {
        while let Err(back) = producer.push(value) {
            value = back.into_inner();
            thread::yield_now();
        }
    }
}

#[test]
fn many_producers_one_consumer() {
    let region = Region::heap(&Plan::new().mpsc::<u64>(64).mpsc::<[u8; 3]>(8)).unwrap();
    let mut consumer = mpsc::Consumer::<u64>::attach(&region, 0).unwrap();
    let producer = mpsc::Producer::<u64>::attach(&region, 0).unwrap();
    let (threads, each) = (3u64, 200_000u64);
    thread::scope(|scope| {
        for thread in 0..threads {
            let producer = producer.clone();
            scope.spawn(move || {
                push_all(&producer, (0..each / 2).map(|n| thread << 32 | n));
                let batch: Vec<u64> = (each / 2..each).map(|n| thread << 32 | n).collect();
                let mut rest = &batch[..];
                while !rest.is_empty() {
                    match producer.push_slice(&rest[..rest.len().min(50)]) {
                        Ok(n) => rest = &rest[n..],
                        Err(_) => thread::yield_now(),
                    }
                }
            });
        }
        drop(producer);
        let mut next = vec![0; threads as usize];
        let mut out = Vec::new();
        loop {
            match consumer.pop_into(&mut out, 20) {
                Ok(_) => {}
                Err(PopError::Empty) => thread::yield_now(),
                Err(PopError::Closed) => break,
                Err(error) => panic!("{error}"),
            }
            for value in out.drain(..) {
                let (thread, n) = ((value >> 32) as usize, value & 0xffff_ffff);
                assert_eq!(n, next[thread]);
                next[thread] += 1;
            }
        }
        assert_eq!(next, [each; 3]);
    });
}
