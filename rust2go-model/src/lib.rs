//! The contract of rust2go, parsed and checked.
//!
//! The macros and the Go generator both stand on this crate, so they cannot disagree. It is the one place that reads
//! `syn` types of the contract, makes the names of generated things, and words the errors a user sees.
//!
//! - [`ast`]: what a contract is, once it has been read.
//! - [`parse_trait`] and [`parse_derive`]: one item, on its own, as a macro sees it.
//! - `Contract`: all items of a file and its modules, checked against each other (feature `files`).
//! - [`names`]: every name and symbol in generated code.
//! - [`describe`] and [`fingerprint()`]: the text both sides compare before the first call.
//! - [`Diagnostic`] and [`catalog`]: the errors.

pub mod ast;
pub mod catalog;
mod derived;
pub mod describe;
mod fingerprint;
pub mod names;
mod parse;
mod report;

#[cfg(feature = "files")]
mod check;
#[cfg(feature = "files")]
mod clash;
#[cfg(feature = "files")]
mod collect;
#[cfg(feature = "files")]
mod contract;
#[cfg(feature = "files")]
mod eval;
#[cfg(feature = "files")]
mod load;
#[cfg(feature = "files")]
mod modules;
#[cfg(feature = "files")]
mod render;
#[cfg(feature = "files")]
mod resolve;

pub use derived::derived;
pub use fingerprint::fingerprint;
pub use parse::{parse_derive, parse_trait};
pub use report::{Diagnostic, to_compile_errors};

#[cfg(feature = "files")]
pub use contract::{Contract, SourceFile};
#[cfg(feature = "files")]
pub use load::LoadError;
#[cfg(feature = "files")]
pub use render::render;
