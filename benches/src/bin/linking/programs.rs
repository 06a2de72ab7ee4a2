//! The three programs that are compared, and the commands that build them.

use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Serialize;

/// A program. Each says `Hello, world!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Program {
    /// Rust, and no Go.
    Rust,
    /// Go, and no Rust.
    Go,
    /// Rust that calls one function of Go's over rust2go.
    RustWithGo,
}

impl Program {
    /// All of them, in the order in which they take turns.
    pub const ALL: [Program; 3] = [Program::Rust, Program::Go, Program::RustWithGo];

    /// What it is called everywhere.
    pub fn name(self) -> &'static str {
        match self {
            Program::Rust => "rust",
            Program::Go => "go",
            Program::RustWithGo => "rust_with_go",
        }
    }
}

/// What Go keeps of earlier builds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cache {
    /// What the user has kept.
    User,
    /// What is in a folder of our own.
    Own,
}

/// The programs in a temporary folder, which goes with this.
pub struct Programs {
    dir: tempfile::TempDir,
    go: PathBuf,
}

impl Programs {
    /// Writes the sources.
    pub fn write() -> Result<Programs, Box<dyn Error>> {
        let go = env::var_os("GO").unwrap_or_else(|| "go".into());
        let programs = Programs {
            dir: tempfile::tempdir()?,
            go: which(&go)?,
        };
        let rust2go = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("rust2go");
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).with_file_name("Cargo.lock");
        let path = format!("path = {:?}", rust2go.to_string_lossy());
        let dependencies = format!(
            "[dependencies]\nrust2go = {{ {path} }}\n\n\
             [build-dependencies]\nrust2go = {{ {path}, features = [\"build\"] }}\n"
        );
        let go_mod = "module hello\n\ngo 1.21\n";
        programs.file("rust/Cargo.toml", &manifest("rust", ""))?;
        programs.file("rust/src/main.rs", include_str!("../../../linking/rust.rs"))?;
        programs.file("go/go.mod", go_mod)?;
        programs.file("go/main.go", include_str!("../../../linking/main.go"))?;
        for (name, text) in [
            ("Cargo.toml", &*manifest("rust_with_go", &dependencies)),
            // The versions that the workspace has been tested with, and that are there without a network.
            ("Cargo.lock", &*fs::read_to_string(lock)?),
            ("build.rs", include_str!("../../../linking/build.rs")),
            ("src/api.rs", include_str!("../../../linking/api.rs")),
            ("src/main.rs", include_str!("../../../linking/with_go.rs")),
            ("go/go.mod", go_mod),
            (
                "go/greeter/greeter.go",
                include_str!("../../../linking/greeter.go"),
            ),
        ] {
            programs.file(&format!("rust_with_go/{name}"), text)?;
        }
        programs.write_counter()?;
        Ok(programs)
    }

    fn file(&self, name: &str, text: &str) -> Result<(), Box<dyn Error>> {
        let path = self.dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        fs::write(&path, text).map_err(|e| format!("cannot write {}: {e}", path.display()))?;
        Ok(())
    }

    /// The program that stands where the build script looks for Go: notes how it was called, and calls Go.
    fn write_counter(&self) -> Result<(), Box<dyn Error>> {
        let (log, go) = (self.log(), self.go.display());
        let text = format!(
            "#!/bin/sh\necho \"$1\" >> '{}'\nexec '{go}' \"$@\"\n",
            log.display()
        );
        self.file("counting-go", &text)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let path = self.dir.path().join("counting-go");
            fs::set_permissions(path, fs::Permissions::from_mode(0o755))?;
        }
        Ok(())
    }

    fn log(&self) -> PathBuf {
        self.dir.path().join("go-was-called")
    }

    /// How often the build script has called Go since the last time: in all, and to build.
    pub fn go_calls(&self) -> Result<[u32; 2], Box<dyn Error>> {
        let text = match self.log().exists() {
            true => fs::read_to_string(self.log())?,
            false => String::new(),
        };
        fs::write(self.log(), "")?;
        let count = |build: bool| text.lines().filter(|l| !build || *l == "build").count();
        Ok([u32::try_from(count(false))?, u32::try_from(count(true))?])
    }

    /// The folder of a program.
    pub fn of(&self, program: Program) -> PathBuf {
        self.dir.path().join(program.name())
    }

    /// A place for something that a measurement makes.
    pub fn place(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Cargo in the folder of a program, with the settings that cargo has where nobody has changed any.
    pub fn cargo(&self, program: Program, args: &[&str], cache: Cache) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            let sets = ["CARGO_PROFILE_", "CARGO_BUILD_", "RUST2GO_"];
            let one = [
                "CARGO_INCREMENTAL",
                "CARGO_TARGET_DIR",
                "RUSTFLAGS",
                "CARGO_ENCODED_RUSTFLAGS",
            ];
            if sets.iter().any(|set| text.starts_with(set)) || one.contains(&&*text) {
                command.env_remove(&name);
            }
        }
        command
            .args(args)
            .args(["--offline", "--quiet", "--target-dir"]);
        command
            .arg(self.target(program))
            .current_dir(self.of(program));
        command.env("GO", self.dir.path().join("counting-go"));
        self.go_settings(&mut command, cache);
        command
    }

    /// Where cargo puts what it makes of a program.
    pub fn target(&self, program: Program) -> PathBuf {
        self.dir.path().join(format!("target-{}", program.name()))
    }

    /// Go in a folder.
    pub fn go(&self, dir: &Path, args: &[OsString], cache: Cache) -> Command {
        let mut command = Command::new(&self.go);
        command.args(args).current_dir(dir);
        self.go_settings(&mut command, cache);
        command
    }

    fn go_settings(&self, command: &mut Command, cache: Cache) {
        command.env_remove("GOFLAGS").env("GOWORK", "off");
        if cache == Cache::Own {
            command.env("GOCACHE", self.dir.path().join("gocache"));
        }
    }
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{dependencies}\n\
         [profile.small]\ninherits = \"release\"\nstrip = true\nopt-level = \"s\"\nlto = true\ncodegen-units = 1\npanic = \"abort\"\n\n\
         [workspace]\n"
    )
}

/// The path of a program that is run from several folders.
fn which(program: &OsString) -> Result<PathBuf, Box<dyn Error>> {
    let path = PathBuf::from(program);
    if path.components().count() > 1 {
        return Ok(std::path::absolute(path)?);
    }
    let dirs = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&dirs)
        .map(|dir| dir.join(&path))
        .find(|path| path.is_file());
    found.ok_or_else(|| {
        format!(
            "no {} on PATH: install Go, or set GO to its go program",
            path.display()
        )
        .into()
    })
}

/// Runs a command to its end, and returns how long that took. What it prints is shown if it fails.
pub fn run(mut command: Command) -> Result<Duration, Box<dyn Error>> {
    command.stdin(Stdio::null());
    let start = Instant::now();
    let output = command
        .output()
        .map_err(|e| format!("cannot run {command:?}: {e}"))?;
    let took = start.elapsed();
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{command:?} failed ({}):\n{text}", output.status).into());
    }
    Ok(took)
}
