//! The Go toolchain and the user's Go module: whether both are there, and new enough.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::BuildError;

/// The oldest version that compiles the generated code.
const OLDEST: (u32, u32) = (1, 21);

/// Finds the `go` program (variable `GO`, then `GOROOT`, then `PATH`) and checks its version.
pub fn find() -> Result<PathBuf, BuildError> {
    let program = locate()?;
    let command = format!("{} version", program.display());
    let output = Command::new(&program)
        .arg("version")
        // The module may ask for a later toolchain. Downloading it is left to the build itself, which shows its errors.
        .env("GOTOOLCHAIN", "local")
        .output()
        .map_err(BuildError::io("run", &program))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let Some(found) = text.split_whitespace().find(|word| version(word).is_some()) else {
        let message = format!("{:?}, which names no version", text.trim());
        return Err(BuildError::Output { command, message });
    };
    if version(found) < Some(OLDEST) {
        return Err(BuildError::GoTooOld {
            program,
            found: found.to_owned(),
        });
    }
    Ok(program)
}

fn locate() -> Result<PathBuf, BuildError> {
    // This program runs on the host, so the host's suffix is the right one here.
    let file = format!("go{}", env::consts::EXE_SUFFIX);
    let mut looked = Vec::new();
    if let Some(go) = variable("GO") {
        let named = PathBuf::from(&go);
        let found = if named.components().count() > 1 {
            named.is_file().then_some(named)
        } else {
            on_path(&go)
        };
        return found.ok_or_else(|| BuildError::GoNotFound {
            looked: format!("the variable GO names {go}, which does not exist"),
        });
    }
    if let Some(root) = variable("GOROOT") {
        let program = Path::new(&root).join("bin").join(&file);
        if program.is_file() {
            return Ok(program);
        }
        looked.push(format!(
            "there is no {}, where GOROOT points",
            program.display()
        ));
    }
    looked.push(format!("no directory on PATH has the program {file}"));
    on_path(&file).ok_or_else(|| BuildError::GoNotFound {
        looked: looked.join(", and "),
    })
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|program| program.is_file())
}

/// The value of a variable that is set and not empty.
pub fn variable(name: &str) -> Option<String> {
    let value = env::var_os(name)?.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}

/// The version in `go1.22.3`, `go1.27-devel_1234` and the like; in `go.mod` the same without `go`.
fn version(word: &str) -> Option<(u32, u32)> {
    let mut parts = word.strip_prefix("go")?.split('.');
    let number = |text: &str| {
        let digits = text
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(text.len());
        text[..digits].parse().ok()
    };
    Some((
        number(parts.next()?)?,
        parts.next().map_or(Some(0), number)?,
    ))
}

/// Checks that the directory is a Go module, and new enough. `shown` is the directory as the user named it, `crate_name` ends a
/// suggested module path.
pub fn check_module(dir: &Path, shown: &Path, crate_name: &str) -> Result<(), BuildError> {
    let file = dir.join("go.mod");
    if !file.is_file() {
        return Err(BuildError::NoModule {
            go_dir: shown.to_owned(),
            suggestion: format!("example.com/{crate_name}"),
        });
    }
    let text = fs::read_to_string(&file).map_err(BuildError::io("read", shown.join("go.mod")))?;
    let found = directive(&text, "go");
    if version(&format!("go{}", found.as_deref().unwrap_or("1.16"))) < Some(OLDEST) {
        return Err(BuildError::ModuleTooOld {
            file: shown.join("go.mod"),
            found,
        });
    }
    Ok(())
}

/// The operand of a one-line directive of `go.mod`.
fn directive(text: &str, name: &str) -> Option<String> {
    let line = text.lines().find_map(|line| {
        let rest = line.trim_start().strip_prefix(name)?;
        rest.starts_with([' ', '\t', '"']).then_some(rest)
    })?;
    let operand = line.split("//").next().unwrap_or_default().trim();
    Some(operand.trim_matches(['"', '`']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_all_forms_are_read() {
        assert_eq!(version("go1.21.13"), Some((1, 21)));
        assert_eq!(version("go1.22rc1"), Some((1, 22)));
        assert_eq!(version("go1.27-devel_4a1b"), Some((1, 27)));
        assert_eq!(version("go2"), Some((2, 0)));
        assert_eq!(version("version"), None);
        assert_eq!(version("go"), None);
    }

    #[test]
    fn directives_of_go_mod_are_read() {
        let text =
            "module \"example.com/app\" // ours\n\ngo 1.22.0\n\nrequire golang.org/x/sys v0.1.0\n";
        assert_eq!(
            directive(text, "module").as_deref(),
            Some("example.com/app")
        );
        assert_eq!(directive(text, "go").as_deref(), Some("1.22.0"));
        assert_eq!(directive(text, "toolchain"), None);
    }
}
