//! Lists, arrays, tuples, options and results; and which types cross as one block.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::num::{NonZero, Wrapping};
use std::rc::Rc;
use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::comes_back;
use crate::convert::{FromGo, Layout, ToGo};
use crate::message::Message;

comes_back! {
    lists: (Vec<u8>, Vec<bool>, Vec<char>, Vec<(u32, u32)>);
    lists_of_lists: Vec<Vec<Vec<String>>> = vec(vec(vec(any::<String>(), 0..4), 0..4), 0..4);
    owned_slices: (Box<[u64]>, Arc<[String]>, Rc<[bool]>, Cow<'static, [u16]>) = any::<(Vec<u64>, Vec<String>, Vec<bool>, Vec<u16>)>()
        .prop_map(|(a, b, c, d)| (a.into(), b.into(), c.into(), d.into()));
    deques: (VecDeque<u32>, VecDeque<String>) = any::<(Vec<u32>, Vec<String>, usize)>().prop_map(|(a, b, turn)| {
        let (mut a, mut b) = (VecDeque::from(a), VecDeque::from(b));
        // Begins in the middle of the buffer, so that it is in two pieces.
        for _ in 0..turn % (a.len() + 1) {
            let front = a.pop_front();
            a.extend(front);
        }
        for _ in 0..turn % (b.len() + 1) {
            let front = b.pop_front();
            b.extend(front);
        }
        (a, b)
    });
    arrays: ([u8; 16], [String; 3], [[bool; 2]; 2], Vec<[u16; 5]>, Option<[String; 1]>);
    options: (Option<u8>, Option<Option<String>>, Vec<Option<u64>>, Option<Vec<Option<bool>>>);
    results: (Result<u8, String>, Vec<Result<(), u16>>, Option<Result<Vec<u8>, ()>>);
    tuples: (Vec<(u8, u32)>, Vec<(String, (u64,))>, Option<(char, Option<u8>)>);
}

#[test]
fn plain_data_is_lent_as_it_lies() {
    fn flat<T: ToGo>() -> (bool, bool) {
        (T::FLAT, T::MEASURED)
    }
    for t in [
        flat::<u8>(),
        flat::<char>(),
        flat::<[[f64; 3]; 2]>(),
        flat::<(u32, u32)>(),
        flat::<NonZero<u8>>(),
        flat::<Wrapping<[bool; 2]>>(),
    ] {
        assert_eq!(t, (true, false));
    }
    assert_eq!(flat::<i128>().0, cfg!(target_endian = "little"));
    for t in [flat::<String>(), flat::<Option<u8>>(), flat::<&[u8]>()] {
        assert_eq!(t, (false, true));
    }
    assert_eq!(flat::<std::net::Ipv4Addr>(), (false, false));
}

#[test]
fn only_types_without_rules_are_taken_as_blocks() {
    fn block<T: FromGo>() -> bool {
        T::BLOCK
    }
    assert!(block::<u8>() && block::<[[f64; 3]; 2]>() && block::<(u32, u32)>());
    assert!(block::<Wrapping<u64>>());
    assert!(!block::<bool>() && !block::<char>() && !block::<NonZero<u8>>());
    assert!(!block::<[bool; 2]>() && !block::<(u8, bool)>() && !block::<Box<u8>>());
}

#[test]
fn converted_types_are_no_part_of_the_block_that_go_copies() {
    fn plain<T: Layout>() -> bool {
        T::PLAIN
    }
    assert!(plain::<[u8; 2]>() && plain::<std::time::Duration>() && plain::<(u8, char)>());
    assert!(!plain::<i128>() && !plain::<std::time::SystemTime>() && !plain::<(u8, String)>());
}

#[test]
fn a_list_beyond_all_memory_ends_in_a_panic() {
    // Refs of `()` have a byte each, so these would need all memory there is.
    let start = std::ptr::NonNull::<()>::dangling();
    // SAFETY: a `()` has no bytes, so there are as many as one likes.
    let endless = unsafe { std::slice::from_raw_parts(start.as_ptr(), usize::MAX) };
    assert!(std::panic::catch_unwind(|| Message::of(&endless)).is_err());
}

#[test]
fn an_array_that_fails_half_way_drops_what_it_has() {
    let counted = Arc::new(());
    let one = Arc::clone(&counted);
    let refs = [1_u8, 0_u8];
    let taken = <[Counted; 2]>::take_from(&refs, &one);
    assert_eq!(taken, "[1]: it is 0");
    drop(one);
    assert_eq!(Arc::strong_count(&counted), 1);
}

/// A value that can be counted.
#[derive(Debug)]
struct Counted(#[allow(dead_code)] Arc<()>);

thread_local! {
    static COUNTED: std::cell::RefCell<Option<Arc<()>>> = const { std::cell::RefCell::new(None) };
}

impl Layout for Counted {
    type Ref = u8;
    const PLAIN: bool = true;

    fn describe(_: &mut crate::describe::Describer) -> String {
        "Counted".to_owned()
    }
}

// SAFETY: a ref is a number.
unsafe impl FromGo for Counted {
    unsafe fn take(
        value: &u8,
        _: &mut crate::read::Reader,
    ) -> Result<Self, crate::mismatch::Mismatch> {
        if *value == 0 {
            return Err(crate::mismatch::Mismatch::new("it is 0"));
        }
        let counter = COUNTED.with_borrow(|counter| counter.clone());
        Ok(Self(counter.unwrap_or_default()))
    }
}

/// Takes an array whose elements count themselves on `counter`.
trait TakeFrom: FromGo {
    fn take_from(value: &Self::Ref, counter: &Arc<()>) -> String {
        COUNTED.set(Some(Arc::clone(counter)));
        let taken = super::no_value::<Self>(*value);
        COUNTED.set(None);
        taken
    }
}

impl TakeFrom for [Counted; 2] {}
