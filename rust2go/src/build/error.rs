//! Everything that can go wrong in a build. `message.rs` words it.

use std::io;
use std::path::PathBuf;

use super::target::TargetError;

/// Why the Go code was not built.
///
/// The text of an error is complete: what happened, where, and what to do next. It can have several lines.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// A variable that cargo sets for build scripts is missing.
    NotABuildScript {
        /// Its name.
        variable: &'static str,
    },
    /// Go cannot be linked for the target.
    Target(TargetError),
    /// There is no C compiler that can be used for the target.
    Compiler {
        /// The target triple.
        triple: String,
        /// What the search for it says.
        message: String,
    },
    /// There is no Go toolchain.
    GoNotFound {
        /// Where it was looked for.
        looked: String,
    },
    /// The Go toolchain is older than 1.21.
    GoTooOld {
        /// The program.
        program: PathBuf,
        /// The version it reports.
        found: String,
    },
    /// The directory has no `go.mod`.
    NoModule {
        /// The directory, as given to [`Builder::go_dir`](super::Builder::go_dir).
        go_dir: PathBuf,
        /// A module path for `go mod init`.
        suggestion: String,
    },
    /// The `go` line of `go.mod` is older than 1.21, or missing.
    ModuleTooOld {
        /// The `go.mod`.
        file: PathBuf,
        /// The version it names.
        found: Option<String>,
    },
    /// There is no contract.
    NoContract {
        /// Where it should be.
        file: PathBuf,
    },
    /// The contract has errors.
    Contract {
        /// The contract.
        file: PathBuf,
        /// The errors, each with its place.
        message: String,
    },
    /// The Go package of a contract cannot be generated.
    Generate {
        /// The contract.
        contract: PathBuf,
        /// The directory of the package.
        package: PathBuf,
        /// Why not.
        message: String,
    },
    /// The generated Go code does not belong to the contract, and may not be rewritten.
    Stale {
        /// The contract.
        contract: PathBuf,
        /// The files that would be rewritten.
        files: Vec<PathBuf>,
        /// What would change in them.
        diff: String,
    },
    /// Two contracts have a trait of the same name.
    DuplicateTrait {
        /// The trait.
        name: String,
        /// Both contracts, or the crates they are in.
        files: [PathBuf; 2],
    },
    /// A crate that leaves the linking to others has no `links` key, without which cargo tells them nothing.
    NoLinks {
        /// A value for it.
        suggestion: String,
    },
    /// The program's `main` is Go's, and crates leave their Go code to it or it leaves its own to others.
    GoMainDeferred {
        /// The crates that do.
        crates: Vec<String>,
    },
    /// The target directory cannot be told from that of the output.
    NoTargetDir {
        /// The directory of the output.
        out_dir: PathBuf,
    },
    /// There is no contract, and no dependency that left its Go code to this crate.
    NothingToMerge,
    /// Traits of the contract have no implementation in Go.
    Unregistered(Vec<Unregistered>),
    /// A program failed.
    Command {
        /// What it was to do.
        purpose: &'static str,
        /// The command.
        command: String,
        /// The directory it ran in.
        dir: PathBuf,
        /// All that it printed.
        output: String,
        /// What to do, where its output does not say so.
        next: Option<String>,
    },
    /// Go's archive is not what the linker needs for the target.
    Archive {
        /// The archive.
        library: PathBuf,
        /// What is wrong with it.
        message: String,
    },
    /// A program printed something else than it was asked for.
    Output {
        /// The command.
        command: String,
        /// What is wrong with its output.
        message: String,
    },
    /// A file or program could not be used.
    Io {
        /// What was to be done.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// A trait of the contract that no Go package registers an implementation for.
#[derive(Debug)]
pub struct Unregistered {
    /// The trait.
    pub name: String,
    /// The function that registers an implementation of it.
    pub function: String,
    /// The interface that an implementation has.
    pub interface: String,
    /// The import path of its generated package.
    pub package: String,
    /// The name of that package in Go code.
    pub qualifier: String,
    /// A file in which the registration would be found.
    pub file: PathBuf,
    /// A `package main` that registers it: nothing can import that.
    pub main: Option<String>,
}

impl BuildError {
    /// For `map_err`: an [`Io`](BuildError::Io) error about a path.
    pub(super) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> BuildError {
        let path = path.into();
        move |source| BuildError::Io {
            action,
            path,
            source,
        }
    }
}

impl From<TargetError> for BuildError {
    fn from(error: TargetError) -> BuildError {
        BuildError::Target(error)
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            BuildError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
