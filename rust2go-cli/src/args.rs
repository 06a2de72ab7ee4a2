//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// Generates the Go side of a rust2go contract: a package with the types, an interface to implement for each trait, and the
/// exports that Rust calls. Prints the files it wrote, and nothing when all of them are up to date.
#[derive(Debug, Parser)]
#[command(name = "rust2go-cli", version)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Args {
    /// What to do instead of generating
    #[command(subcommand)]
    pub command: Option<Command>,

    /// The Rust file with the contract; the modules it declares belong to it
    #[arg(long, value_name = "FILE", required = true)]
    pub src: Option<PathBuf>,

    /// The folder of the Go package, or the file for its types if it ends in `.go`
    ///
    /// The Go runtime package is copied to `rust2go` at the root of the Go module that the folder lies in. Where there is no
    /// module, one is made in the folder.
    #[arg(long, value_name = "PATH", required = true)]
    pub dst: Option<PathBuf>,

    /// The name of the Go package, if it is not that of its folder
    #[arg(long, value_name = "NAME")]
    pub package: Option<String>,

    /// Another contract whose types this one uses, and the Go package that is generated of it (repeatable)
    ///
    /// A name is found through `use`. A contract given later can use the types of those before it.
    #[arg(long, value_name = "FILE=PATH", value_parser = pair)]
    pub types: Vec<(PathBuf, PathBuf)>,

    /// The Rust library of a program whose `main` is Go's, as Cargo.toml names it: adds the directives that link it
    ///
    /// Its crate has the crate type `staticlib`. `go build` takes the library of Cargo's profile `dev`, `go build -tags rust2go_release`
    /// that of `release`.
    #[arg(long, value_name = "NAME", requires = "lib_dir")]
    pub staticlib: Option<String>,

    /// Where Cargo builds that library: the folder in which it makes `debug` and `release`
    #[arg(long, value_name = "DIR", requires = "staticlib")]
    pub lib_dir: Option<PathBuf>,

    /// Write nothing; if a file is out of date, print a diff and exit with 1
    #[arg(long)]
    pub check: bool,
}

/// What there is to do beside generating.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Look whether this machine and this project are ready to build: Go, the C compiler, the target, generated code
    ///
    /// Exits with 1 if a build would fail.
    Doctor {
        /// The target to build for, as Rust calls it; without it, that of this machine
        #[arg(long, value_name = "TRIPLE")]
        target: Option<String>,
    },
}

/// A contract and its package.
fn pair(text: &str) -> Result<(PathBuf, PathBuf), String> {
    match text.split_once('=') {
        Some((file, path)) if !file.is_empty() && !path.is_empty() => {
            Ok((file.into(), path.into()))
        }
        _ => Err("write the contract and its package as FILE=PATH".to_owned()),
    }
}
