//! There and back, from both sides.

use std::env;
use std::fmt::Debug;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::random::{Random, Source};

/// How many values of each family of types make the way from Rust, and as many from Go: `RUST2GO_CASES`.
const CASES: u32 = 10_000;

/// The step that asks a method of a random case to give its value back. Package random, on the Go side, reads these.
const BACK: u64 = 0;
/// In a step beside size and seed: to make a value.
const MAKE: u64 = 1;
/// In a step beside size and seed: to compare the given value with the one that was made, and that with what Rust makes of it.
const COMPARE: u64 = 2;

/// The step that asks a method to have Rust give the value back, by its twin.
const TWIN: u64 = 3;

fn step(what: u64, seed: u64, size: u32) -> u64 {
    seed << 8 | u64::from(size) << 2 | what
}

/// Tests one of the `types` types of a family: random values of Rust come back from Go equal, and random values of Go come back
/// from Rust equal. `call` calls the Go method with a step and a value.
///
/// # Panics
/// When a value is another one after its way; the smallest that was found is shown.
pub fn round_trip<T: Random + PartialEq + Debug>(types: u32, call: impl Fn(u64, &T) -> T) {
    run(types, |seed, size| {
        let value = T::random(&mut Source::new(seed, size));
        same("Rust sent", &value, "Go gave back", &call(BACK, &value))?;
        let back = call(TWIN, &value);
        same("Rust sent", &value, "Go had from Rust", &back)?;
        let made = call(step(MAKE, seed, size), &value);
        // Go panics when the value is not the one it has made.
        let again = call(step(COMPARE, seed, size), &made);
        same("Go sent", &made, "and then", &again)
    });
}

/// Tests that random values of Rust come back equal from `call`, for one of the `types` types of a family.
///
/// # Panics
/// When a value is another one after its way; the smallest that was found is shown.
pub fn come_back<T: Random + PartialEq + Debug>(types: u32, call: impl Fn(&T) -> T) {
    run(types, |seed, size| {
        let value = T::random(&mut Source::new(seed, size));
        same("Rust sent", &value, "Go gave back", &call(&value))
    });
}

/// Runs the share of a type in the cases of its family.
fn run(types: u32, test: impl Fn(u64, u32) -> Result<(), TestCaseError>) {
    let cases = env::var("RUST2GO_CASES").ok();
    let cases = cases.map_or(CASES, |n| n.parse().expect("RUST2GO_CASES is a number"));
    let mut runner = TestRunner::new(Config {
        cases: cases.div_ceil(types),
        failure_persistence: None,
        max_shrink_iters: 100,
        ..Config::default()
    });
    let done = runner.run(&(any::<u64>(), 1..=8u32), |(seed, size)| test(seed, size));
    if let Err(error) = done {
        panic!("{error}");
    }
}

fn same<T: PartialEq + Debug>(
    sent: &str,
    value: &T,
    got: &str,
    back: &T,
) -> Result<(), TestCaseError> {
    if value == back {
        return Ok(());
    }
    let text = format!("{sent} {value:?}\n{got} {back:?}");
    Err(TestCaseError::fail(text))
}
