//! Types that contain themselves go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::time::Duration;

use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 20;

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

impl TwinRecursion for TwinRecursionImpl {
    fn t01(v: &Vec<HashMap<String, Chain>>) -> Result<Vec<HashMap<String, Chain>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t02(v: Formula) -> Formula {
        v
    }

    fn t03(v: (Option<Vec<Result<Folder, Pong>>>, Option<i32>, Option<u64>)) -> Result<(Option<Vec<Result<Folder, Pong>>>, Option<i32>, Option<u64>), rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &Option<Entry>) -> Result<Option<Entry>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t05(v: &Ping) -> Ping {
        v.clone()
    }

    async fn t06(v: Pong) -> Result<Pong, rust2go::Error> {
        Ok(v)
    }

    fn t07(v: Option<HashMap<u64, Nested>>) -> Result<Option<HashMap<u64, Nested>>, rust2go::Error> {
        Ok(v)
    }

    async fn t08(v: &HashMap<[Box<str>; 2], Result<Result<Vec<Named>, Formula>, Result<i32, Ping>>>) -> HashMap<[Box<str>; 2], Result<Result<Vec<Named>, Formula>, Result<i32, Ping>>> {
        v.clone()
    }

    fn t09(v: &Vec<Result<Option<[HashMap<i32, Step>; 2]>, Vec<Ping>>>) -> Vec<Result<Option<[HashMap<i32, Step>; 2]>, Vec<Ping>>> {
        v.clone()
    }

    async fn t10(v: [Plane; 3]) -> Result<[Plane; 3], rust2go::Error> {
        Ok(v)
    }

    fn t11(v: [HashMap<i64, [Node; 1]>; 3]) -> [HashMap<i64, [Node; 1]>; 3] {
        v
    }

    async fn t12(v: &[Option<Chain>; 1]) -> Result<[Option<Chain>; 1], rust2go::Error> {
        Ok(v.clone())
    }

    fn t13(v: &Option<Vec<(Result<Formula, String>, Entry, String)>>) -> Result<Option<Vec<(Result<Formula, String>, Entry, String)>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t14(v: Vec<Folder>) -> Vec<Folder> {
        v
    }

    fn t15(v: HashMap<i8, Vec<HashMap<u64, Result<Entry, f32>>>>) -> Result<HashMap<i8, Vec<HashMap<u64, Result<Entry, f32>>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t16(v: &Vec<Ping>) -> Vec<Ping> {
        v.clone()
    }

    fn t17(v: &[[Pong; 2]; 1]) -> Result<[[Pong; 2]; 1], rust2go::Error> {
        Ok(v.clone())
    }

    async fn t18(v: Vec<Result<Option<Plane>, Nested>>) -> Vec<Result<Option<Plane>, Nested>> {
        v
    }

    fn t19(v: Named) -> Result<Named, rust2go::Error> {
        Ok(v)
    }

    async fn t20(v: &HashMap<Duration, Step>) -> HashMap<Duration, Step> {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<Vec<HashMap<String, Chain>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t01(step, v.clone())));
}

#[test]
fn t02() {
    round_trip::<Formula>(TYPES, |step, v| RandomRecursionImpl::t02(step, v).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<(Option<Vec<Result<Folder, Pong>>>, Option<i32>, Option<u64>)>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t03(step, v.clone())));
}

#[test]
fn t04() {
    round_trip::<Option<Entry>>(TYPES, RandomRecursionImpl::t04);
}

#[test]
fn t05() {
    round_trip::<Ping>(TYPES, |step, v| RandomRecursionImpl::t05(step, v).expect("Go gives it back"));
}

#[test]
fn t06() {
    round_trip::<Pong>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t06(step, v.clone())));
}

#[test]
fn t07() {
    round_trip::<Option<HashMap<u64, Nested>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t07(step, v.clone())));
}

#[test]
fn t08() {
    round_trip::<HashMap<[Box<str>; 2], Result<Result<Vec<Named>, Formula>, Result<i32, Ping>>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t08(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t09() {
    round_trip::<Vec<Result<Option<[HashMap<i32, Step>; 2]>, Vec<Ping>>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t09(step, v)).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<[Plane; 3]>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t10(step, v)));
}

#[test]
fn t11() {
    round_trip::<[HashMap<i64, [Node; 1]>; 3]>(TYPES, |step, v| RandomRecursionImpl::t11(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t12() {
    round_trip::<[Option<Chain>; 1]>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t12(step, v.clone())));
}

#[test]
fn t13() {
    round_trip::<Option<Vec<(Result<Formula, String>, Entry, String)>>>(TYPES, |step, v| RandomRecursionImpl::t13(step, v.clone()));
}

#[test]
fn t14() {
    round_trip::<Vec<Folder>>(TYPES, |step, v| RandomRecursionImpl::t14(step, v).expect("Go gives it back"));
}

#[test]
fn t15() {
    round_trip::<HashMap<i8, Vec<HashMap<u64, Result<Entry, f32>>>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t15(step, v)));
}

#[test]
fn t16() {
    round_trip::<Vec<Ping>>(TYPES, |step, v| RandomRecursionImpl::t16(step, v).expect("Go gives it back"));
}

#[test]
fn t17() {
    round_trip::<[[Pong; 2]; 1]>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t17(step, v)));
}

#[test]
fn t18() {
    round_trip::<Vec<Result<Option<Plane>, Nested>>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t18(step, v)).expect("Go gives it back"));
}

#[test]
fn t19() {
    round_trip::<Named>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t19(step, v)));
}

#[test]
fn t20() {
    round_trip::<HashMap<Duration, Step>>(TYPES, |step, v| pollster::block_on(RandomRecursionImpl::t20(step, v)).expect("Go gives it back"));
}
