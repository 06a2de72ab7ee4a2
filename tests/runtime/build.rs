//! Builds the Go module as a library that the program loads, and libraries that it should not.

use std::env;
use std::path::{Path, PathBuf};

fn main() {
    let built = rust2go::Builder::new("src/api.rs")
        .link(rust2go::Link::Runtime("plugins/greeter.so"))
        .try_build()
        .unwrap_or_else(|error| panic!("{error}"));
    println!("cargo:rerun-if-changed=c");
    if let Some(library) = built.library {
        println!("cargo:rustc-env=GREETER={}", library.display());
        for name in ["other", "bare"] {
            println!(
                "cargo:rustc-env={}={}",
                name.to_uppercase(),
                shared(name).display()
            );
        }
        let older =
            env::var("DEP_RUST2GO_RUNTIME_OLDER_LIBRARY").expect("the other build script says it");
        println!("cargo:rustc-env=OLDER={older}");
    }
}

/// Compiles a library of C.
fn shared(name: &str) -> PathBuf {
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let library = out.join(format!("lib{name}.so"));
    let compiler = cc::Build::new().get_compiler();
    let status = compiler
        .to_command()
        .args(["-shared", "-fPIC", "-o"])
        .arg(&library)
        .arg(Path::new("c").join(format!("{name}.c")))
        .status()
        .expect("a C compiler");
    assert!(status.success());
    library
}
