//! cargo, without network.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Work;
use super::archives::output;

/// Runs cargo where there is no network.
pub struct Sandbox {
    /// What makes a network namespace without routes; empty where this is not allowed.
    unshare: &'static [&'static str],
    /// The target directory of all that is built here.
    target: PathBuf,
    /// The directories of programs, without Go.
    path: OsString,
}

impl Sandbox {
    /// Finds out what the system allows.
    pub fn new(work: &Work) -> Result<Sandbox, String> {
        const WAYS: [&[&str]; 2] = [&["unshare", "-n"], &["unshare", "-rn"]];
        let works = |way: &&&[&str]| {
            let tried = Command::new(way[0]).args(&way[1..]).arg("true").output();
            tried.is_ok_and(|output| output.status.success())
        };
        let sandbox = Sandbox {
            unshare: WAYS.iter().find(works).copied().unwrap_or(&[]),
            target: work.path("target"),
            path: without_go(&work.path("bin"))?,
        };
        sandbox.check()?;
        Ok(sandbox)
    }

    /// What the sandbox is.
    pub fn describe(&self) -> &'static str {
        if self.unshare.is_empty() {
            "offline, but no network namespace is allowed here"
        } else {
            "in a network namespace without routes"
        }
    }

    /// Runs cargo in a directory.
    pub fn cargo(&self, dir: &Path, args: &[&str]) -> Result<String, String> {
        output(self.command("cargo", dir).args(args))
    }

    /// Makes the documentation as docs.rs does: without network, without Go.
    pub fn docs_rs(&self, dir: &Path, flags: &[String]) -> Result<(), String> {
        let mut command = self.command("cargo", dir);
        command
            .args(["doc", "--no-deps"])
            .args(flags)
            .env("DOCS_RS", "1")
            .env("PATH", &self.path)
            .env_remove("GO")
            .env_remove("GOROOT");
        output(&mut command).map(drop)
    }

    /// A program in the sandbox, with what makes cargo and Go look for nothing outside.
    pub fn command(&self, program: &str, dir: &Path) -> Command {
        let mut words = self.unshare.iter().copied().chain([program]);
        let mut command = Command::new(words.next().unwrap_or(program));
        command
            .args(words)
            .current_dir(dir)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TARGET_DIR", &self.target)
            .env("GOPROXY", "off")
            .env("GOFLAGS", "-mod=vendor")
            .env("GOTOOLCHAIN", "local")
            // cargo has set these for this chore, and a build script would take them for its own.
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("RUST2GO_SKIP_BUILD")
            .env_remove("DOCS_RS");
        command
    }

    /// That there are no routes, and no Go for docs.rs.
    fn check(&self) -> Result<(), String> {
        if !self.unshare.is_empty() {
            let routes = output(
                self.command("cat", Path::new("/"))
                    .arg("/proc/self/net/route"),
            )?;
            // The first line is a heading.
            if routes.lines().count() > 1 {
                return Err(format!("the network namespace has routes:\n{routes}"));
            }
        }
        if env::split_paths(&self.path).any(|dir| dir.join("go").exists()) {
            return Err("there is a Go where docs.rs has none".to_owned());
        }
        Ok(())
    }
}

/// PATH, with a directory of links in place of each that has Go: there may be the linker as well.
fn without_go(links: &Path) -> Result<OsString, String> {
    let mut dirs = Vec::new();
    for (i, dir) in env::split_paths(&env::var_os("PATH").unwrap_or_default()).enumerate() {
        if !dir.join("go").exists() {
            dirs.push(dir);
            continue;
        }
        let mirror = links.join(i.to_string());
        let failed = |error| format!("{}: {error}", mirror.display());
        fs::create_dir_all(&mirror).map_err(failed)?;
        for entry in fs::read_dir(&dir).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name() != "go" {
                link(&entry.path(), &mirror.join(entry.file_name())).map_err(failed)?;
            }
        }
        dirs.push(mirror);
    }
    env::join_paths(dirs).map_err(|error| error.to_string())
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

#[cfg(not(unix))]
fn link(from: &Path, to: &Path) -> std::io::Result<()> {
    fs::copy(from, to).map(drop)
}
