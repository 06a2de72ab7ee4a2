//! Messages that hold anything: an error or a value, and no read outside of them.

use std::collections::{BTreeSet, HashMap};
use std::net::IpAddr;
use std::time::SystemTime;

use proptest::collection::{btree_set, hash_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::tree::{Tree, trees};
use crate::convert::{FromGo, ToGo};
use crate::message::{Message, decode};

type Mixed = (
    Vec<String>,
    Option<Box<Tree>>,
    HashMap<String, Vec<u64>>,
    Result<u8, String>,
    SystemTime,
    Vec<[bool; 3]>,
    char,
    Vec<i128>,
    BTreeSet<u16>,
    Option<Vec<Option<IpAddr>>>,
);

/// Small ones, so that what is corrupted matters.
fn mixed() -> impl Strategy<Value = Mixed> {
    let text = || "\\PC{0,9}";
    (
        vec(text(), 0..5),
        option::of(trees().prop_map(Box::new)),
        hash_map(text(), vec(any::<u64>(), 0..5), 0..5),
        prop_oneof![any::<u8>().prop_map(Ok), text().prop_map(Err)],
        Just(SystemTime::UNIX_EPOCH),
        vec(any::<[bool; 3]>(), 0..5),
        any::<char>(),
        vec(any::<i128>(), 0..5),
        btree_set(any::<u16>(), 0..5),
        option::of(vec(any::<Option<IpAddr>>(), 0..5)),
    )
}

/// The words of a message, and the address it was laid out for. The message itself is gone.
fn words<T: ToGo>(value: &T) -> (Vec<u64>, usize) {
    let message = Message::of(value).expect("it can be sent");
    let memory = message.memory();
    let mut words = vec![0_u64; memory.len() / 8];
    // SAFETY: as many bytes. Padding in them has whatever values the memory had.
    unsafe {
        std::ptr::copy_nonoverlapping(
            memory.as_ptr().cast(),
            words.as_mut_ptr().cast::<u8>(),
            memory.len(),
        );
    }
    (words, message.base())
}

/// Decodes words in an allocation of exactly their size, so that a sanitizer sees every read outside.
fn read<T: FromGo>(words: &[u64], base: usize) -> Result<T, String> {
    let words: Box<[u64]> = words.into();
    // SAFETY: the words stay as they are.
    unsafe { decode(words.as_ptr().cast(), size_of_val(&*words), base) }.map_err(|e| e.text())
}

/// Something that an address, a length or a number may have become.
fn wrong(words: &[u64], base: usize, random: u64) -> u64 {
    let at = (random >> 8) as usize % words.len();
    match random % 8 {
        0 => 0,
        1 => random,
        2 => (base + at * 8) as u64,
        3 => (base + at * 8) as u64 + random % 13,
        4 => words[at],
        5 => words[at].wrapping_add(random >> 60).wrapping_sub(8),
        6 => u64::MAX >> ((random >> 8) % 64),
        _ => words[at] ^ 1 << ((random >> 8) % 64),
    }
}

#[test]
#[cfg_attr(miri, ignore = "reads the padding of the message as bytes")]
fn corrupted_messages_are_errors_or_values() {
    let mut runner = TestRunner::deterministic();
    let (mut errors, mut values) = (0_u32, 0_u32);
    for _ in 0..200 {
        let value = mixed().new_tree(&mut runner).expect("a value").current();
        let (intact, base) = words(&value);
        assert_eq!(read::<Mixed>(&intact, base), Ok(value));
        for _ in 0..300 {
            let mut words = intact.clone();
            for _ in 0..=runner.rng().next_u32() % 4 {
                let at = runner.rng().next_u64() as usize % words.len();
                words[at] = wrong(&words, base, runner.rng().next_u64());
            }
            let cut = match runner.rng().next_u32() % 8 {
                0 => runner.rng().next_u64() as usize % words.len(),
                _ => words.len(),
            };
            match read::<Mixed>(&words[..cut], base) {
                Ok(_) => values += 1,
                Err(_) => errors += 1,
            }
        }
    }
    // Where only a number or a letter is another one, the message is as good as before.
    assert!(errors > 20_000 && values > 5_000, "{errors} {values}");
}

#[test]
fn random_memory_is_no_trap() {
    let mut runner = TestRunner::deterministic();
    for _ in 0..20_000 {
        let base = 0x1000;
        let mut words = vec![0; 32];
        for i in 0..words.len() {
            words[i] = wrong(&words, base, runner.rng().next_u64());
        }
        let _ = read::<Mixed>(&words, base);
        let _ = read::<Vec<Tree>>(&words, base);
    }
}

#[test]
fn a_huge_length_allocates_nothing() {
    for len in [u64::MAX, u64::MAX / 8, 1 << 40, 5] {
        let words = [0x1000, len, len, 0];
        let error = read::<Vec<u64>>(&words, 0x1000).expect_err("too long");
        assert_eq!(
            error,
            format!(": the message is corrupted: {len} value(s) at 0x1000 are not within it")
        );
        assert!(read::<String>(&[0x1000, len.max(25)], 0x1000).is_err());
        assert!(read::<Vec<()>>(&[0x1000, len.max(25), 0], 0x1000).is_err());
    }
}

#[test]
fn addresses_are_checked() {
    let read = |address: u64| {
        let taken = read::<Option<u64>>(&[address, 7], 0x1000);
        taken.map_or_else(|e| e, |value| format!("{value:?}"))
    };
    expect_test::expect![[r#"
        None
        Some(7)
        : the message is corrupted: 0x1004 is not aligned to 8
        : the message is corrupted: 1 value(s) at 0x1010 are not within it
        : the message is corrupted: 1 value(s) at 0xfff are not within it
        : the message is corrupted: 1 value(s) at 0xffffffffffffffff are not within it"#]]
    .assert_eq(
        &[0, 0x1008, 0x1004, 0x1010, 0xfff, u64::MAX]
            .map(read)
            .join("\n"),
    );
}

#[test]
fn values_that_share_memory_cannot_unfold() {
    // Each of 40 nodes has the next one as a child four times: 4 to the power of 40 nodes, out of four kilobytes.
    const NODE: u64 = 2;
    let base = 0x1000;
    let mut words = vec![NODE, base + 16];
    for _ in 0..40 {
        let children = base + 8 * (words.len() as u64 + 3);
        let next = children + 4 * 16;
        words.extend([children, 4, 4]);
        words.extend([NODE, next].repeat(4));
    }
    words.extend([0; 3]);
    let error = read::<Tree>(&words, base as usize).expect_err("shared");
    assert!(
        error.ends_with(": the message is corrupted: its values share memory"),
        "{error}"
    );
}
