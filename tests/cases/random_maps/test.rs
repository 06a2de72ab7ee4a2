//! Maps and sets go to Go and come back equal, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

#[test]
fn t01() {
    round_trip::<BTreeSet<((Box<str>, String), String)>>(TYPES, |step, v| RandomMapsImpl::t01(step, v));
}

#[test]
fn t02() {
    round_trip::<BTreeSet<i32>>(TYPES, |step, v| RandomMapsImpl::t02(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<BTreeSet<usize>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t03(step, v.clone())));
}

#[test]
fn t04() {
    round_trip::<BTreeMap<char, Vec<Vec<Box<[Vec<u8>]>>>>>(TYPES, |step, v| RandomMapsImpl::t04(step, v));
}

#[test]
fn t05() {
    round_trip::<BTreeSet<i8>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t05(step, v.clone())));
}

#[test]
fn t06() {
    round_trip::<BTreeMap<i32, VecDeque<BTreeMap<[String; 3], VecDeque<Duration>>>>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t06(step, v)).expect("Go gives it back"));
}

#[test]
fn t07() {
    round_trip::<HashSet<i8>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t07(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<BTreeSet<IpAddr>>(TYPES, |step, v| RandomMapsImpl::t08(step, v).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<BTreeMap<Box<bool>, HashMap<Box<str>, HashSet<String>>>>(TYPES, |step, v| RandomMapsImpl::t09(step, v).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<BTreeSet<String>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t10(step, v)).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<BTreeMap<Box<u32>, Option<Result<u8, (String,)>>>>(TYPES, |step, v| RandomMapsImpl::t11(step, v.clone()));
}

#[test]
fn t12() {
    round_trip::<BTreeSet<Duration>>(TYPES, |step, v| RandomMapsImpl::t12(step, v.clone()));
}

#[test]
fn t13() {
    round_trip::<HashMap<String, VecDeque<(Result<String, u16>,)>>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t13(step, v)).expect("Go gives it back"));
}

#[test]
fn t14() {
    round_trip::<BTreeMap<i64, HashMap<Box<u16>, Option<Result<isize, i32>>>>>(TYPES, |step, v| RandomMapsImpl::t14(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t15() {
    round_trip::<BTreeMap<usize, (Vec<[bool; 2]>, Arc<i16>, VecDeque<i8>, Vec<usize>)>>(TYPES, |step, v| RandomMapsImpl::t15(step, v.clone()));
}

#[test]
fn t16() {
    round_trip::<HashSet<isize>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t16(step, v)).expect("Go gives it back"));
}
