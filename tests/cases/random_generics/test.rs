//! Generic types and aliases go to Go and come back equal, also when Go has Rust give them back, and those of Go as well.
// Written by `cargo xtask roundtrip`.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::time::Duration;

use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::round_trip;

use super::contract::*;

/// How many types share the cases of the family.
const TYPES: u32 = 16;

impl<T: Random> Random for Page<T> {
    fn random(source: &mut Source) -> Self {
        Page { items: source.any(), next: source.any(), pairs: source.any(), total: source.any() }
    }
}

impl<T: Random> Random for Tree<T> {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Tree::Leaf(source.any()),
            1 => Tree::Node(source.any()),
            _ => Tree::Fork { left: source.any(), right: source.any(), name: source.any() },
        }
    }
}

impl<A: Random, B: Random> Random for Either<A, B> {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Either::Neither,
            1 => Either::Left(source.any()),
            _ => Either::Right { value: source.any() },
        }
    }
}

impl<K: Random + Eq + Hash, V: Random> Random for Index<K, V> {
    fn random(source: &mut Source) -> Self {
        Index { entries: source.any(), keys: source.any() }
    }
}

impl<T: Random, const R: usize, const C: usize> Random for Grid<T, R, C> {
    fn random(source: &mut Source) -> Self {
        Grid { cells: source.any(), name: source.any() }
    }
}

impl<const N: usize> Random for Buffer<N> {
    fn random(source: &mut Source) -> Self {
        Buffer { bytes: source.any(), wide: source.any(), wider: source.any() }
    }
}

impl<T: Random> Random for Listed<T> {
    fn random(source: &mut Source) -> Self {
        Listed(source.any())
    }
}

impl TwinGenerics for TwinGenericsImpl {
    fn t01(v: &Buffer<7>) -> Result<Buffer<7>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t02(v: Tree<Either<Tree<Option<Vec<u8>>>, (Vec<u8>, i16)>>) -> Tree<Either<Tree<Option<Vec<u8>>>, (Vec<u8>, i16)>> {
        v
    }

    fn t03(v: Page<Index<u64, HashMap<Box<isize>, Page<Duration>>>>) -> Result<Page<Index<u64, HashMap<Box<isize>, Page<Duration>>>>, rust2go::Error> {
        Ok(v)
    }

    async fn t04(v: &Buffer<6>) -> Buffer<6> {
        v.clone()
    }

    fn t05(v: &Page<Tree<Page<Listed<char>>>>) -> Result<Page<Tree<Page<Listed<char>>>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t06(v: Tree<Tree<Option<Option<String>>>>) -> Tree<Tree<Option<Option<String>>>> {
        v
    }

    fn t07(v: Grid<i32, 1, 2>) -> Grid<i32, 1, 2> {
        v
    }

    async fn t08(v: &Index<(usize, IpAddr), Page<Index<Box<String>, char>>>) -> Result<Index<(usize, IpAddr), Page<Index<Box<String>, char>>>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t09(v: &Grid<i8, 2, 2>) -> Grid<i8, 2, 2> {
        v.clone()
    }

    async fn t10(v: Page<Option<Tree<Listed<Box<str>>>>>) -> Page<Option<Tree<Listed<Box<str>>>>> {
        v
    }

    fn t11(v: Either<Tree<Index<Box<Box<str>>, Index<usize, f64>>>, Index<Box<str>, u32>>) -> Result<Either<Tree<Index<Box<Box<str>>, Index<usize, f64>>>, Index<Box<str>, u32>>, rust2go::Error> {
        Ok(v)
    }

    async fn t12(v: &Index<u64, (Vec<Vec<String>>, Option<i64>, Index<u32, isize>)>) -> Result<Index<u64, (Vec<Vec<String>>, Option<i64>, Index<u32, isize>)>, rust2go::Error> {
        Ok(v.clone())
    }

    fn t13(v: &Page<Either<Listed<Page<u64>>, Either<u32, u128>>>) -> Result<Page<Either<Listed<Page<u64>>, Either<u32, u128>>>, rust2go::Error> {
        Ok(v.clone())
    }

    async fn t14(v: Grid<i64, 1, 2>) -> Result<Grid<i64, 1, 2>, rust2go::Error> {
        Ok(v)
    }

    fn t15(v: Grid<i64, 3, 2>) -> Result<Grid<i64, 3, 2>, rust2go::Error> {
        Ok(v)
    }

    async fn t16(v: &Listed<Tree<Listed<Vec<u128>>>>) -> Listed<Tree<Listed<Vec<u128>>>> {
        v.clone()
    }
}

#[test]
fn t01() {
    round_trip::<Buffer<7>>(TYPES, |step, v| RandomGenericsImpl::t01(step, v.clone()));
}

#[test]
fn t02() {
    round_trip::<Tree<Either<Tree<Option<Vec<u8>>>, (Vec<u8>, i16)>>>(TYPES, |step, v| RandomGenericsImpl::t02(step, v).expect("Go gives it back"));
}

#[test]
fn t03() {
    round_trip::<Page<Index<u64, HashMap<Box<isize>, Page<Duration>>>>>(TYPES, |step, v| pollster::block_on(RandomGenericsImpl::t03(step, v)));
}

#[test]
fn t04() {
    round_trip::<Buffer<6>>(TYPES, |step, v| RandomGenericsImpl::t04(step, v.clone()).expect("Go gives it back"));
}

#[test]
fn t05() {
    round_trip::<Page<Tree<Page<Listed<char>>>>>(TYPES, |step, v| pollster::block_on(RandomGenericsImpl::t05(step, v.clone())));
}

#[test]
fn t06() {
    round_trip::<Tree<Tree<Option<Option<String>>>>>(TYPES, |step, v| pollster::block_on(RandomGenericsImpl::t06(step, v.clone())).expect("Go gives it back"));
}

#[test]
fn t07() {
    round_trip::<Grid<i32, 1, 2>>(TYPES, |step, v| RandomGenericsImpl::t07(step, v).expect("Go gives it back"));
}

#[test]
fn t08() {
    round_trip::<Index<(usize, IpAddr), Page<Index<Box<String>, char>>>>(TYPES, |step, v| pollster::block_on(RandomGenericsImpl::t08(step, v)));
}

#[test]
fn t09() {
    round_trip::<Grid<i8, 2, 2>>(TYPES, |step, v| RandomGenericsImpl::t09(step, v).expect("Go gives it back"));
}

#[test]
fn t10() {
    round_trip::<Page<Option<Tree<Listed<Box<str>>>>>>(TYPES, |step, v| RandomGenericsImpl::t10(step, v).expect("Go gives it back"));
}

#[test]
fn t11() {
    round_trip::<Either<Tree<Index<Box<Box<str>>, Index<usize, f64>>>, Index<Box<str>, u32>>>(TYPES, RandomGenericsImpl::t11);
}

#[test]
fn t12() {
    round_trip::<Index<u64, (Vec<Vec<String>>, Option<i64>, Index<u32, isize>)>>(TYPES, |step, v| pollster::block_on(RandomGenericsImpl::t12(step, v)));
}

#[test]
fn t13() {
    round_trip::<Page<Either<Listed<Page<u64>>, Either<u32, u128>>>>(TYPES, |step, v| RandomGenericsImpl::t13(step, v.clone()));
}

#[test]
fn t14() {
    round_trip::<Grid<i64, 1, 2>>(TYPES, |step, v| pollster::block_on(RandomGenericsImpl::t14(step, v.clone())));
}

#[test]
fn t15() {
    round_trip::<Grid<i64, 3, 2>>(TYPES, |step, v| pollster::block_on(RandomGenericsImpl::t15(step, v)));
}

#[test]
fn t16() {
    round_trip::<Listed<Tree<Listed<Vec<u128>>>>>(TYPES, |step, v| RandomGenericsImpl::t16(step, v).expect("Go gives it back"));
}
