//! `cargo xtask bless`: what the tests get becomes what they expect.

use std::env;
use std::path::Path;
use std::process::Command;

/// The packages with expectations in files or in their source.
const PACKAGES: [&str; 4] = ["rust2go-model", "rust2go-macro", "rust2go-cli", "rust2go"];

/// What makes a test overwrite its expectation: the golden tests', trybuild's, expect-test's.
const VARIABLES: [(&str, &str); 3] = [
    ("RUST2GO_BLESS", "1"),
    ("TRYBUILD", "overwrite"),
    ("UPDATE_EXPECT", "1"),
];

/// Runs the tests. All of them, even when one fails: the others still write what they get.
pub fn run(root: &Path) -> Result<(), String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(root)
        .args([
            "test",
            "--no-fail-fast",
            "--tests",
            "--features=rust2go/build",
        ])
        .args(PACKAGES.map(|package| format!("--package={package}")))
        .envs(VARIABLES)
        .status()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    if !status.success() {
        return Err("a test fails for a reason that blessing does not cure; see above".into());
    }
    eprintln!("Read the difference before you commit it: git diff");
    Ok(())
}
