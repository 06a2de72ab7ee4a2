//! What Rust calls a target, in Go's words.
//!
//! Everything here is derived from cargo's `TARGET`. `cfg!` would describe the machine that the build script runs on.

use std::fmt;

use super::Link;

/// The variables that choose a platform in Go, and what the linker has to know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Platform {
    /// The target triple it was made from.
    pub triple: String,
    /// Go's `GOOS`.
    pub os: &'static str,
    /// Go's `GOARCH`.
    pub arch: &'static str,
    /// Go's `GOARM`, on 32-bit ARM.
    pub arm: Option<&'static str>,
    /// Go's `GO386`, on x86 processors without SSE2.
    pub x86: Option<&'static str>,
    /// Whether Rust links with Microsoft's linker, which cannot read Go's static archives.
    pub msvc: bool,
    /// Whether the C library is musl, which hands constructors no arguments.
    pub musl: bool,
}

/// Why a target cannot be built for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetError {
    /// The target is not in the table.
    Unknown {
        /// The target triple.
        triple: String,
    },
    /// WebAssembly, where Go and Rust cannot share a module.
    Wasm {
        /// The target triple.
        triple: String,
    },
    /// The target exists, but Go cannot be linked this way there.
    Link {
        /// The target triple.
        triple: String,
        /// The kind of linking that was asked for.
        wanted: Link,
        /// Why it does not work.
        reason: &'static str,
        /// The other kind of linking works.
        other_works: bool,
    },
}

/// The first part of a triple: prefix, `GOARCH`, `GOARM`, `GO386`. The longest prefix wins, so longer ones come first.
const ARCHES: &[(&str, &str, Option<&str>, Option<&str>)] = &[
    ("x86_64", "amd64", None, None),
    ("i686", "386", None, None),
    ("i586", "386", None, Some("softfloat")),
    ("aarch64", "arm64", None, None),
    ("arm64e", "arm64", None, None),
    ("armv7", "arm", Some("7"), None),
    ("thumbv7neon", "arm", Some("7"), None),
    ("armv6", "arm", Some("6"), None),
    ("armv5te", "arm", Some("5"), None),
    ("arm", "arm", Some("6"), None),
    ("riscv64gc", "riscv64", None, None),
    ("riscv64a23", "riscv64", None, None),
    ("powerpc64le", "ppc64le", None, None),
    ("s390x", "s390x", None, None),
    ("loongarch64", "loong64", None, None),
    ("mips64el", "mips64le", None, None),
    ("mips64", "mips64", None, None),
    ("mipsel", "mipsle", None, None),
    ("mips", "mips", None, None),
];

/// The rest of a triple: how its system and environment begin, and `GOOS`. The first match wins.
const SYSTEMS: &[(&str, &str)] = &[
    ("linux-android", "android"),
    ("linux-gnu_ilp32", ""),
    ("linux-gnux32", ""),
    ("linux-gnu", "linux"),
    ("linux-musl", "linux"),
    ("linux-uclibc", "linux"),
    ("linux-ohos", "linux"),
    ("apple-darwin", "darwin"),
    ("apple-ios-macabi", ""),
    ("apple-ios", "ios"),
    ("windows-gnu", "windows"),
    ("windows-msvc", "windows"),
    ("freebsd", "freebsd"),
];

/// Where Go can make a static archive, and where a shared library: `cmd/go` refuses the rest.
const LINKABLE: &[(&str, &[&str], &[&str])] = &[
    (
        "linux",
        &[
            "386", "amd64", "arm", "arm64", "loong64", "ppc64le", "riscv64", "s390x",
        ],
        &[
            "386", "amd64", "arm", "arm64", "loong64", "ppc64le", "riscv64", "s390x",
        ],
    ),
    ("android", &[], &["386", "amd64", "arm", "arm64"]),
    ("darwin", &["amd64", "arm64"], &["amd64", "arm64"]),
    ("ios", &["amd64", "arm64"], &[]),
    (
        "windows",
        &["386", "amd64", "arm64"],
        &["386", "amd64", "arm64"],
    ),
    ("freebsd", &["amd64"], &["amd64"]),
];

impl Platform {
    /// The platform of a target triple.
    pub fn of(triple: &str) -> Result<Platform, TargetError> {
        let unknown = || TargetError::Unknown {
            triple: triple.to_owned(),
        };
        if triple.starts_with("wasm") {
            return Err(TargetError::Wasm {
                triple: triple.to_owned(),
            });
        }
        let (first, rest) = triple.split_once('-').ok_or_else(unknown)?;
        let &(_, arch, arm, x86) = ARCHES
            .iter()
            .find(|row| is_arch(first, row.0))
            .ok_or_else(unknown)?;
        let &(_, os) = SYSTEMS
            .iter()
            .find(|row| has_system(rest, row.0))
            .ok_or_else(unknown)?;
        if os.is_empty() {
            return Err(unknown());
        }
        // Soft-float ABIs promise no floating-point unit; Go's only level that needs none is 5.
        let soft = rest.ends_with("eabi") && os == "linux";
        let arm = if soft && arm.is_some() {
            Some("5")
        } else {
            arm
        };
        // Android's baseline is ARMv7, although its triple says only `arm`.
        let arm = if os == "android" && arm.is_some() {
            Some("7")
        } else {
            arm
        };
        Ok(Platform {
            triple: triple.to_owned(),
            os,
            arch,
            arm,
            x86,
            msvc: rest.ends_with("msvc"),
            musl: ["linux-musl", "linux-ohos"]
                .iter()
                .any(|system| has_system(rest, system)),
        })
    }

    /// Checks that Go can be linked in this way on this platform.
    pub fn check(&self, wanted: Link) -> Result<(), TargetError> {
        let (archive, shared) = LINKABLE
            .iter()
            .find(|row| row.0 == self.os)
            .map_or((false, false), |row| {
                (row.1.contains(&self.arch), row.2.contains(&self.arch))
            });
        let archive = archive && !self.msvc;
        let shared = shared && !self.musl;
        let (works, other_works) = match wanted {
            Link::Static => (archive, shared),
            Link::Dynamic | Link::Runtime(_) => (shared, archive),
        };
        if works {
            return Ok(());
        }
        let reason = match (self.msvc, wanted) {
            (true, Link::Static) => {
                "Microsoft's linker does not run the constructors of a Go archive, so Go would never start"
            }
            (_, Link::Dynamic | Link::Runtime(_)) if self.musl => {
                "musl starts shared libraries without arguments, and Go's crashes for want of them (golang/go#13492)"
            }
            (_, Link::Static) => "Go has no -buildmode=c-archive there",
            (_, Link::Dynamic | Link::Runtime(_)) => "Go has no -buildmode=c-shared there",
        };
        Err(TargetError::Link {
            triple: self.triple.clone(),
            wanted,
            reason,
            other_works,
        })
    }

    /// Whether the system is one of Apple's.
    pub fn apple(&self) -> bool {
        matches!(self.os, "darwin" | "ios")
    }

    /// The file that `go build` writes, for a library of this name.
    pub fn file_name(&self, name: &str, link: Link) -> String {
        match (link, self.os) {
            (Link::Static, _) => format!("lib{name}.a"),
            (Link::Runtime(path), _) if !names_directory(path) => {
                path.rsplit('/').next().unwrap_or(path).to_owned()
            }
            (_, "windows") => format!("{name}.dll"),
            _ if self.apple() => format!("lib{name}.dylib"),
            _ => format!("lib{name}.so"),
        }
    }

    /// Where a program looks for a library of this name that it loads, from its own directory.
    pub fn runtime_path(&self, name: &str, path: &'static str) -> String {
        if names_directory(path) {
            format!("{path}{}", self.file_name(name, Link::Runtime(path)))
        } else {
            path.to_owned()
        }
    }
}

/// Whether the path of [`Link::Runtime`] leaves the name of the file open.
fn names_directory(path: &str) -> bool {
    path.is_empty() || path.ends_with('/')
}

/// Whether the first part of a triple names the architecture: exactly, or, for ARM, with a profile such as `armv7a`.
fn is_arch(first: &str, arch: &str) -> bool {
    match first.strip_prefix(arch) {
        Some("") => true,
        Some("a" | "hf" | "s" | "k") => arch.starts_with("armv"),
        _ => false,
    }
}

/// Whether the rest of a triple is the system, with or without a vendor before it.
fn has_system(rest: &str, system: &str) -> bool {
    let starts = |text: &str| text.starts_with(system);
    starts(rest) || rest.split_once('-').is_some_and(|(_, after)| starts(after))
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TargetError::Unknown { triple } => {
                let arches: Vec<&str> = ARCHES.iter().map(|row| row.0).collect();
                let mut systems: Vec<&str> = SYSTEMS
                    .iter()
                    .filter(|row| !row.1.is_empty())
                    .map(|row| row.0)
                    .collect();
                systems.sort_unstable();
                write!(
                    f,
                    "the target {triple} is not known to have a Go port\n\
                     known processors: {}\n\
                     known systems: {}\n\
                     next: build for a target made of these",
                    arches.join(", "),
                    systems.join(", "),
                )
            }
            TargetError::Wasm { triple } => write!(
                f,
                "the target {triple} is WebAssembly, where Go and Rust cannot share one module\n\
                 next: leave rust2go out of this target with `[target.'cfg(not(target_family = \"wasm\"))'.dependencies]`"
            ),
            TargetError::Link {
                triple,
                wanted,
                reason,
                other_works,
            } => {
                let (wanted, other) = match wanted {
                    Link::Static => ("Static", "Link::Dynamic"),
                    Link::Dynamic => ("Dynamic", "Link::Static"),
                    Link::Runtime(_) => ("Runtime", "Link::Static"),
                };
                write!(
                    f,
                    "Link::{wanted} does not work for the target {triple}: {reason}\nnext: "
                )?;
                match (other_works, triple.strip_suffix("-msvc")) {
                    (true, Some(system)) => {
                        // Rust has no plain GNU target for Windows on ARM.
                        let abi = if system.starts_with("aarch64") {
                            "gnullvm"
                        } else {
                            "gnu"
                        };
                        write!(
                            f,
                            "build for {system}-{abi}, or call .link({other}) on the Builder"
                        )
                    }
                    (true, None) => write!(f, "call .link({other}) on the Builder"),
                    (false, _) => write!(
                        f,
                        "build for another target, Go cannot be linked into a program there at all"
                    ),
                }
            }
        }
    }
}
