//! Where and with what it is measured.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sysinfo::System;

/// The crates and modules whose versions decide on figures.
const CRATES: [&str; 8] = [
    "tokio",
    "tonic",
    "prost",
    "hyper",
    "serde_json",
    "rtrb",
    "crossbeam-channel",
    "flume",
];
const MODULES: [&str; 2] = ["google.golang.org/grpc", "google.golang.org/protobuf"];

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The go that builds: `$GO`, or the one on PATH.
pub fn go() -> String {
    env::var("GO")
        .ok()
        .filter(|go| !go.is_empty())
        .unwrap_or_else(|| "go".to_owned())
}

/// What a command prints, without the white space around it; nothing if it fails.
fn says(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(args)
        .current_dir(root())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The commit, and whether files that it knows have changed.
pub fn commit() -> (String, bool) {
    // The repository may belong to another user.
    let git = |args: &[&str]| {
        let root = fs::canonicalize(root()).unwrap_or_else(|_| root());
        let safe = format!("safe.directory={}", root.display());
        says("git", &[&["-c", &safe], args].concat())
    };
    let changes = git(&["status", "--porcelain", "--untracked-files=no"]);
    let commit = git(&["rev-parse", "HEAD"]).unwrap_or_else(|| "unknown".to_owned());
    (commit, changes.is_none_or(|c| !c.is_empty()))
}

/// The machine.
pub fn machine() -> BTreeMap<String, String> {
    let mut system = System::new();
    system.refresh_memory();
    system.refresh_cpu_all();
    let cpu = system.cpus().first().map(|cpu| cpu.brand().to_owned());
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let gib = system.total_memory() as f64 / (1u64 << 30) as f64;
    [
        ("CPU", cpu.unwrap_or_default()),
        ("cores", cores.to_string()),
        ("memory", format!("{gib:.1} GiB")),
        ("kernel", System::kernel_version().unwrap_or_default()),
        ("system", System::long_os_version().unwrap_or_default()),
        ("architecture", env::consts::ARCH.to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// The versions of compilers and libraries.
pub fn versions() -> BTreeMap<String, String> {
    let mut versions = BTreeMap::new();
    let mut add = |name: &str, version: Option<String>| {
        versions.insert(
            name.to_owned(),
            version.unwrap_or_else(|| "unknown".to_owned()),
        );
    };
    add("rust2go", Some(env!("CARGO_PKG_VERSION").to_owned()));
    add(
        "rustc",
        says("rustc", &["--version"]).map(|v| v.replace("rustc ", "")),
    );
    add(
        "go",
        says(&go(), &["env", "GOVERSION"]).map(|v| v.replace("go", "")),
    );
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap_or_default();
    for name in CRATES {
        add(name, locked(&lock, name));
    }
    let module = fs::read_to_string(root().join("benches/go/go.mod")).unwrap_or_default();
    for name in MODULES {
        add(name, required(&module, name));
    }
    versions
}

/// The version of a crate in Cargo.lock.
fn locked(lock: &str, name: &str) -> Option<String> {
    let heading = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != heading);
    let version = lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

/// The version of a module in go.mod.
fn required(module: &str, name: &str) -> Option<String> {
    let mut lines = module
        .lines()
        .map(|line| line.trim().trim_start_matches("require ").split(' '));
    lines.find_map(|mut words| {
        (words.next() == Some(name)).then(|| words.next().map(str::to_owned))?
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_version_is_known() {
        for (name, version) in super::versions() {
            assert!(
                version.starts_with(|c: char| c.is_ascii_digit() || c == 'v'),
                "{name} {version}"
            );
        }
    }
}
