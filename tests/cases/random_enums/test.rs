//! Enums go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::net::IpAddr;

use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 20;

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

impl TwinEnums for TwinEnumsImpl {
    fn t01(v: &Color2) -> Result<Color2, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t02(v: HashMap<Box<str>, Vec<[[Color3; 2]; 3]>>) -> Result<HashMap<Box<str>, Vec<[[Color3; 2]; 3]>>, rust2go::Error> {
        Ok(v)
    }

    fn t03(v: Vec<Result<Result<([Color4; 1], Shape1), Vec<Vec<u8>>>, Result<char, Shape2>>>) -> Result<Vec<Result<Result<([Color4; 1], Shape1), Vec<Vec<u8>>>, Result<char, Shape2>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &Vec<Vec<HashMap<[usize; 2], Option<Color5>>>>) -> Vec<Vec<HashMap<[usize; 2], Option<Color5>>>> {
        v.clone()
    }

    fn t05(v: &Option<Vec<(Result<Shape7, Shape1>, Shape5)>>) -> Result<Option<Vec<(Result<Shape7, Shape1>, Shape5)>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t06(v: Option<Result<Option<Shape2>, HashMap<i32, Shape1>>>) -> Option<Result<Option<Shape2>, HashMap<i32, Shape1>>> {
        v
    }

    fn t07(v: Vec<Result<HashMap<Box<Color1>, (Shape3, i64)>, Vec<IpAddr>>>) -> Result<Vec<Result<HashMap<Box<Color1>, (Shape3, i64)>, Vec<IpAddr>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t08(v: &Shape4) -> Shape4 {
        v.clone()
    }

    fn t09(v: &Shape5) -> Shape5 {
        v.clone()
    }

    async fn t10(v: Shape6) -> Result<Shape6, rust2go::Error> {
        Ok(v)
    }

    fn t11(v: Shape7) -> Shape7 {
        v
    }

    async fn t12(v: &Shape8) -> Shape8 {
        v.clone()
    }

    fn t13(v: &Shape9) -> Shape9 {
        v.clone()
    }

    async fn t14(v: Vec<Color1>) -> Result<Vec<Color1>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: HashMap<(Color4, String), Color2>) -> HashMap<(Color4, String), Color2> {
        v
    }

    async fn t16(v: &[Color3; 2]) -> [Color3; 2] {
        v.clone()
    }

    fn t17(v: &HashMap<i16, Vec<(Color4, Shape6, u32)>>) -> Result<HashMap<i16, Vec<(Color4, Shape6, u32)>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t18(v: Color5) -> Result<Color5, rust2go::Error> {
        Ok(v)
    }

    fn t19(v: Vec<Result<Shape1, (Color1, Shape9)>>) -> Result<Vec<Result<Shape1, (Color1, Shape9)>>, rust2go::Error> {
        Ok(v)
    }

    async fn t20(v: &Shape2) -> Shape2 {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<Color2>(TYPES, RandomEnumsImpl::t01);
}

#[test]
fn t02() {
    round_trip::<HashMap<Box<str>, Vec<[[Color3; 2]; 3]>>>(TYPES, RandomEnumsImpl::t02);
}

#[test]
fn t03() {
    round_trip::<Vec<Result<Result<([Color4; 1], Shape1), Vec<Vec<u8>>>, Result<char, Shape2>>>>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t03(step, v.clone())));
}

#[test]
fn t04() {
    round_trip::<Vec<Vec<HashMap<[usize; 2], Option<Color5>>>>>(TYPES, |step, v| RandomEnumsImpl::t04(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<Option<Vec<(Result<Shape7, Shape1>, Shape5)>>>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t05(step, v.clone())));
}

#[test]
fn t06() {
    round_trip::<Option<Result<Option<Shape2>, HashMap<i32, Shape1>>>>(TYPES, |step, v| RandomEnumsImpl::t06(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t07() {
    round_trip::<Vec<Result<HashMap<Box<Color1>, (Shape3, i64)>, Vec<IpAddr>>>>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t07(step, v)));
}

#[test]
fn t08() {
    round_trip::<Shape4>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t08(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<Shape5>(TYPES, |step, v| RandomEnumsImpl::t09(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<Shape6>(TYPES, |step, v| RandomEnumsImpl::t10(step, v.clone()));
}

#[test]
fn t11() {
    round_trip::<Shape7>(TYPES, |step, v| RandomEnumsImpl::t11(step, v).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<Shape8>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t12(step, v)).expect("Go gives it back"));
}

#[test]
fn t13() {
    round_trip::<Shape9>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t13(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t14() {
    round_trip::<Vec<Color1>>(TYPES, RandomEnumsImpl::t14);
}

#[test]
fn t15() {
    round_trip::<HashMap<(Color4, String), Color2>>(TYPES, |step, v| RandomEnumsImpl::t15(step, v).expect("Go gives it back"));
}

#[test]
fn t16() {
    round_trip::<[Color3; 2]>(TYPES, |step, v| RandomEnumsImpl::t16(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t17() {
    round_trip::<HashMap<i16, Vec<(Color4, Shape6, u32)>>>(TYPES, RandomEnumsImpl::t17);
}

#[test]
fn t18() {
    round_trip::<Color5>(TYPES, RandomEnumsImpl::t18);
}

#[test]
fn t19() {
    round_trip::<Vec<Result<Shape1, (Color1, Shape9)>>>(TYPES, |step, v| pollster::block_on(RandomEnumsImpl::t19(step, v.clone())));
}

#[test]
fn t20() {
    round_trip::<Shape2>(TYPES, |step, v| RandomEnumsImpl::t20(step, v).expect("Go gives it back"));
}
