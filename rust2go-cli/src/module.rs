//! The Go module that generated files lie in, and what Go takes as names.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// A Go module.
pub struct Module {
    /// Its folder.
    pub root: PathBuf,
    /// Its path, with which import paths start.
    pub path: String,
    /// Whether it has to be made: there is no `go.mod` yet.
    pub new: bool,
}

/// The module that `dir` lies in; where there is none, a new one in `dir`, called as the package.
pub fn find(dir: &Path, package: &str) -> Result<Module, Error> {
    for root in dir.ancestors() {
        let file = root.join("go.mod");
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                continue;
            }
            Err(source) => {
                return Err(Error::Io {
                    what: "read",
                    path: file,
                    source,
                });
            }
        };
        let path = module_path(&text).ok_or(Error::GoMod { path: file })?;
        return Ok(Module {
            root: root.to_path_buf(),
            path,
            new: false,
        });
    }
    Ok(Module {
        root: dir.to_path_buf(),
        path: package.to_owned(),
        new: true,
    })
}

/// The path in the `module` line of a `go.mod`.
fn module_path(text: &str) -> Option<String> {
    let lines = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(line).trim());
    let mut after = lines.filter_map(|line| line.strip_prefix("module"));
    let path = after.find(|rest| rest.starts_with([' ', '\t', '"', '`']))?;
    let path = path.trim().trim_matches(['"', '`']);
    (!path.is_empty()).then(|| path.to_owned())
}

/// The package that a Go file belongs to; `None` where Go ignores the file, or cannot read it.
pub fn package_of(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{feff}');
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("//") {
            let line = comment.lines().next().unwrap_or("");
            if line.trim() == "go:build ignore" {
                return None;
            }
            rest = comment.split_once('\n')?.1;
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/")?.1;
        } else {
            let name = rest.strip_prefix("package")?.trim_start();
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_')
                .unwrap_or(name.len());
            return Some(&name[..end]);
        }
    }
}

/// The name of a package in a folder of that name: small letters and digits.
pub fn package_name(folder: &str) -> String {
    let small = folder.chars().map(|c| c.to_ascii_lowercase());
    small.filter(char::is_ascii_alphanumeric).collect()
}

/// What keeps Go from taking `name` for a package that others import.
pub fn package_problem(name: &str) -> Option<&'static str> {
    const KEYWORDS: &[&str] = &[
        "break",
        "case",
        "chan",
        "const",
        "continue",
        "default",
        "defer",
        "else",
        "fallthrough",
        "for",
        "func",
        "go",
        "goto",
        "if",
        "import",
        "interface",
        "map",
        "package",
        "range",
        "return",
        "select",
        "struct",
        "switch",
        "type",
        "var",
    ];
    let starts = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if !starts || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Some("a package name is a letter followed by letters, digits and `_`");
    }
    if KEYWORDS.contains(&name) {
        return Some("that is a keyword of Go");
    }
    match name {
        "main" => Some("`main` cannot be imported: it is the program, and the builder makes that"),
        "init" => Some("`init` cannot be imported"),
        "documentation" => Some("Go ignores packages of that name"),
        _ => None,
    }
}

/// What keeps Go from building a file called `<stem>.go` on every system.
pub fn stem_problem(stem: &str) -> Option<&'static str> {
    const SYSTEMS: &[&str] = &[
        "aix",
        "android",
        "darwin",
        "dragonfly",
        "freebsd",
        "hurd",
        "illumos",
        "ios",
        "js",
        "linux",
        "nacl",
        "netbsd",
        "openbsd",
        "plan9",
        "solaris",
        "wasip1",
        "windows",
        "zos",
        "386",
        "amd64",
        "amd64p32",
        "arm",
        "armbe",
        "arm64",
        "arm64be",
        "loong64",
        "mips",
        "mipsle",
        "mips64",
        "mips64le",
        "mips64p32",
        "mips64p32le",
        "ppc",
        "ppc64",
        "ppc64le",
        "riscv",
        "riscv64",
        "s390",
        "s390x",
        "sparc",
        "sparc64",
        "wasm",
    ];
    if stem.starts_with(['_', '.']) || stem.is_empty() {
        return Some("Go ignores files whose names start with `_` or `.`");
    }
    match stem.rsplit_once('_')?.1 {
        "test" => Some("Go takes files whose names end in `_test` for tests"),
        end if SYSTEMS.contains(&end) => {
            Some("Go builds files whose names end so on one system only")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_lines() {
        assert_eq!(
            module_path("// c\nmodule example.com/a // x\n").as_deref(),
            Some("example.com/a")
        );
        assert_eq!(
            module_path("module \"a/b\"\ngo 1.21").as_deref(),
            Some("a/b")
        );
        assert_eq!(module_path("go 1.21\nmodules x\n"), None);
    }

    #[test]
    fn packages_of_files() {
        assert_eq!(
            package_of("// package no\n/* package\nno */ package yes // x"),
            Some("yes")
        );
        assert_eq!(package_of("//go:build ignore\n\npackage main\n"), None);
        assert_eq!(package_of(""), None);
    }

    #[test]
    fn names() {
        assert_eq!(package_name("My-Api_2"), "myapi2");
        assert!(package_problem("go").is_some() && package_problem("main").is_some());
        assert!(package_problem("2x").is_some() && package_problem("").is_some());
        assert_eq!(package_problem("api_v2"), None);
        assert!(stem_problem("api_linux").is_some() && stem_problem("a_test").is_some());
        assert_eq!(stem_problem("linux"), None);
        assert_eq!(stem_problem("api"), None);
    }
}
