//! Several crates, one Go library: a program can hold one Go runtime only.
//!
//! A crate whose builder is `deferred` builds no library. It writes down which Go packages it needs, and cargo hands the place of that
//! file to the build scripts of the crates that depend on it (`links` metadata: `DEP_<LINKS>_RUST2GO`). The program's builder takes
//! them all into a Go workspace, so that one `package main` can import them from their own modules.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::command::Go;
use super::error::BuildError;
use super::runtime::Exports;

/// The Go code of a crate that left the linking to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deferred {
    /// The crate.
    pub name: String,
    /// Its Go module.
    pub dir: PathBuf,
    /// The packages that have to be linked.
    pub packages: Vec<String>,
    /// The traits of its contracts: their names are symbols.
    pub traits: Vec<String>,
    /// What Go exports for them.
    pub exports: Vec<Exports>,
}

const FILE: &str = "rust2go-deferred.json";

/// What the dependencies of this crate have left to it, each once.
pub fn collect() -> Result<Vec<Deferred>, BuildError> {
    let mut files: Vec<PathBuf> = env::vars_os()
        .filter(|(name, _)| {
            let name = name.to_string_lossy();
            name.starts_with("DEP_") && name.ends_with("_RUST2GO")
        })
        .map(|(_, path)| path.into())
        .collect();
    files.sort();
    let mut all: Vec<Deferred> = Vec::new();
    for file in files {
        for deferred in read(&file)? {
            if !all.contains(&deferred) {
                all.push(deferred);
            }
        }
    }
    Ok(all)
}

fn read(file: &Path) -> Result<Vec<Deferred>, BuildError> {
    let text = fs::read_to_string(file).map_err(BuildError::io("read", file))?;
    let unexpected = || BuildError::Output {
        command: format!("the build script that wrote {}", file.display()),
        message: "not the form that this version of rust2go writes".to_owned(),
    };
    let value: Value = serde_json::from_str(&text).map_err(|_| unexpected())?;
    let entries = value.as_array().ok_or_else(unexpected)?;
    let one = |entry: &Value| {
        let strings = |field: &str| {
            let list = entry[field].as_array()?.iter();
            list.map(|text| text.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
        };
        Some(Deferred {
            name: entry["name"].as_str()?.to_owned(),
            dir: entry["dir"].as_str()?.into(),
            packages: strings("packages")?,
            traits: strings("traits")?,
            exports: entry["exports"]
                .as_array()?
                .iter()
                .map(Exports::from_json)
                .collect::<Option<_>>()?,
        })
    };
    let all: Option<Vec<_>> = entries.iter().map(one).collect();
    all.ok_or_else(unexpected)
}

/// Leaves the linking to the crates that depend on this one; returns the directive that tells them.
pub fn publish(all: &[Deferred], crate_name: &str, out_dir: &Path) -> Result<String, BuildError> {
    if super::toolchain::variable("CARGO_MANIFEST_LINKS").is_none() {
        return Err(BuildError::NoLinks {
            suggestion: format!("rust2go-{crate_name}"),
        });
    }
    let entries: Vec<Value> = all
        .iter()
        .map(|one| {
            json!({
                "name": one.name,
                "dir": one.dir.to_string_lossy(),
                "packages": one.packages,
                "traits": one.traits,
                "exports": one.exports.iter().map(Exports::to_json).collect::<Vec<_>>(),
            })
        })
        .collect();
    let file = out_dir.join(FILE);
    let text = Value::Array(entries).to_string();
    fs::write(&file, text).map_err(BuildError::io("write", &file))?;
    Ok(format!("cargo:rust2go={}", file.display()))
}

/// Checks that the symbols of all crates are different ones.
pub fn distinct(all: &[Deferred]) -> Result<(), BuildError> {
    for (i, one) in all.iter().enumerate() {
        let own: BTreeSet<&String> = one.traits.iter().collect();
        for other in &all[..i] {
            if let Some(name) = other.traits.iter().find(|name| own.contains(name)) {
                return Err(BuildError::DuplicateTrait {
                    name: name.clone(),
                    files: [&other.name, &one.name].map(|name| format!("crate {name}").into()),
                });
            }
        }
    }
    Ok(())
}

/// Makes a Go workspace of the modules, beside which nothing else is needed to import packages of all of them.
pub fn workspace(go: &mut Go, all: &[Deferred], out_dir: &Path) -> Result<(), BuildError> {
    let file = out_dir.join("go.work");
    match fs::remove_file(&file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(BuildError::io("remove", &file)(error));
        }
        _ => {}
    }
    go.env.push(("GOWORK", file.into_os_string()));
    let mut dirs: Vec<&Path> = all.iter().map(|one| one.dir.as_path()).collect();
    dirs.push(&go.dir);
    dirs.sort();
    dirs.dedup();
    let mut args: Vec<&OsStr> = vec!["work".as_ref(), "init".as_ref()];
    args.extend(dirs.iter().map(|dir| dir.as_os_str()));
    let purpose = "Go cannot make one workspace of the modules of all crates";
    go.run(purpose, &args).map(drop)
}
