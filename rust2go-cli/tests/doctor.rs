//! `rust2go-cli doctor`, with fake tools on PATH.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

use tempfile::TempDir;

const HOST: &str = "x86_64-unknown-linux-gnu";

/// A crate, and a folder with tools: all that PATH has.
struct Machine(TempDir);

impl Machine {
    /// One that is ready.
    fn ready() -> Machine {
        let machine = Machine(tempfile::tempdir().expect("a folder"));
        machine.go("go1.26.1", "auto", "", "direct");
        machine.tool(
            "rustc",
            &format!("echo 'rustc 1.95.0'; echo 'host: {HOST}'"),
        );
        machine.tool("cc", "echo 'cc (Fake) 14.2'; echo more");
        machine
    }

    /// One with a crate, whose code is generated.
    fn with_crate() -> Machine {
        let machine = Machine::ready();
        let script = "fn main() {\n    // .contract(\"no\", \"no\")\n    rust2go::Builder::new(\"src/api.rs\")\n        .go_dir(\"golang\")\n        .contract(\"src/more.rs\", \"internal/more\")\n        .build()\n}\n";
        machine.write("app/build.rs", script);
        machine.write("app/golang/go.mod", "module example.com/app\n\ngo 1.21\n");
        for (name, package) in [("api", "api"), ("more", "internal/more")] {
            let text = format!(
                "#[rust2go::r2g]\npub trait {name}Sum {{\n    fn sum(numbers: &[u64]) -> u64;\n}}\n"
            );
            machine.write(
                &format!("app/src/{name}.rs"),
                &text.replace("api", "Api").replace("more", "More"),
            );
            let dst = machine.0.path().join("app/golang").join(package);
            let status = Command::new(env!("CARGO_BIN_EXE_rust2go-cli"))
                .arg("--src")
                .arg(machine.0.path().join(format!("app/src/{name}.rs")))
                .arg("--dst")
                .arg(dst)
                .output()
                .expect("the program starts");
            assert!(status.status.success(), "{status:?}");
        }
        machine
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    fn tool(&self, name: &str, script: &str) {
        let name = format!("bin/{name}");
        self.write(&name, &format!("#!/bin/sh\n{script}\n"));
        let path = self.0.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("a program");
    }

    fn go(&self, version: &str, toolchain: &str, flags: &str, proxy: &str) {
        let script = format!(
            "case $1 in version) echo 'go version {version} linux/amd64';; env) echo '{toolchain}'; echo '{flags}'; echo '{proxy}';; esac"
        );
        self.tool("go", &script);
    }

    fn without(self, name: &str) -> Machine {
        fs::remove_file(self.0.path().join("bin").join(name)).expect("removed");
        self
    }

    fn doctor(&self, args: &[&str], variables: &[(&str, &str)]) -> Said {
        let app = self.0.path().join("app");
        fs::create_dir_all(&app).expect("a folder");
        let output = Command::new(env!("CARGO_BIN_EXE_rust2go-cli"))
            .arg("doctor")
            .args(args)
            .current_dir(app)
            .env_clear()
            .env("PATH", self.0.path().join("bin"))
            .envs(variables.iter().copied())
            .output()
            .expect("the program starts");
        Said(output)
    }
}

struct Said(Output);

impl Said {
    #[track_caller]
    fn ends_with(self, code: i32, parts: &[&str]) -> Said {
        let text = String::from_utf8_lossy(&self.0.stdout);
        let errors = String::from_utf8_lossy(&self.0.stderr);
        assert_eq!(self.0.status.code(), Some(code), "{text}{errors}");
        for part in parts {
            assert!(text.contains(part), "`{part}` is not in:\n{text}{errors}");
        }
        self
    }
}

#[test]
fn a_machine_that_is_ready() {
    let said = Machine::with_crate().doctor(&[], &[]);
    let said = said.ends_with(
        0,
        &[
            "ok: go1.26.1, ",
            "ok: x86_64-unknown-linux-gnu is GOOS=linux GOARCH=amd64\n",
            "ok: C compiler `cc` on PATH: cc (Fake) 14.2\n",
            "ok: ./src/api.rs: the generated code is up to date\n",
            "ok: ./src/more.rs: the generated code is up to date\n",
            "\nready: `cargo build`",
        ],
    );
    assert_eq!(said.0.stderr, b"");
}

#[test]
fn go_is_missing_or_too_old() {
    let machine = Machine::ready().without("go");
    let said = machine.doctor(&[], &[]);
    said.ends_with(
        1,
        &[
            "error: Go was not found",
            "next: install Go 1.21",
            "\nnot ready: ",
            "the error above",
        ],
    );
    let said = machine.doctor(&[], &[("GO", "/nowhere/go")]);
    said.ends_with(1, &["the variable GO names /nowhere/go"]);
    machine.go("go1.20.14", "auto", "", "direct");
    let said = machine.doctor(&[], &[]);
    said.ends_with(1, &["is go1.20.14, and generated code needs go1.21"]);
    machine.tool("go", "exit 3");
    machine.doctor(&[], &[]).ends_with(1, &["does not run"]);
}

#[test]
fn settings_of_go_are_told() {
    let machine = Machine::ready();
    machine.go("go1.22rc1", "local", "-mod=vendor", "off");
    machine.doctor(&[], &[]).ends_with(
        0,
        &[
            "note: GOTOOLCHAIN is `local`",
            "note: GOFLAGS is `-mod=vendor`",
            "note: GOPROXY is `off`",
        ],
    );
    machine.go("go1.22.1", "auto", "-buildmode=pie -trimpath", "direct");
    let said = machine.doctor(&[], &[]);
    said.ends_with(1, &["error: GOFLAGS has -buildmode"]);
}

#[test]
fn compilers_are_those_of_the_target() {
    let machine = Machine::ready();
    let arm = ["--target", "aarch64-unknown-linux-gnu"];
    machine.doctor(&arm, &[]).ends_with(
        1,
        &[
            "GOOS=linux GOARCH=arm64",
            "there is no aarch64-linux-gnu-gcc",
            "apt install gcc-aarch64-linux-gnu",
            "CC_aarch64_unknown_linux_gnu",
        ],
    );
    machine.tool("aarch64-linux-gnu-gcc", "echo 'arm gcc 14'");
    machine.doctor(&arm, &[]).ends_with(0, &["arm gcc 14"]);
    machine.tool("odd", "echo 'odd 1'");
    let chosen = [("CC_aarch64_unknown_linux_gnu", "odd -m64")];
    let said = machine.doctor(&arm, &chosen);
    said.ends_with(0, &["`odd -m64` by CC_aarch64_unknown_linux_gnu: odd 1"]);
    let said = machine.doctor(&[], &[("CC", "missing")]);
    said.ends_with(
        1,
        &["CC names the C compiler `missing`, which does not exist"],
    );
    machine.tool("cc", "exit 1");
    machine.doctor(&[], &[]).ends_with(1, &["does not run"]);
}

#[test]
fn targets_are_in_words_of_go() {
    let machine = Machine::ready();
    let wasm = machine.doctor(&["--target", "wasm32-unknown-unknown"], &[]);
    wasm.ends_with(1, &["leave rust2go out of WebAssembly"]);
    let msvc = ["--target", "x86_64-pc-windows-msvc"];
    let said = machine.doctor(&msvc, &[("CC", "cc")]);
    said.ends_with(0, &["GOOS=windows GOARCH=amd64", "Link::Dynamic"]);
    let musl = ["--target", "x86_64-unknown-linux-musl"];
    let said = machine.doctor(&musl, &[]);
    said.ends_with(1, &["the C library is musl", "apt install musl-tools"]);
    let machine = machine.without("rustc");
    machine
        .doctor(&[], &[])
        .ends_with(1, &["rustc does not run"]);
}

#[test]
fn stale_code_is_found() {
    let machine = Machine::with_crate();
    machine.write(
        "app/src/more.rs",
        "#[rust2go::r2g]\npub trait MoreSum {\n    fn sum(numbers: &[u32]) -> u64;\n}\n",
    );
    machine.doctor(&[], &[]).ends_with(
        1,
        &[
            "ok: ./src/api.rs",
            "error: ./src/more.rs: generated code is stale: ",
            "next: build the crate",
        ],
    );
    fs::remove_dir_all(machine.0.path().join("app/golang/internal")).expect("removed");
    fs::remove_dir_all(machine.0.path().join("app/golang/api")).expect("removed");
    fs::remove_dir_all(machine.0.path().join("app/golang/rust2go")).expect("removed");
    let said = machine.doctor(&[], &[]);
    said.ends_with(0, &["note: ./src/api.rs: no code has been generated yet"]);
    machine.write(
        "app/src/more.rs",
        "#[rust2go::r2g]\npub trait Bad {\n    fn f(self) -> u8;\n}\n",
    );
    let said = machine.doctor(&[], &[]);
    said.ends_with(1, &["src/more.rs:3", "next: correct the contract"]);
    machine.write("app/golang/go.mod", "module example.com/app\n\ngo 1.20\n");
    let said = machine.doctor(&[], &[]);
    said.ends_with(1, &["golang/go.mod asks for Go 1.20"]);
}

#[test]
fn generating_needs_its_arguments_still() {
    let output = Command::new(env!("CARGO_BIN_EXE_rust2go-cli"))
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--src"));
}
