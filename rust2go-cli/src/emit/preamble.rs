//! What starts the Go files.

use super::docs::{go_docs, wrap};
use super::{Cx, traits};
use crate::writer::GoFile;
use rust2go_model::ast::Side;

/// The file with the types and interfaces.
pub fn api(cx: &Cx) -> GoFile {
    let mut file = GoFile::new(cx.package, cx.runtime);
    let has = |side| traits(cx, side).next().is_some();
    let holds = match (has(Side::R2g), has(Side::G2r)) {
        (_, false) => "the interfaces that Rust calls, and their types",
        (false, true) => "the interfaces that Rust implements, and their types",
        (true, true) => {
            "the interfaces that Rust calls, those that Rust implements, and the types of both"
        }
    };
    let mut docs = wrap(&format!(
        "Package {} is the Go side of a contract with Rust: it holds {holds}.",
        cx.package
    ));
    let own = go_docs(&cx.contract.docs);
    if !own.is_empty() {
        docs.push(String::new());
    }
    docs.extend(own);
    file.package_doc(&docs);
    file
}

/// A file that holds nothing for the user to read.
pub fn internal(cx: &Cx) -> GoFile {
    GoFile::new(cx.package, cx.runtime)
}
