//! All cases: the folders of `cases/`. No case needs `unsafe`, nor does anything that the macros make.
#![forbid(unsafe_code)]
#![allow(missing_docs)]
// The contracts have every form of parameter, also those that a reviewer would not like, and types that nobody has thought of; their
// tests clone whatever the type is.
#![allow(
    clippy::borrowed_box,
    clippy::box_collection,
    clippy::clone_on_copy,
    clippy::ptr_arg,
    clippy::redundant_allocation,
    clippy::too_many_arguments,
    clippy::type_complexity,
    clippy::vec_box
)]

#[path = "../again.rs"]
mod again;

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
