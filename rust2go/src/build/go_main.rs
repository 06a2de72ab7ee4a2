//! A program whose `main` is Go's: this crate is a static library that `go build` links.
//!
//! The Go code is generated, and neither built nor linked: cargo makes the library after this script has run. Go does not look into
//! libraries to see whether it has to link again, so every run leaves a file in the Go packages that changes with what the
//! library is made from.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use rust2go_cli::Staticlib;

use super::Builder;
use super::command::clean;
use super::contract::{Generated, Places, Source};
use super::error::BuildError;
use super::merge::Deferred;
use super::path_crates;

/// What the user said about the library.
#[derive(Clone, Debug)]
pub struct GoMain {
    /// Its name.
    pub name: String,
    /// The folder of `debug` and `release`, relative to the crate.
    pub dir: Option<PathBuf>,
}

/// Variables that a library of the same sources differs by, besides `CARGO_FEATURE_*`.
const VARIABLES: &[&str] = &[
    "TARGET",
    "PROFILE",
    "OPT_LEVEL",
    "DEBUG",
    "CARGO_ENCODED_RUSTFLAGS",
];

impl Builder {
    /// For a program whose `main` is Go's, and which links this crate as a static library: generates the Go code, and builds and
    /// links none. `library` is the crate's library as Cargo.toml names it, which has the crate type `staticlib`.
    ///
    /// ```no_run
    /// // build.rs of a crate with `[lib] crate-type = ["staticlib"]`
    /// fn main() {
    ///     rust2go::Builder::new("src/api.rs").go_dir("../go").go_main("store").build()
    /// }
    /// ```
    ///
    /// ```sh
    /// cargo build && cd ../go && go build .
    /// cargo build --release && cd ../go && go build -tags rust2go_release .
    /// ```
    ///
    /// A file of the generated package, `api_link.go`, names the library to Go's linker. Another one, `api_stamp.h`, makes Go link again after
    /// a change of the crate's `src`, features or Cargo.lock, or of the `src` of a crate that it depends on by path; it is better not
    /// committed.
    ///
    /// The Go program registers implementations as always, and Go calls what Rust implements as always. Whoever imports one of the generated
    /// packages imports those of all contracts of the builder, with `_` if need be: they are parts of one library, and the linker
    /// misses symbols otherwise. Before Go's `main`, in `init` and in package variables, it may call sync methods only: Go lets no
    /// thread of Rust in until its packages are initialized, so that an async call made there may wait forever.
    ///
    /// Nothing of the crate can be linked without the Go program, its own tests neither: test it from Go. Have the Go module outside of the
    /// crate's `src`. [`import`](Builder::import) and [`link`](Builder::link) mean nothing here, and [`deferred`](Builder::deferred) crates
    /// cannot take part.
    // A build script is a main function, so the example has one.
    #[allow(clippy::needless_doctest_main)]
    pub fn go_main(mut self, library: impl Into<String>) -> Builder {
        self.go_main = Some(library.into());
        self
    }

    /// Where `go build` finds the library of [`go_main`](Builder::go_main): the directory in which cargo makes `debug` and `release`, relative
    /// to the crate. The default is the target directory that cargo uses, with the target's name in it if cargo was given one.
    ///
    /// It stands in a generated file, as seen from there: name it if that file is committed and not everybody's target directory is
    /// the same. Who has another one then sets `CGO_LDFLAGS=-L/that/one/debug` for Go.
    pub fn lib_dir(mut self, dir: impl Into<PathBuf>) -> Builder {
        self.lib_dir = Some(dir.into());
        self
    }
}

impl GoMain {
    /// The library, for the generator.
    pub fn library(&self, crate_dir: &Path, out_dir: &Path) -> Result<Staticlib, BuildError> {
        let dir = match &self.dir {
            Some(dir) => crate_dir.join(dir),
            None => target_dir(out_dir)
                .ok_or_else(|| BuildError::NoTargetDir {
                    out_dir: out_dir.to_owned(),
                })?
                .to_owned(),
        };
        Ok(Staticlib {
            name: self.name.clone(),
            dir,
        })
    }
}

/// The folder of `debug` and `release`: the output directory is `<profile>/build/<crate>/out` in it.
fn target_dir(out_dir: &Path) -> Option<&Path> {
    let mut above = out_dir.ancestors();
    above.find(|dir| dir.ends_with("build"))?.parent()?.parent()
}

/// Checks that the Go code is this crate's alone.
pub fn alone(merged: &[Deferred], deferred: bool, crate_name: &str) -> Result<(), BuildError> {
    let mut crates: Vec<String> = merged.iter().map(|one| one.name.clone()).collect();
    if deferred {
        crates.push(crate_name.to_owned());
    }
    if crates.is_empty() {
        Ok(())
    } else {
        Err(BuildError::GoMainDeferred { crates })
    }
}

/// What the library is made from, as far as no registry has it: everything in the directories of the contracts and in `src`, the manifest with its
/// lock, and the same of the crates that this one depends on by path.
pub fn inputs(contracts: &[Source], places: &Places<'_>) -> Vec<PathBuf> {
    let root = places.crate_dir;
    let of_contracts = contracts
        .iter()
        .filter_map(|source| source.file.parent())
        .map(|dir| clean(&root.join(dir)));
    let others = path_crates::of(root);
    let of_others = others.iter().map(|dir| dir.join("src"));
    let mut all: Vec<PathBuf> = of_contracts
        .chain([root.join("src")])
        .chain(of_others)
        .collect();
    // The crate itself, and what lies above it, hold what is written here.
    let holds_output = |dir: &PathBuf| root.starts_with(dir) || places.go_dir.starts_with(dir);
    all.retain(|dir| dir.is_dir() && !holds_output(dir));
    all.push(root.join("Cargo.toml"));
    let of_others = others
        .iter()
        .flat_map(|dir| [dir.join("build.rs"), dir.join("Cargo.toml")]);
    all.extend(of_others.filter(|file| file.is_file()));
    let lock = root.ancestors().map(|dir| dir.join("Cargo.lock"));
    all.extend(lock.filter(|file| file.is_file()).take(1));
    all.sort();
    all.dedup();
    all
}

/// Leaves the mark of this build in the generated packages, and returns the directives about files.
pub fn finish(
    generated: &Generated,
    contracts: &[Source],
    places: &Places<'_>,
    frozen: bool,
) -> Result<Vec<String>, BuildError> {
    let inputs = inputs(contracts, places);
    let mut hasher = DefaultHasher::new();
    for path in inputs.iter().chain(&generated.sources) {
        hash(path, &mut hasher)?;
    }
    for (name, value) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_FEATURE_") || VARIABLES.contains(&&*text) {
            (&name, &value).hash(&mut hasher);
        }
    }
    if !frozen {
        generated.stamp(hasher.finish(), contracts, places)?;
    }
    let all = inputs
        .iter()
        .chain(&generated.sources)
        .chain(&generated.files);
    Ok(all
        .map(|path| format!("cargo:rerun-if-changed={}", path.display()))
        .collect())
}

/// Takes in a file, or all in a directory.
fn hash(path: &Path, hasher: &mut DefaultHasher) -> Result<(), BuildError> {
    if !path.is_dir() {
        let bytes = fs::read(path).map_err(BuildError::io("read", path))?;
        (path.file_name(), bytes).hash(hasher);
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(BuildError::io("read", path))?;
    let mut all: Vec<PathBuf> = Vec::new();
    for entry in entries {
        all.push(entry.map_err(BuildError::io("read", path))?.path());
    }
    all.sort();
    all.iter().try_for_each(|path| hash(path, hasher))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::target_dir;

    #[test]
    fn the_target_directory_is_found_from_the_output() {
        for (out, expected) in [
            ("/app/target/debug/build/store-1f/out", Some("/app/target")),
            (
                "/app/target/x86_64-unknown-linux-musl/release/build/store-1f/out",
                Some("/app/target/x86_64-unknown-linux-musl"),
            ),
            ("/out", None),
        ] {
            assert_eq!(target_dir(Path::new(out)), expected.map(Path::new), "{out}");
        }
    }
}
