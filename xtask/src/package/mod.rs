//! `cargo xtask package`: what crates.io, docs.rs and a company without internet access would make of the crates.
//!
//! `archives` packs every crate that is published and unpacks it again. `vendor` puts those and what they depend on into one directory, which
//! is then all that cargo knows of crates. `user` is a program that depends on them. `sandbox` runs cargo without network.

mod archives;
mod sandbox;
mod user;
mod vendor;

use std::fs;
use std::path::{Path, PathBuf};

use sandbox::Sandbox;

/// The directories of a run, gone at its end. They lie outside of the workspace, whose manifest cargo would find otherwise.
struct Work {
    dir: tempfile::TempDir,
}

impl Work {
    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }
}

/// Checks the crates in the form in which they are published. With `short`, builds and documents nothing but the program that uses them.
pub fn run(root: &Path, short: bool) -> Result<(), String> {
    let dir = tempfile::Builder::new()
        .prefix("rust2go-package-")
        .tempdir();
    let work = Work {
        dir: dir.map_err(|error| format!("a temporary directory: {error}"))?,
    };
    let archives = archives::pack(root, &work)?;
    for archive in &archives {
        archive.check()?;
        ok(&archive.name, "packaged", &archive.size());
    }
    vendor::make(root, &archives, &work)?;
    user::prepare(root, &archives, &work)?;

    let sandbox = Sandbox::new(&work)?;
    let how = sandbox.describe();
    if !short {
        for archive in &archives {
            let before = files(&archive.dir)?;
            sandbox.cargo(&archive.dir, &["build", "--locked"])?;
            ok(&archive.name, "builds", how);
            sandbox.docs_rs(&archive.dir, &archive.docs_rs_flags())?;
            ok(&archive.name, "docs.rs", how);
            unchanged(&archive.dir, &before)?;
        }
    }
    let app = work.path("app");
    let before = files(&app)?;
    sandbox.docs_rs(&app, &[])?;
    unchanged(&app, &before)?;
    ok("a user's crate", "docs.rs", how);
    user::build_and_run(&sandbox, &app)?;
    ok("a user's crate", "builds and runs", how);
    Ok(())
}

/// One line per crate and check.
fn ok(name: &str, check: &str, more: &str) {
    println!("{name:18} {check:16} ok  ({more})");
}

/// The files of a directory and their contents: docs.rs lets nobody write there.
fn files(dir: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, String> {
    let mut all = Vec::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(dir) = dirs.pop() {
        let failed = |error| format!("{}: {error}", dir.display());
        for entry in fs::read_dir(&dir).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                let text = fs::read(&path).map_err(failed)?;
                all.push((path, text));
            }
        }
    }
    all.sort();
    Ok(all)
}

fn unchanged(dir: &Path, before: &[(PathBuf, Vec<u8>)]) -> Result<(), String> {
    let after = files(dir)?;
    let differs = |(path, text): &&(PathBuf, Vec<u8>)| {
        // A program's lock is its own affair, and the first command makes it.
        !path.ends_with("Cargo.lock") && !before.iter().any(|old| (&old.0, &old.1) == (path, text))
    };
    match after.iter().find(differs) {
        Some((path, _)) => Err(format!(
            "the build has written {}, and docs.rs lets nobody write among the sources",
            path.display()
        )),
        None => Ok(()),
    }
}
