//! Lists, arrays and tuples go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
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

impl TwinLists for TwinListsImpl {
    fn t01(v: &Vec<(BTreeMap<usize, (f64,)>, (i32,))>) -> Vec<(BTreeMap<usize, (f64,)>, (i32,))> {
        v.clone()
    }

    async fn t02(v: [HashMap<bool, Result<Option<Vec<u8>>, u8>>; 3]) -> Result<[HashMap<bool, Result<Option<Vec<u8>>, u8>>; 3], rust2go::Error> {
        Ok(v)
    }

    fn t03(v: Cow<'static, [HashSet<Box<str>>]>) -> Result<Cow<'static, [HashSet<Box<str>>]>, rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &Cow<'static, [Arc<Vec<HashSet<i32>>>]>) -> Result<Cow<'static, [Arc<Vec<HashSet<i32>>>]>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t05(v: &((HashSet<Box<str>>, bool), (u8, isize), Box<[SystemTime]>)) -> ((HashSet<Box<str>>, bool), (u8, isize), Box<[SystemTime]>) {
        v.clone()
    }

    async fn t06(v: Arc<[BTreeMap<u32, [Option<u64>; 2]>]>) -> Arc<[BTreeMap<u32, [Option<u64>; 2]>]> {
        v
    }

    fn t07(v: Arc<[HashSet<(u8, Duration)>]>) -> Result<Arc<[HashSet<(u8, Duration)>]>, rust2go::Error> {
        Ok(v)
    }

    async fn t08(v: &VecDeque<Box<[Box<[Option<i64>]>]>>) -> Result<VecDeque<Box<[Box<[Option<i64>]>]>>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t09(v: &Vec<[Arc<Box<[i32]>>; 1]>) -> Result<Vec<[Arc<Box<[i32]>>; 1]>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t10(v: Cow<'static, [(Box<[Result<u8, u64>]>,)]>) -> Result<Cow<'static, [(Box<[Result<u8, u64>]>,)]>, rust2go::Error> {
        Ok(v)
    }

    fn t11(v: Vec<Arc<Option<(i8, SystemTime, f64)>>>) -> Result<Vec<Arc<Option<(i8, SystemTime, f64)>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t12(v: &VecDeque<[Vec<Option<i8>>; 2]>) -> Result<VecDeque<[Vec<Option<i8>>; 2]>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t13(v: &VecDeque<VecDeque<Arc<(IpAddr, String, usize)>>>) -> VecDeque<VecDeque<Arc<(IpAddr, String, usize)>>> {
        v.clone()
    }

    async fn t14(v: Vec<Option<[(bool, u16, i32); 2]>>) -> Result<Vec<Option<[(bool, u16, i32); 2]>>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: (HashMap<[u32; 2], Arc<Box<[u32]>>>, (Box<str>, usize))) -> Result<(HashMap<[u32; 2], Arc<Box<[u32]>>>, (Box<str>, usize)), rust2go::Error> {
        Ok(v)
    }

    async fn t16(v: &(Vec<Result<(f32,), Vec<u8>>>, Option<u16>, HashSet<i32>, Vec<Box<str>>)) -> Result<(Vec<Result<(f32,), Vec<u8>>>, Option<u16>, HashSet<i32>, Vec<Box<str>>), rust2go::Error> {
        Ok(v.clone())
    }
}

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
