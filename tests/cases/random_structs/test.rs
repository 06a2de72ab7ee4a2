//! Structs go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::time::Duration;

use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 20;

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

impl TwinStructs for TwinStructsImpl {
    fn t01(v: &Option<Option<Result<i8, Plain2>>>) -> Option<Option<Result<i8, Plain2>>> {
        v.clone()
    }

    async fn t02(v: (([Unit1; 2], [Key1; 1], Option<Unit1>, Vec<Key2>), Option<u8>)) -> Result<(([Unit1; 2], [Key1; 1], Option<Unit1>, Vec<Key2>), Option<u8>), rust2go::Error> {
        Ok(v)
    }

    fn t03(v: Vec<HashMap<[i8; 2], Vec<[Empty1; 2]>>>) -> Vec<HashMap<[i8; 2], Vec<[Empty1; 2]>>> {
        v
    }

    async fn t04(v: &Vec<Vec<[HashMap<String, Key1>; 3]>>) -> Vec<Vec<[HashMap<String, Key1>; 3]>> {
        v.clone()
    }

    fn t05(v: &Id1) -> Id1 {
        v.clone()
    }

    async fn t06(v: HashMap<i32, [Result<Id2, Mixed2>; 1]>) -> HashMap<i32, [Result<Id2, Mixed2>; 1]> {
        v
    }

    fn t07(v: Key2) -> Key2 {
        v
    }

    async fn t08(v: &[Option<(Result<Wrapped1, Mixed1>,)>; 1]) -> [Option<(Result<Wrapped1, Mixed1>,)>; 1] {
        v.clone()
    }

    fn t09(v: &Wrapped2) -> Wrapped2 {
        v.clone()
    }

    async fn t10(v: Mixed1) -> Mixed1 {
        v
    }

    fn t11(v: [Mixed2; 2]) -> [Mixed2; 2] {
        v
    }

    async fn t12(v: &Pair1) -> Pair1 {
        v.clone()
    }

    fn t13(v: &HashMap<String, Option<Mixed3>>) -> HashMap<String, Option<Mixed3>> {
        v.clone()
    }

    async fn t14(v: Wrapped3) -> Result<Wrapped3, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: Vec<HashMap<Id1, HashMap<Box<u64>, Option<Mixed4>>>>) -> Vec<HashMap<Id1, HashMap<Box<u64>, Option<Mixed4>>>> {
        v
    }

    async fn t16(v: &[HashMap<Duration, Vec<[Plain1; 2]>>; 3]) -> Result<[HashMap<Duration, Vec<[Plain1; 2]>>; 3], rust2go::Error> {
        Ok(v.clone())
    }

    fn t17(v: &Plain2) -> Result<Plain2, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t18(v: Unit1) -> Result<Unit1, rust2go::Error> {
        Ok(v)
    }

    fn t19(v: Vec<Result<Empty1, Plain1>>) -> Vec<Result<Empty1, Plain1>> {
        v
    }

    async fn t20(v: &Option<HashMap<Id1, (Option<Key1>, usize, String, Duration)>>) -> Result<Option<HashMap<Id1, (Option<Key1>, usize, String, Duration)>>, rust2go::Error> {
        Ok(v.clone())
    }
}

#[test]
fn t01() {
    round_trip::<Option<Option<Result<i8, Plain2>>>>(TYPES, |step, v| RandomStructsImpl::t01(step, v).expect("Go gives it back"));
}

#[test]
fn t02() {
    round_trip::<(([Unit1; 2], [Key1; 1], Option<Unit1>, Vec<Key2>), Option<u8>)>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t02(step, v.clone())));
}

#[test]
fn t03() {
    round_trip::<Vec<HashMap<[i8; 2], Vec<[Empty1; 2]>>>>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t03(step, v)).expect("Go gives it back"));
}

#[test]
fn t04() {
    round_trip::<Vec<Vec<[HashMap<String, Key1>; 3]>>>(TYPES, |step, v| RandomStructsImpl::t04(step, v).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<Id1>(TYPES, |step, v| RandomStructsImpl::t05(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t06() {
    round_trip::<HashMap<i32, [Result<Id2, Mixed2>; 1]>>(TYPES, |step, v| RandomStructsImpl::t06(step, v).expect("Go gives it back"));
}

#[test]
fn t07() {
    round_trip::<Key2>(TYPES, |step, v| RandomStructsImpl::t07(step, v).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<[Option<(Result<Wrapped1, Mixed1>,)>; 1]>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t08(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<Wrapped2>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t09(step, v)).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<Mixed1>(TYPES, |step, v| RandomStructsImpl::t10(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<[Mixed2; 2]>(TYPES, |step, v| RandomStructsImpl::t11(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<Pair1>(TYPES, |step, v| RandomStructsImpl::t12(step, v).expect("Go gives it back"));
}

#[test]
fn t13() {
    round_trip::<HashMap<String, Option<Mixed3>>>(TYPES, |step, v| pollster::block_on(RandomStructsImpl::t13(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t14() {
    round_trip::<Wrapped3>(TYPES, |step, v| RandomStructsImpl::t14(step, v.clone()));
}

#[test]
fn t15() {
    round_trip::<Vec<HashMap<Id1, HashMap<Box<u64>, Option<Mixed4>>>>>(TYPES, |step, v| RandomStructsImpl::t15(step, v).expect("Go gives it back"));
}

#[test]
fn t16() {
    round_trip::<[HashMap<Duration, Vec<[Plain1; 2]>>; 3]>(TYPES, RandomStructsImpl::t16);
}

#[test]
fn t17() {
    round_trip::<Plain2>(TYPES, RandomStructsImpl::t17);
}

#[test]
fn t18() {
    round_trip::<Unit1>(TYPES, RandomStructsImpl::t18);
}

#[test]
fn t19() {
    round_trip::<Vec<Result<Empty1, Plain1>>>(TYPES, |step, v| RandomStructsImpl::t19(step, v).expect("Go gives it back"));
}

#[test]
fn t20() {
    round_trip::<Option<HashMap<Id1, (Option<Key1>, usize, String, Duration)>>>(TYPES, RandomStructsImpl::t20);
}
