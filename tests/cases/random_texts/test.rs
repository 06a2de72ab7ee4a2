//! Text and bytes go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
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

impl TwinTexts for TwinTextsImpl {
    fn t01(v: &HashMap<[String; 3], Option<[BTreeMap<Box<Cow<'static, str>>, char>; 3]>>) -> HashMap<[String; 3], Option<[BTreeMap<Box<Cow<'static, str>>, char>; 3]>> {
        v.clone()
    }

    async fn t02(v: [BTreeMap<PathBuf, Option<Vec<Box<[u8]>>>>; 2]) -> Result<[BTreeMap<PathBuf, Option<Vec<Box<[u8]>>>>; 2], rust2go::Error> {
        Ok(v)
    }

    fn t03(v: Option<Option<Option<(Cow<'static, [u8]>, Arc<[u8]>, OsString)>>>) -> Option<Option<Option<(Cow<'static, [u8]>, Arc<[u8]>, OsString)>>> {
        v
    }

    async fn t04(v: &HashMap<Box<str>, Option<Option<BTreeMap<Arc<str>, Box<[u8]>>>>>) -> HashMap<Box<str>, Option<Option<BTreeMap<Arc<str>, Box<[u8]>>>>> {
        v.clone()
    }

    fn t05(v: &Option<BTreeMap<char, [[char; 3]; 2]>>) -> Option<BTreeMap<char, [[char; 3]; 2]>> {
        v.clone()
    }

    async fn t06(v: [(Vec<Vec<String>>,); 1]) -> Result<[(Vec<Vec<String>>,); 1], rust2go::Error> {
        Ok(v)
    }

    fn t07(v: Vec<BTreeMap<[Arc<str>; 3], Vec<[Cow<'static, [u8]>; 1]>>>) -> Vec<BTreeMap<[Arc<str>; 3], Vec<[Cow<'static, [u8]>; 1]>>> {
        v
    }

    async fn t08(v: &Vec<[BTreeMap<(Box<str>, OsString), [Vec<u8>; 3]>; 2]>) -> Vec<[BTreeMap<(Box<str>, OsString), [Vec<u8>; 3]>; 2]> {
        v.clone()
    }

    fn t09(v: &Vec<Vec<Option<Option<Vec<u8>>>>>) -> Vec<Vec<Option<Option<Vec<u8>>>>> {
        v.clone()
    }

    async fn t10(v: [Option<Vec<Vec<String>>>; 2]) -> Result<[Option<Vec<Vec<String>>>; 2], rust2go::Error> {
        Ok(v)
    }

    fn t11(v: (Option<[BTreeMap<Arc<str>, Box<[u8]>>; 2]>, Vec<Vec<u8>>)) -> Result<(Option<[BTreeMap<Arc<str>, Box<[u8]>>; 2]>, Vec<Vec<u8>>), rust2go::Error> {
        Ok(v)
    }

    async fn t12(v: &([Option<(char, OsString, bytes::Bytes, char)>; 2],)) -> Result<([Option<(char, OsString, bytes::Bytes, char)>; 2],), rust2go::Error> {
        Ok(v.clone())
    }

    fn t13(v: &(Vec<Option<(Arc<[u8]>, bytes::Bytes, OsString)>>,)) -> Result<(Vec<Option<(Arc<[u8]>, bytes::Bytes, OsString)>>,), rust2go::Error> {
        Ok(v.clone())
    }

    async fn t14(v: Vec<Option<Option<[Vec<u8>; 1]>>>) -> Result<Vec<Option<Option<[Vec<u8>; 1]>>>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: Vec<Option<([String; 3],)>>) -> Vec<Option<([String; 3],)>> {
        v
    }

    async fn t16(v: &HashMap<String, [Vec<Vec<bytes::Bytes>>; 3]>) -> Result<HashMap<String, [Vec<Vec<bytes::Bytes>>; 3]>, rust2go::Error> {
        Ok(v.clone())
    }
}

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
