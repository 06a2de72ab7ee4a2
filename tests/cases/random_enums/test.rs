//! Enums go to Go and come back equal, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::net::IpAddr;
use std::time::Duration;

use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

impl Random for Color1 {
    fn random(source: &mut Source) -> Self {
        source.one_of(&[Color1::Red, Color1::DarkGreen, Color1::Blue])
    }
}

impl Random for Color2 {
    fn random(source: &mut Source) -> Self {
        source.one_of(&[Color2::Red, Color2::DarkGreen, Color2::Blue])
    }
}

impl Random for Color3 {
    fn random(source: &mut Source) -> Self {
        source.one_of(&[Color3::Red, Color3::DarkGreen, Color3::Blue])
    }
}

impl Random for Color4 {
    fn random(source: &mut Source) -> Self {
        source.one_of(&[Color4::Red, Color4::DarkGreen, Color4::Blue])
    }
}

impl Random for Color5 {
    fn random(source: &mut Source) -> Self {
        source.one_of(&[Color5::Red, Color5::DarkGreen, Color5::Blue])
    }
}

impl Random for Shape1 {
    fn random(source: &mut Source) -> Self {
        match source.variant(2) {
            0 => Shape1::None,
            _ => Shape1::One(source.any()),
        }
    }
}

impl Random for Shape2 {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Shape2::None,
            1 => Shape2::One(source.any()),
            _ => Shape2::Pair(source.any(), source.any(), source.any()),
        }
    }
}

impl Random for Shape3 {
    fn random(source: &mut Source) -> Self {
        match source.variant(4) {
            0 => Shape3::None,
            1 => Shape3::One(source.any()),
            2 => Shape3::Pair(source.any()),
            _ => Shape3::Named { a: source.any(), b: source.any(), c: source.any(), },
        }
    }
}

impl Random for Shape4 {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Shape4::None,
            1 => Shape4::One(source.any()),
            _ => Shape4::Pair(source.any(), source.any(), source.any()),
        }
    }
}

impl Random for Shape5 {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Shape5::None,
            1 => Shape5::One(source.any()),
            _ => Shape5::Pair(source.any(), source.any()),
        }
    }
}

impl Random for Shape6 {
    fn random(source: &mut Source) -> Self {
        match source.variant(2) {
            0 => Shape6::None,
            _ => Shape6::One(source.any()),
        }
    }
}

impl Random for Shape7 {
    fn random(source: &mut Source) -> Self {
        match source.variant(2) {
            0 => Shape7::None,
            _ => Shape7::One(source.any()),
        }
    }
}

impl Random for Shape8 {
    fn random(source: &mut Source) -> Self {
        match source.variant(5) {
            0 => Shape8::None,
            1 => Shape8::One(source.any()),
            2 => Shape8::Pair(source.any()),
            3 => Shape8::Named { a: source.any(), b: source.any(), },
            _ => Shape8::Other { a: source.any(), b: source.any(), c: source.any(), d: source.any(), },
        }
    }
}

impl Random for Shape9 {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Shape9::None,
            1 => Shape9::One(source.any()),
            _ => Shape9::Pair(source.any(), source.any()),
        }
    }
}

#[test]
fn t01() {
    round_trip::<[(Option<Option<u32>>, [Color5; 3]); 1]>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t01(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t02() {
    round_trip::<Shape6>(TYPES, |step, v| RandomEnumsImpl::t02(step, v).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<Option<Color5>>(TYPES, |step, v| RandomEnumsImpl::t03(step, v.clone()));
}

#[test]
fn t04() {
    round_trip::<Shape3>(TYPES, |step, v| RandomEnumsImpl::t04(step, v.clone()));
}

#[test]
fn t05() {
    round_trip::<Vec<Shape9>>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t05(step, v)).expect("Go gives it back"));
}

#[test]
fn t06() {
    round_trip::<(Option<HashMap<char, (bool,)>>,)>(TYPES, |step, v| RandomEnumsImpl::t06(step, v.clone()));
}

#[test]
fn t07() {
    round_trip::<[Vec<Vec<[u32; 3]>>; 3]>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t07(step, v)));
}

#[test]
fn t08() {
    round_trip::<(Vec<(Result<Shape7, Shape5>, Duration)>,)>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t08(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<Option<Color3>>(TYPES, |step, v| RandomEnumsImpl::t09(step, v));
}

#[test]
fn t10() {
    round_trip::<Color3>(TYPES, |step, v| RandomEnumsImpl::t10(step, v).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<Vec<Result<Shape5, Vec<Result<Shape4, HashMap<Box<Color1>, Color5>>>>>>(TYPES, |step, v| RandomEnumsImpl::t11(step, v.clone()));
}

#[test]
fn t12() {
    round_trip::<Color1>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t12(step, v)).expect("Go gives it back"));
}

#[test]
fn t13() {
    round_trip::<Vec<HashMap<Duration, Option<HashMap<IpAddr, Shape4>>>>>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t13(step, v.clone())));
}

#[test]
fn t14() {
    round_trip::<[(Shape4, Result<Shape5, IpAddr>, Color5, Shape7); 2]>(TYPES, |step, v| RandomEnumsImpl::t14(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t15() {
    round_trip::<((Shape2, Option<Shape4>, Shape8), HashMap<Box<String>, String>, i16, Vec<Color4>)>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t15(step, v)));
}

#[test]
fn t16() {
    round_trip::<[HashMap<Color1, Result<(Color2,), i16>>; 3]>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t16(step, v.clone())));
}
