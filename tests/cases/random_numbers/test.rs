//! Numbers and chars go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::num::NonZero;
use std::num::NonZeroI16;
use std::num::NonZeroI32;
use std::num::NonZeroI8;
use std::num::NonZeroIsize;
use std::num::NonZeroUsize;
use std::num::Wrapping;

use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

impl TwinNumbers for TwinNumbersImpl {
    fn t01(v: &[Vec<(Option<Wrapping<i16>>, NonZeroUsize, Wrapping<u64>, NonZero<i16>)>; 1]) -> Result<[Vec<(Option<Wrapping<i16>>, NonZeroUsize, Wrapping<u64>, NonZero<i16>)>; 1], rust2go::Error> {
        Ok(v.clone())
    }

    async fn t02(v: Option<([(NonZeroIsize, NonZero<i8>); 2], Vec<bool>, [i64; 1], (NonZeroI32, Wrapping<i16>, u64))>) -> Option<([(NonZeroIsize, NonZero<i8>); 2], Vec<bool>, [i64; 1], (NonZeroI32, Wrapping<i16>, u64))> {
        v
    }

    fn t03(v: ((Vec<Option<u8>>, (char, bool, f32, NonZero<u64>)), (Wrapping<i16>, Wrapping<usize>, NonZero<isize>), Vec<NonZeroIsize>, (u8, NonZero<i8>, NonZero<u16>, Wrapping<i32>))) -> Result<((Vec<Option<u8>>, (char, bool, f32, NonZero<u64>)), (Wrapping<i16>, Wrapping<usize>, NonZero<isize>), Vec<NonZeroIsize>, (u8, NonZero<i8>, NonZero<u16>, Wrapping<i32>)), rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &(Option<[(Wrapping<i16>,); 3]>, i16)) -> (Option<[(Wrapping<i16>,); 3]>, i16) {
        v.clone()
    }

    fn t05(v: &Box<Option<Vec<Vec<NonZero<isize>>>>>) -> Result<Box<Option<Vec<Vec<NonZero<isize>>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t06(v: Option<[Option<[NonZero<i16>; 2]>; 3]>) -> Result<Option<[Option<[NonZero<i16>; 2]>; 3]>, rust2go::Error> {
        Ok(v)
    }

    fn t07(v: Vec<(Vec<Vec<i32>>, Wrapping<u32>)>) -> Result<Vec<(Vec<Vec<i32>>, Wrapping<u32>)>, rust2go::Error> {
        Ok(v)
    }

    async fn t08(v: &Box<Option<[(NonZero<u32>, f64, f64, NonZero<i32>); 2]>>) -> Result<Box<Option<[(NonZero<u32>, f64, f64, NonZero<i32>); 2]>>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t09(v: &Vec<Option<Vec<[NonZero<i8>; 1]>>>) -> Vec<Option<Vec<[NonZero<i8>; 1]>>> {
        v.clone()
    }

    async fn t10(v: Vec<Vec<[Vec<Wrapping<i64>>; 1]>>) -> Vec<Vec<[Vec<Wrapping<i64>>; 1]>> {
        v
    }

    fn t11(v: (Option<Option<(NonZeroIsize, NonZero<i8>, u16)>>, NonZero<i64>, Option<u64>)) -> Result<(Option<Option<(NonZeroIsize, NonZero<i8>, u16)>>, NonZero<i64>, Option<u64>), rust2go::Error> {
        Ok(v)
    }

    async fn t12(v: &Vec<Vec<Option<Option<NonZeroI8>>>>) -> Result<Vec<Vec<Option<Option<NonZeroI8>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t13(v: &Vec<Option<((NonZero<i8>, u16, bool, Wrapping<u16>), char, NonZero<i32>, NonZeroI16)>>) -> Vec<Option<((NonZero<i8>, u16, bool, Wrapping<u16>), char, NonZero<i32>, NonZeroI16)>> {
        v.clone()
    }

    async fn t14(v: Vec<(Vec<(NonZeroIsize, Wrapping<i8>, NonZeroI16, NonZeroI16)>, Wrapping<i16>)>) -> Result<Vec<(Vec<(NonZeroIsize, Wrapping<i8>, NonZeroI16, NonZeroI16)>, Wrapping<i16>)>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: [(Option<[u16; 1]>, NonZeroI8, NonZero<u32>); 2]) -> Result<[(Option<[u16; 1]>, NonZeroI8, NonZero<u32>); 2], rust2go::Error> {
        Ok(v)
    }

    async fn t16(v: &Vec<Vec<Vec<Option<NonZero<i64>>>>>) -> Vec<Vec<Vec<Option<NonZero<i64>>>>> {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<[Vec<(Option<Wrapping<i16>>, NonZeroUsize, Wrapping<u64>, NonZero<i16>)>; 1]>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t01(step, v.clone())));
}

#[test]
fn t02() {
    round_trip::<Option<([(NonZeroIsize, NonZero<i8>); 2], Vec<bool>, [i64; 1], (NonZeroI32, Wrapping<i16>, u64))>>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t02(step, v)).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<((Vec<Option<u8>>, (char, bool, f32, NonZero<u64>)), (Wrapping<i16>, Wrapping<usize>, NonZero<isize>), Vec<NonZeroIsize>, (u8, NonZero<i8>, NonZero<u16>, Wrapping<i32>))>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t03(step, v.clone())));
}

#[test]
fn t04() {
    round_trip::<(Option<[(Wrapping<i16>,); 3]>, i16)>(TYPES, |step, v| RandomNumbersImpl::t04(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<Box<Option<Vec<Vec<NonZero<isize>>>>>>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t05(step, v.clone())));
}

#[test]
fn t06() {
    round_trip::<Option<[Option<[NonZero<i16>; 2]>; 3]>>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t06(step, v.clone())));
}

#[test]
fn t07() {
    round_trip::<Vec<(Vec<Vec<i32>>, Wrapping<u32>)>>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t07(step, v.clone())));
}

#[test]
fn t08() {
    round_trip::<Box<Option<[(NonZero<u32>, f64, f64, NonZero<i32>); 2]>>>(TYPES, RandomNumbersImpl::t08);
}

#[test]
fn t09() {
    round_trip::<Vec<Option<Vec<[NonZero<i8>; 1]>>>>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t09(step, v)).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<Vec<Vec<[Vec<Wrapping<i64>>; 1]>>>(TYPES, |step, v| RandomNumbersImpl::t10(step, v).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<(Option<Option<(NonZeroIsize, NonZero<i8>, u16)>>, NonZero<i64>, Option<u64>)>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t11(step, v.clone())));
}

#[test]
fn t12() {
    round_trip::<Vec<Vec<Option<Option<NonZeroI8>>>>>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t12(step, v)));
}

#[test]
fn t13() {
    round_trip::<Vec<Option<((NonZero<i8>, u16, bool, Wrapping<u16>), char, NonZero<i32>, NonZeroI16)>>>(TYPES, |step, v| RandomNumbersImpl::t13(step, v).expect("Go gives it back"));
}

#[test]
fn t14() {
    round_trip::<Vec<(Vec<(NonZeroIsize, Wrapping<i8>, NonZeroI16, NonZeroI16)>, Wrapping<i16>)>>(TYPES, RandomNumbersImpl::t14);
}

#[test]
fn t15() {
    round_trip::<[(Option<[u16; 1]>, NonZeroI8, NonZero<u32>); 2]>(TYPES, RandomNumbersImpl::t15);
}

#[test]
fn t16() {
    round_trip::<Vec<Vec<Vec<Option<NonZero<i64>>>>>>(TYPES, |step, v| pollster::block_on(RandomNumbersImpl::t16(step, v)).expect("Go gives it back"));
}
