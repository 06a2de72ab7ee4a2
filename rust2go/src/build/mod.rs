//! For build scripts: generates the Go side of a contract, builds the user's Go module, and links it.
//!
//! The steps stand in [`Builder::try_build`], each in a file of its own: `toolchain` finds Go, `contract` generates, `packages`
//! finds the packages that register implementations, `merge` brings in those of other crates, `archive` builds them into one library, `link` tells cargo how
//! to link it, `sources` when to build again. `target` and `compiler` translate cargo's target for Go.
//! Where `main` is Go's, `go_main` comes after the generator, and no Go is built.

mod archive;
mod command;
mod compiler;
mod contract;
mod error;
mod go_main;
mod link;
mod merge;
mod message;
mod musl;
mod options;
mod packages;
mod path_crates;
mod rename;
mod runtime;
mod scan;
mod single;
mod skip;
mod sources;
mod stamp;
pub mod target;
mod toolchain;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process;

pub use error::{BuildError, Unregistered};
pub use link::Link;

use command::{Go, clean, real};
use contract::{Places, Source};
use go_main::GoMain;
use merge::Deferred;
use options::Options;
use target::Platform;
use toolchain::variable;

/// Builds the Go code of a crate, from its build script.
///
/// ```no_run
/// // build.rs
/// fn main() {
///     rust2go::Builder::new("src/api.rs").go_dir("go").build()
/// }
/// ```
///
/// `go` is an ordinary Go module. The contract in `src/api.rs` becomes its package `api`; every package that imports that one
/// (to register an implementation, in `init`) is built into one library and linked. Paths are relative to the crate.
///
/// # Several contracts
///
/// A program can have one Go library only, so all contracts of a program share one builder:
///
/// ```no_run
/// fn main() {
///     rust2go::Builder::new("src/api.rs")
///         .contract("src/storage.rs", "storage/api")
///         .import("./metrics") // imports no generated package, but has an init that should run
///         .build()
/// }
/// ```
///
/// # When it builds again
///
/// When a file has changed that goes into the build (Go, C and embedded files of the module and of local modules that replace others,
/// `go.mod`, `go.sum`, `go.work`, `vendor/modules.txt`, the profile), a contract, the build script, or a variable below. A new file is noticed in
/// directories that hold nothing but Go code; elsewhere, cargo would also have to rebuild for every README.md.
///
/// # Variables
///
/// | variable | meaning |
/// |---|---|
/// | `RUST2GO_SKIP_BUILD` | not empty and not `0`: generate, build and link nothing, but for what [`Link::Runtime`] needs. `DOCS_RS`: nothing at all |
/// | `RUST2GO_FROZEN` | not empty and not `0`: as [`frozen(true)`](Builder::frozen) |
/// | `GO` | the Go program; otherwise `GOROOT/bin/go`, otherwise `go` on `PATH` |
/// | `CC_<target>`, `CC` … | the C compiler, as for the `cc` crate |
/// | `GOAMD64`, `GOARM64` …, `GOEXPERIMENT`, `GOFIPS140` | what Go compiles for, as always in Go |
/// | `GOFLAGS`, `GOPROXY`, `GOTOOLCHAIN`, `CGO_CFLAGS` … | as always in Go; what `GOFLAGS` says comes after what the builder was given |
#[derive(Clone, Debug)]
// A build script is a main function, so the examples have one.
#[allow(clippy::needless_doctest_main)]
#[must_use = "a builder does nothing until `build` is called"]
pub struct Builder {
    /// The first is the one of `new`.
    contracts: Vec<Source>,
    /// Those whose types are used, and which other crates generate.
    types: Vec<Source>,
    go_dir: PathBuf,
    imports: Vec<String>,
    link: Link,
    options: Options,
    frozen: bool,
    deferred: bool,
    go_main: Option<String>,
    lib_dir: Option<PathBuf>,
}

/// What a build has made.
#[derive(Clone, Debug)]
pub struct Built {
    /// The library; `None` if the build was skipped or left to others, cargo among them.
    pub library: Option<PathBuf>,
    /// The generated Go files that were written because they were missing or stale.
    pub written: Vec<PathBuf>,
}

impl Builder {
    /// A builder for the contract in this Rust file and the modules that it declares.
    pub fn new(contract: impl Into<PathBuf>) -> Builder {
        Builder {
            contracts: vec![Source {
                file: contract.into(),
                package: "api".into(),
            }],
            types: Vec::new(),
            go_dir: "go".into(),
            imports: Vec::new(),
            link: Link::Static,
            options: Options::default(),
            frozen: false,
            deferred: false,
            go_main: None,
            lib_dir: None,
        }
    }

    /// A builder for a program that has no contract of its own, only dependencies whose builders are [`deferred`](Builder::deferred).
    pub fn of_dependencies() -> Builder {
        Builder {
            contracts: Vec::new(),
            ..Builder::new("")
        }
    }

    /// The directory of the Go module, where `go.mod` is. The default is `go`.
    pub fn go_dir(mut self, dir: impl Into<PathBuf>) -> Builder {
        self.go_dir = dir.into();
        self
    }

    /// The directory of the generated package, relative to the module. The default is `api`. The package is named after its directory.
    pub fn package(mut self, dir: impl Into<PathBuf>) -> Builder {
        if let Some(first) = self.contracts.first_mut() {
            first.package = dir.into();
        }
        self
    }

    /// A further contract, with the directory of its generated package relative to the module.
    pub fn contract(mut self, path: impl Into<PathBuf>, package: impl Into<PathBuf>) -> Builder {
        self.contracts.push(Source {
            file: path.into(),
            package: package.into(),
        });
        self
    }

    /// Lets the contracts use types of another crate's contract: the file, and the directory of the Go package that the other crate's
    /// builder generates of it, both relative to this crate. A name is found through `use`: `use shapes::Circle;`.
    ///
    /// The Go module must be able to import that package: with `replace example.com/shapes => ../../shapes/go` in `go.mod`, for instance. Contracts of
    /// one builder need none of this: each can use the types of those before it.
    pub fn types(mut self, contract: impl Into<PathBuf>, package: impl Into<PathBuf>) -> Builder {
        self.types.push(Source {
            file: contract.into(),
            package: package.into(),
        });
        self
    }

    /// Links a further Go package: an import path, or `./directory` in the module. Packages that import a generated package are linked anyway.
    pub fn import(mut self, package: impl Into<String>) -> Builder {
        self.imports.push(package.into());
        self
    }

    /// How the Go code gets into the program. The default is [`Link::Static`].
    pub fn link(mut self, link: Link) -> Builder {
        self.link = link;
        self
    }

    /// With `true`, generated code that is stale is an error instead of being rewritten: for builds that must not change the sources.
    pub fn frozen(mut self, frozen: bool) -> Builder {
        self.frozen = frozen;
        self
    }

    /// With `true`, leaves the building and linking of the Go code to the program: for library crates that may be linked into one program with
    /// others like them, which must share one Go library. The default is `false`.
    ///
    /// The crate needs a `links` key in its Cargo.toml. The program depends on it directly (or on a deferred crate that does), and has
    /// a builder itself, [`of_dependencies`](Builder::of_dependencies) if it has no contract of its own: that builds the Go code of all.
    ///
    /// ```no_run
    /// // build.rs of a library crate with `links = "rust2go-storage"`
    /// fn main() {
    ///     rust2go::Builder::new("src/api.rs").deferred(true).build()
    /// }
    /// ```
    ///
    /// Nothing of such a crate can be linked without a program, its own tests neither: have them in a crate that depends on it.
    // A build script is a main function, so the example has one.
    #[allow(clippy::needless_doctest_main)]
    pub fn deferred(mut self, deferred: bool) -> Builder {
        self.deferred = deferred;
        self
    }

    /// Builds, and tells cargo about it. An error is printed, and ends the build script.
    pub fn build(self) {
        if let Err(error) = self.try_build() {
            eprintln!("rust2go: {error}");
            process::exit(1);
        }
    }

    /// As [`build`](Builder::build), but returns the error. Nothing is printed then.
    pub fn try_build(self) -> Result<Built, BuildError> {
        if is_on("DOCS_RS") || is_on("RUST2GO_SKIP_BUILD") {
            return self.skip();
        }
        let crate_dir = real(Path::new(&cargo("CARGO_MANIFEST_DIR")?))?;
        let out_dir = real(Path::new(&cargo("OUT_DIR")?))?;
        let host = cargo("HOST")?;
        let crate_name = cargo("CARGO_PKG_NAME")?;
        let platform = Platform::of(&cargo("TARGET")?)?;
        platform.check(self.link)?;

        let mut merged = merge::collect()?;
        let library = match self.go_main {
            Some(name) => {
                let main = GoMain {
                    name,
                    dir: self.lib_dir,
                };
                go_main::alone(&merged, self.deferred, &crate_name)?;
                Some(main.library(&crate_dir, &out_dir)?)
            }
            None => None,
        };
        if self.contracts.is_empty() && merged.is_empty() {
            return Err(BuildError::NothingToMerge);
        }
        let shown = match merged.first() {
            // There is no module of its own: Go is run in one of the others.
            Some(first) if self.contracts.is_empty() => first.dir.clone(),
            _ => clean(&self.go_dir),
        };
        toolchain::check_module(&crate_dir.join(&shown), &shown, &crate_name)?;
        let go_dir = real(&crate_dir.join(&shown))?;

        let frozen = self.frozen || is_on("RUST2GO_FROZEN");
        let places = Places {
            crate_dir: &crate_dir,
            go_dir: &go_dir,
            shown: &shown,
            library: library.as_ref(),
        };
        let generated = contract::generate(&self.contracts, &self.types, &places, frozen)?;

        if library.is_some() {
            let mut lines = sources::variables(None);
            lines.push(generated.publish(&out_dir)?);
            lines.extend(go_main::finish(
                &generated,
                &self.contracts,
                &places,
                frozen,
            )?);
            print(&lines);
            return Ok(Built {
                library: None,
                written: generated.written,
            });
        }

        let mut go = Go {
            program: toolchain::find()?,
            dir: go_dir,
            shown,
            target: platform.triple.clone(),
            env: variables(&platform, &host)?,
            tags: None,
        };
        go.tags = self.options.tags(&go)?;
        if !self.contracts.is_empty() {
            let traits = generated
                .packages
                .iter()
                .flat_map(|package| &package.traits);
            merged.push(Deferred {
                name: crate_name.clone(),
                dir: go.dir.clone(),
                packages: packages::find(&go, &generated.packages, &self.imports)?,
                traits: traits.map(|name| name.text.clone()).collect(),
                exports: generated.exports(),
            });
        }
        merge::distinct(&merged)?;
        let mut lines = sources::variables(Some(&platform));
        lines.push(generated.publish(&out_dir)?);
        if self.deferred {
            lines.push(merge::publish(&merged, &crate_name, &out_dir)?);
            lines.extend(sources::module(&go, &generated.sources));
            print(&lines);
            return Ok(Built {
                library: None,
                written: generated.written,
            });
        }
        if merged.len() > 1 {
            merge::workspace(&mut go, &merged, &out_dir)?;
        }
        let exports = merged.iter().flat_map(|one| one.exports.clone());
        let exports: Vec<_> = exports.collect();
        let imports: BTreeSet<String> = merged.into_iter().flat_map(|one| one.packages).collect();
        let imports: Vec<String> = imports.into_iter().collect();
        let name = library_name(&crate_name);
        let wanted = archive::Wanted {
            link: self.link,
            name: &name,
            imports: &imports,
            options: &self.options,
            crate_dir: &crate_dir,
            out_dir: &out_dir,
        };
        let archive = archive::build(&go, &platform, &wanted)?;

        lines.extend(sources::files(
            &go,
            &archive,
            &generated.sources,
            &crate_dir,
            &out_dir,
        )?);
        lines.extend(match self.link {
            Link::Runtime(path) => {
                runtime::directives(&platform, &host, &name, path, &exports, &out_dir)?
            }
            link => link::directives(&go, &platform, link, &name, &archive, &out_dir)?,
        });
        lines.extend(single::directive(&platform, &host, &name, &out_dir)?);
        print(&lines);
        Ok(Built {
            library: Some(archive.library),
            written: generated.written,
        })
    }
}

/// The name of the library of a crate, without what the system adds.
fn library_name(crate_name: &str) -> String {
    format!("rust2go_{}", crate_name.replace('-', "_"))
}

/// The variables that set Go up for the target.
fn variables(platform: &Platform, host: &str) -> Result<Vec<(&'static str, OsString)>, BuildError> {
    let mut env = vec![
        ("CGO_ENABLED", "1".into()),
        ("GOOS", platform.os.into()),
        ("GOARCH", platform.arch.into()),
    ];
    // Users who know their processor better than the target's name does have said so.
    for (name, value) in [("GOARM", platform.arm), ("GO386", platform.x86)] {
        if let Some(value) = value.filter(|_| variable(name).is_none()) {
            env.push((name, value.into()));
        }
    }
    env.extend(compiler::variables(platform, host)?);
    Ok(env)
}

/// Whether a variable is set to anything but nothing and `0`.
fn is_on(name: &str) -> bool {
    variable(name).is_some_and(|value| value != "0")
}

/// A variable that cargo sets.
fn cargo(name: &'static str) -> Result<String, BuildError> {
    variable(name).ok_or(BuildError::NotABuildScript { variable: name })
}

/// Speaks to cargo: the only thing that is ever printed to the standard output.
fn print(lines: &[String]) {
    println!("{}", lines.join("\n"));
}
