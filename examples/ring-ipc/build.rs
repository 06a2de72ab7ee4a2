//! Builds the Go program in `go`, and tells the Rust one where it is.
//!
//! Here rather than when it is needed, so that errors in it come up in a build, and none of its time counts in a measurement.

use std::env;
use std::path::Path;
use std::process::{Command, exit};

/// The `GOARCH` of what cargo calls an architecture, of those on which Go can make and map shared memory.
const ARCHITECTURES: [(&str, &str); 2] = [("x86_64", "amd64"), ("aarch64", "arm64")];

fn main() {
    // The ring's own package is part of the program too.
    for watched in ["build.rs", "go", "../../go/ring"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    if env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("linux") {
        return; // the program says why it does nothing
    }
    let arch = env::var("CARGO_CFG_TARGET_ARCH").unwrap_or_default();
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("echo");
    println!("cargo::rustc-env=RING_IPC_ECHO={}", out.display());

    // As for the builder of rust2go.
    println!("cargo::rerun-if-env-changed=GO");
    let mut go = Command::new(env::var_os("GO").unwrap_or_else(|| "go".into()));
    go.args(["build", "-trimpath", "-o"])
        .arg(&out)
        .arg(".")
        .current_dir("go");
    // Pure Go: neither a C compiler nor anything of Rust's goes into it.
    go.env("CGO_ENABLED", "0")
        .env("GOWORK", "off")
        .env("GOOS", "linux");
    if let Some((_, arch)) = ARCHITECTURES.iter().find(|(cargo, _)| *cargo == arch) {
        go.env("GOARCH", arch);
    }
    let failed = match go.status() {
        Ok(status) if status.success() => return,
        Ok(status) => format!("`go build` of examples/ring-ipc/go ended with {status}"),
        Err(error) => format!(
            "`go` cannot be run ({error}); Go 1.21 or newer is needed, see https://go.dev/dl"
        ),
    };
    eprintln!("{failed}");
    exit(1);
}
