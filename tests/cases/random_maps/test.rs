//! Maps and sets go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;
use std::net::IpAddr;
use std::time::Duration;
use std::time::SystemTime;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 20;

impl TwinMaps for TwinMapsImpl {
    fn t01(v: &BTreeMap<String, HashSet<(Box<str>, String)>>) -> Result<BTreeMap<String, HashSet<(Box<str>, String)>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t02(v: HashMap<[String; 3], BTreeSet<i32>>) -> Result<HashMap<[String; 3], BTreeSet<i32>>, rust2go::Error> {
        Ok(v)
    }

    fn t03(v: BTreeMap<usize, Option<BTreeSet<u8>>>) -> Result<BTreeMap<usize, Option<BTreeSet<u8>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &HashMap<[i8; 2], BTreeSet<i8>>) -> HashMap<[i8; 2], BTreeSet<i8>> {
        v.clone()
    }

    fn t05(v: &BTreeMap<(u64, u64), HashMap<Duration, Vec<HashMap<i32, u8>>>>) -> Result<BTreeMap<(u64, u64), HashMap<Duration, Vec<HashMap<i32, u8>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t06(v: HashMap<String, [Vec<(isize,)>; 2]>) -> Result<HashMap<String, [Vec<(isize,)>; 2]>, rust2go::Error> {
        Ok(v)
    }

    fn t07(v: HashMap<char, Option<Option<Option<i64>>>>) -> HashMap<char, Option<Option<Option<i64>>>> {
        v
    }

    async fn t08(v: &BTreeMap<u32, BTreeMap<i16, Option<Option<String>>>>) -> Result<BTreeMap<u32, BTreeMap<i16, Option<Option<String>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t09(v: &BTreeSet<Box<String>>) -> BTreeSet<Box<String>> {
        v.clone()
    }

    async fn t10(v: HashMap<char, Vec<HashSet<String>>>) -> HashMap<char, Vec<HashSet<String>>> {
        v
    }

    fn t11(v: BTreeMap<i32, [HashSet<(char, u8)>; 2]>) -> BTreeMap<i32, [HashSet<(char, u8)>; 2]> {
        v
    }

    async fn t12(v: &BTreeMap<(char, u64), BTreeMap<i64, Option<HashMap<u16, i64>>>>) -> Result<BTreeMap<(char, u64), BTreeMap<i64, Option<HashMap<u16, i64>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t13(v: &BTreeMap<usize, [Vec<[bool; 3]>; 2]>) -> Result<BTreeMap<usize, [Vec<[bool; 3]>; 2]>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t14(v: HashMap<[u8; 3], ((HashSet<u16>, u16, u16, u64), [Box<str>; 3])>) -> Result<HashMap<[u8; 3], ((HashSet<u16>, u16, u16, u64), [Box<str>; 3])>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: HashMap<Box<Box<str>>, Option<BTreeMap<u64, HashMap<usize, bool>>>>) -> HashMap<Box<Box<str>>, Option<BTreeMap<u64, HashMap<usize, bool>>>> {
        v
    }

    async fn t16(v: &HashSet<(u64, i64)>) -> Result<HashSet<(u64, i64)>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t17(v: &BTreeMap<String, [BTreeSet<i16>; 1]>) -> BTreeMap<String, [BTreeSet<i16>; 1]> {
        v.clone()
    }

    async fn t18(v: BTreeMap<i16, Option<HashMap<IpAddr, Option<u128>>>>) -> BTreeMap<i16, Option<HashMap<IpAddr, Option<u128>>>> {
        v
    }

    fn t19(v: HashMap<u64, Option<BTreeSet<Duration>>>) -> Result<HashMap<u64, Option<BTreeSet<Duration>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t20(v: &HashMap<Box<u32>, BTreeMap<IpAddr, ((u64, f32, SystemTime), Vec<u8>, Duration, i16)>>) -> HashMap<Box<u32>, BTreeMap<IpAddr, ((u64, f32, SystemTime), Vec<u8>, Duration, i16)>> {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<BTreeMap<String, HashSet<(Box<str>, String)>>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t01(step, v)));
}

#[test]
fn t02() {
    round_trip::<HashMap<[String; 3], BTreeSet<i32>>>(TYPES, RandomMapsImpl::t02);
}

#[test]
fn t03() {
    round_trip::<BTreeMap<usize, Option<BTreeSet<u8>>>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t03(step, v.clone())));
}

#[test]
fn t04() {
    round_trip::<HashMap<[i8; 2], BTreeSet<i8>>>(TYPES, |step, v| RandomMapsImpl::t04(step, v).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<BTreeMap<(u64, u64), HashMap<Duration, Vec<HashMap<i32, u8>>>>>(TYPES, |step, v| RandomMapsImpl::t05(step, v.clone()));
}

#[test]
fn t06() {
    round_trip::<HashMap<String, [Vec<(isize,)>; 2]>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t06(step, v)));
}

#[test]
fn t07() {
    round_trip::<HashMap<char, Option<Option<Option<i64>>>>>(TYPES, |step, v| RandomMapsImpl::t07(step, v).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<BTreeMap<u32, BTreeMap<i16, Option<Option<String>>>>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t08(step, v.clone())));
}

#[test]
fn t09() {
    round_trip::<BTreeSet<Box<String>>>(TYPES, |step, v| RandomMapsImpl::t09(step, v).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<HashMap<char, Vec<HashSet<String>>>>(TYPES, |step, v| RandomMapsImpl::t10(step, v).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<BTreeMap<i32, [HashSet<(char, u8)>; 2]>>(TYPES, |step, v| RandomMapsImpl::t11(step, v).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<BTreeMap<(char, u64), BTreeMap<i64, Option<HashMap<u16, i64>>>>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t12(step, v.clone())));
}

#[test]
fn t13() {
    round_trip::<BTreeMap<usize, [Vec<[bool; 3]>; 2]>>(TYPES, |step, v| RandomMapsImpl::t13(step, v.clone()));
}

#[test]
fn t14() {
    round_trip::<HashMap<[u8; 3], ((HashSet<u16>, u16, u16, u64), [Box<str>; 3])>>(TYPES, RandomMapsImpl::t14);
}

#[test]
fn t15() {
    round_trip::<HashMap<Box<Box<str>>, Option<BTreeMap<u64, HashMap<usize, bool>>>>>(TYPES, |step, v| RandomMapsImpl::t15(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t16() {
    round_trip::<HashSet<(u64, i64)>>(TYPES, |step, v| RandomMapsImpl::t16(step, v.clone()));
}

#[test]
fn t17() {
    round_trip::<BTreeMap<String, [BTreeSet<i16>; 1]>>(TYPES, |step, v| pollster::block_on(RandomMapsImpl::t17(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t18() {
    round_trip::<BTreeMap<i16, Option<HashMap<IpAddr, Option<u128>>>>>(TYPES, |step, v| RandomMapsImpl::t18(step, v).expect("Go gives it back"));
}

#[test]
fn t19() {
    round_trip::<HashMap<u64, Option<BTreeSet<Duration>>>>(TYPES, RandomMapsImpl::t19);
}

#[test]
fn t20() {
    round_trip::<HashMap<Box<u32>, BTreeMap<IpAddr, ((u64, f32, SystemTime), Vec<u8>, Duration, i16)>>>(TYPES, |step, v| RandomMapsImpl::t20(step, v).expect("Go gives it back"));
}
