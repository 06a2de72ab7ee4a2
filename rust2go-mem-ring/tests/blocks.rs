//! Blocks: between threads, and against references that somebody has made up.
#![cfg(not(loom))]

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use rust2go_mem_ring::blocks::{BlockRef, Blocks, BlocksError};
use rust2go_mem_ring::{AttachError, Kind, Plan, Region, mpsc};

fn blocks(size: usize, count: usize) -> Blocks {
    let region = Region::heap(&Plan::new().blocks(size, count)).unwrap();
    Blocks::attach(&region, 0).unwrap()
}

#[test]
fn what_is_written_is_read() {
    let blocks = blocks(16, 40);
    for len in [0, 1, 7, 8, 15, 16, 17, 100, 600] {
        let bytes: Vec<u8> = (0..len).map(|i| i as u8).collect();
        let block = blocks.alloc_from(&bytes).unwrap();
        assert_eq!((block.len(), block.is_empty()), (len, len == 0));
        assert_eq!(block.capacity(), len.div_ceil(16).max(1) * 16);
        assert_eq!(block.to_vec(), bytes);
        let mut middle = vec![0; len / 2];
        block.read(len / 4, &mut middle).unwrap();
        assert_eq!(middle, bytes[len / 4..][..len / 2]);
        let reference = block.into_ref();
        assert_eq!(blocks.taken() as usize, len.div_ceil(16).max(1));
        assert_eq!(blocks.open(reference).unwrap().to_vec(), bytes);
        assert_eq!(blocks.taken(), 0);
    }
}

#[test]
fn bounds_are_kept() {
    let blocks = blocks(16, 4);
    let mut block = blocks.alloc(20).unwrap();
    let outside = |at, len| Err(BlocksError::Bounds { at, len, of: 20 });
    assert_eq!(block.write(0, &[1; 21]), outside(0, 21));
    assert_eq!(block.write(usize::MAX, &[1; 2]), outside(usize::MAX, 2));
    assert_eq!(block.read(20, &mut [0]), outside(20, 1));
    assert_eq!(block.read(20, &mut []), Ok(()));
    block.truncate(30);
    assert_eq!(block.len(), 20);
    block.truncate(3);
    assert_eq!(block.into_ref().len, 3);
}

#[test]
fn full_and_too_large_are_told_apart() {
    let blocks = blocks(8, 100);
    assert_eq!(blocks.largest(), 512);
    assert_eq!(
        blocks.alloc(513).err(),
        Some(BlocksError::TooLarge {
            len: 513,
            most: 512
        })
    );
    let large = blocks.alloc(512).unwrap();
    assert_eq!(blocks.alloc(37 * 8).err(), Some(BlocksError::Full(37)));
    let rest = blocks.alloc(36 * 8).unwrap();
    assert_eq!(blocks.alloc(0).err(), Some(BlocksError::Full(1)));
    drop(large);
    assert!(blocks.alloc(512).is_ok());
    drop(rest);
    assert_eq!(blocks.taken(), 0);
}

#[test]
fn only_blocks_are_attached() {
    let region = Region::heap(&Plan::new().mpsc::<u64>(4).blocks(8, 1)).unwrap();
    let (is, wanted) = (Kind::Mpsc, Kind::Blocks);
    assert_eq!(
        Blocks::attach(&region, 0).err(),
        Some(AttachError::Kind { is, wanted })
    );
    assert_eq!(
        Blocks::attach(&region, 2).err(),
        Some(AttachError::NoPart { part: 2, parts: 2 })
    );
}

#[test]
fn made_up_references_reach_nothing_outside() {
    // A ring in front and another part behind, so that wrong places would be within the region.
    let region = Region::heap(&Plan::new().mpsc::<u64>(4).blocks(32, 70).blocks(32, 70)).unwrap();
    let blocks = Blocks::attach(&region, 1).unwrap();
    let whole = blocks.alloc(100).unwrap().into_ref();
    for wrong in [
        BlockRef { blocks: 0, ..whole },
        BlockRef { blocks: 3, ..whole },
        BlockRef { blocks: 5, ..whole },
        BlockRef {
            blocks: 65,
            ..whole
        },
        BlockRef {
            blocks: u32::MAX,
            ..whole
        },
        BlockRef { len: 129, ..whole },
        BlockRef {
            len: u32::MAX,
            ..whole
        },
        BlockRef {
            offset: whole.offset + 1,
            ..whole
        },
        BlockRef {
            offset: whole.offset + 32,
            ..whole
        },
        BlockRef {
            offset: whole.offset - 32,
            ..whole
        },
        BlockRef { offset: 0, ..whole },
        BlockRef {
            offset: u64::MAX,
            ..whole
        },
        BlockRef {
            offset: whole.offset + 70 * 32,
            ..whole
        },
        BlockRef {
            offset: whole.offset + (1 << 40),
            ..whole
        },
    ] {
        assert_eq!(
            blocks.open(wrong).err(),
            Some(BlocksError::Reference(wrong))
        );
    }
    assert_eq!(blocks.open(whole).unwrap().len(), 100);
    // Freed by now: a second opening finds nothing taken.
    assert_eq!(
        blocks.open(whole).err(),
        Some(BlocksError::Reference(whole))
    );

    // Random ones never panic, and what they open can be read and written.
    let _taken: Vec<_> = (0..12).map(|i| blocks.alloc(i * 20).unwrap()).collect();
    let mut seed = 1u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    let mut opened = 0;
    for _ in 0..200_000 {
        let reference = BlockRef {
            offset: whole.offset + (random() % 80) * 32 - 160 + u64::from(random() % 8 == 0),
            len: (random() % 200) as u32,
            blocks: (random() % 6) as u32,
        };
        if let Ok(mut block) = blocks.open(reference) {
            let bytes = block.to_vec();
            block.write(0, &bytes).unwrap();
            // Not freed, so that there is something to find for the others.
            assert_eq!(block.into_ref(), reference);
            opened += 1;
        }
    }
    assert!(opened > 100, "{opened}");
}

#[test]
fn opened_twice_is_no_worse_than_garbage() {
    let blocks = blocks(64, 4);
    let reference = blocks.alloc_from(&[7; 64]).unwrap().into_ref();
    let (mut one, other) = (
        blocks.open(reference).unwrap(),
        blocks.open(reference).unwrap(),
    );
    one.write(0, &[8; 64]).unwrap();
    assert_eq!(other.to_vec(), [8; 64]);
    drop(one);
    drop(other);
    assert_eq!(blocks.taken(), 0);
}

#[test]
fn a_slice_is_had_on_the_heap_only() {
    let blocks = blocks(16, 4);
    let mut block = blocks.alloc(5).unwrap();
    // SAFETY: no reference to the block exists.
    let bytes = unsafe { block.as_mut_slice() }.unwrap();
    bytes.copy_from_slice(b"hello");
    assert_eq!(block.to_vec(), b"hello");

    #[cfg(target_os = "linux")]
    {
        let region = Region::memfd(&Plan::new().blocks(16, 4)).unwrap();
        let blocks = Blocks::attach(&region, 0).unwrap();
        let mut block = blocks.alloc_from(b"hello").unwrap();
        // SAFETY: as above.
        assert!(unsafe { block.as_mut_slice() }.is_none());
        assert_eq!(block.to_vec(), b"hello");
    }
}

#[test]
fn threads_never_share_a_block() {
    let blocks = blocks(8, 150);
    let owners: Vec<AtomicU32> = (0..150).map(|_| AtomicU32::new(0)).collect();
    let first = blocks.alloc(0).unwrap();
    let base = first.into_ref().offset;
    thread::scope(|scope| {
        for me in 1..=4u32 {
            let (blocks, owners) = (blocks.clone(), &owners);
            let free = move |blocks: &Blocks, reference: BlockRef| {
                for block in of(reference, base) {
                    assert_eq!(
                        owners[block].swap(0, Ordering::Relaxed),
                        me,
                        "block {block}"
                    );
                }
                drop(blocks.open(reference).unwrap());
            };
            scope.spawn(move || {
                let mut held = Vec::new();
                for round in 0..60_000u32 {
                    let len = (round * 7 + me * 13) as usize % 300;
                    if let Ok(block) = blocks.alloc(len) {
                        let reference = block.into_ref();
                        for block in of(reference, base) {
                            assert_eq!(
                                owners[block].swap(me, Ordering::Relaxed),
                                0,
                                "block {block}"
                            );
                        }
                        held.push(reference);
                    }
                    if held.len() > 3 || round % 5 == 0 {
                        held.pop()
                            .into_iter()
                            .for_each(|reference| free(&blocks, reference));
                    }
                }
                held.into_iter()
                    .for_each(|reference| free(&blocks, reference));
            });
        }
    });
    assert_eq!(blocks.taken(), 1, "the first one");
}

/// The numbers of the blocks of an allocation.
fn of(reference: BlockRef, base: u64) -> std::ops::Range<usize> {
    let first = ((reference.offset - base) / 8) as usize;
    first..first + reference.blocks as usize
}

#[test]
fn messages_of_any_size_travel_through_a_ring() {
    let region = Region::heap(&Plan::new().mpsc::<BlockRef>(64).blocks(64, 256)).unwrap();
    let count = 50_000u32;
    thread::scope(|scope| {
        for sender in 0..2u8 {
            let region = &region;
            scope.spawn(move || {
                let blocks = Blocks::attach(region, 1).unwrap();
                let producer = mpsc::Producer::attach(region, 0).unwrap();
                for number in 0..count {
                    let mut bytes = vec![sender; 5 + number as usize % 700];
                    bytes[1..5].copy_from_slice(&number.to_ne_bytes());
                    let reference = loop {
                        match blocks.alloc_from(&bytes) {
                            Ok(block) => break block.into_ref(),
                            Err(BlocksError::Full(_)) => thread::yield_now(),
                            Err(error) => panic!("{error}"),
                        }
                    };
                    while producer.push(reference).is_err() {
                        thread::yield_now();
                    }
                }
            });
        }
        let blocks = Blocks::attach(&region, 1).unwrap();
        let mut consumer = mpsc::Consumer::<BlockRef>::attach(&region, 0).unwrap();
        let mut next = [0u32; 2];
        while next.iter().sum::<u32>() < 2 * count {
            let Ok(reference) = consumer.pop() else {
                thread::yield_now();
                continue;
            };
            let bytes = blocks.open(reference).unwrap().to_vec();
            let sender = bytes[0];
            let number = u32::from_ne_bytes([bytes[1], bytes[2], bytes[3], bytes[4]]);
            assert_eq!(number, next[sender as usize]);
            assert_eq!(bytes.len(), 5 + number as usize % 700);
            assert!(bytes[5..].iter().all(|&byte| byte == sender));
            next[sender as usize] += 1;
        }
        assert_eq!(blocks.taken(), 0);
    });
}
