//! Gives generated files the time of what they were made from.
//!
//! cargo runs a build script again when a file that it watches is younger than the start of the script's last run. Generated
//! files are watched, so that a deleted one comes back, and they are written during the run: with the time of their writing they would
//! make every change of a contract build twice. They get the time of the contract or of the generator instead, whichever is
//! later: both are older than the run.

use std::env;
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The directories that files are about to be generated in, with their times.
#[derive(Debug)]
pub struct Stamps {
    dirs: Vec<(PathBuf, Option<SystemTime>)>,
}

impl Stamps {
    /// Notes the times of the directories and of all above them up to `root`.
    pub fn before<'a>(dirs: impl Iterator<Item = &'a Path>, root: &Path) -> Stamps {
        // Files come with real paths, which is not the form of the root on Windows.
        let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let mut noted: Vec<(PathBuf, Option<SystemTime>)> = Vec::new();
        for dir in dirs.flat_map(Path::ancestors) {
            if dir.starts_with(&root) && noted.iter().all(|(known, _)| known != dir) {
                noted.push((dir.to_owned(), modified(dir)));
            }
        }
        Stamps { dirs: noted }
    }

    /// Sets the times of the files that were written, and of the directories that this touched.
    ///
    /// Where a time cannot be set, cargo runs the script once more than needed: not worth an error.
    pub fn after(self, written: &[PathBuf], sources: &[PathBuf]) {
        let generator = env::current_exe().ok();
        let Some(time) = sources
            .iter()
            .chain(&generator)
            .filter_map(|file| modified(file))
            .max()
        else {
            return;
        };
        for file in written {
            let _ = OpenOptions::new()
                .write(true)
                .open(file)
                .and_then(|file| file.set_modified(time));
        }
        for (dir, before) in self.dirs {
            if modified(&dir) != before {
                let _ = open_dir(&dir).and_then(|dir| dir.set_modified(before.unwrap_or(time)));
            }
        }
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

#[cfg(not(windows))]
fn open_dir(dir: &Path) -> std::io::Result<File> {
    File::open(dir)
}

#[cfg(windows)]
fn open_dir(dir: &Path) -> std::io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    // The right to write attributes, and the flag without which Windows does not open directories.
    OpenOptions::new()
        .access_mode(0x100)
        .custom_flags(0x0200_0000)
        .open(dir)
}
