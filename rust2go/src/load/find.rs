//! Where the library is.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{self, Path, PathBuf};

use super::stand_in::Described;
use crate::error::Error;

/// The variable that names the library.
const VARIABLE: &str = "RUST2GO_LIBRARY";

/// The library: what the program says, what the variable says, beside the program, where it was built. What is named must be there; the
/// others are looked for.
pub(super) fn find(described: &Described, wanted: Option<&Path>) -> Result<PathBuf, Error> {
    if let Some(wanted) = wanted {
        return named(wanted, "the program names it (rust2go::load::from)");
    }
    if let Some(named_by) = variable() {
        return named(
            Path::new(&named_by),
            "the variable RUST2GO_LIBRARY names it",
        );
    }
    let beside = env::current_exe().ok().and_then(|program| {
        let dir = program.parent()?;
        Some(dir.join(described.path()))
    });
    let places: Vec<PathBuf> = beside.into_iter().chain([described.built()]).collect();
    if let Some(found) = places.iter().find(|path| path.is_file()) {
        return Ok(found.clone());
    }
    let mut places = places.into_iter();
    let first = places.next().unwrap_or_default();
    let others: String = places
        .map(|path| format!(", nor is there {}", path.display()))
        .collect();
    Err(Error::Library {
        path: first,
        reason: format!(
            "there is no such file{others}; put the library there, or name it in the variable {VARIABLE} or by rust2go::load::from"
        ),
    })
}

/// The file, if it is one.
fn named(path: &Path, by: &str) -> Result<PathBuf, Error> {
    // The loader would look for a name without a directory where it looks for libraries.
    let path = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let reason = match fs::metadata(&path) {
        Ok(found) if found.is_file() => return Ok(path),
        Ok(_) => "this is no file".to_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => "there is no such file".to_owned(),
        Err(error) => error.to_string(),
    };
    Err(Error::Library {
        path,
        reason: format!("{reason}, and {by}"),
    })
}

/// What the variable says. A program with more rights than its user does not listen, as the loader does not to variables of its own.
fn variable() -> Option<OsString> {
    let value = env::var_os(VARIABLE)?;
    (!value.is_empty() && !privileged()).then_some(value)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn privileged() -> bool {
    // SAFETY: it reads a word that the kernel has left.
    unsafe { libc::getauxval(libc::AT_SECURE) != 0 }
}

#[cfg(any(target_os = "macos", target_os = "freebsd"))]
fn privileged() -> bool {
    // SAFETY: it asks the kernel and changes nothing.
    unsafe { libc::issetugid() != 0 }
}

#[cfg(not(any(
    target_os = "linux",
    target_os = "android",
    target_os = "macos",
    target_os = "freebsd"
)))]
fn privileged() -> bool {
    false
}
