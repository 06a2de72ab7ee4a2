//! Everything that can go wrong in a build: what happened, where, and what to do next.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::target::TargetError;

/// Why the Go code was not built.
///
/// The text of an error is complete: it has several lines, of which the last says what to do.
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
        /// Both contracts.
        files: [PathBuf; 2],
    },
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

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildError::NotABuildScript { variable } => write!(
                f,
                "the variable {variable} is not set, so this is not a build script that cargo runs\n\
                 next: call rust2go::Builder from build.rs, or set RUST2GO_SKIP_BUILD=1 to build nothing"
            ),
            BuildError::Target(error) => error.fmt(f),
            BuildError::Compiler { triple, message } => write!(
                f,
                "there is no C compiler for the target {triple}: {message}\n\
                 next: install one, or name it in the variable CC_{}",
                triple.replace('-', "_")
            ),
            BuildError::GoNotFound { looked } => write!(
                f,
                "there is no Go toolchain: {looked}\n\
                 next: install Go 1.21 or later (https://go.dev/dl) and put its bin directory on PATH, or name the\n\
                 program in the variable GO; to build without Go (nothing is linked then), set RUST2GO_SKIP_BUILD=1"
            ),
            BuildError::GoTooOld { program, found } => write!(
                f,
                "{} is {found}, and Go 1.21 or later is needed\n\
                 next: install a later Go (https://go.dev/dl), or name another program in the variable GO",
                program.display()
            ),
            BuildError::NoModule { go_dir, suggestion } => {
                let dir = go_dir.display();
                write!(
                    f,
                    "{dir} is not a Go module: it has no go.mod\n\
                     next: run `mkdir -p {dir} && cd {dir} && go mod init {suggestion}` in the crate's directory,\n\
                     or name the module's directory with .go_dir(…) on the Builder"
                )
            }
            BuildError::ModuleTooOld { file, found } => {
                match found {
                    Some(found) => write!(f, "{} says `go {found}`", file.display())?,
                    None => write!(
                        f,
                        "{} has no `go` line, which means Go 1.16",
                        file.display()
                    )?,
                }
                let dir = file.parent().unwrap_or(file).display();
                write!(
                    f,
                    ", and the generated code needs the language of Go 1.21\n\
                     next: run `cd {dir} && go mod edit -go=1.21 && go mod tidy` in the crate's directory"
                )
            }
            BuildError::Contract { file, message } => {
                write!(
                    f,
                    "the contract {} has errors\n{}",
                    file.display(),
                    message.trim_end()
                )
            }
            BuildError::Generate {
                contract,
                package,
                message,
            } => write!(
                f,
                "the Go package {} cannot be generated from {}: {}",
                package.display(),
                contract.display(),
                message.trim_end()
            ),
            BuildError::Stale {
                contract,
                files,
                diff,
            } => stale(f, contract, files, diff),
            BuildError::DuplicateTrait {
                name,
                files: [first, second],
            } => write!(
                f,
                "the trait {name} is in two contracts, {} and {}, and both are linked into one archive\n\
                 next: rename one of them",
                first.display(),
                second.display(),
            ),
            BuildError::Unregistered(traits) => unregistered(f, traits),
            BuildError::Command {
                purpose,
                command,
                dir,
                output,
            } => {
                writeln!(f, "{purpose}")?;
                for line in output.trim_end().lines() {
                    writeln!(f, "  {line}")?;
                }
                write!(f, "this was `{command}` in {}", dir.display())
            }
            BuildError::Output { command, message } => write!(
                f,
                "`{command}` printed something unexpected: {message}\n\
                 next: run it by hand; if its output looks right, report this as a bug of rust2go"
            ),
            BuildError::Io {
                action,
                path,
                source,
            } => {
                write!(f, "cannot {action} {}: {source}", path.display())
            }
        }
    }
}

/// How much of the difference is shown: a package that was never generated would fill screens.
const LINES: usize = 30;

fn stale(
    f: &mut fmt::Formatter<'_>,
    contract: &Path,
    files: &[PathBuf],
    diff: &str,
) -> fmt::Result {
    let contract = contract.display();
    writeln!(
        f,
        "generated Go code does not match the contract {contract}, and this build is frozen:"
    )?;
    for file in files {
        writeln!(f, "  {}", file.display())?;
    }
    for line in diff.lines().take(LINES) {
        writeln!(f, "{line}")?;
    }
    match diff.lines().count().saturating_sub(LINES) {
        0 => {}
        more => writeln!(f, "… and {more} more lines")?,
    }
    write!(
        f,
        "next: build once without .frozen(true) and without RUST2GO_FROZEN, and commit what changes"
    )
}

/// One paragraph per trait, each with the code that is missing.
fn unregistered(f: &mut fmt::Formatter<'_>, traits: &[Unregistered]) -> fmt::Result {
    for (i, missing) in traits.iter().enumerate() {
        if i > 0 {
            f.write_str("\n\n")?;
        }
        let Unregistered {
            name,
            function,
            interface,
            package,
            qualifier,
            file,
            main,
        } = missing;
        match main {
            Some(main) => write!(
                f,
                "the trait {name} is registered in {main} only, which is a `package main`: no other package can import it,\n\
                 so it cannot be linked into a Rust program\n\
                 next: move the registration to a package of its own, for example {}:\n",
                file.display()
            )?,
            None => write!(
                f,
                "the trait {name} has no implementation: no Go package calls {qualifier}.{function}\n\
                 next: write one, for example in {}:\n",
                file.display()
            )?,
        }
        write!(
            f,
            "\n    import \"{package}\"\n\n    type impl struct{{}} // with the methods of {qualifier}.{interface}\n\n    \
             func init() {{ {qualifier}.{function}(impl{{}}) }}"
        )?;
    }
    Ok(())
}
