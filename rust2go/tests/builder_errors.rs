//! What the builder says when something is wrong: one clear message each, with the place and the next step.
//!
//! A build script is configured by variables, so every build runs in a process of its own: this test program again, with
//! nothing but [`child`] to run.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::{Expect, expect};
use rust2go::Builder;
use tempfile::TempDir;

/// A crate with the contract traits `Greeter` and `Counter`, and a Go module that implements both.
struct Crate {
    dir: TempDir,
    env: Vec<(String, String)>,
}

const CONTRACT: &str = "\
#[rust2go::r2g]
pub trait Greeter {
    fn greet(name: &str) -> String;
}

#[rust2go::r2g]
pub trait Counter {
    fn count(text: &str) -> u32;
}
";

const GREETER: &str = "\
package greeter

import \"example.com/app/api\"

type greeter struct{}

func (greeter) Greet(name string) string { return \"Hello, \" + name }

func init() { api.RegisterGreeter(greeter{}) }
";

const COUNTER: &str = "\
package counter

import \"example.com/app/api\"

type counter struct{}

func (counter) Count(text string) uint32 { return uint32(len(text)) }

func init() { api.RegisterCounter(counter{}) }
";

impl Crate {
    fn new() -> Crate {
        let made = Crate {
            dir: tempfile::tempdir().expect("a directory for the crate"),
            env: Vec::new(),
        };
        made.with("src/api.rs", CONTRACT)
            .with("go/go.mod", "module example.com/app\n\ngo 1.21\n")
            .with("go/greeter/greeter.go", GREETER)
            .with("go/counter/counter.go", COUNTER)
            .with("out/.keep", "")
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// With this file.
    fn with(self, path: &str, text: &str) -> Crate {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("a file in the crate"))
            .expect("a directory in the crate");
        fs::write(file, text).expect("a file in the crate");
        self
    }

    /// Without this file.
    fn without(self, path: &str) -> Crate {
        fs::remove_file(self.path(path)).expect("a file in the crate");
        self
    }

    /// With this variable set for the build.
    fn env(mut self, name: &str, value: &str) -> Crate {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    /// With a program that answers as `go version` does.
    fn fake_go(self, answer: &str) -> Crate {
        let program = self.path("fake/go");
        let made = self.with("fake/go", &format!("#!/bin/sh\necho '{answer}'\n"));
        executable(&program);
        made.env("GO", &program.display().to_string())
    }

    /// Runs the build script.
    fn run(&self) -> Output {
        let mut command = Command::new(env::current_exe().expect("this test program"));
        command.args(["--ignored", "--exact", "child", "--nocapture", "--quiet"]);
        for name in [
            "RUST2GO_SKIP_BUILD",
            "RUST2GO_FROZEN",
            "DOCS_RS",
            "GO",
            "GOROOT",
            "GOFLAGS",
        ] {
            command.env_remove(name);
        }
        let target = format!("{}-unknown-linux-gnu", env::consts::ARCH);
        command
            .env("CARGO_MANIFEST_DIR", self.dir.path())
            .env("CARGO_PKG_NAME", "my-app")
            .env("OUT_DIR", self.path("out"))
            .env("TARGET", &target)
            .env("HOST", &target)
            .env("BUILDER_TEST_RESULT", self.path("result"))
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .output()
            .expect("the child's output")
    }

    /// Runs the build script and returns what it reports, without what differs from machine to machine.
    fn report(&self) -> String {
        let output = self.run();
        let text = fs::read_to_string(self.path("result")).unwrap_or_else(|_| {
            panic!(
                "the child died: {}",
                String::from_utf8_lossy(&output.stderr)
            )
        });
        let dir = fs::canonicalize(self.dir.path()).expect("the crate's directory");
        let text = text.replace(&dir.display().to_string(), "[CRATE]");
        let text = text.replace(&self.dir.path().display().to_string(), "[CRATE]");
        text.lines().map(|line| anonymous(line) + "\n").collect()
    }

    fn fails_with(&self, expected: Expect) {
        expected.assert_eq(&self.report());
    }
}

/// Leaves the host's programs and variables out of a command.
fn anonymous(line: &str) -> String {
    let commands = ["build", "list", "env"];
    let command = commands.iter().find_map(|name| {
        line.split_once(&format!("/go {name} "))
            .map(|(_, rest)| (name, rest))
    });
    match command {
        Some((name, rest)) if line.starts_with("this was `") => {
            format!("this was `[VARIABLES] go {name} {rest}")
        }
        _ => line.to_owned(),
    }
}

#[cfg(unix)]
fn executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("an executable file");
}

#[cfg(not(unix))]
fn executable(_: &Path) {}

/// The build script. Not a test: the tests below run it in a process of its own.
#[test]
#[ignore = "the tests of this file run it"]
fn child() {
    let Some(result) = env::var_os("BUILDER_TEST_RESULT") else {
        return;
    };
    let mut builder = Builder::new("src/api.rs");
    if let Ok(more) = env::var("BUILDER_TEST_MORE") {
        let (contract, package) = more.split_once(' ').expect("a contract and its package");
        builder = builder.contract(contract, package);
    }
    let text = match builder.try_build() {
        Ok(built) => format!(
            "built {:?}",
            built
                .library
                .and_then(|file| Some(file.file_name()?.to_owned()))
        ),
        Err(error) => error.to_string(),
    };
    fs::write(result, text).expect("the result of the child");
}

#[test]
fn a_whole_crate_builds() {
    let made = Crate::new();
    made.fails_with(expect![[r#"
        built Some("librust2go_my_app.a")
    "#]]);
    let text =
        fs::read_to_string(made.path("out/rust2go-contract.txt")).expect("the contract's text");
    expect![[r#"
        Counter.count: fn(text: &str) -> u32
        Greeter.greet: fn(name: &str) -> String
    "#]]
    .assert_eq(&text);
}

#[test]
fn only_directives_are_printed() {
    let output = Crate::new().run();
    let text = String::from_utf8_lossy(&output.stdout);
    let directives = text
        .lines()
        .filter(|line| line.starts_with("cargo:"))
        .count();
    // The test harness prints three lines of its own.
    let others: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("cargo:") && !line.is_empty())
        .collect();
    assert!(directives > 20, "{text}");
    assert!(
        others
            .iter()
            .all(|line| line.starts_with("running ") || line.starts_with("test ") || *line == "."),
        "{text}"
    );
}

#[test]
fn go_is_missing() {
    Crate::new()
        .env("PATH", "/nowhere")
        .fails_with(expect![[r#"
            there is no Go toolchain: no directory on PATH has the program go
            next: install Go 1.21 or later (https://go.dev/dl) and put its bin directory on PATH, or name the
            program in the variable GO; to build without Go (nothing is linked then), set RUST2GO_SKIP_BUILD=1
        "#]]);
    Crate::new()
        .env("GO", "/nowhere/go")
        .fails_with(expect![[r#"
            there is no Go toolchain: the variable GO names /nowhere/go, which does not exist
            next: install Go 1.21 or later (https://go.dev/dl) and put its bin directory on PATH, or name the
            program in the variable GO; to build without Go (nothing is linked then), set RUST2GO_SKIP_BUILD=1
        "#]]);
    Crate::new()
        .env("PATH", "/nowhere")
        .env("GOROOT", "/gone")
        .fails_with(expect![[r#"
            there is no Go toolchain: there is no /gone/bin/go, where GOROOT points, and no directory on PATH has the program go
            next: install Go 1.21 or later (https://go.dev/dl) and put its bin directory on PATH, or name the
            program in the variable GO; to build without Go (nothing is linked then), set RUST2GO_SKIP_BUILD=1
        "#]]);
}

#[test]
#[cfg(unix)]
fn go_is_too_old() {
    Crate::new()
        .fake_go("go version go1.19.4 linux/amd64")
        .fails_with(expect![[r#"
            [CRATE]/fake/go is go1.19.4, and Go 1.21 or later is needed
            next: install a later Go (https://go.dev/dl), or name another program in the variable GO
        "#]]);
    Crate::new()
        .fake_go("gccgo 12")
        .fails_with(expect![[r#"
            `[CRATE]/fake/go version` printed something unexpected: "gccgo 12", which names no version
            next: run it by hand; if its output looks right, report this as a bug of rust2go
        "#]]);
}

#[test]
fn the_module_is_missing() {
    Crate::new()
        .without("go/go.mod")
        .fails_with(expect![[r#"
            go is not a Go module: it has no go.mod
            next: run `mkdir -p go && cd go && go mod init example.com/my-app` in the crate's directory,
            or name the module's directory with .go_dir(…) on the Builder
        "#]]);
}

#[test]
fn the_module_is_too_old() {
    Crate::new()
        .with("go/go.mod", "module example.com/app\n\ngo 1.17\n")
        .fails_with(expect![[r#"
            go/go.mod says `go 1.17`, and the generated code needs the language of Go 1.21
            next: run `cd go && go mod edit -go=1.21 && go mod tidy` in the crate's directory
        "#]]);
    Crate::new()
        .with("go/go.mod", "module example.com/app\n")
        .fails_with(expect![[r#"
            go/go.mod has no `go` line, which means Go 1.16, and the generated code needs the language of Go 1.21
            next: run `cd go && go mod edit -go=1.21 && go mod tidy` in the crate's directory
        "#]]);
}

#[test]
fn the_contract_is_missing() {
    Crate::new().without("src/api.rs").fails_with(expect![[r#"
        there is no contract src/api.rs in the crate
        next: write one, or name the file in Builder::new(…)
    "#]]);
}

#[test]
fn the_contract_has_an_error() {
    let text = "#[rust2go::r2g]\npub trait Greeter {\n    fn greet(name: &Undefined);\n}\n";
    Crate::new()
        .with("src/api.rs", text)
        .fails_with(expect![[r#"
            the contract src/api.rs has errors
            error: unknown type `Undefined`
             --> src/api.rs:3:21
              |
            3 |     fn greet(name: &Undefined);
              |                     ^^^^^^^^^ not in this contract
              = help: derive R2G for `Undefined` in this file or its modules

            1 error in the contract
        "#]]);
}

#[test]
fn go_does_not_compile() {
    let wrong = COUNTER.replace("uint32(len(text))", "len(texts)");
    Crate::new()
        .with("go/counter/counter.go", &wrong)
        .fails_with(expect![[r#"
            the Go code does not build
              # example.com/app/counter
              go/counter/counter.go:7:55: undefined: texts
            this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
        "#]]);
}

#[test]
fn go_does_not_parse() {
    let wrong = COUNTER.replace("func init", "fun init");
    Crate::new()
        .with("go/counter/counter.go", &wrong)
        .fails_with(expect![[r#"
            the Go code does not build
              # example.com/app/counter
              go/counter/counter.go:9:1: syntax error: non-declaration statement outside function body
            this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
        "#]]);
    let wrong = COUNTER.replace("/api\"", "/api");
    Crate::new()
        .with("go/counter/counter.go", &wrong)
        .fails_with(expect![[r#"
            Go cannot read a package of the module
              go/counter/counter.go:3:8: string literal not terminated
            this was `[VARIABLES] go list example.com/app/counter` in go
        "#]]);
}

#[test]
fn a_go_package_is_missing() {
    let wrong = COUNTER.replace("import", "import _ \"example.org/missing\"\nimport");
    Crate::new()
        .with("go/counter/counter.go", &wrong)
        .env("GOFLAGS", "-mod=mod")
        .env("GOPROXY", "off")
        .fails_with(expect![[r#"
            the Go code does not build
              go: finding module for package example.org/missing
              go/counter/counter.go:3:8: cannot find module providing package example.org/missing: module lookup disabled by GOPROXY=off
            this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
        "#]]);
}

#[test]
fn no_trait_is_registered() {
    Crate::new()
        .without("go/counter/counter.go")
        .without("go/greeter/greeter.go")
        .fails_with(expect![[r#"
            the trait Greeter has no implementation: no Go package calls api.RegisterGreeter
            next: write one, for example in go/greeter/greeter.go:

                import "example.com/app/api"

                type impl struct{} // with the methods of api.Greeter

                func init() { api.RegisterGreeter(impl{}) }

            the trait Counter has no implementation: no Go package calls api.RegisterCounter
            next: write one, for example in go/counter/counter.go:

                import "example.com/app/api"

                type impl struct{} // with the methods of api.Counter

                func init() { api.RegisterCounter(impl{}) }
        "#]]);
}

#[test]
fn one_of_two_traits_is_not_registered() {
    let unregistered =
        COUNTER.replace("func init", "var _ api.Counter = counter{}\n\n// func init");
    Crate::new()
        .with("go/counter/counter.go", &unregistered)
        .fails_with(expect![[r#"
            the trait Counter has no implementation: no Go package calls api.RegisterCounter
            next: write one, for example in go/counter/counter.go:

                import "example.com/app/api"

                type impl struct{} // with the methods of api.Counter

                func init() { api.RegisterCounter(impl{}) }
        "#]]);
}

#[test]
fn a_program_registers_a_trait() {
    let program = COUNTER.replace("package counter", "package main") + "\nfunc main() {}\n";
    Crate::new()
        .with("go/counter/counter.go", &program)
        .fails_with(expect![[r#"
            the trait Counter is registered in go/counter only, which is a `package main`: no other package can import it,
            so it cannot be linked into a Rust program
            next: move the registration to a package of its own, for example go/counterimpl/counter.go:

                import "example.com/app/api"

                type impl struct{} // with the methods of api.Counter

                func init() { api.RegisterCounter(impl{}) }
        "#]]);
}

#[test]
fn two_contracts_collide() {
    let made = Crate::new().with("src/more.rs", CONTRACT);
    made.env("BUILDER_TEST_MORE", "src/more.rs more/api")
        .fails_with(expect![[r#"
            the trait Greeter is in two contracts, src/api.rs and src/more.rs, and both are linked into one archive
            next: rename one of them
        "#]]);
    let made = Crate::new().with("src/more.rs", CONTRACT);
    made.env("BUILDER_TEST_MORE", "src/more.rs ./api")
        .fails_with(expect![[r#"
            the Go package go/api cannot be generated from src/more.rs: the contract src/api.rs has the same directory
            next: give each contract a package of its own
        "#]]);
}

#[test]
fn a_package_is_outside_of_the_module() {
    let made = Crate::new().with("src/more.rs", CONTRACT);
    made.env("BUILDER_TEST_MORE", "src/more.rs ../more")
        .fails_with(expect![[r#"
            the Go package more cannot be generated from src/more.rs: it is not a directory of the module go
            next: name a directory relative to the module, such as "api", that has no go.mod of its own
        "#]]);
}

#[test]
fn handwritten_code_is_not_overwritten() {
    Crate::new()
        .with("go/api/api.go", "package api\n")
        .fails_with(expect![[r#"
            the Go package go/api cannot be generated from src/api.rs: go/api/api.go is in the way: it was not written by rust2go-cli and is not overwritten; move it, or generate into another folder
        "#]]);
}

#[test]
fn vendored_code_is_inconsistent() {
    let needs = "module example.com/app\n\ngo 1.21\n\nrequire example.org/gone v1.0.0\n";
    Crate::new()
        .with("go/go.mod", needs)
        .with("go/vendor/modules.txt", "")
        .env("GOFLAGS", "-mod=vendor")
        .fails_with(expect![[r#"
            Go cannot list the packages of the module
              go: inconsistent vendoring in [CRATE]/go:
              	example.org/gone@v1.0.0: is explicitly required in go.mod, but not marked as explicit in vendor/modules.txt
  
              	To ignore the vendor directory, use -mod=readonly or -mod=mod.
              	To sync the vendor directory, run:
              		go mod vendor
            this was `[VARIABLES] go list -e -json=ImportPath,Name,Dir,GoFiles,CgoFiles,Imports,Error,Match ./...` in go
        "#]]);
}

#[test]
fn frozen_code_is_stale() {
    let made = Crate::new().env("RUST2GO_FROZEN", "1");
    assert!(
        made.report()
            .starts_with("generated Go code does not match the contract src/api.rs")
    );
    assert!(
        !made.path("go/api").exists(),
        "a frozen build must not write"
    );
}

#[test]
fn frozen_code_with_one_change_shows_it() {
    let made = Crate::new();
    made.report();
    let changed = CONTRACT.replace("count", "tally");
    let made = made.with("src/api.rs", &changed).env("RUST2GO_FROZEN", "1");
    let report = made.report();
    let (head, diff) = report.split_once("@@").expect("a difference");
    expect![[r#"
        generated Go code does not match the contract src/api.rs, and this build is frozen:
          go/api/api.h
          go/api/api_bridge.go
          go/api/api.go
        --- go/api/api.h (on disk)
        +++ go/api/api.h (generated)
    "#]]
    .assert_eq(head);
    assert!(
        diff.contains("\n-} r2g_frame_Counter_count;\n+} r2g_frame_Counter_tally;\n"),
        "{diff}"
    );
    let last: String = diff
        .lines()
        .rev()
        .take(2)
        .map(|line| line.to_owned() + "\n")
        .collect();
    expect![[r#"
        next: build once without .frozen(true) and without RUST2GO_FROZEN, and commit what changes
        … and 55 more lines
    "#]]
    .assert_eq(&last);
}

#[test]
fn frozen_code_that_is_fresh_builds() {
    let mut made = Crate::new();
    made.report();
    made.env.push(("RUST2GO_FROZEN".into(), "1".into()));
    made.fails_with(expect![[r#"
        built Some("librust2go_my_app.a")
    "#]]);
}

#[test]
fn a_skipped_build_does_nothing() {
    for name in ["RUST2GO_SKIP_BUILD", "DOCS_RS"] {
        let made = Crate::new().env(name, "1").env("PATH", "/nowhere");
        assert_eq!(made.report(), "built None\n");
        assert!(
            !made.path("go/api").exists(),
            "a skipped build must not write"
        );
    }
    let made = Crate::new()
        .env("RUST2GO_SKIP_BUILD", "0")
        .env("PATH", "/nowhere");
    assert!(made.report().starts_with("there is no Go toolchain"));
}

#[test]
fn cargo_is_missing() {
    Crate::new().env("OUT_DIR", "").fails_with(expect![[r#"
        the variable OUT_DIR is not set, so this is not a build script that cargo runs
        next: call rust2go::Builder from build.rs, or set RUST2GO_SKIP_BUILD=1 to build nothing
    "#]]);
}

#[test]
fn the_target_has_no_go() {
    Crate::new()
        .env("TARGET", "wasm32-wasip1")
        .fails_with(expect![[r#"
            the target wasm32-wasip1 is WebAssembly, where Go and Rust cannot share one module
            next: leave rust2go out of this target with `[target.'cfg(not(target_family = "wasm"))'.dependencies]`
        "#]]);
}
