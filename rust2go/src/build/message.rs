//! The texts of errors: what happened, where, and what to do next.

use std::fmt;
use std::path::{Path, PathBuf};

use super::error::{BuildError, Unregistered};

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
            BuildError::NoContract { file } => write!(
                f,
                "there is no contract {} in the crate\n\
                 next: write one, or name the file in Builder::new(…)",
                file.display()
            ),
            BuildError::Contract { file, message } => {
                write!(
                    f,
                    "the contract {} has errors\n{}",
                    file.display(),
                    message.trim_end()
                )
            }
            BuildError::GoMainDeferred { crates } => write!(
                f,
                "Go's main links one static library, and cannot collect the Go code of crates that defer it: {}\n\
                 next: name their contracts on this crate's Builder with .contract(…), and leave out .deferred(true)",
                crates.join(", ")
            ),
            BuildError::NoTargetDir { out_dir } => write!(
                f,
                "cargo's target directory cannot be told from the directory {}\n\
                 next: name it with .lib_dir(…) on the Builder, relative to the crate",
                out_dir.display()
            ),
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
            BuildError::NoLinks { suggestion } => write!(
                f,
                "the crate leaves the linking of its Go code to the program, but has no `links` key, so cargo tells nobody\n\
                 next: add `links = \"{suggestion}\"` to [package] in Cargo.toml"
            ),
            BuildError::NothingToMerge => write!(
                f,
                "no dependency left its Go code to this crate\n\
                 next: call .deferred() in the build scripts of the crates that have contracts, and depend on them directly"
            ),
            BuildError::Unregistered(traits) => unregistered(f, traits),
            BuildError::Command {
                purpose,
                command,
                dir,
                output,
                next,
            } => {
                writeln!(f, "{purpose}")?;
                for line in output.trim_end().lines() {
                    writeln!(f, "{}", format!("  {line}").trim_end())?;
                }
                write!(f, "this was `{command}` in {}", dir.display())?;
                next.iter().try_for_each(|next| write!(f, "\nnext: {next}"))
            }
            BuildError::Archive { library, message } => write!(
                f,
                "Go's constructors cannot be found in {}: {message}\n\
                 next: delete it and build again; if that does not help, report this as a bug of rust2go, with the output of `go version`",
                library.display()
            ),
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
