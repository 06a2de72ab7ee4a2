//! Text and bytes go to Go and come back equal, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::HashMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

#[test]
fn t01() {
    round_trip::<HashMap<[String; 3], Option<[BTreeMap<Box<Cow<'static, str>>, char>; 3]>>>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t01(step, v)).expect("Go gives it back"));
}

#[test]
fn t02() {
    round_trip::<[BTreeMap<PathBuf, Option<Vec<Box<[u8]>>>>; 2]>(TYPES, RandomTextsImpl::t02);
}

#[test]
fn t03() {
    round_trip::<Option<Option<Option<(Cow<'static, [u8]>, Arc<[u8]>, OsString)>>>>(TYPES, |step, v| RandomTextsImpl::t03(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t04() {
    round_trip::<HashMap<Box<str>, Option<Option<BTreeMap<Rc<str>, Box<[u8]>>>>>>(TYPES, |step, v| RandomTextsImpl::t04(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<Option<BTreeMap<char, [[char; 3]; 2]>>>(TYPES, |step, v| RandomTextsImpl::t05(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t06() {
    round_trip::<[(Vec<Vec<String>>,); 1]>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t06(step, v.clone())));
}

#[test]
fn t07() {
    round_trip::<Vec<BTreeMap<[Arc<str>; 3], Vec<[Cow<'static, [u8]>; 1]>>>>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t07(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<Vec<[BTreeMap<(Box<str>, OsString), [Vec<u8>; 3]>; 2]>>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t08(step, v)).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<Vec<Vec<Option<Option<Vec<u8>>>>>>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t09(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<[Option<Vec<Vec<String>>>; 2]>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t10(step, v.clone())));
}

#[test]
fn t11() {
    round_trip::<(Option<[BTreeMap<Rc<str>, Box<[u8]>>; 2]>, Vec<Vec<u8>>)>(TYPES, RandomTextsImpl::t11);
}

#[test]
fn t12() {
    round_trip::<([Option<(char, OsString, bytes::Bytes, char)>; 2],)>(TYPES, |step, v| RandomTextsImpl::t12(step, v.clone()));
}

#[test]
fn t13() {
    round_trip::<(Vec<Option<(Arc<[u8]>, bytes::Bytes, OsString)>>,)>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t13(step, v.clone())));
}

#[test]
fn t14() {
    round_trip::<Vec<Option<Option<[Vec<u8>; 1]>>>>(TYPES, |step, v| pollster::block_on(RandomTextsImpl::t14(step, v)));
}

#[test]
fn t15() {
    round_trip::<Vec<Option<([String; 3],)>>>(TYPES, |step, v| RandomTextsImpl::t15(step, v).expect("Go gives it back"));
}

#[test]
fn t16() {
    round_trip::<HashMap<String, [Vec<Vec<bytes::Bytes>>; 3]>>(TYPES, RandomTextsImpl::t16);
}
