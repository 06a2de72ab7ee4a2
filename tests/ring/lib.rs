//! The tests of `tests/cases` once more, over the ring: the same Go code and the same tests, with contracts that say
//! `transport = "ring"`. What only the ring can do is in `cases/`.

#[path = "../random/mod.rs"]
pub mod random;
#[path = "../roundtrip.rs"]
pub mod roundtrip;
