//! Builds the cases of `tests/cases` once more, with contracts that choose the ring, and those that are about the ring.

#[path = "../build/cases.rs"]
mod cases;

use std::fs;
use std::path::{Path, PathBuf};

/// What the contracts of the cases say of their traits, and what it becomes.
const TRAITS: [(&str, &str); 2] = [
    ("#[rust2go::r2g]", "#[rust2go::r2g(transport = \"ring\")]"),
    (
        "#[rust2go::r2g(rename",
        "#[rust2go::r2g(transport = \"ring\", rename",
    ),
];

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let (shared, own) = (root.join("../cases"), root.join("cases"));
    println!("cargo:rerun-if-changed=../cases");
    println!("cargo:rerun-if-changed=cases");
    let dir = cases::out_dir().join("cases");
    copy(&shared, &dir);
    copy(&own, &dir);
    cases::compile(&dir, &cases::find(&dir));
    let tests = [&shared, &own].map(|from| (from.as_path(), cases::find(from)));
    cases::write_module(&dir, &tests);
}

/// Copies what people wrote: contracts and Go files, but not the packages that the other tests have generated.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("OUT_DIR can be written");
    for entry in fs::read_dir(from).expect("the cases").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        let name = entry.file_name();
        if path.is_dir() {
            if name != "api" && name != "rust2go" {
                copy(&path, &to);
            }
            continue;
        }
        let text = fs::read_to_string(&path).expect("text");
        let text = match name.to_str() {
            Some("contract.rs") => TRAITS
                .iter()
                .fold(text, |text, (cgo, ring)| text.replace(cgo, ring)),
            Some("test.rs") => continue,
            _ => text,
        };
        // Only what has changed, lest all be built again.
        if fs::read_to_string(&to).is_ok_and(|old| old == text) {
            continue;
        }
        fs::write(&to, text).expect("OUT_DIR can be written");
    }
}
