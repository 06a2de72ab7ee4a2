//! Builds the cases; see `build/cases.rs`.

#[cfg(feature = "abi-check")]
#[path = "build/abi.rs"]
mod abi;
#[path = "build/cases.rs"]
mod cases;

use std::path::PathBuf;

fn main() {
    println!("cargo:rerun-if-changed=cases");
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let dir = root.join("cases");
    let names = cases::find(&dir);
    cases::compile(&dir, &names);
    cases::write_module(&dir, &[(&dir, names.clone())]);
    #[cfg(feature = "abi-check")]
    abi::write(&root, &names);
}
