//! Tells cargo when the build script has to run again: exactly when something that went into the build has changed.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::archive::Archive;
use super::command::Go;
use super::error::BuildError;
use super::target::Platform;

/// The fields of `go list` that hold files. A file that a build constraint keeps out counts, for the constraint may go.
const FILES: &[&str] = &[
    "GoFiles",
    "CgoFiles",
    "IgnoredGoFiles",
    "CFiles",
    "CXXFiles",
    "MFiles",
    "HFiles",
    "FFiles",
    "SFiles",
    "SwigFiles",
    "SwigCXXFiles",
    "SysoFiles",
    "EmbedFiles",
];

/// The variables that Go, its C compiler or the builder itself look at.
const VARIABLES: &[&str] = &[
    "DOCS_RS",
    "RUST2GO_SKIP_BUILD",
    "RUST2GO_FROZEN",
    "GO",
    "GOROOT",
    "GOFLAGS",
    "GOEXPERIMENT",
    "GOAMD64",
    "GOARM",
    "GOARM64",
    "GO386",
    "GOMIPS",
    "GOMIPS64",
    "GOPPC64",
    "GORISCV64",
    "GOFIPS140",
    "GOENV",
    "GOPROXY",
    "GOTOOLCHAIN",
    "GOWORK",
    "CGO_CFLAGS",
    "CGO_CPPFLAGS",
    "CGO_CXXFLAGS",
    "CGO_LDFLAGS",
    "PKG_CONFIG",
    "PKG_CONFIG_PATH",
];

/// The directives about variables. `platform` is unknown when nothing is built.
pub fn variables(platform: Option<&Platform>) -> Vec<String> {
    let mut names: Vec<String> = VARIABLES.iter().map(|name| (*name).to_owned()).collect();
    if let Some(platform) = platform {
        for tool in ["CC", "CXX", "CFLAGS", "CXXFLAGS"] {
            let triple = &platform.triple;
            names.extend([
                tool.to_owned(),
                format!("{tool}_{triple}"),
                format!("{tool}_{}", triple.replace('-', "_")),
                format!("TARGET_{tool}"),
                format!("HOST_{tool}"),
            ]);
        }
    }
    names
        .iter()
        .map(|name| format!("cargo:rerun-if-env-changed={name}"))
        .collect()
}

/// The directives about a Go module that others build: whatever changes in it may change what is registered.
pub fn module(go: &Go, contracts: &[PathBuf]) -> Vec<String> {
    let all = contracts.iter().chain([&go.dir]);
    all.map(|path| format!("cargo:rerun-if-changed={}", path.display()))
        .collect()
}

/// The directives about files and directories. Cargo itself writes in the directories of the crate and of the output.
pub fn files(
    go: &Go,
    archive: &Archive,
    contracts: &[PathBuf],
    crate_dir: &Path,
    out_dir: &Path,
) -> Result<Vec<String>, BuildError> {
    let mut files: BTreeSet<PathBuf> = BTreeSet::new();
    let mut dirs: BTreeSet<PathBuf> = BTreeSet::from([go.dir.clone()]);
    for package in &archive.packages {
        let Some(go_mod) = package.local_module() else {
            continue;
        };
        files.extend([go_mod.to_owned(), go_mod.with_file_name("go.sum")]);
        dirs.insert(package.dir().to_owned());
        for file in FILES.iter().flat_map(|field| package.list(field)) {
            let file = package.dir().join(file);
            dirs.extend(file.parent().map(Path::to_owned));
            files.insert(file);
        }
    }
    files.insert(go.dir.join("vendor").join("modules.txt"));
    files.extend(archive.profile.clone());
    let workspace = go.run(
        "Go cannot show its settings",
        &["env".as_ref(), "GOWORK".as_ref()],
    )?;
    let workspace = PathBuf::from(workspace.trim());
    // One of several crates' modules is written by each run.
    if workspace.is_absolute() && workspace.parent() != Some(out_dir) {
        files.insert(workspace.with_extension("work.sum"));
        files.insert(workspace);
    }
    // cargo takes a file that does not exist for one that has changed.
    files.retain(|file| file.is_file());
    let holds_output = |dir: &PathBuf| crate_dir.starts_with(dir) || out_dir.starts_with(dir);
    dirs.retain(|dir| !holds_output(dir) && only_inputs(dir, &files));

    let all = contracts.iter().chain(&files).chain(&dirs);
    Ok(all
        .map(|path| format!("cargo:rerun-if-changed={}", path.display()))
        .collect())
}

/// Whether all that lies in a directory is Go code or goes into the build.
///
/// A new file can be noticed only by watching its directory, and cargo watches a directory with everything below it. So this
/// is done where it means the same as watching Go files: a README.md or a testdata directory must not rebuild anything.
fn only_inputs(dir: &Path, files: &BTreeSet<PathBuf>) -> bool {
    let Ok(entries) = fs::read_dir(dir) else {
        return false;
    };
    entries.into_iter().all(|entry| {
        let Ok(entry) = entry else {
            return false;
        };
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => only_inputs(&path, files),
            Ok(kind) if kind.is_file() => {
                path.extension().is_some_and(|extension| extension == "go") || files.contains(&path)
            }
            _ => false,
        }
    })
}
