//! All cases: the folders of `cases/`. No case needs `unsafe`, nor does anything that the macros make.
#![forbid(unsafe_code)]
#![allow(missing_docs)]

// The archive comes with the library of this package.
use rust2go_tests as _;

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
