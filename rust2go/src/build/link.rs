//! What rustc's linker must know about the library.

use std::env;
use std::ffi::OsStr;
use std::path::Path;

use super::archive::Archive;
use super::command::{Go, split_flags};
use super::error::BuildError;
use super::target::Platform;
use super::toolchain::variable;

/// How the Go code gets into the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Link {
    /// As a part of the program. The default; not for Microsoft's linker and not for Android.
    #[default]
    Static,
    /// As a shared library next to the program.
    Dynamic,
    /// As a shared library that the first call loads: the path of the file, from the directory of the program. An empty path, or one that ends in
    /// `/`, leaves the name of the file to the builder. The crate rust2go needs its feature `load` in the program, and
    /// `rust2go::load` names another file. Not for musl and not for iOS.
    ///
    /// The library is built in `OUT_DIR`, where the program finds it as well, as long as it is there. With `RUST2GO_SKIP_BUILD` no library is
    /// built, and the program is linked all the same.
    ///
    /// ```no_run
    /// // build.rs
    /// rust2go::Builder::new("src/api.rs").link(rust2go::Link::Runtime("plugins/markdown.so")).build()
    /// ```
    Runtime(&'static str),
}

/// The directives that link the library and all that it needs.
pub fn directives(
    go: &Go,
    platform: &Platform,
    link: Link,
    name: &str,
    archive: &Archive,
    out_dir: &Path,
) -> Result<Vec<String>, BuildError> {
    let out = out_dir.display();
    let mut lines = vec![format!("cargo:rustc-link-search=native={out}")];
    match link {
        // The program links nothing of it; see `runtime`.
        Link::Runtime(_) => lines.clear(),
        Link::Static => {
            lines.push(format!("cargo:rustc-link-lib=static={name}"));
            // Cargo hands that to the package's library alone, if it has one. A program whose contract is in main.rs, and
            // which does not use the library, needs the archive as well; where it is there twice, only one is used.
            lines.push(format!(
                "cargo:rustc-link-arg={}",
                archive.library.display()
            ));
            lines.extend(
                again(platform)
                    .iter()
                    .map(|lib| format!("cargo:rustc-link-arg=-l{lib}")),
            );
            lines.extend(of_flags(&flags(go, archive)?));
            lines.extend(
                system(platform)
                    .iter()
                    .map(|lib| format!("cargo:rustc-link-lib={lib}")),
            );
        }
        Link::Dynamic => {
            lines.push(format!("cargo:rustc-link-lib=dylib={name}"));
            // On Windows there is no such thing, and on Android the loader looks in the app's own directory.
            if !matches!(platform.os, "windows" | "android") {
                lines.push(format!("cargo:rustc-link-arg=-Wl,-rpath,{out}"));
                // As above, for a program that does not use the package's library.
                lines.push(format!("cargo:rustc-link-arg=-L{out}"));
                lines.push(format!("cargo:rustc-link-arg=-l{name}"));
            }
        }
    }
    Ok(lines)
}

/// What Go's own runtime and library need beyond the `#cgo LDFLAGS` that they state.
fn system(platform: &Platform) -> &'static [&'static str] {
    match platform.os {
        "darwin" | "ios" => &["framework=CoreFoundation", "framework=Security", "resolv"],
        "windows" => &["ws2_32", "winmm", "ntdll"],
        _ => &[],
    }
}

/// What an archive at the end of the linker's arguments needs after it. GNU's linker takes of a static library only what is missing when it comes to it, and
/// rustc names those of the system before it comes to the arguments of build scripts. Elsewhere they are shared libraries, or the linker is LLVM's.
fn again(platform: &Platform) -> &'static [&'static str] {
    match platform.os {
        "windows" if platform.triple.ends_with("-gnu") => &[
            "ws2_32", "winmm", "ntdll", "mingw32", "mingwex", "gcc", "msvcrt", "advapi32",
            "user32", "kernel32", "mingwex", "msvcrt",
        ],
        "linux" if platform.musl => &["c"],
        _ => &[],
    }
}

/// The linker flags of all packages in the archive, of pkg-config and of `CGO_LDFLAGS`, each once.
fn flags(go: &Go, archive: &Archive) -> Result<Vec<String>, BuildError> {
    let mut flags: Vec<String> = Vec::new();
    let mut configs: Vec<&str> = Vec::new();
    for package in &archive.packages {
        flags.extend(package.list("CgoLDFLAGS").map(str::to_owned));
        configs.extend(package.list("CgoPkgConfig"));
    }
    if !configs.is_empty() {
        let program = variable("PKG_CONFIG").unwrap_or_else(|| "pkg-config".to_owned());
        let args: Vec<&OsStr> = ["--libs"]
            .into_iter()
            .chain(configs)
            .map(OsStr::new)
            .collect();
        let purpose = "pkg-config does not know a library that the Go code asks for";
        flags.extend(split_flags(&go.run_program(
            Path::new(&program),
            purpose,
            &args,
        )?));
    }
    flags.extend(split_flags(&env::var("CGO_LDFLAGS").unwrap_or_default()));
    Ok(flags)
}

/// Turns flags for a C linker into directives, which cargo also passes on to the crates that depend on this one where it can.
fn of_flags(flags: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        let line = if flag == "-framework" {
            flags
                .next()
                .map(|name| format!("cargo:rustc-link-lib=framework={name}"))
        } else if let Some(name) = flag
            .strip_prefix("-l")
            .filter(|name| !name.starts_with(':'))
        {
            Some(format!("cargo:rustc-link-lib={name}"))
        } else if let Some(dir) = flag.strip_prefix("-L").filter(|dir| !dir.is_empty()) {
            Some(format!("cargo:rustc-link-search=native={dir}"))
        } else if ["-O", "-g"].iter().any(|start| flag.starts_with(start)) {
            // Compiler flags, which people put into CGO_LDFLAGS because that is its default.
            None
        } else {
            Some(format!("cargo:rustc-link-arg={flag}"))
        };
        if let Some(line) = line.filter(|line| !lines.contains(line)) {
            lines.push(line);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::of_flags;

    #[test]
    fn flags_become_directives() {
        let flags = [
            "-lpthread",
            "-O2",
            "-g",
            "-framework",
            "Security",
            "-L/opt/x",
            "-lpthread",
            "-Wl,-z,now",
            "-l:libx.a",
        ];
        let lines = of_flags(&flags.map(str::to_owned));
        let expected = [
            "cargo:rustc-link-lib=pthread",
            "cargo:rustc-link-lib=framework=Security",
            "cargo:rustc-link-search=native=/opt/x",
            "cargo:rustc-link-arg=-Wl,-z,now",
            "cargo:rustc-link-arg=-l:libx.a",
        ];
        assert_eq!(lines, expected);
    }
}
