//! The files of a target: the only place that writes.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rust2go_model::Contract;
use similar::TextDiff;

use crate::error::Error;
use crate::staticlib::{self, stamp_name};
use crate::writer::GENERATED;

/// What a [`Target`](crate::Target) comes to: the text of every file.
#[derive(Clone, Debug)]
pub struct Rendered {
    /// The files, each with its absolute path and its text.
    pub files: Vec<(PathBuf, String)>,
    /// Generated files of an older version, which are removed.
    pub obsolete: Vec<PathBuf>,
    /// The name of the Go package.
    pub package: String,
    /// Its folder.
    pub dir: PathBuf,
    /// Its import path.
    pub import_path: String,
    /// The import path of the runtime package that it stands on.
    pub runtime_import: String,
    /// Its C header.
    pub header: PathBuf,
    /// The folder of the Go module it lies in.
    pub module_root: PathBuf,
    /// Whether the module is made with it: there was no `go.mod`.
    pub new_module: bool,
    /// The contract that all of it was made from.
    pub contract: Contract,
}

impl Rendered {
    /// Writes the files whose text differs from what is on disk, and gives their paths: those of files that were up to date
    /// are not among them, and these are not touched. Nobody ever sees half a file.
    pub fn write(&self) -> Result<Vec<PathBuf>, Error> {
        let mut changed = Vec::new();
        for (path, text) in &self.files {
            if current(path)?.as_deref() != Some(text.as_bytes()) {
                replace(path, text).map_err(failed("write", path))?;
                changed.push(path.clone());
            }
        }
        for path in &self.obsolete {
            match fs::remove_file(path) {
                Ok(()) => changed.push(path.clone()),
                // Two contracts of one module have the same runtime package: the first has removed it.
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                Err(e) => return Err(failed("remove", path)(e)),
            }
        }
        Ok(changed)
    }

    /// Notes `hash` beside the directives that link a static library: Go links the program again when it has changed.
    ///
    /// This is no part of [`write`](Self::write) and [`check`](Self::check), because it says what the library is made from and not what the
    /// contract says.
    pub fn stamp(&self, hash: u64) -> Result<(), Error> {
        let stem = self.header.file_stem().unwrap_or_default();
        let path = self.dir.join(stamp_name(&stem.to_string_lossy()));
        let text = staticlib::stamp(hash);
        match current(&path)? {
            Some(old) if old == text.as_bytes() => Ok(()),
            Some(old) if !old.starts_with(GENERATED.as_bytes()) => Err(Error::HandWritten { path }),
            _ => replace(&path, &text).map_err(failed("write", &path)),
        }
    }

    /// Compares the files with what is on disk: [`Error::Stale`] if [`write`](Self::write) would change anything.
    pub fn check(&self) -> Result<(), Error> {
        let mut files = Vec::new();
        let mut diff = String::new();
        let new = self.files.iter().map(|(path, text)| (path, text.as_str()));
        for (path, text) in new.chain(self.obsolete.iter().map(|path| (path, ""))) {
            let old = current(path)?;
            if old.as_deref() == Some(text.as_bytes()) {
                continue;
            }
            let old = String::from_utf8_lossy(old.as_deref().unwrap_or_default()).into_owned();
            let name = path.display();
            let lines = TextDiff::from_lines(old.as_str(), text);
            let header = (format!("{name} (on disk)"), format!("{name} (generated)"));
            diff.push_str(
                &lines
                    .unified_diff()
                    .header(&header.0, &header.1)
                    .to_string(),
            );
            files.push(path.clone());
        }
        if files.is_empty() {
            Ok(())
        } else {
            Err(Error::Stale { files, diff })
        }
    }
}

fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error {
    let path = path.to_path_buf();
    move |source| Error::Io { what, path, source }
}

/// What stands in the file, if it exists.
fn current(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read", path)(error)),
    }
}

/// Puts a file with `text` in the place of what is at `path`, in one step.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(dir)?;
    let mut builder = tempfile::Builder::new();
    // Go ignores what starts with a dot, should a build look while we write.
    builder.prefix(".rust2go-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any new file: the umask takes the rest away. Temporary files are private by default.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}
