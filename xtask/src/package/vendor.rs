//! A directory with all crates: those that are published here, and what they depend on. cargo has no other source then.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::Work;
use super::archives::{Archive, output};

/// Makes the directory, and the settings that make cargo use it.
pub fn make(root: &Path, archives: &[Archive], work: &Work) -> Result<(), String> {
    let vendor = work.path("vendor");
    // Those of the whole workspace: the packages carry locks that name what only their tests need.
    let mut command = Command::new("cargo");
    command
        .current_dir(root)
        .args(["vendor", "--quiet", "--locked", "--versioned-dirs"])
        .arg(&vendor);
    output(&mut command)?;
    for archive in archives {
        let target = vendor.join(format!("{}-{}", archive.name, archive.version));
        let mut copy = Command::new("cp");
        output(copy.arg("-r").arg(&archive.dir).arg(&target))?;
        let sum = output(Command::new("sha256sum").arg(&archive.file))?;
        let sum = sum.split_whitespace().next().unwrap_or_default();
        let text = format!("{{\"files\":{{}},\"package\":\"{sum}\"}}");
        write(&target.join(".cargo-checksum.json"), &text)?;
    }
    let settings = format!(
        "[source.crates-io]\nreplace-with = \"vendored\"\n\n[source.vendored]\ndirectory = {vendor:?}\n"
    );
    write(&work.path(".cargo/config.toml"), &settings)
}

/// Writes a file, with its directory.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}
