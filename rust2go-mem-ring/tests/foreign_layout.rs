//! Another language, played by hand: whoever keeps to the offsets and orderings of the README understands this crate, and is
//! understood. Nothing but the address of the region is taken from the crate.
#![cfg(not(loom))]

mod common;

use std::ptr::NonNull;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering, fence};
use std::thread;

use common::watched;
use rust2go_mem_ring::{Plan, PopError, PushError, Region, mpsc, spsc};

/// Memory that holds a region.
#[derive(Clone, Copy)]
struct Memory(NonNull<u8>);

// SAFETY: an address; what lies there is reached by atomics, or by the rules of the ring.
unsafe impl Send for Memory {}

impl Memory {
    fn of(region: &Region) -> Self {
        Self(region.address())
    }

    fn at(self, offset: u64) -> *mut u8 {
        // SAFETY: callers stay within the region.
        unsafe { self.0.as_ptr().add(offset as usize) }
    }

    fn plain<T: Copy>(self, offset: u64) -> T {
        // SAFETY: as above; callers know of a `T` there that nobody writes to.
        unsafe { self.at(offset).cast::<T>().read() }
    }

    fn put<T>(self, offset: u64, value: T) {
        // SAFETY: as above; callers have the place to themselves.
        unsafe { self.at(offset).cast::<T>().write(value) }
    }

    fn u32<'a>(self, offset: u64) -> &'a AtomicU32 {
        // SAFETY: as above, and the test keeps the region to its end.
        unsafe { AtomicU32::from_ptr(self.at(offset).cast()) }
    }

    fn u64<'a>(self, offset: u64) -> &'a AtomicU64 {
        // SAFETY: as above.
        unsafe { AtomicU64::from_ptr(self.at(offset).cast()) }
    }
}

/// What the test passes around: 20 bytes aligned to 4, so that cells have gaps.
type Entry = [u32; 5];

fn entry(n: u64) -> Entry {
    [n as u32, 1, 2, 3, !(n as u32)]
}

const COUNT: u64 = if cfg!(miri) { 100 } else { 100_000 };
const CAPACITY: u64 = 8;
/// The cell of an MPSC entry: 20 bytes, rounded up to 24, and the turn.
const CELL: u64 = 32;
const TURN: u64 = 24;
/// An SPSC ring is part 1: part 0 begins at 256 and has 640 + 8 * 32 bytes, to 1152.
const MPSC: u64 = 256;
const SPSC: u64 = 1152;

fn region() -> Region {
    let plan = Plan::new()
        .mpsc::<Entry>(CAPACITY as usize)
        .spsc::<Entry>(CAPACITY as usize)
        .blocks(32, 65);
    Region::heap(&plan).unwrap()
}

#[test]
fn the_header_is_as_documented() {
    let region = region();
    let memory = Memory::of(&region);
    assert_eq!(memory.plain::<[u8; 8]>(0), *b"R2GRING\0");
    assert_eq!(memory.plain::<[u32; 2]>(8), [2, 3]);
    assert_eq!(memory.plain::<u64>(16), 8192);
    assert_eq!(region.size(), 8192);
    assert!(memory.plain::<[u8; 104]>(24).iter().all(|&byte| byte == 0));
    let table: [[u32; 8]; 3] = memory.plain(128);
    let part = |kind, size, align, capacity, offset: u64, bytes: u64| {
        let wide = |n: u64| -> [u32; 2] {
            let bytes = n.to_ne_bytes();
            let (low, high) = bytes.split_at(4);
            [low, high].map(|half| u32::from_ne_bytes(half.try_into().unwrap()))
        };
        let ([a, b], [c, d]) = (wide(offset), wide(bytes));
        [kind, size, align, capacity, a, b, c, d]
    };
    assert_eq!(table[0], part(2, 20, 4, 8, MPSC, 640 + 8 * CELL));
    assert_eq!(table[1], part(1, 20, 4, 8, SPSC, 640 + 8 * 20));
    // 1152 + 800 is 1952, rounded up to 2048; 65 bits take two words, and blocks begin at 128.
    assert_eq!(table[2], part(3, 32, 8, 65, 2048, 128 + 65 * 32));
    for offset in (224..region.size() as u64).step_by(8) {
        assert_eq!(memory.plain::<u64>(offset), 0);
    }
}

#[test]
fn a_foreign_producer_of_an_mpsc_ring() {
    let region = region();
    let mut consumer = mpsc::Consumer::<Entry>::attach(&region, 0).unwrap();
    let memory = Memory::of(&region);
    watched(
        "foreign mpsc producer",
        || format!("{region:?}"),
        || {
            thread::scope(|scope| {
                for thread in 0..2 {
                    scope.spawn(move || {
                        for n in 0..COUNT {
                            foreign_push(memory, entry(n << 1 | thread));
                        }
                    });
                }
                let mut next = [0, 0];
                while next != [COUNT; 2] {
                    match consumer.pop() {
                        Ok(value) => {
                            let (n, thread) = (u64::from(value[0] >> 1), (value[0] & 1) as usize);
                            assert_eq!((value, n), (entry(n << 1 | thread as u64), next[thread]));
                            next[thread] += 1;
                        }
                        Err(PopError::Empty) => thread::yield_now(),
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        },
    );
    // The end, and the consumer's own words.
    memory.u32(MPSC).fetch_or(1, Ordering::Release);
    assert_eq!(consumer.pop(), Err(PopError::Closed));
    assert_eq!(memory.u64(MPSC + 256).load(Ordering::Acquire), 2 * COUNT);
    drop(consumer);
    assert_eq!(memory.u32(MPSC).load(Ordering::Acquire), 3);
}

fn foreign_push(memory: Memory, value: Entry) {
    loop {
        let position = memory.u64(MPSC + 128).load(Ordering::Relaxed);
        let cell = MPSC + 640 + position % CAPACITY * CELL;
        let lap = position / CAPACITY;
        let turn = memory.u64(cell + TURN).load(Ordering::Acquire);
        if turn < 2 * lap {
            thread::yield_now(); // full
        } else if turn == 2 * lap {
            let claimed = memory.u64(MPSC + 128).compare_exchange(
                position,
                position + 1,
                Ordering::Relaxed,
                Ordering::Relaxed,
            );
            if claimed.is_ok() {
                memory.put(cell, value);
                return memory
                    .u64(cell + TURN)
                    .store(2 * lap + 1, Ordering::Release);
            }
        }
    }
}

#[test]
fn a_foreign_consumer_of_an_mpsc_ring() {
    let region = region();
    let producer = mpsc::Producer::<Entry>::attach(&region, 0).unwrap();
    let memory = Memory::of(&region);
    watched(
        "foreign mpsc consumer",
        || format!("{producer:?}"),
        || {
            thread::scope(|scope| {
                scope.spawn(move || {
                    for position in 0..COUNT {
                        let cell = MPSC + 640 + position % CAPACITY * CELL;
                        let lap = position / CAPACITY;
                        while memory.u64(cell + TURN).load(Ordering::Acquire) != 2 * lap + 1 {
                            thread::yield_now();
                        }
                        assert_eq!(memory.plain::<Entry>(cell), entry(position));
                        memory
                            .u64(cell + TURN)
                            .store(2 * lap + 2, Ordering::Release);
                        memory
                            .u64(MPSC + 256)
                            .store(position + 1, Ordering::Release);
                    }
                });
                let values: Vec<Entry> = (0..COUNT).map(entry).collect();
                let mut rest = &values[..];
                while !rest.is_empty() {
                    match producer.push_slice(&rest[..rest.len().min(5)]) {
                        Ok(count) => rest = &rest[count..],
                        Err(PushError::Full(())) => thread::yield_now(),
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        },
    );
    assert_eq!(producer.len(), 0);
    memory.u32(MPSC).fetch_or(2, Ordering::Release);
    assert_eq!(producer.push(entry(0)), Err(PushError::Closed(entry(0))));
    drop(producer);
    assert_eq!(memory.u32(MPSC).load(Ordering::Acquire), 3);
}

#[test]
fn a_foreign_producer_of_an_spsc_ring() {
    let region = region();
    let mut consumer = spsc::Consumer::<Entry>::attach(&region, 1).unwrap();
    let memory = Memory::of(&region);
    watched(
        "foreign spsc producer",
        || format!("{region:?}"),
        || {
            thread::scope(|scope| {
                scope.spawn(move || {
                    for position in 0..COUNT {
                        while position - memory.u64(SPSC + 256).load(Ordering::Acquire) == CAPACITY
                        {
                            thread::yield_now();
                        }
                        memory.put(SPSC + 640 + position % CAPACITY * 20, entry(position));
                        memory
                            .u64(SPSC + 128)
                            .store(position + 1, Ordering::Release);
                    }
                    memory.u32(SPSC).fetch_or(1, Ordering::Release);
                });
                let (mut next, mut out) = (0, Vec::new());
                loop {
                    match consumer.pop_into(&mut out, 5) {
                        Ok(_) => {}
                        Err(PopError::Empty) => thread::yield_now(),
                        Err(error) => break assert_eq!(error, PopError::Closed),
                    }
                    for value in out.drain(..) {
                        assert_eq!(value, entry(next));
                        next += 1;
                    }
                }
                assert_eq!(next, COUNT);
            });
        },
    );
    drop(consumer);
    assert_eq!(memory.u32(SPSC).load(Ordering::Acquire), 3);
}

#[test]
fn a_foreign_consumer_of_an_spsc_ring() {
    let region = region();
    let mut producer = spsc::Producer::<Entry>::attach(&region, 1).unwrap();
    let memory = Memory::of(&region);
    watched(
        "foreign spsc consumer",
        || format!("{region:?}"),
        || {
            thread::scope(|scope| {
                scope.spawn(move || {
                    for position in 0..COUNT {
                        while memory.u64(SPSC + 128).load(Ordering::Acquire) == position {
                            thread::yield_now();
                        }
                        let value: Entry = memory.plain(SPSC + 640 + position % CAPACITY * 20);
                        assert_eq!(value, entry(position));
                        memory
                            .u64(SPSC + 256)
                            .store(position + 1, Ordering::Release);
                    }
                });
                let mut items = (0..COUNT).map(entry);
                while items.size_hint().0 > 0 {
                    if producer.push_from(&mut items).is_err() {
                        thread::yield_now();
                    }
                }
            });
        },
    );
    assert_eq!(memory.u64(SPSC + 128).load(Ordering::Acquire), COUNT);
}

/// Both directions of the handshake: who sleeps sets the word, who has published takes it back and rings.
#[test]
fn a_foreign_sleeper_and_a_foreign_waker() {
    let region = region();
    let memory = Memory::of(&region);
    let producer = mpsc::Producer::<Entry>::attach(&region, 0).unwrap();
    let consumer = mpsc::Consumer::<Entry>::attach(&region, 0).unwrap();
    let (parked, waiting) = (memory.u32(MPSC + 384), memory.u32(MPSC + 512));

    parked.store(1, Ordering::Relaxed);
    fence(Ordering::SeqCst);
    assert!(producer.wake());
    assert_eq!(parked.load(Ordering::Acquire), 0);
    waiting.store(1, Ordering::Relaxed);
    fence(Ordering::SeqCst);
    assert!(consumer.wake_producers());
    assert_eq!(waiting.load(Ordering::Acquire), 0);

    assert!(consumer.park());
    fence(Ordering::SeqCst);
    assert_eq!(parked.swap(0, Ordering::AcqRel), 1);
    producer.push_slice(&[entry(0); CAPACITY as usize]).unwrap();
    assert!(producer.wait_for_room());
    fence(Ordering::SeqCst);
    assert_eq!(waiting.swap(0, Ordering::AcqRel), 1);
}
