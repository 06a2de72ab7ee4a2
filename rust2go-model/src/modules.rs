//! Where the file of a `mod x;` is: rustc's rules.

use std::path::{Path, PathBuf};

/// The directory that the modules of a place in the contract are looked up in.
#[derive(Clone, Debug)]
pub(crate) struct Dir {
    /// The directory of the file, and of the inline modules around the place.
    path: PathBuf,
    /// The directory below it that belongs to the file itself: `api` for `api.rs`, none for `mod.rs`.
    relative: Option<String>,
}

impl Dir {
    /// That of a file which is found by its name.
    pub(crate) fn of_file(path: &Path) -> Dir {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy());
        let owner = matches!(stem.as_deref(), Some("mod" | "lib" | "main"));
        Dir {
            path: parent(path),
            relative: stem.filter(|_| !owner).map(|stem| stem.into_owned()),
        }
    }

    /// That of a file which owns its directory whatever its name: the root of a crate, or the target of `#[path]`.
    pub(crate) fn of_owner(path: &Path) -> Dir {
        Dir {
            path: parent(path),
            relative: None,
        }
    }

    /// That of an inline module, `mod name { … }`, which may have a `#[path]`.
    pub(crate) fn inline(&self, name: &str, path_attr: Option<&str>) -> Dir {
        let path = match path_attr {
            Some(path) => self.path.join(path),
            None => self.own().join(name),
        };
        Dir {
            path,
            relative: None,
        }
    }

    /// The files that `mod name;` can mean, which may have a `#[path]`.
    pub(crate) fn candidates(&self, name: &str, path_attr: Option<&str>) -> Vec<PathBuf> {
        if let Some(path) = path_attr {
            return vec![self.path.join(path)];
        }
        let own = self.own();
        vec![
            own.join(format!("{name}.rs")),
            own.join(name).join("mod.rs"),
        ]
    }

    fn own(&self) -> PathBuf {
        match &self.relative {
            Some(relative) => self.path.join(relative),
            None => self.path.clone(),
        }
    }
}

fn parent(path: &Path) -> PathBuf {
    path.parent().map(Path::to_path_buf).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(dir: &Dir, name: &str) -> Vec<String> {
        let paths = dir.candidates(name, None).into_iter();
        paths
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect()
    }

    #[test]
    fn files_and_inline_modules() {
        let api = Dir::of_file(Path::new("src/api.rs"));
        assert_eq!(shown(&api, "x"), ["src/api/x.rs", "src/api/x/mod.rs"]);
        let inline = api.inline("a", None);
        assert_eq!(
            shown(&inline, "x"),
            ["src/api/a/x.rs", "src/api/a/x/mod.rs"]
        );
        assert_eq!(
            shown(&api.inline("a", Some("b")), "x"),
            ["src/b/x.rs", "src/b/x/mod.rs"]
        );
        assert_eq!(
            api.candidates("x", Some("../y.rs")),
            [Path::new("src/../y.rs")]
        );
        let owner = Dir::of_file(Path::new("src/api/mod.rs"));
        assert_eq!(shown(&owner, "x"), ["src/api/x.rs", "src/api/x/mod.rs"]);
        let root = Dir::of_owner(Path::new("contract.rs"));
        assert_eq!(shown(&root, "x"), ["x.rs", "x/mod.rs"]);
    }
}
