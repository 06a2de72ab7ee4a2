//! Numbers and chars go to Go and come back equal, and those of Go as well.
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
