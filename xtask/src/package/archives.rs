//! The `.crate` files, as `cargo publish` would upload them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::Work;

/// What every crate has in its archive.
const NEEDED: [&str; 4] = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md"];

/// What every crate says of itself.
const FIELDS: [&str; 4] = ["description", "license", "repository", "readme"];

/// A crate that is published, packed and unpacked.
pub struct Archive {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What cargo says of it.
    package: Value,
    /// The `.crate` file.
    pub file: PathBuf,
    /// Where it is unpacked.
    pub dir: PathBuf,
}

/// Packs all crates of the workspace that are published, and unpacks them in `crates`.
pub fn pack(root: &Path, work: &Work) -> Result<Vec<Archive>, String> {
    let text = output(Command::new("cargo").current_dir(root).args([
        "metadata",
        "--format-version=1",
        "--no-deps",
    ]))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    // `publish = false` is an empty list of registries.
    let published: Vec<&Value> = packages.filter(|one| one["publish"].is_null()).collect();

    let target = work.path("packed");
    let mut command = Command::new("cargo");
    // What is not committed yet is to be tried as well. The crates are built later, all of them and without network. Several crates that depend on
    // one another need cargo 1.90.
    command
        .current_dir(root)
        .args(["package", "--quiet", "--no-verify", "--allow-dirty"])
        .arg("--target-dir")
        .arg(&target);
    for package in &published {
        command.arg("-p").arg(text_of(package, "name"));
    }
    output(&mut command)?;

    let crates = work.path("crates");
    fs::create_dir_all(&crates).map_err(|error| format!("{}: {error}", crates.display()))?;
    let unpack = |package: &&Value| {
        let (name, version) = (text_of(package, "name"), text_of(package, "version"));
        let folder = format!("{name}-{version}");
        let file = target.join("package").join(format!("{folder}.crate"));
        let mut tar = Command::new("tar");
        output(tar.arg("-xzf").arg(&file).arg("-C").arg(&crates))?;
        Ok(Archive {
            name,
            version,
            package: (*package).clone(),
            file,
            dir: crates.join(folder),
        })
    };
    published.iter().map(unpack).collect()
}

impl Archive {
    /// Checks that it has what crates.io and the licenses ask for.
    pub fn check(&self) -> Result<(), String> {
        let name = &self.name;
        for file in NEEDED {
            if !self.dir.join(file).is_file() {
                return Err(format!("the package {name} has no {file}"));
            }
        }
        for field in FIELDS {
            if text_of(&self.package, field).is_empty() {
                return Err(format!("{field} is missing in the Cargo.toml of {name}"));
            }
        }
        Ok(())
    }

    /// How much it is.
    pub fn size(&self) -> String {
        let bytes = fs::metadata(&self.file).map_or(0, |data| data.len());
        let files = super::files(&self.dir).map_or(0, |files| files.len());
        format!("{files} files, {} KiB", bytes.div_ceil(1024))
    }

    /// The features that docs.rs is told to switch on.
    pub fn docs_rs_flags(&self) -> Vec<String> {
        let metadata = &self.package["metadata"]["docs"]["rs"];
        if metadata["all-features"] == true {
            return vec!["--all-features".to_owned()];
        }
        let features = metadata["features"].as_array().into_iter().flatten();
        features
            .filter_map(Value::as_str)
            .map(|name| format!("--features={name}"))
            .collect()
    }
}

fn text_of(package: &Value, field: &str) -> String {
    package[field].as_str().unwrap_or_default().to_owned()
}

/// Runs a program; its output, or the error with all that it has printed.
pub fn output(command: &mut Command) -> Result<String, String> {
    let shown = format!("{command:?}");
    let output = command
        .output()
        .map_err(|error| format!("{shown}: {error}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        return Ok(text(&output.stdout));
    }
    Err(format!(
        "{shown} failed\n{}{}",
        text(&output.stdout),
        text(&output.stderr)
    ))
}
