//! Tests across the two languages. A case is a folder of `cases/`: `contract.rs`, `impl.go` and `test.rs`; dropping one in
//! registers it. The build script makes one Go archive of all of them.
//!
//! The cases `random_*` are written by `cargo xtask roundtrip`: types nested at random, which make their way through calls of
//! both directions. What they share is here, and on the Go side in `cases/random`.

pub mod random;
pub mod roundtrip;
