//! Contracts from memory.

use std::io::{Error, ErrorKind};
use std::path::Path;

use expect_test::Expect;
use rust2go_model::{Contract, LoadError};

/// Reads the first of these files as a contract.
pub fn load(files: &[(&str, &str)]) -> Result<Contract, LoadError> {
    load_among(files, &[])
}

/// As [`load`], with other contracts.
#[allow(dead_code)] // As below.
pub fn load_among(files: &[(&str, &str)], others: &[&Contract]) -> Result<Contract, LoadError> {
    let root = files.first().map_or("contract.rs", |(path, _)| path);
    let read = |path: &Path| {
        let path = path.to_string_lossy().replace('\\', "/");
        let found = files.iter().find(|(name, _)| *name == simple(&path));
        found
            .map(|(_, text)| (*text).to_owned())
            .ok_or_else(|| Error::new(ErrorKind::NotFound, "no such file"))
    };
    Contract::load_with(Path::new(root), others, &read)
}

/// The path without `dir/..`, which a real file system would follow.
fn simple(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Compares what is said about a contract in one file.
#[allow(dead_code)] // Each test file is a crate that includes this one, and not all need all of it.
pub fn check(source: &str, expected: Expect) {
    check_files(&[("contract.rs", source)], expected);
}

/// Compares what is said about a contract in several files, the first one its root.
#[allow(dead_code)] // As above.
pub fn check_files(files: &[(&str, &str)], expected: Expect) {
    match load(files) {
        Ok(_) => panic!("this contract was taken:\n{files:?}"),
        Err(error) => expected.assert_eq(&error.to_string()),
    }
}

/// Whether a message can come from a template with `{0}`, `{1}` and `{2}` in it.
#[allow(dead_code)] // As above.
pub fn matches(template: &str, message: &str) -> bool {
    let template = template.replace("{1}", "{0}").replace("{2}", "{0}");
    let mut pieces = template.split("{0}");
    let first = pieces.next().unwrap_or("");
    let Some(mut rest) = message.strip_prefix(first) else {
        return false;
    };
    let mut exact = rest.is_empty();
    for piece in pieces {
        exact = piece.is_empty();
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    exact || rest.is_empty()
}
