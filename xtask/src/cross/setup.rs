//! The variables with which cargo and the builder make programs of a target and run them, and the files that these name.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::targets::{Place, Target};
use crate::suite::{output, succeed};

/// What fills in for a library that the installed wine lacks.
const RANDOM: &str = include_str!("bcryptprimitives.c");

/// A target, ready to be built for and run.
#[derive(Debug)]
pub struct Setup {
    /// The variables of its builds and tests.
    pub env: Vec<(String, OsString)>,
    /// The words before a program that run it.
    pub runner: Vec<String>,
}

impl Setup {
    /// Makes the files in `work` that the target takes.
    pub fn of(target: &Target, work: &Path) -> Result<Setup, String> {
        let mut setup = Setup {
            env: Vec::new(),
            runner: Vec::new(),
        };
        match target.name {
            "aarch64-unknown-linux-gnu" => {
                setup.cargo(target, "LINKER", "aarch64-linux-gnu-gcc");
            }
            "aarch64-unknown-linux-musl" => {
                let gcc = sysroot(&work.join("aarch64-musl"))?;
                setup.cargo(target, "LINKER", "aarch64-linux-gnu-gcc");
                setup.set("CC_aarch64_unknown_linux_musl", gcc);
            }
            "x86_64-unknown-linux-musl, dynamic" => {
                let flags = dynamic(&work.join("x86_64-musl"))?;
                setup.cargo(target, "LINKER", "musl-gcc");
                setup.cargo(target, "RUSTFLAGS", &flags);
            }
            "x86_64-pc-windows-gnu" => {
                setup.cargo(target, "LINKER", "x86_64-w64-mingw32-gcc");
                setup.wine(&work.join("wine"))?;
            }
            _ => {}
        }
        setup.runner = match target.place {
            Place::Here => Vec::new(),
            Place::Qemu => words("qemu-aarch64-static -L /usr/aarch64-linux-gnu"),
            Place::Wine => words("wine"),
        };
        if !setup.runner.is_empty() {
            let runner = setup.runner.join(" ");
            setup.cargo(target, "RUNNER", &runner);
            // Windows starts its programs itself, also those that tests start.
            if target.place == Place::Qemu {
                setup.set("RUST2GO_RUNNER", runner);
            }
        }
        Ok(setup)
    }

    /// Ends what runs on in the background: wine's server, which would hold the directory of the build.
    pub fn end(&self) {
        if self.runner.iter().any(|word| word == "wine") {
            let mut command = Command::new("wineserver");
            command.arg("-k").envs(self.env.iter().cloned());
            // There may be none any more.
            let _ = command.status();
        }
    }

    fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.env.push((name.to_owned(), value.into()));
    }

    /// Sets what cargo's configuration has for the target.
    fn cargo(&mut self, target: &Target, key: &str, value: &str) {
        let triple = target.triple.replace('-', "_").to_uppercase();
        self.set(&format!("CARGO_TARGET_{triple}_{key}"), value);
    }

    /// A directory of wine's own, which cargo must not find in a package: it has links to the root of the file system.
    fn wine(&mut self, prefix: &Path) -> Result<(), String> {
        fs::create_dir_all(prefix).map_err(at(prefix))?;
        self.set("WINEPREFIX", prefix);
        // Without the variable it complains of what it lacks, on the standard error of each program.
        self.set("WINEDEBUG", "-all");
        // Otherwise it would ask whether to install what is for .NET and for web pages.
        self.set("WINEDLLOVERRIDES", "mscoree,mshtml=");
        let mut boot = Command::new("wine");
        boot.args(["wineboot", "--init"]);
        succeed(boot.envs(self.env.iter().cloned()))?;
        let library = prefix.join("drive_c/windows/system32/bcryptprimitives.dll");
        if library.is_file() {
            return Ok(());
        }
        let source = prefix.join("bcryptprimitives.c");
        write(&source, RANDOM)?;
        let mut compile = Command::new("x86_64-w64-mingw32-gcc");
        compile.args(["-shared", "-O2", "-o"]);
        succeed(compile.arg(&library).arg(&source).arg("-ladvapi32"))
    }
}

/// A C compiler for musl on aarch64: Debian has musl's headers and library for that processor, and a compiler for the processor, but no package of both
/// for another machine. Returns the compiler's path.
fn sysroot(dir: &Path) -> Result<PathBuf, String> {
    let gcc = dir.join("usr/bin/aarch64-linux-musl-gcc");
    if gcc.is_file() {
        return Ok(gcc);
    }
    for sub in ["lists/partial", "cache/archives/partial"] {
        fs::create_dir_all(dir.join(sub)).map_err(at(dir))?;
    }
    // Lists and cache of its own, so that the system does not come to know another processor's packages.
    let apt = |args: &[&str]| {
        let mut command = Command::new("apt-get");
        command.current_dir(dir);
        for option in [
            "APT::Architecture=arm64".to_owned(),
            "APT::Architectures=arm64".to_owned(),
            format!("Dir::State::lists={}/lists", dir.display()),
            format!("Dir::Cache={}/cache", dir.display()),
            "Dir::State::status=/dev/null".to_owned(),
            "APT::Sandbox::User=root".to_owned(),
        ] {
            command.args(["-o", &option]);
        }
        succeed(command.arg("-qq").args(args))
    };
    apt(&["update"])?;
    apt(&["download", "musl-dev"])?;
    let package = fs::read_dir(dir)
        .map_err(at(dir))?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .ok_or("apt-get has downloaded no package musl-dev")?;
    succeed(Command::new("dpkg-deb").arg("-x").arg(package).arg(dir))?;
    // The compiler's file of options names directories from the root.
    let specs = dir.join("usr/lib/aarch64-linux-musl/musl-gcc.specs");
    let text = fs::read_to_string(&specs).map_err(at(&specs))?;
    write(
        &specs,
        &text.replace("/usr/", &format!("{}/usr/", dir.display())),
    )?;
    let script = format!(
        "#!/bin/sh\nexec aarch64-linux-gnu-gcc \"$@\" -specs '{}'\n",
        specs.display()
    );
    write(&gcc, &script)?;
    fs::set_permissions(&gcc, fs::Permissions::from_mode(0o755)).map_err(at(&gcc))?;
    Ok(gcc)
}

/// The flags for programs that load musl. rustc asks for the library libgcc_s, which Debian has for glibc alone; what the standard library wants of it
/// is in the libunwind that comes with the target.
fn dynamic(dir: &Path) -> Result<String, String> {
    fs::create_dir_all(dir).map_err(at(dir))?;
    let args = [
        "--print=target-libdir",
        "--target=x86_64-unknown-linux-musl",
    ];
    let libraries = output(Command::new("rustc").args(args))?;
    let unwind = Path::new(libraries.trim()).join("self-contained/libunwind.a");
    if !unwind.is_file() {
        return Err(format!(
            "{} is missing\nnext: use a toolchain of rustup, whose target has it",
            unwind.display()
        ));
    }
    let script = format!("INPUT({})\n", unwind.display());
    write(&dir.join("libgcc_s.so"), &script)?;
    Ok(format!(
        "-Ctarget-feature=-crt-static -Lnative={}",
        dir.display()
    ))
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(at(path))
}

/// Says which file an error is about.
pub fn at(path: &Path) -> impl Fn(std::io::Error) -> String + use<'_> {
    move |error| format!("{}: {error}", path.display())
}
