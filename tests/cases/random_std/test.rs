//! Values of the standard library go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::VecDeque;
use std::ffi::OsString;
use std::net::Ipv6Addr;
use std::net::SocketAddr;
use std::net::SocketAddrV4;
use std::num::NonZero;
use std::num::NonZeroI16;
use std::num::NonZeroI64;
use std::num::NonZeroU64;
use std::num::Wrapping;
use std::rc::Rc;
use std::sync::Arc;
use std::time::SystemTime;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

impl TwinStd for TwinStdImpl {
    fn t01(v: &Vec<(Result<(SocketAddr, SystemTime, Vec<u8>), Wrapping<i8>>, SystemTime, Vec<Vec<u8>>, NonZeroU64)>) -> Result<Vec<(Result<(SocketAddr, SystemTime, Vec<u8>), Wrapping<i8>>, SystemTime, Vec<Vec<u8>>, NonZeroU64)>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t02(v: (BTreeSet<String>,)) -> (BTreeSet<String>,) {
        v
    }

    fn t03(v: Option<Result<(HashMap<[Wrapping<u64>; 2], NonZero<i64>>, Wrapping<i8>, NonZero<i8>, NonZero<usize>), Box<Cow<'static, [u8]>>>>) -> Result<Option<Result<(HashMap<[Wrapping<u64>; 2], NonZero<i64>>, Wrapping<i8>, NonZero<i8>, NonZero<usize>), Box<Cow<'static, [u8]>>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &HashMap<NonZero<u32>, Vec<Box<Arc<u8>>>>) -> HashMap<NonZero<u32>, Vec<Box<Arc<u8>>>> {
        v.clone()
    }

    fn t05(v: &Vec<(BTreeSet<[i64; 1]>,)>) -> Result<Vec<(BTreeSet<[i64; 1]>,)>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t06(v: Vec<(Option<Arc<Box<str>>>, Vec<SocketAddrV4>)>) -> Result<Vec<(Option<Arc<Box<str>>>, Vec<SocketAddrV4>)>, rust2go::Error> {
        Ok(v)
    }

    fn t07(v: Vec<Result<(SystemTime, SystemTime), BTreeSet<char>>>) -> Vec<Result<(SystemTime, SystemTime), BTreeSet<char>>> {
        v
    }

    async fn t08(v: &Vec<(Arc<Result<Arc<[u8]>, NonZeroI16>>,)>) -> Result<Vec<(Arc<Result<Arc<[u8]>, NonZeroI16>>,)>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t09(v: &VecDeque<Arc<((Vec<u8>, Cow<'static, [u8]>),)>>) -> VecDeque<Arc<((Vec<u8>, Cow<'static, [u8]>),)>> {
        v.clone()
    }

    async fn t10(v: (Arc<HashMap<NonZero<u64>, Arc<Ipv6Addr>>>, Arc<Wrapping<u16>>)) -> Result<(Arc<HashMap<NonZero<u64>, Arc<Ipv6Addr>>>, Arc<Wrapping<u16>>), rust2go::Error> {
        Ok(v)
    }

    fn t11(v: Option<Box<(Vec<String>,)>>) -> Option<Box<(Vec<String>,)>> {
        v
    }

    async fn t12(v: &Arc<BTreeSet<Box<NonZeroI64>>>) -> Arc<BTreeSet<Box<NonZeroI64>>> {
        v.clone()
    }

    fn t13(v: &Option<HashMap<NonZeroI64, Box<HashMap<Arc<str>, Wrapping<u16>>>>>) -> Option<HashMap<NonZeroI64, Box<HashMap<Arc<str>, Wrapping<u16>>>>> {
        v.clone()
    }

    async fn t14(v: BTreeMap<(SocketAddrV4, NonZero<i64>), (Option<BTreeSet<Wrapping<u16>>>, Box<[u8]>, Arc<u128>)>) -> BTreeMap<(SocketAddrV4, NonZero<i64>), (Option<BTreeSet<Wrapping<u16>>>, Box<[u8]>, Arc<u128>)> {
        v
    }

    fn t15(v: Option<Result<Option<NonZero<i16>>, Arc<Arc<Ipv6Addr>>>>) -> Result<Option<Result<Option<NonZero<i16>>, Arc<Arc<Ipv6Addr>>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t16(v: &Vec<Arc<Box<HashMap<i64, OsString>>>>) -> Vec<Arc<Box<HashMap<i64, OsString>>>> {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<Vec<(Result<(SocketAddr, SystemTime, Vec<u8>), Wrapping<i8>>, SystemTime, Vec<Vec<u8>>, NonZeroU64)>>(TYPES, RandomStdImpl::t01);
}

#[test]
fn t02() {
    round_trip::<(BTreeSet<String>,)>(TYPES, |step, v| pollster::block_on(RandomStdImpl::t02(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<Option<Result<(HashMap<[Wrapping<u64>; 2], NonZero<i64>>, Wrapping<i8>, NonZero<i8>, NonZero<usize>), Box<Cow<'static, [u8]>>>>>(TYPES, |step, v| pollster::block_on(RandomStdImpl::t03(step, v.clone())));
}

#[test]
fn t04() {
    round_trip::<HashMap<NonZero<u32>, Vec<Box<Arc<u8>>>>>(TYPES, |step, v| RandomStdImpl::t04(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<Vec<(BTreeSet<[i64; 1]>,)>>(TYPES, RandomStdImpl::t05);
}

#[test]
fn t06() {
    round_trip::<Vec<(Option<Arc<Box<str>>>, Vec<SocketAddrV4>)>>(TYPES, |step, v| pollster::block_on(RandomStdImpl::t06(step, v)));
}

#[test]
fn t07() {
    round_trip::<Vec<Result<(SystemTime, SystemTime), BTreeSet<char>>>>(TYPES, |step, v| RandomStdImpl::t07(step, v).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<Vec<(Arc<Result<Arc<[u8]>, NonZeroI16>>,)>>(TYPES, |step, v| pollster::block_on(RandomStdImpl::t08(step, v)));
}

#[test]
fn t09() {
    round_trip::<VecDeque<Rc<((Vec<u8>, Cow<'static, [u8]>),)>>>(TYPES, |step, v| RandomStdImpl::t09(step, v).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<(Arc<HashMap<NonZero<u64>, Arc<Ipv6Addr>>>, Rc<Wrapping<u16>>)>(TYPES, RandomStdImpl::t10);
}

#[test]
fn t11() {
    round_trip::<Option<Box<(Vec<String>,)>>>(TYPES, |step, v| RandomStdImpl::t11(step, v).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<Arc<BTreeSet<Box<NonZeroI64>>>>(TYPES, |step, v| pollster::block_on(RandomStdImpl::t12(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t13() {
    round_trip::<Option<HashMap<NonZeroI64, Box<HashMap<Arc<str>, Wrapping<u16>>>>>>(TYPES, |step, v| pollster::block_on(RandomStdImpl::t13(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t14() {
    round_trip::<BTreeMap<(SocketAddrV4, NonZero<i64>), (Option<BTreeSet<Wrapping<u16>>>, Box<[u8]>, Arc<u128>)>>(TYPES, |step, v| RandomStdImpl::t14(step, v).expect("Go gives it back"));
}

#[test]
fn t15() {
    round_trip::<Option<Result<Option<NonZero<i16>>, Rc<Arc<Ipv6Addr>>>>>(TYPES, RandomStdImpl::t15);
}

#[test]
fn t16() {
    round_trip::<Vec<Arc<Box<HashMap<i64, OsString>>>>>(TYPES, |step, v| pollster::block_on(RandomStdImpl::t16(step, v.clone())).expect("Go gives it back"));
}
