//! The chores of this repository: `cargo xtask --help`.

mod bless;
mod cross;
mod generate;
mod go_matrix;
mod instructions;
mod package;
mod roundtrip;
mod scale;
mod suite;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The chores of this repository.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Regenerate the Go code that is committed.
    Generate {
        /// Write nothing; print the difference and fail if there is one.
        #[arg(long)]
        check: bool,
    },
    /// Write the test cases whose types are nested at random.
    Roundtrip {
        /// Write nothing; fail if anything differs.
        #[arg(long)]
        check: bool,
    },
    /// Time the generation and the expansion of a large contract.
    Scale {
        /// How many structs and enums it has.
        #[arg(long, default_value_t = 200)]
        types: usize,
        /// How many methods it has.
        #[arg(long, default_value_t = 300)]
        methods: usize,
    },
    /// Count the instructions of the Rust half of a call of each kind, by callgrind.
    Instructions {
        /// Fail if there are more than the committed counts say.
        #[arg(long, conflicts_with = "bless")]
        check: bool,
        /// Make these the committed counts.
        #[arg(long)]
        bless: bool,
    },
    /// Test other targets: build for them, and run the tests by emulators. docs/platforms.md has the recipes.
    ///
    /// Installs Debian's packages that are missing, as root, and the standard libraries by rustup. One target after the other is built below the
    /// build directory, in cross/, and removed when it is green: that takes 3 GB at most, beside Go's own cache.
    Cross {
        /// Only those whose names contain this.
        #[arg(long, value_name = "TRIPLE")]
        target: Option<String>,
        /// One target of each kind, and few tests.
        #[arg(long)]
        short: bool,
    },
    /// Test with other versions of Go, which pip installs below the build directory.
    ///
    /// Each takes 0.3 GB, and the build 2 GB once.
    GoMatrix {
        /// Only this one, such as 1.22.
        #[arg(long, value_name = "VERSION")]
        go: Option<String>,
        /// The oldest and the newest, and few tests.
        #[arg(long)]
        short: bool,
    },
    /// Pack the crates that are published, and build and document them from that form, without network.
    Package {
        /// Build and document nothing but a program that uses them.
        #[arg(long)]
        short: bool,
    },
    /// Run the golden, UI and expect tests, and take what they get for what they expect.
    Bless,
}

fn main() -> ExitCode {
    let done = match Args::parse().chore {
        Chore::Generate { check } => generate::run(&root(), check),
        Chore::Roundtrip { check } => roundtrip::run(&root(), check),
        Chore::Scale { types, methods } => scale::run(&root(), types, methods),
        Chore::Instructions { check, bless } => {
            let then = match (check, bless) {
                (true, _) => instructions::Then::Check,
                (_, true) => instructions::Then::Bless,
                _ => instructions::Then::Show,
            };
            instructions::run(&root(), then)
        }
        Chore::Cross { target, short } => cross::run(&root(), target.as_deref(), short),
        Chore::GoMatrix { go, short } => go_matrix::run(&root(), go.as_deref(), short),
        Chore::Package { short } => package::run(&root(), short),
        Chore::Bless => bless::run(&root()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the workspace. Cargo tells it at run time: a binary may come from a build directory that two checkouts share.
fn root() -> PathBuf {
    let xtask =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&xtask).join("..")
}
