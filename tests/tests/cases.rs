//! All cases: the folders of `cases/`. No case needs `unsafe`, nor does anything that the macros make.
#![forbid(unsafe_code)]
#![allow(missing_docs)]
// The contracts have every form of parameter, also those that a reviewer would not like.
#![allow(clippy::ptr_arg, clippy::too_many_arguments)]
// One of them has deprecated items, which its own code names.
#![allow(deprecated)]

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
