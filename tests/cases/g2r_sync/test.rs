//! Each test is a method of Go's that calls Rust and compares.

use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use super::contract::*;

impl Store for StoreImpl {
    fn add(a: u64, b: u64) -> u64 {
        a + b
    }

    fn nothing() {}

    fn mixed(a: i8, b: bool, c: char, d: f32, e: Level, f: Duration) -> (i8, bool, char, f32, Level, Duration) {
        (a, b, c, d, e, f)
    }

    fn concat(a: &str, b: String) -> String {
        format!("{a}{b}")
    }

    fn bytes(data: &[u8]) -> Vec<u8> {
        data.to_vec()
    }

    fn dots(dots: Vec<Dot>) -> Vec<Dot> {
        dots
    }

    fn person(person: &Person) -> Person {
        person.clone()
    }

    fn figures(figures: &[Figure]) -> Vec<Figure> {
        figures.to_vec()
    }

    fn counts(counts: BTreeMap<String, u64>, seen: HashSet<u32>) -> (BTreeMap<String, u64>, HashSet<u32>) {
        (counts, seen)
    }

    fn maybe(n: Option<u32>) -> Option<String> {
        n.map(|n| n.to_string())
    }

    fn get(key: &str) -> Result<Vec<u8>, StoreError> {
        match key {
            "missing" => Err(StoreError::NotFound { key: key.to_owned() }),
            "full" => Err(StoreError::Full(12)),
            "read-only" => Err(StoreError::ReadOnly),
            _ => Ok(b"value".to_vec()),
        }
    }

    fn put(key: &str) -> Result<(), rust2go::Error> {
        match key {
            "bad" => Err(rust2go::Error::Go { message: "the disk is gone".to_owned() }),
            _ => Ok(()),
        }
    }

    fn panics(message: &str) -> u64 {
        panic!("{message}")
    }

    fn panics_fallibly(message: &str) -> Result<u64, rust2go::Error> {
        panic!("{message}")
    }

    fn back(depth: u32) -> u32 {
        StoreCheckImpl::back(depth - 1) + 1
    }
}

#[test]
fn values() {
    StoreCheckImpl::values().expect("all is equal");
}

#[test]
fn large_values() {
    for len in [0, 1, 100, 4096, 1 << 20] {
        StoreCheckImpl::big(len).expect("all is equal");
    }
}

#[test]
fn errors_of_the_contract() {
    StoreCheckImpl::typed_errors().expect("errors.As finds them");
}

#[test]
fn errors_of_the_bridge() {
    StoreCheckImpl::bridge_errors().expect("a *rust2go.Error");
}

#[test]
fn panics() {
    StoreCheckImpl::panics().expect("an error, or a panic of Go's");
}

#[test]
fn text_that_is_none() {
    StoreCheckImpl::bad_text().expect("an error that names the argument");
}

#[test]
fn many_goroutines() {
    StoreCheckImpl::concurrent(50, 200).expect("all is equal");
}

#[test]
fn back_and_forth() {
    assert_eq!(StoreCheckImpl::back(32), 64);
}
