//! Finds the cases, builds their Go halves into one archive, and writes the module that holds their tests.

#[cfg(feature = "abi-check")]
#[path = "build/abi.rs"]
mod abi;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=cases");
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let cases = cases(&root.join("cases"));
    let contract = |case: &str| format!("cases/{case}/contract.rs");
    let (first, others) = cases.split_first().expect("there are cases");
    let mut builder = rust2go::Builder::new(contract(first))
        .go_dir("cases")
        .package(format!("{first}/api"));
    for case in others {
        builder = builder.contract(contract(case), format!("{case}/api"));
    }
    builder.build();
    write_module(&root, &cases);
    #[cfg(feature = "abi-check")]
    abi::write(&root, &cases);
}

/// The folders with a contract, in order.
fn cases(dir: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(dir)
        .expect("the folder of the cases")
        .flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("contract.rs").is_file())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// `mod <case> { mod contract; mod test; }` for each, included by tests/cases.rs.
fn write_module(root: &Path, cases: &[String]) {
    let mut text = String::new();
    for case in cases {
        let dir = root.join("cases").join(case);
        let (contract, test) = (dir.join("contract.rs"), dir.join("test.rs"));
        writeln!(
            text,
            "mod {case} {{\n    #[path = {contract:?}]\n    pub mod contract;\n    #[path = {test:?}]\n    mod test;\n}}"
        )
        .expect("a string takes all");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("cases.rs"), text).expect("OUT_DIR can be written");
}
