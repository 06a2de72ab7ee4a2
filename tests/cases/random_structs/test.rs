//! Structs go to Go and come back equal, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

impl Random for Plain1 {
    fn random(source: &mut Source) -> Self {
        Plain1 { a: source.any(), b: source.any(), c: source.any(), d: source.any(), e: source.any(), }
    }
}

impl Random for Plain2 {
    fn random(source: &mut Source) -> Self {
        Plain2 { a: source.any(), b: source.any(), c: source.any(), }
    }
}

impl Random for Unit1 {
    fn random(_: &mut Source) -> Self {
        Unit1
    }
}

impl Random for Empty1 {
    fn random(_: &mut Source) -> Self {
        Empty1 { }
    }
}

impl Random for Key1 {
    fn random(source: &mut Source) -> Self {
        Key1 { a: source.any(), b: source.any(), c: source.any(), }
    }
}

impl Random for Id1 {
    fn random(source: &mut Source) -> Self {
        Id1(source.any())
    }
}

impl Random for Id2 {
    fn random(source: &mut Source) -> Self {
        Id2(source.any())
    }
}

impl Random for Key2 {
    fn random(source: &mut Source) -> Self {
        Key2(source.any(), source.any())
    }
}

impl Random for Wrapped1 {
    fn random(source: &mut Source) -> Self {
        Wrapped1(source.any())
    }
}

impl Random for Wrapped2 {
    fn random(source: &mut Source) -> Self {
        Wrapped2(source.any())
    }
}

impl Random for Mixed1 {
    fn random(source: &mut Source) -> Self {
        Mixed1 { a: source.any(), b: source.any(), c: source.any(), }
    }
}

impl Random for Mixed2 {
    fn random(source: &mut Source) -> Self {
        Mixed2 { a: source.any(), b: source.any(), }
    }
}

impl Random for Pair1 {
    fn random(source: &mut Source) -> Self {
        Pair1(source.any(), source.any())
    }
}

impl Random for Mixed3 {
    fn random(source: &mut Source) -> Self {
        Mixed3 { a: source.any(), b: source.any(), c: source.any(), d: source.any(), e: source.any(), }
    }
}

impl Random for Wrapped3 {
    fn random(source: &mut Source) -> Self {
        Wrapped3(source.any())
    }
}

impl Random for Mixed4 {
    fn random(source: &mut Source) -> Self {
        Mixed4 { a: source.any(), b: source.any(), c: source.any(), d: source.any(), e: source.any(), f: source.any(), }
    }
}

#[test]
fn t01() {
    round_trip::<HashMap<(Box<str>, u32), Option<Key2>>>(TYPES, |step, v| RandomStructsImpl::t01(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t02() {
    round_trip::<[Wrapped3; 3]>(TYPES, |step, v| RandomStructsImpl::t02(step, v).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<Option<Mixed4>>(TYPES, |step, v| RandomStructsImpl::t03(step, v).expect("Go gives it back"));
}

#[test]
fn t04() {
    round_trip::<[[Result<(Vec<u8>, u8, u64, Wrapped3), Wrapped2>; 2]; 2]>(TYPES, |step, v| RandomStructsImpl::t04(step, v.clone()));
}

#[test]
fn t05() {
    round_trip::<Wrapped1>(TYPES, |step, v| RandomStructsImpl::t05(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t06() {
    round_trip::<Vec<([Option<Plain2>; 2], Result<Plain1, Key1>, Key1, Result<f64, i32>)>>(TYPES, |step, v| RandomStructsImpl::t06(step, v));
}

#[test]
fn t07() {
    round_trip::<[HashMap<Box<u32>, Option<[i64; 2]>>; 3]>(TYPES, |step, v| RandomStructsImpl::t07(step, v).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<HashMap<Box<IpAddr>, Vec<HashMap<[i16; 2], (Key1, Empty1)>>>>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t08(step, v.clone())));
}

#[test]
fn t09() {
    round_trip::<Option<Plain1>>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t09(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<Vec<Result<Option<Vec<isize>>, Vec<i64>>>>(TYPES, |step, v| RandomStructsImpl::t10(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<Option<([Result<f32, Mixed2>; 3], HashMap<IpAddr, Mixed3>)>>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t11(step, v)).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<[[Mixed4; 3]; 3]>(TYPES, |step, v| RandomStructsImpl::t12(step, v));
}

#[test]
fn t13() {
    round_trip::<HashMap<Box<i32>, Option<Result<HashMap<String, f32>, Unit1>>>>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t13(step, v.clone())));
}

#[test]
fn t14() {
    round_trip::<[Result<((Id1,), usize, String, Duration), Plain1>; 2]>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t14(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t15() {
    round_trip::<HashMap<Box<Id2>, Vec<Option<Mixed3>>>>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t15(step, v.clone())));
}

#[test]
fn t16() {
    round_trip::<Id1>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t16(step, v.clone())));
}
