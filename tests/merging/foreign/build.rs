//! Builds the Go code of the contract, and beside it a Go archive that rust2go knows nothing of, as a crate `other-sys` would.

use std::env;
use std::path::PathBuf;
use std::process::Command;

fn main() {
    rust2go::Builder::new("src/api.rs").build();

    // Not for another target: a crate like that has much to do for those. With musl, it would die at once.
    println!("cargo:rustc-check-cfg=cfg(other)");
    let target = env::var("TARGET").expect("cargo runs this");
    if env::var("HOST") != Ok(target.clone()) || !target.ends_with("linux-gnu") {
        return;
    }
    println!("cargo:rustc-cfg=other");
    println!("cargo:rerun-if-changed=other");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo runs this"));
    let mut go = Command::new(env::var_os("GO").unwrap_or_else(|| "go".into()));
    go.args(["build", "-buildmode=c-archive", "-o"])
        .arg(out.join("libother.a"))
        .current_dir("other");
    assert!(go.status().is_ok_and(|status| status.success()));
    println!("cargo:rustc-link-search=native={}", out.display());
    println!("cargo:rustc-link-lib=static=other");
}
