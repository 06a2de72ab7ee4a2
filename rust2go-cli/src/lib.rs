//! Generates the Go side of a rust2go contract: source in, text out.
//!
//! [`generate`] makes the files of a package from a checked contract. [`Target`] knows where they go: it finds the Go
//! module, adds the runtime package, and [`Rendered`] writes all of it or tells what is out of date. `rust2go::Builder` and
//! the program `rust2go-cli` both stand on it.

mod emit;
mod error;
mod module;
mod output;
mod staticlib;
mod target;
mod writer;

use rust2go_model::Contract;
use rust2go_model::ast::Side;

pub use error::Error;
pub use output::Rendered;
pub use staticlib::Staticlib;
pub use target::Target;

/// The files of a generated package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generated {
    /// `<package>.go`: the types and interfaces that a user works with.
    pub api: String,
    /// `<package>_bridge.go`: the exports that Rust calls.
    pub bridge: String,
    /// `<package>_rust.go`: the calls of what Rust implements, if there is any.
    pub rust: Option<String>,
    /// `<package>_layout.go`: the check that Go lays every type out as C does.
    pub layout: String,
    /// `<package>.h`: the same in C, for cgo and for checks of the layouts.
    pub header: String,
}

/// Makes the Go package `package` of a contract. It finds the Go runtime package under `runtime_import`; they include
/// the header as `<package>.h`.
pub fn generate(contract: &Contract, package: &str, runtime_import: &str) -> Generated {
    let tables = emit::link::Tables::Handed;
    generate_as(contract, package, runtime_import, package, &[], tables)
}

/// As [`generate`], for files whose names start with `stem`; types of the `others` are used where they are, and `tables` says how
/// Go gets Rust's.
pub(crate) fn generate_as(
    contract: &Contract,
    package: &str,
    runtime: &str,
    stem: &str,
    others: &[emit::Foreign<'_>],
    tables: emit::link::Tables,
) -> Generated {
    let cx = emit::Cx::new(contract, package, runtime, others);

    let mut api = emit::preamble::api(&cx);
    emit::consts::consts(&cx, &mut api);
    emit::types::structs(&cx, &mut api);
    emit::consts::constructors(&cx, &mut api);
    emit::enums::enums(&cx, &mut api);
    emit::errors::errors(&cx, &mut api);
    emit::sealed::enums(&cx, &mut api);
    emit::service::services(&cx, &mut api);

    let mut layout = emit::preamble::internal(&cx);
    emit::layout::checks(&cx, &mut layout);

    let mut bridge = emit::preamble::internal(&cx);
    emit::copy::copies(&cx, &mut bridge);
    emit::wire::mirrors(&cx, &mut bridge);
    emit::from::functions(&cx, &mut bridge);
    emit::to::functions(&cx, &mut bridge);
    emit::fail::functions(&cx, &mut bridge);
    emit::object::functions(&cx, &mut bridge);
    emit::export::exports(&cx, &mut bridge);

    let rust = emit::traits(&cx, Side::G2r).next().map(|_| {
        let mut rust = emit::preamble::internal(&cx);
        emit::link::tables(&cx, tables, &mut rust);
        emit::ask::asks(&cx, &mut rust);
        emit::fault::functions(&cx, &mut rust);
        rust.finish(Some(&format!("{stem}.h")))
    });

    Generated {
        rust,
        api: api.finish(None),
        bridge: bridge.finish(Some(&format!("{stem}.h"))),
        layout: layout.finish(Some(&format!("{stem}.h"))),
        header: emit::cdecl::header(&cx),
    }
}
