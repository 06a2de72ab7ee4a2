//! Lists, arrays and tuples go to Go and come back equal, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::VecDeque;
use std::net::IpAddr;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

#[test]
fn t01() {
    round_trip::<Vec<(BTreeMap<usize, (f64,)>, (i32,))>>(TYPES, |step, v| pollster::block_on(RandomListsImpl::t01(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t02() {
    round_trip::<[HashMap<bool, Result<Option<Vec<u8>>, u8>>; 3]>(TYPES, |step, v| pollster::block_on(RandomListsImpl::t02(step, v.clone())));
}

#[test]
fn t03() {
    round_trip::<Cow<'static, [HashSet<Box<str>>]>>(TYPES, RandomListsImpl::t03);
}

#[test]
fn t04() {
    round_trip::<Cow<'static, [Arc<Vec<HashSet<i32>>>]>>(TYPES, |step, v| pollster::block_on(RandomListsImpl::t04(step, v.clone())));
}

#[test]
fn t05() {
    round_trip::<((HashSet<Box<str>>, bool), (u8, isize), Box<[SystemTime]>)>(TYPES, |step, v| pollster::block_on(RandomListsImpl::t05(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t06() {
    round_trip::<Rc<[BTreeMap<u32, [Option<u64>; 2]>]>>(TYPES, |step, v| RandomListsImpl::t06(step, v).expect("Go gives it back"));
}

#[test]
fn t07() {
    round_trip::<Arc<[HashSet<(u8, Duration)>]>>(TYPES, |step, v| pollster::block_on(RandomListsImpl::t07(step, v.clone())));
}

#[test]
fn t08() {
    round_trip::<VecDeque<Box<[Box<[Option<i64>]>]>>>(TYPES, |step, v| pollster::block_on(RandomListsImpl::t08(step, v)));
}

#[test]
fn t09() {
    round_trip::<Vec<[Arc<Box<[i32]>>; 1]>>(TYPES, |step, v| RandomListsImpl::t09(step, v.clone()));
}

#[test]
fn t10() {
    round_trip::<Cow<'static, [(Box<[Result<u8, u64>]>,)]>>(TYPES, RandomListsImpl::t10);
}

#[test]
fn t11() {
    round_trip::<Vec<Arc<Option<(i8, SystemTime, f64)>>>>(TYPES, RandomListsImpl::t11);
}

#[test]
fn t12() {
    round_trip::<VecDeque<[Vec<Option<i8>>; 2]>>(TYPES, |step, v| RandomListsImpl::t12(step, v.clone()));
}

#[test]
fn t13() {
    round_trip::<VecDeque<VecDeque<Arc<(IpAddr, String, usize)>>>>(TYPES, |step, v| RandomListsImpl::t13(step, v).expect("Go gives it back"));
}

#[test]
fn t14() {
    round_trip::<Vec<Option<[(bool, u16, i32); 2]>>>(TYPES, RandomListsImpl::t14);
}

#[test]
fn t15() {
    round_trip::<(HashMap<[u32; 2], Arc<Box<[u32]>>>, (Box<str>, usize))>(TYPES, |step, v| pollster::block_on(RandomListsImpl::t15(step, v.clone())));
}

#[test]
fn t16() {
    round_trip::<(Vec<Result<(f32,), Vec<u8>>>, Option<u16>, HashSet<i32>, Vec<Box<str>>)>(TYPES, RandomListsImpl::t16);
}
