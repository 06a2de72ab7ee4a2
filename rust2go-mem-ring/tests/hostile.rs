//! A peer that writes whatever it likes into the memory. Calls may fail and values may be nonsense; nothing panics, hangs or
//! leaves the region. (That nothing leaves it shows under an address sanitizer.)
// Miri knows no memory files, and would object to the peer's behaviour rather than ours.
#![cfg(not(any(loom, miri)))]

mod common;

use std::cell::RefCell;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use common::{Random, watched};
use rust2go_mem_ring::{AttachError, Plan, PopError, PushError, Region, mpsc, spsc};

/// Capacity of the rings here, small so that a position is soon everywhere.
const CAPACITY: usize = 8;
/// The entries: not a multiple of the cells' size, so that scribbling hits each part of a cell.
type Entry = [u32; 3];
/// Offsets of the rings: part 0 has 640 + 8 * 24 bytes.
const MPSC: usize = 256;
const SPSC: usize = 256 + 896;

fn region() -> Region {
    let plan = Plan::new().mpsc::<Entry>(CAPACITY).spsc::<Entry>(CAPACITY);
    #[cfg(target_os = "linux")]
    let region = Region::memfd(&plan).unwrap();
    #[cfg(not(target_os = "linux"))]
    let region = Region::heap(&plan).unwrap();
    assert_eq!(region.parts()[0].offset(), MPSC);
    assert_eq!(region.parts()[1].offset(), SPSC);
    region
}

/// Another mapping of the same memory, as a peer would have it.
struct Peer {
    start: NonNull<u8>,
    _region: Region,
}

// SAFETY: the memory is kept by the region and reached by atomics only.
unsafe impl Send for Peer {}

impl Peer {
    fn of(region: &Region) -> Self {
        #[cfg(target_os = "linux")]
        let region = {
            let fd = region.fd().unwrap().try_clone_to_owned().unwrap();
            Region::attach(fd).unwrap()
        };
        #[cfg(not(target_os = "linux"))]
        let region = region.clone();
        Self {
            start: region.address(),
            _region: region,
        }
    }

    fn word(&self, offset: usize) -> &AtomicU64 {
        // SAFETY: callers stay within the region, at multiples of 8.
        unsafe { AtomicU64::from_ptr(self.start.add(offset).as_ptr().cast()) }
    }

    fn half_word(&self, offset: usize) -> &AtomicU32 {
        // SAFETY: as above, at multiples of 4.
        unsafe { AtomicU32::from_ptr(self.start.add(offset).as_ptr().cast()) }
    }

    /// Writes something into the ring at `part`, whose cells end at `end`.
    fn scribble(&self, random: &mut Random, part: usize, end: usize) {
        let offset = match random.below(4) {
            // Mostly the words that matter: the flags, positions, and what stands in cells.
            0 => part + 128 * random.below(5),
            1 => part + 640 + 8 * random.below((end - part - 640) / 8),
            2 => part + 128 + 128 * random.below(2),
            _ => part + 8 * random.below((end - part) / 8),
        };
        let old = self.word(offset).load(Ordering::Relaxed);
        let new = match random.below(8) {
            0 => 0,
            1 => u64::MAX - random.below(4) as u64,
            2 => random.next(),
            3 => 1 << random.below(64),
            4 => old ^ 1 << random.below(64),
            // Near the truth, where checks are most easily fooled.
            5 => old.wrapping_sub(random.below(20) as u64),
            _ => old.wrapping_add(random.below(20) as u64),
        };
        self.word(offset).store(new, Ordering::Relaxed);
        // Mostly open, or there would be nothing to do.
        if random.below(4) > 0 {
            self.half_word(part).store(0, Ordering::Relaxed);
        }
    }
}

/// How often what came of it, to see that the test tests something.
#[derive(Debug, Default)]
struct Tally {
    fine: usize,
    nothing: usize,
    closed: usize,
    corrupt: usize,
}

impl Tally {
    fn pushed<V>(&mut self, result: Result<usize, PushError<V>>) {
        match result {
            Ok(count) => assert!(count <= CAPACITY),
            Err(PushError::Full(_)) => return self.nothing += 1,
            Err(PushError::Closed(_)) => return self.closed += 1,
            Err(_) => return self.corrupt += 1,
        }
        self.fine += 1;
    }

    fn check(&self) {
        assert!(self.fine > 0 && self.corrupt > 0, "{self:?}");
    }

    fn popped(&mut self, result: Result<usize, PopError>) {
        match result {
            Ok(count) => assert!(count <= CAPACITY),
            Err(PopError::Empty) => return self.nothing += 1,
            Err(PopError::Closed) => return self.closed += 1,
            Err(_) => return self.corrupt += 1,
        }
        self.fine += 1;
    }
}

/// Has rings live beside a peer that scribbles over them, many one after the other: one that is damaged seldom recovers. `life`
/// gets a fresh region each time, and does what it likes until told to stop.
fn beside_a_scribbler(
    part: usize,
    end: usize,
    life: impl Fn(&Region, &mut Random, &dyn Fn() -> bool),
) {
    watched("a hostile peer's victim", String::new, || {
        for seed in 1..=50 {
            let region = region();
            let (peer, over) = (Peer::of(&region), AtomicBool::new(false));
            thread::scope(|scope| {
                scope.spawn(|| {
                    let peer = peer;
                    let mut random = Random(seed << 32 | 0x4f6c_dd1d);
                    while !over.load(Ordering::Relaxed) {
                        peer.scribble(&mut random, part, end);
                        (0..random.below(5000)).for_each(|_| std::hint::spin_loop());
                    }
                });
                let start = Instant::now();
                life(&region, &mut Random(seed), &|| {
                    start.elapsed() < Duration::from_millis(15)
                });
                over.store(true, Ordering::Relaxed);
            });
        }
    });
}

#[test]
fn mpsc_producers_survive() {
    let tally = RefCell::new(Tally::default());
    beside_a_scribbler(MPSC, SPSC - 64, |region, random, going| {
        // The peer may have been quicker: attaching fails on a ring that is closed, or damaged.
        let Ok(producer) = mpsc::Producer::<Entry>::attach(region, 0) else {
            return;
        };
        let Ok(mut consumer) = mpsc::Consumer::<Entry>::attach(region, 0) else {
            return;
        };
        let mut tally = tally.borrow_mut();
        while going() {
            let _ = consumer.pop_into(&mut Vec::new(), 20);
            tally.pushed(producer.push([1; 3]).map(|()| 1));
            tally.pushed(producer.push_slice(&[[2; 3]; 20][..1 + random.below(20)]));
            assert!(producer.len() <= CAPACITY);
            let _ = (producer.wake(), producer.wait_for_room());
        }
    });
    tally.into_inner().check();
}

#[test]
fn mpsc_consumer_survives() {
    let tally = RefCell::new(Tally::default());
    beside_a_scribbler(MPSC, SPSC - 64, |region, random, going| {
        let Ok(producer) = mpsc::Producer::<Entry>::attach(region, 0) else {
            return;
        };
        let Ok(mut consumer) = mpsc::Consumer::<Entry>::attach(region, 0) else {
            return;
        };
        let (mut out, mut places) = (Vec::new(), [[0; 3]; 20]);
        let mut tally = tally.borrow_mut();
        while going() {
            let _ = producer.push_slice(&[[1; 3]; 5]);
            tally.popped(consumer.pop().map(|_| 1));
            tally.popped(consumer.pop_into(&mut out, 1 + random.below(20)));
            tally.popped(consumer.pop_slice(&mut places[..1 + random.below(20)]));
            out.clear();
            assert!(consumer.len() <= CAPACITY);
            let _ = (
                consumer.park(),
                consumer.wake_producers(),
                consumer.is_empty(),
            );
            consumer.unpark();
        }
    });
    tally.into_inner().check();
}

#[test]
fn spsc_producer_survives() {
    let tally = RefCell::new(Tally::default());
    beside_a_scribbler(SPSC, SPSC + 640 + 96, |region, random, going| {
        let Ok(mut producer) = spsc::Producer::<Entry>::attach(region, 1) else {
            return;
        };
        let Ok(mut consumer) = spsc::Consumer::<Entry>::attach(region, 1) else {
            return;
        };
        let mut tally = tally.borrow_mut();
        while going() {
            let _ = consumer.pop_into(&mut Vec::new(), 20);
            tally.pushed(producer.push([1; 3]).map(|()| 1));
            tally.pushed(producer.push_slice(&[[2; 3]; 20][..1 + random.below(20)]));
            let mut items = std::iter::repeat_n([3; 3], random.below(20));
            tally.pushed(producer.push_from(&mut items));
            assert!(producer.len() <= CAPACITY);
            let _ = (producer.wake(), producer.wait_for_room());
        }
    });
    tally.into_inner().check();
}

#[test]
fn spsc_consumer_survives() {
    let tally = RefCell::new(Tally::default());
    beside_a_scribbler(SPSC, SPSC + 640 + 96, |region, random, going| {
        let Ok(mut producer) = spsc::Producer::<Entry>::attach(region, 1) else {
            return;
        };
        let Ok(mut consumer) = spsc::Consumer::<Entry>::attach(region, 1) else {
            return;
        };
        let (mut out, mut places) = (Vec::new(), [[0; 3]; 20]);
        let mut tally = tally.borrow_mut();
        while going() {
            let _ = producer.push_slice(&[[1; 3]; 5]);
            tally.popped(consumer.pop().map(|_| 1));
            tally.popped(consumer.pop_into(&mut out, 1 + random.below(20)));
            tally.popped(consumer.pop_slice(&mut places[..1 + random.below(20)]));
            out.clear();
            assert!(consumer.len() <= CAPACITY);
            let _ = (
                consumer.park(),
                consumer.wake_producers(),
                consumer.is_empty(),
            );
            consumer.unpark();
        }
    });
    tally.into_inner().check();
}

/// A tail that never stands still keeps nobody busy for ever.
#[test]
fn a_tail_that_runs_away() {
    let region = region();
    let producer = mpsc::Producer::<Entry>::attach(&region, 0).unwrap();
    let (peer, over) = (Peer::of(&region), AtomicBool::new(false));
    watched("pushing at a running tail", String::new, || {
        thread::scope(|scope| {
            scope.spawn(|| {
                let peer = peer;
                while !over.load(Ordering::Relaxed) {
                    peer.word(MPSC + 128).fetch_add(1, Ordering::Relaxed);
                }
            });
            for _ in 0..20 {
                let _ = producer.push([1; 3]);
                let _ = producer.push_slice(&[[1; 3]; 5]);
            }
            over.store(true, Ordering::Relaxed);
        });
    });
}

/// Turns that nobody has reached, with a tail that stands still.
#[test]
fn turns_from_the_future() {
    let region = region();
    let producer = mpsc::Producer::<Entry>::attach(&region, 0).unwrap();
    let mut consumer = mpsc::Consumer::<Entry>::attach(&region, 0).unwrap();
    let peer = Peer::of(&region);
    for turn in [2, 3, 1 << 40, u64::MAX >> 1] {
        peer.word(MPSC + 640 + 16).store(turn, Ordering::Relaxed);
        assert!(matches!(
            producer.push([0; 3]),
            Err(PushError::Corrupt([0, 0, 0]))
        ));
        assert!(matches!(
            producer.push_slice(&[[0; 3]; 1]),
            Err(PushError::Corrupt(()))
        ));
        assert_eq!(consumer.pop(), Err(PopError::Corrupt));
        assert!(!producer.wait_for_room() && !consumer.park());
    }
}

/// At the end of all numbers.
#[test]
fn positions_that_wrap() {
    let region = region();
    let peer = Peer::of(&region);
    for offset in [MPSC + 128, MPSC + 256, SPSC + 128, SPSC + 256] {
        peer.word(offset).store(u64::MAX - 2, Ordering::Relaxed);
    }
    let producer = mpsc::Producer::<Entry>::attach(&region, 0).unwrap();
    let mut consumer = mpsc::Consumer::<Entry>::attach(&region, 0).unwrap();
    for _ in 0..20 {
        let _ = (
            producer.push([0; 3]),
            producer.push_slice(&[[0; 3]; 5]),
            consumer.pop(),
        );
    }
    let mut producer = spsc::Producer::<Entry>::attach(&region, 1).unwrap();
    let mut consumer = spsc::Consumer::<Entry>::attach(&region, 1).unwrap();
    for n in 0..20 {
        assert_eq!(producer.push([n; 3]), Ok(()));
        assert_eq!(producer.push_slice(&[[n; 3]; 5]), Ok(5));
        assert_eq!(consumer.pop_into(&mut Vec::new(), 20), Ok(6));
    }
}

#[test]
fn positions_that_cannot_be_are_refused_when_attaching() {
    let region = region();
    let peer = Peer::of(&region);
    peer.word(SPSC + 128)
        .store(CAPACITY as u64 + 1, Ordering::Relaxed);
    let producer = spsc::Producer::<Entry>::attach(&region, 1).err();
    let consumer = spsc::Consumer::<Entry>::attach(&region, 1).err();
    assert_eq!(
        (producer, consumer),
        (Some(AttachError::Corrupt), Some(AttachError::Corrupt))
    );
}

/// Nothing in the header is looked at again.
#[test]
fn a_header_overwritten_later_changes_nothing() {
    let region = region();
    let peer = Peer::of(&region);
    for offset in (0..MPSC).step_by(8) {
        peer.word(offset).store(u64::MAX, Ordering::Relaxed);
    }
    let producer = mpsc::Producer::<Entry>::attach(&region, 0).unwrap();
    let mut consumer = mpsc::Consumer::<Entry>::attach(&region, 0).unwrap();
    producer.push([7; 3]).unwrap();
    assert_eq!(consumer.pop(), Ok([7; 3]));
}
