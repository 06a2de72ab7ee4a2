//! The crates that a crate depends on by path: cargo does not run a build script again when one of them changes, so whoever wants
//! to know watches them.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The directories of crates, with those of the crates that each depends on by path.
type Crates = BTreeMap<PathBuf, Vec<PathBuf>>;

/// The directories of all crates that go into the one in `dir` by path, at any depth, without it itself.
///
/// What cargo does not tell is left out: then Go has to be told to link again, and nothing is worse than it was.
pub fn of(dir: &Path) -> BTreeSet<PathBuf> {
    let mut known = Crates::new();
    let mut found = BTreeSet::from([dir.to_owned()]);
    let mut next = vec![dir.to_owned()];
    while let Some(dir) = next.pop() {
        if !known.contains_key(&dir) {
            known.extend(metadata(&dir).unwrap_or_default());
        }
        for needed in known.get(&dir).into_iter().flatten() {
            if found.insert(needed.clone()) {
                next.push(needed.clone());
            }
        }
    }
    found.remove(dir);
    found
}

/// What cargo says of a crate, and of the others of its workspace. It resolves nothing for that, and so asks no registry.
fn metadata(dir: &Path) -> Option<Crates> {
    let output = Command::new(env::var_os("CARGO")?)
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .arg("--manifest-path")
        .arg(dir.join("Cargo.toml"))
        .output()
        .ok()?;
    parse(&output.stdout)
}

fn parse(json: &[u8]) -> Option<Crates> {
    let json: Value = serde_json::from_slice(json).ok()?;
    let mut crates = Crates::new();
    for package in json["packages"].as_array()? {
        let manifest = Path::new(package["manifest_path"].as_str()?);
        let dependencies = package["dependencies"].as_array()?.iter();
        let needed = dependencies
            // Those of tests and of build scripts are of another kind than null.
            .filter(|dependency| dependency["kind"].is_null())
            .filter_map(|dependency| dependency["path"].as_str().map(PathBuf::from));
        crates.insert(manifest.parent()?.to_owned(), needed.collect());
    }
    Some(crates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_goes_into_the_library_counts() {
        let json = r#"{"packages": [
            {"manifest_path": "/w/app/Cargo.toml", "dependencies": [
                {"name": "words", "kind": null, "path": "/w/words"},
                {"name": "serde", "kind": null},
                {"name": "tool", "kind": "build", "path": "/w/tool"},
                {"name": "check", "kind": "dev", "path": "/w/check"}
            ]},
            {"manifest_path": "/w/words/Cargo.toml", "dependencies": []}
        ]}"#;
        let crates = parse(json.as_bytes()).expect("what cargo prints");
        let app: Vec<PathBuf> = vec!["/w/words".into()];
        assert_eq!(crates.get(Path::new("/w/app")), Some(&app));
        assert_eq!(crates.get(Path::new("/w/words")), Some(&Vec::new()));
        assert_eq!(parse(b""), None);
        assert_eq!(parse(b"{}"), None);
    }
}
