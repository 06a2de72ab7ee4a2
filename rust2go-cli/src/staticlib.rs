//! A program whose `main` is Go's: how Go finds the static library with the Rust half.

use std::path::{Component, Path, PathBuf};

use crate::error::Error;
use crate::writer::GENERATED;

/// The static library with the Rust half of a Go program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staticlib {
    /// The name of the library in Cargo.toml: `store` for `libstore.a`.
    pub name: String,
    /// The folder in which Cargo makes `debug` and `release`, usually `target`. It need not exist yet.
    pub dir: PathBuf,
}

impl Staticlib {
    /// The text of `<stem>_link.go`, a file of `package` in the folder `dir`, which tells Go's linker about the library.
    ///
    /// `dir` and the library's folder are real paths.
    pub(crate) fn link_file(
        &self,
        package: &str,
        dir: &Path,
        stem: &str,
        target: &Path,
    ) -> Result<String, Error> {
        let name = self.library()?;
        let path = relative(dir, target);
        let wrong = |c: char| c.is_control() || "\"'`\\$".contains(c);
        let Some(path) = path.to_str().filter(|path| !path.contains(wrong)) else {
            return Err(Error::Staticlib {
                what: format!("cannot link a library in {}", path.display()),
                why: "a #cgo directive cannot hold that path",
            });
        };
        // On Windows, there is no way to another drive.
        let folder = if Path::new(path).is_absolute() {
            path.to_owned()
        } else {
            format!("${{SRCDIR}}/{path}")
        };
        let quote = if path.contains(' ') { "\"" } else { "" };
        let stamp = stamp_name(stem);
        Ok(format!(
            "{GENERATED}\n\
             \n\
             package {package}\n\
             \n\
             // #cgo !rust2go_release LDFLAGS: {quote}-L{folder}/debug{quote}\n\
             // #cgo rust2go_release LDFLAGS: {quote}-L{folder}/release{quote}\n\
             // #cgo LDFLAGS: -l{name}\n\
             // #cgo !darwin,!windows LDFLAGS: -lpthread -ldl -lm\n\
             // #cgo windows LDFLAGS: -lkernel32 -lntdll -luserenv -lws2_32 -ldbghelp\n\
             //\n\
             // // Go looks at this file and not into the library to see whether it has to link again.\n\
             // #if __has_include(\"{stamp}\")\n\
             // #include \"{stamp}\"\n\
             // #endif\n\
             import \"C\"\n"
        ))
    }

    /// The name that a linker knows the library by.
    fn library(&self) -> Result<String, Error> {
        let name = self.name.replace('-', "_");
        let word = |c: char| c == '_' || c.is_ascii_alphanumeric();
        if name.is_empty() || !name.chars().all(word) {
            return Err(Error::Staticlib {
                what: format!("`{}` is no name of a library", self.name),
                why: "write it as in Cargo.toml, `store` for `libstore.a`",
            });
        }
        Ok(name)
    }
}

/// The file that changes with the library, beside the one that includes it.
pub(crate) fn stamp_name(stem: &str) -> String {
    format!("{stem}_stamp.h")
}

/// What `<stem>_stamp.h` says; `hash` is of all that the library is made from.
///
/// It has to show in the object file: Go links again when that has changed.
pub(crate) fn stamp(hash: u64) -> String {
    format!(
        "{GENERATED}\n\
         // Written by every build of the static library, so it is better not committed.\n\
         \n\
         static const char r2g_stamp[] __attribute__((used)) = \"{hash:016x}\";\n"
    )
}

/// The path from one folder to another, with `/` between its parts; the other one itself if there is no way.
fn relative(from: &Path, to: &Path) -> PathBuf {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let name = |part: &Component<'_>| part.as_os_str().to_string_lossy().into_owned();
    if shared == 0 {
        let to: PathBuf = to.iter().collect();
        return to.to_string_lossy().replace('\\', "/").into();
    }
    let up = from[shared..].iter().map(|_| "..".to_owned());
    let parts: Vec<String> = up.chain(to[shared..].iter().map(name)).collect();
    if parts.is_empty() {
        ".".into()
    } else {
        parts.join("/").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(name: &str, dir: &str) -> Result<String, Error> {
        let dir = PathBuf::from(dir);
        let lib = Staticlib {
            name: name.to_owned(),
            dir: dir.clone(),
        };
        lib.link_file("api", Path::new("/app/go/api"), "api", &dir)
    }

    #[test]
    fn paths_start_at_the_package() {
        for (dir, expected) in [
            ("/app/target", " -L${SRCDIR}/../../target/debug\n"),
            ("/app/go/api", " -L${SRCDIR}/./debug\n"),
            (
                "/other/my target",
                " \"-L${SRCDIR}/../../../other/my target/debug\"\n",
            ),
        ] {
            let text = link("store", dir).unwrap_or_else(|error| panic!("{error}"));
            assert!(text.contains(expected), "{text}");
        }
    }

    #[test]
    fn names_are_those_of_cargo() {
        let text = link("my-store", "/app/target").unwrap_or_else(|error| panic!("{error}"));
        assert!(text.contains(" -lmy_store\n"), "{text}");
        for name in ["", "libstore.a", "target/store", "a b"] {
            assert!(link(name, "/app/target").is_err(), "{name}");
        }
        assert!(link("store", "/app/it's").is_err());
    }
}
