//! What the builder says when something is wrong: one clear message each, with the place and the next step.

use expect_test::expect;

use crate::support::{CONTRACT, COUNTER, Crate};

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
fn what_rust_implements_is_not_registered() {
    let contract = CONTRACT.replacen("#[rust2go::r2g]", "#[rust2go::g2r]", 1);
    Crate::new()
        .with("src/api.rs", &contract)
        .without("go/counter/counter.go")
        .without("go/greeter/greeter.go")
        .fails_with(expect![[r#"
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
          go/api/api_layout.go
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
    let last = "next: build once without .frozen(true) and without RUST2GO_FROZEN, and commit what changes\n";
    assert!(report.ends_with(last), "{report}");
}

#[test]
fn frozen_code_that_is_fresh_builds() {
    let made = Crate::new();
    made.report();
    made.env("RUST2GO_FROZEN", "1").fails_with(expect![[r#"
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
fn the_c_compiler_is_missing() {
    let made = Crate::new().env("TARGET", "riscv64gc-unknown-linux-gnu");
    made.env("CC_riscv64gc_unknown_linux_gnu", "/nowhere/cc")
        .fails_with(expect![[r#"
            the Go code does not build
              # runtime/cgo
              cgo: C compiler "/nowhere/cc" not found: exec: "/nowhere/cc": stat /nowhere/cc: no such file or directory
            this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
            next: install a C compiler for the target riscv64gc-unknown-linux-gnu, or name one in the variable CC_riscv64gc_unknown_linux_gnu
        "#]]);
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
