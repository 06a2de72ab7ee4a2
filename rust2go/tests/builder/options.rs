//! What the builder tells `go build` beyond what it needs itself.

use std::fs;

use expect_test::expect;

use crate::support::{Crate, GREETER};

/// A crate whose Go code misses a package, so that Go compiles nothing, and the command is shown.
fn broken() -> Crate {
    let text = "package greeter\n\nimport _ \"example.com/app/missing\"\n";
    Crate::new().with("go/greeter/more.go", text)
}

/// The command that failed.
fn command(made: &Crate) -> String {
    let report = made.report();
    let dir = fs::canonicalize(made.path("")).expect("the crate's directory");
    let report = report.replace(&dir.display().to_string(), "[CRATE]");
    let line = report.lines().find(|line| line.starts_with("this was"));
    line.unwrap_or(&report).to_owned() + "\n"
}

#[test]
fn nothing_is_said_unasked() {
    expect![[r#"
        this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
    "#]].assert_eq(&command(&broken()));
}

#[test]
fn all_options_are_in_the_command() {
    let made = broken()
        .with("profiles/cpu.pgo", "")
        .env(
            "BUILDER_TEST_LDFLAGS",
            "-s -w;-X example.com/app/about.Version=1.2",
        )
        .env("BUILDER_TEST_TAGS", "sqlite_fts5;fast")
        .env("BUILDER_TEST_TRIMPATH", "1")
        .env("BUILDER_TEST_PGO", "profiles/cpu.pgo");
    expect![[r#"
        this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -tags=sqlite_fts5,fast -trimpath -pgo=[CRATE]/profiles/cpu.pgo '-ldflags=-s -w -X example.com/app/about.Version=1.2' -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
    "#]].assert_eq(&command(&made));
}

/// A flag on the command line hides the same flag of the variable, which must not be lost.
#[test]
fn the_flags_of_goflags_come_after() {
    let made = broken()
        .env("GOFLAGS", "-tags=slow,more '-ldflags=-X a.B=c' -v")
        .env("BUILDER_TEST_LDFLAGS", "-s")
        .env("BUILDER_TEST_TAGS", "fast");
    expect![[r#"
        this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -tags=fast,slow,more '-ldflags=-s -X a.B=c' -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
    "#]].assert_eq(&command(&made));
}

#[test]
fn a_shared_library_is_built_with_them_as_well() {
    let made = broken()
        .env("BUILDER_TEST_DYNAMIC", "1")
        .env("BUILDER_TEST_LDFLAGS", "-s");
    expect![[r#"
        this was `[VARIABLES] go build -buildmode=c-shared -overlay=[CRATE]/out/rust2go-overlay.json '-ldflags=-s -linkmode=external "-extldflags=-Wl,-soname,librust2go_my_app.so"' -o [CRATE]/out/librust2go_my_app.so ./rust2go_archive_main` in go
    "#]].assert_eq(&command(&made));
}

#[test]
fn the_default_profile_is_taken() {
    let made = broken().with("go/default.pgo", "");
    expect![[r#"
        this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -pgo=[CRATE]/go/default.pgo -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
    "#]].assert_eq(&command(&made));
    // Who names another has it.
    let made = made
        .with("other.pgo", "")
        .env("BUILDER_TEST_PGO", "other.pgo");
    expect![[r#"
        this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -pgo=[CRATE]/other.pgo -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
    "#]].assert_eq(&command(&made));
    let made = broken()
        .with("go/default.pgo", "")
        .env("GOFLAGS", "-pgo=off");
    expect![[r#"
        this was `[VARIABLES] go build -buildmode=c-archive -overlay=[CRATE]/out/rust2go-overlay.json -o [CRATE]/out/librust2go_my_app.a ./rust2go_archive_main` in go
    "#]].assert_eq(&command(&made));
}

#[test]
fn a_profile_must_be_there() {
    let made = Crate::new().env("BUILDER_TEST_PGO", "cpu.pgo");
    made.fails_with(expect![[r#"
        cannot read the profile cpu.pgo: No such file or directory (os error 2)
    "#]]);
}

#[test]
fn tags_decide_what_registers() {
    let tagged = format!("//go:build polite\n\n{GREETER}");
    let made = Crate::new().with("go/greeter/greeter.go", &tagged);
    made.fails_with(expect![[r#"
        the trait Greeter has no implementation: no Go package calls api.RegisterGreeter
        next: write one, for example in go/greeter/greeter.go:

            import "example.com/app/api"

            type impl struct{} // with the methods of api.Greeter

            func init() { api.RegisterGreeter(impl{}) }
    "#]]);
    let made = made.env("BUILDER_TEST_TAGS", "polite");
    made.fails_with(expect![[r#"
        built Some("librust2go_my_app.a")
    "#]]);
}

/// What they are is seen by cargo, for it stands in the build script; the profile is a file.
#[test]
fn profiles_are_watched() {
    // Go would compile its library once more for the profile, which is not needed to see what is watched.
    let made = Crate::new().with("cpu.pgo", "").script(
        "go-without-profiles",
        "for word; do shift; case $word in -pgo=*) ;; *) set -- \"$@\" \"$word\" ;; esac; done; exec go \"$@\"",
    );
    let program = made.path("go-without-profiles").display().to_string();
    let made = made.env("GO", &program).env("BUILDER_TEST_PGO", "cpu.pgo");
    let output = made.run();
    let text = String::from_utf8_lossy(&output.stdout);
    let profile = fs::canonicalize(made.path("cpu.pgo")).expect("the profile");
    let line = format!("cargo:rerun-if-changed={}\n", profile.display());
    assert!(text.contains(&line), "{text}");
}
