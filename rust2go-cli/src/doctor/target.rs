//! The target in Go's words. `build/target.rs` of the crate rust2go decides for the builder, and knows rarer ones as well.

use std::process::Command;

use super::{Report, output, variable};

/// A target that Go has.
#[derive(Debug)]
pub(super) struct Platform {
    /// As Rust calls it.
    pub(super) triple: String,
    /// Whether the C library is musl.
    pub(super) musl: bool,
}

const ARCHES: &[(&str, &str)] = &[
    ("x86_64", "amd64"),
    ("aarch64", "arm64"),
    ("arm64", "arm64"),
    ("i686", "386"),
    ("i586", "386"),
    ("arm", "arm"),
    ("thumbv7neon", "arm"),
    ("riscv64", "riscv64"),
    ("powerpc64le", "ppc64le"),
    ("s390x", "s390x"),
    ("loongarch64", "loong64"),
];

const SYSTEMS: &[(&str, &str)] = &[
    ("linux-android", "android"),
    ("linux", "linux"),
    ("darwin", "darwin"),
    ("ios", "ios"),
    ("windows", "windows"),
    ("freebsd", "freebsd"),
];

/// The target of this machine.
pub(super) fn host() -> Option<String> {
    let rustc = variable("RUSTC").unwrap_or_else(|| "rustc".to_owned());
    let text = output(Command::new(rustc).arg("-vV"))?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "))?;
    Some(host.trim().to_owned())
}

/// Looks at the target, and gives what Go makes of it.
pub(super) fn look(report: &mut Report, triple: &str) -> Option<Platform> {
    let (first, rest) = triple.split_once('-').unwrap_or((triple, ""));
    let arch = ARCHES.iter().find(|row| first.starts_with(row.0));
    let system = SYSTEMS.iter().find(|row| rest.contains(row.0));
    let (Some((_, arch)), Some((_, system))) = (arch, system) else {
        let next = if triple.starts_with("wasm") {
            "leave rust2go out of WebAssembly: Go and Rust cannot share one module there"
        } else {
            "build for Linux, macOS, Windows or FreeBSD on a processor that Go knows (`go tool dist list`)"
        };
        report.error(
            format!("the target {triple} is not known to have a Go port"),
            next,
        );
        return None;
    };
    report.ok(format!("{triple} is GOOS={system} GOARCH={arch}"));
    let musl = rest.contains("musl") || rest.contains("ohos");
    if musl {
        report.note("the C library is musl: rust2go starts Go there by a constructor of its own, and nothing needs to be set");
    }
    if rest.ends_with("msvc") {
        report.warning(
            "Microsoft's linker does not run the constructors of a Go archive, so Go would never start",
            "call .link(rust2go::Link::Dynamic) on the Builder, or build for a -gnu target",
        );
    }
    if *system == "android" {
        report.warning(
            "Go has no static archives for Android",
            "call .link(rust2go::Link::Dynamic) on the Builder",
        );
    }
    Some(Platform {
        triple: triple.to_owned(),
        musl,
    })
}
