//! What starts the Go files.

use super::Cx;
use super::docs::{go_docs, wrap};
use crate::writer::GoFile;

/// The file with the types and interfaces.
pub fn api(cx: &Cx) -> GoFile {
    let mut file = GoFile::new(cx.package, cx.runtime);
    let mut docs = wrap(&format!(
        "Package {} is the Go side of a contract with Rust: it holds the interfaces that Rust calls, and their types.",
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
