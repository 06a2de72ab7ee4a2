//! What `go build` is told beyond what the builder needs: flags of Go's linker, build tags, profiles.
//!
//! A flag on the command line replaces the same flag of `GOFLAGS`. So that the variable keeps its meaning, what it says of flags that are set
//! here as well is repeated after them: where two contradict each other, Go takes the later.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::Builder;
use super::command::{Go, split_flags};
use super::error::BuildError;

/// The profile that is taken without being named, in the root of the module.
const DEFAULT_PROFILE: &str = "default.pgo";

/// The flags of a build, as its builder was given them.
#[derive(Clone, Debug, Default)]
pub struct Options {
    ldflags: Vec<String>,
    tags: Vec<String>,
    trimpath: bool,
    profile: Option<PathBuf>,
}

/// What is set for `go build`.
impl Builder {
    /// Flags for Go's linker, as in `go build -ldflags`: `-s -w` for a smaller library without debug information, `-X` to set a string
    /// variable of a package. Several calls add up.
    ///
    /// ```no_run
    /// rust2go::Builder::new("src/api.rs")
    ///     .ldflags("-s -w")
    ///     .ldflags("-X example.com/app/about.Version=1.2")
    ///     .build()
    /// ```
    ///
    /// `-X main.…` means nothing: `main` is the builder's. Of flags for the system's linker (`-extldflags`), a shared library takes none here:
    /// write `#cgo LDFLAGS` in a package, or set `CGO_LDFLAGS`.
    pub fn ldflags(mut self, flags: impl Into<String>) -> Builder {
        self.options.ldflags.push(flags.into());
        self
    }

    /// Build tags, as in `go build -tags`: `.tags(["sqlite_fts5"])`. Several calls add up.
    ///
    /// They decide which files belong to a package, and so also which packages register implementations. The tags of a
    /// [`deferred`](Builder::deferred) crate do that alone: the program's builder names those that the code is built with.
    pub fn tags<T: Into<String>>(mut self, tags: impl IntoIterator<Item = T>) -> Builder {
        self.options.tags.extend(tags.into_iter().map(Into::into));
        self
    }

    /// With `true`, leaves directories of this machine out of the library, as `go build -trimpath` does: what panics and profiles show is then
    /// `example.com/app/search/search.go`. The default is `false`.
    pub fn trimpath(mut self, trimpath: bool) -> Builder {
        self.options.trimpath = trimpath;
        self
    }

    /// A CPU profile by which Go optimizes, relative to the crate. The default is `default.pgo` in the root of the module, if it is there and
    /// `GOFLAGS` names no other; `GOFLAGS=-pgo=off` does without. Any profile of the program will do that `runtime/pprof` writes, such as one of
    /// the Go module's own benchmarks.
    pub fn pgo(mut self, profile: impl Into<PathBuf>) -> Builder {
        self.options.profile = Some(profile.into());
        self
    }
}

impl Options {
    /// The tags, for every command that looks at packages.
    pub fn tags(&self, go: &Go) -> Result<Option<OsString>, BuildError> {
        if self.tags.is_empty() {
            return Ok(None);
        }
        let mut tags = self.tags.clone();
        // Blanks between tags are an old form that Go still takes.
        let set = goflags(go, "tags")?;
        let set = set.iter().flat_map(|list| list.split([',', ' ']));
        tags.extend(set.filter(|tag| !tag.is_empty()).map(str::to_owned));
        Ok(Some(format!("-tags={}", tags.join(",")).into()))
    }

    /// The other flags, for `go build`. `extra` is for Go's linker, and comes last.
    pub fn build_flags(
        &self,
        go: &Go,
        crate_dir: &Path,
        extra: Option<String>,
    ) -> Result<Vec<OsString>, BuildError> {
        let mut flags = Vec::new();
        if self.trimpath {
            flags.push("-trimpath".into());
        }
        if let Some(file) = self.profile(go, crate_dir)? {
            let mut flag = OsString::from("-pgo=");
            flag.push(file);
            flags.push(flag);
        }
        if !self.ldflags.is_empty() || extra.is_some() {
            let mut all = self.ldflags.clone();
            all.extend(goflags(go, "ldflags")?);
            all.extend(extra);
            flags.push(format!("-ldflags={}", all.join(" ")).into());
        }
        Ok(flags)
    }

    /// The profile.
    pub fn profile(&self, go: &Go, crate_dir: &Path) -> Result<Option<PathBuf>, BuildError> {
        if let Some(profile) = &self.profile {
            // Go would name the file as well, but not the crate.
            let file = crate_dir.join(profile);
            fs::metadata(&file).map_err(BuildError::io("read the profile", profile))?;
            return Ok(Some(file));
        }
        let file = go.dir.join(DEFAULT_PROFILE);
        Ok((file.is_file() && goflags(go, "pgo")?.is_empty()).then_some(file))
    }
}

/// The values that a flag has in `GOFLAGS`, the variable or the setting of `go env -w`.
fn goflags(go: &Go, name: &str) -> Result<Vec<String>, BuildError> {
    let purpose = "Go cannot show its settings";
    let text = go.run(purpose, &["env".as_ref(), "GOFLAGS".as_ref()])?;
    let value = |flag: &String| {
        let flag = flag.strip_prefix("--").or_else(|| flag.strip_prefix('-'))?;
        let (flag, value) = flag.split_once('=')?;
        (flag == name).then(|| value.to_owned())
    };
    Ok(split_flags(&text).iter().filter_map(value).collect())
}
