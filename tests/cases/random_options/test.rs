//! Options and results go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;
use std::collections::VecDeque;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

impl TwinOptions for TwinOptionsImpl {
    fn t01(v: &Vec<Result<Vec<f32>, Vec<Box<[Option<bool>]>>>>) -> Result<Vec<Result<Vec<f32>, Vec<Box<[Option<bool>]>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t02(v: Vec<Result<BTreeMap<i64, Result<Vec<u8>, f64>>, Option<u64>>>) -> Result<Vec<Result<BTreeMap<i64, Result<Vec<u8>, f64>>, Option<u64>>>, rust2go::Error> {
        Ok(v)
    }

    fn t03(v: Option<BTreeMap<[usize; 1], BTreeMap<i16, Option<String>>>>) -> Result<Option<BTreeMap<[usize; 1], BTreeMap<i16, Option<String>>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &Vec<Result<Vec<Option<(Box<str>, bool, bool, u128)>>, i16>>) -> Vec<Result<Vec<Option<(Box<str>, bool, bool, u128)>>, i16>> {
        v.clone()
    }

    fn t05(v: &Option<VecDeque<Arc<HashMap<Duration, isize>>>>) -> Result<Option<VecDeque<Arc<HashMap<Duration, isize>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t06(v: Vec<Result<HashSet<bool>, BTreeMap<String, f64>>>) -> Vec<Result<HashSet<bool>, BTreeMap<String, f64>>> {
        v
    }

    fn t07(v: Option<Result<f64, [Vec<usize>; 2]>>) -> Option<Result<f64, [Vec<usize>; 2]>> {
        v
    }

    async fn t08(v: &Vec<Result<String, Option<(Vec<String>, u64, u16, SystemTime)>>>) -> Vec<Result<String, Option<(Vec<String>, u64, u16, SystemTime)>>> {
        v.clone()
    }

    fn t09(v: &Vec<Result<Box<[Option<Result<f64, IpAddr>>]>, Box<[IpAddr]>>>) -> Result<Vec<Result<Box<[Option<Result<f64, IpAddr>>]>, Box<[IpAddr]>>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t10(v: Option<Result<Arc<char>, (HashSet<i8>,)>>) -> Option<Result<Arc<char>, (HashSet<i8>,)>> {
        v
    }

    fn t11(v: Vec<Result<i8, [VecDeque<Vec<Duration>>; 1]>>) -> Vec<Result<i8, [VecDeque<Vec<Duration>>; 1]>> {
        v
    }

    async fn t12(v: &Vec<Result<u128, HashSet<([Duration; 3], [i64; 1])>>>) -> Result<Vec<Result<u128, HashSet<([Duration; 3], [i64; 1])>>>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t13(v: &Option<[Arc<HashSet<i64>>; 3]>) -> Result<Option<[Arc<HashSet<i64>>; 3]>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t14(v: Option<Vec<((i16, f64, usize),)>>) -> Result<Option<Vec<((i16, f64, usize),)>>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: Vec<Result<Arc<VecDeque<Vec<u16>>>, char>>) -> Vec<Result<Arc<VecDeque<Vec<u16>>>, char>> {
        v
    }

    async fn t16(v: &Option<VecDeque<(HashSet<Box<str>>, IpAddr, u16, Box<str>)>>) -> Option<VecDeque<(HashSet<Box<str>>, IpAddr, u16, Box<str>)>> {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<Vec<Result<Vec<f32>, Vec<Box<[Option<bool>]>>>>>(TYPES, |step, v| RandomOptionsImpl::t01(step, v.clone()));
}

#[test]
fn t02() {
    round_trip::<Vec<Result<BTreeMap<i64, Result<Vec<u8>, f64>>, Option<u64>>>>(TYPES, |step, v| pollster::block_on(RandomOptionsImpl::t02(step, v)));
}

#[test]
fn t03() {
    round_trip::<Option<BTreeMap<[usize; 1], BTreeMap<i16, Option<String>>>>>(TYPES, |step, v| RandomOptionsImpl::t03(step, v.clone()));
}

#[test]
fn t04() {
    round_trip::<Vec<Result<Vec<Option<(Box<str>, bool, bool, u128)>>, i16>>>(TYPES, |step, v| pollster::block_on(RandomOptionsImpl::t04(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<Option<VecDeque<Arc<HashMap<Duration, isize>>>>>(TYPES, |step, v| pollster::block_on(RandomOptionsImpl::t05(step, v.clone())));
}

#[test]
fn t06() {
    round_trip::<Vec<Result<HashSet<bool>, BTreeMap<String, f64>>>>(TYPES, |step, v| pollster::block_on(RandomOptionsImpl::t06(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t07() {
    round_trip::<Option<Result<f64, [Vec<usize>; 2]>>>(TYPES, |step, v| RandomOptionsImpl::t07(step, v).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<Vec<Result<String, Option<(Vec<String>, u64, u16, SystemTime)>>>>(TYPES, |step, v| RandomOptionsImpl::t08(step, v).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<Vec<Result<Box<[Option<Result<f64, IpAddr>>]>, Box<[IpAddr]>>>>(TYPES, RandomOptionsImpl::t09);
}

#[test]
fn t10() {
    round_trip::<Option<Result<Arc<char>, (HashSet<i8>,)>>>(TYPES, |step, v| pollster::block_on(RandomOptionsImpl::t10(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<Vec<Result<i8, [VecDeque<Vec<Duration>>; 1]>>>(TYPES, |step, v| RandomOptionsImpl::t11(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<Vec<Result<u128, HashSet<([Duration; 3], [i64; 1])>>>>(TYPES, |step, v| pollster::block_on(RandomOptionsImpl::t12(step, v.clone())));
}

#[test]
fn t13() {
    round_trip::<Option<[Arc<HashSet<i64>>; 3]>>(TYPES, RandomOptionsImpl::t13);
}

#[test]
fn t14() {
    round_trip::<Option<Vec<((i16, f64, usize),)>>>(TYPES, |step, v| RandomOptionsImpl::t14(step, v.clone()));
}

#[test]
fn t15() {
    round_trip::<Vec<Result<Arc<VecDeque<Vec<u16>>>, char>>>(TYPES, |step, v| pollster::block_on(RandomOptionsImpl::t15(step, v)).expect("Go gives it back"));
}

#[test]
fn t16() {
    round_trip::<Option<VecDeque<(HashSet<Box<str>>, IpAddr, u16, Box<str>)>>>(TYPES, |step, v| RandomOptionsImpl::t16(step, v).expect("Go gives it back"));
}
