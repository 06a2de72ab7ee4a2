//! What can go wrong between a contract and its files on disk.

use std::fmt;
use std::io;
use std::path::PathBuf;

use rust2go_model::LoadError;

/// Why the files were not made, or are not up to date.
#[derive(Debug)]
pub enum Error {
    /// The contract cannot be read.
    Contract(LoadError),
    /// Go would not take the package's name.
    PackageName {
        /// The name.
        name: String,
        /// What is wrong with it, as the end of a sentence.
        why: &'static str,
        /// The folder it was taken from; `None` if it was asked for.
        folder: Option<PathBuf>,
    },
    /// Go would not build a file of this name on every system.
    FileName {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, as the end of a sentence.
        why: &'static str,
    },
    /// The package would lie in the folder of the Go runtime package.
    RuntimeFolder {
        /// The folder of the runtime package.
        path: PathBuf,
    },
    /// The contract uses types of two Go packages that do not stand on one runtime package.
    TwoRuntimes {
        /// The import paths of the packages.
        packages: [String; 2],
    },
    /// A Go file beside the output belongs to another package.
    OtherPackage {
        /// The file.
        path: PathBuf,
        /// Its package.
        found: String,
        /// The package that is generated.
        package: String,
    },
    /// A file in the way was not written by rust2go-cli.
    HandWritten {
        /// The file.
        path: PathBuf,
    },
    /// The static library of a Go program cannot be named to Go's linker.
    Staticlib {
        /// What cannot be done.
        what: String,
        /// Why, or what to write.
        why: &'static str,
    },
    /// A `go.mod` names no module.
    GoMod {
        /// The file.
        path: PathBuf,
    },
    /// A file or folder cannot be read or written.
    Io {
        /// What was tried: "read", "write" …
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The files on disk are not what the contract gives.
    Stale {
        /// The files that differ, are missing, or should not be there.
        files: Vec<PathBuf>,
        /// What writing would change, as a unified diff.
        diff: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Contract(error) => error.fmt(f),
            Error::PackageName {
                name,
                why,
                folder: Some(folder),
            } => write!(
                f,
                "the Go package would be called `{name}` after its folder {}, but {why}: name it with --package, or choose \
                 another folder",
                folder.display()
            ),
            Error::PackageName {
                name,
                why,
                folder: None,
            } => {
                write!(
                    f,
                    "the Go package cannot be called `{name}`: {why}; choose another name"
                )
            }
            Error::FileName { path, why } => {
                write!(
                    f,
                    "cannot generate into {}: {why}; choose another name",
                    path.display()
                )
            }
            Error::RuntimeFolder { path } => write!(
                f,
                "{} is the folder of the Go runtime package, which is copied there: generate into another folder",
                path.display()
            ),
            Error::TwoRuntimes {
                packages: [first, second],
            } => write!(
                f,
                "types of {first} and of {second} are used together, but these packages stand on two copies of the Go runtime \
                 package: generate both into one Go module, or let the contract of one use a type of the other"
            ),
            Error::OtherPackage {
                path,
                found,
                package,
            } => write!(
                f,
                "{} belongs to the package `{found}`, and a folder holds one Go package: generate `{package}` into another \
                 folder, pass --package {found}, or move the file",
                path.display()
            ),
            Error::HandWritten { path } => write!(
                f,
                "{} is in the way: it was not written by rust2go-cli and is not overwritten; move it, or generate into another \
                 folder",
                path.display()
            ),
            Error::Staticlib { what, why } => write!(f, "{what}: {why}"),
            Error::GoMod { path } => write!(
                f,
                "{} has no `module` line, which the import path of the runtime package starts with: add one",
                path.display()
            ),
            Error::Io { what, path, source } => {
                write!(f, "cannot {what} {}: {source}", path.display())
            }
            Error::Stale { files, .. } => {
                let count = files.len();
                let (s, are) = if count == 1 { ("", "is") } else { ("s", "are") };
                write!(
                    f,
                    "{count} generated file{s} {are} out of date: run again without --check"
                )
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Contract(error) => Some(error),
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Error {
        Error::Contract(error)
    }
}
