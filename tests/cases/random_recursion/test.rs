//! Types that contain themselves go to Go and come back equal, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::time::Duration;

use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 12;

impl Random for Node {
    fn random(source: &mut Source) -> Self {
        Node { value: source.any(), children: source.any() }
    }
}

impl Random for Chain {
    fn random(source: &mut Source) -> Self {
        Chain { text: source.any(), next: source.any() }
    }
}

impl Random for Formula {
    fn random(source: &mut Source) -> Self {
        match source.variant(5) {
            0 => Formula::Number(source.any()),
            1 => Formula::Negated(source.any()),
            2 => Formula::Sum(source.any()),
            3 => Formula::Call { name: source.any(), args: source.any() },
            _ => Formula::Nothing,
        }
    }
}

impl Random for Folder {
    fn random(source: &mut Source) -> Self {
        Folder { name: source.any(), entries: source.any() }
    }
}

impl Random for Entry {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Entry::File { size: source.any(), changed: source.any() },
            1 => Entry::Folder(source.any()),
            _ => Entry::Link(source.any()),
        }
    }
}

impl Random for Ping {
    fn random(source: &mut Source) -> Self {
        Ping { pong: source.any(), count: source.any() }
    }
}

impl Random for Pong {
    fn random(source: &mut Source) -> Self {
        Pong { pings: source.any(), last: source.any() }
    }
}

impl Random for Nested {
    fn random(source: &mut Source) -> Self {
        Nested(source.any())
    }
}

impl Random for Named {
    fn random(source: &mut Source) -> Self {
        Named { by_name: source.any() }
    }
}

impl Random for Step {
    fn random(source: &mut Source) -> Self {
        match source.variant(2) {
            0 => Step::Stop(source.any()),
            _ => Step::Go(source.any()),
        }
    }
}

impl Random for Plane {
    fn random(source: &mut Source) -> Self {
        match source.variant(4) {
            0 => Plane::Dot,
            1 => Plane::Pair(source.any(), source.any()),
            2 => Plane::Many(source.any()),
            _ => Plane::Keyed(source.any()),
        }
    }
}

#[test]
fn t01() {
    round_trip::<(Folder, u64, f32)>(TYPES, |step, v| RandomRecursionImpl::t01(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t02() {
    round_trip::<(Vec<Result<Pong, Formula>>, Result<isize, u64>)>(TYPES, |step, v| RandomRecursionImpl::t02(step, v));
}

#[test]
fn t03() {
    round_trip::<Option<Option<Option<Option<Entry>>>>>(TYPES, |step, v| RandomRecursionImpl::t03(step, v).expect("Go gives it back"));
}

#[test]
fn t04() {
    round_trip::<Vec<HashMap<String, Result<HashMap<(Duration, u64), Entry>, i32>>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t04(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<(Result<Vec<Vec<Node>>, Result<i32, Ping>>, isize)>(TYPES, |step, v| RandomRecursionImpl::t05(step, v));
}

#[test]
fn t06() {
    round_trip::<[Result<Option<(Named, Named)>, Vec<Ping>>; 3]>(TYPES, |step, v| RandomRecursionImpl::t06(step, v));
}

#[test]
fn t07() {
    round_trip::<HashMap<i64, [[Option<Pong>; 1]; 1]>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t07(step, v)));
}

#[test]
fn t08() {
    round_trip::<Step>(TYPES, |step, v| RandomRecursionImpl::t08(step, v));
}

#[test]
fn t09() {
    round_trip::<Entry>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t09(step, v.clone())));
}

#[test]
fn t10() {
    round_trip::<Option<Vec<(Option<Folder>, Entry, String)>>>(TYPES, |step, v| RandomRecursionImpl::t10(step, v.clone()));
}

#[test]
fn t11() {
    round_trip::<Ping>(TYPES, |step, v| RandomRecursionImpl::t11(step, v).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<HashMap<i8, Vec<Result<Vec<Entry>, u16>>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t12(step, v)));
}
