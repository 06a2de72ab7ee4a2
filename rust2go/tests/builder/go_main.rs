//! A program whose `main` is Go's: what is generated, and when.

use std::fs;

use expect_test::expect;

use crate::support::Crate;

/// A crate whose build is given cargo's output directory, and which no Go is needed for.
fn program() -> Crate {
    let made = Crate::new()
        .with("src/lib.rs", "mod api;")
        .with("Cargo.toml", "")
        .with("Cargo.lock", "")
        .with("target/debug/build/my-app-1f/out/.keep", "")
        .env("BUILDER_TEST_GO_MAIN", "my-app")
        .env("PATH", "/nowhere");
    let out = made.path("target/debug/build/my-app-1f/out");
    made.env("OUT_DIR", &out.display().to_string())
}

fn read(made: &Crate, path: &str) -> String {
    fs::read_to_string(made.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn directives(made: &Crate) -> String {
    let output = made.run();
    let dir = fs::canonicalize(made.path("")).expect("the crate's directory");
    let text = String::from_utf8_lossy(&output.stdout);
    text.replace(&format!("{}/", dir.display()), "")
}

#[test]
fn no_go_is_built_or_linked() {
    let made = program();
    made.fails_with(expect![[r#"
        built None
    "#]]);
    let link = read(&made, "go/api/api_link.go");
    assert!(link.contains("-L${SRCDIR}/../../target/debug\n"), "{link}");
    let text = directives(&made);
    assert!(!text.contains("rustc-link"), "{text}");
    assert!(text.contains("RUST2GO_CONTRACT="), "{text}");
}

#[test]
fn what_the_library_is_made_of_is_watched() {
    let text = directives(&program());
    let watched: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("cargo:rerun-if-changed="))
        .filter(|line| !line.starts_with("go/rust2go/"))
        .collect();
    expect![[r#"
        Cargo.lock
        Cargo.toml
        src
        src/api.rs
        go/api/api.h
        go/api/api_link.go
        go/api/api_layout.go
        go/api/api_bridge.go
        go/api/api.go"#]]
    .assert_eq(&watched.join("\n"));
}

#[test]
fn the_stamp_follows_the_sources() {
    let mut made = program();
    made.run();
    let first = read(&made, "go/api/api_stamp.h");
    made.run();
    assert_eq!(read(&made, "go/api/api_stamp.h"), first);
    made = made.with("src/store/data.txt", "more");
    made.run();
    let second = read(&made, "go/api/api_stamp.h");
    assert_ne!(second, first);
    made = made.env("CARGO_FEATURE_FAST", "1");
    made.run();
    let third = read(&made, "go/api/api_stamp.h");
    assert_ne!(third, second);
    // A build that must not change the sources leaves it as it is.
    made = made.with("src/lib.rs", "").env("RUST2GO_FROZEN", "1");
    made.fails_with(expect![[r#"
        built None
    "#]]);
    assert_eq!(read(&made, "go/api/api_stamp.h"), third);
}

#[test]
fn crates_used_by_path_are_watched_as_well() {
    let manifest = |name: &str, needs: &str| {
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{needs}\n")
    };
    let needs = "words = { path = \"crates/words\" }\n[workspace]";
    let mut made = program()
        .with("Cargo.toml", &manifest("my-app", needs))
        .with(
            "crates/words/Cargo.toml",
            &manifest("words", "letters = { path = \"../letters\" }"),
        )
        .with("crates/words/src/lib.rs", "")
        .with("crates/letters/Cargo.toml", &manifest("letters", ""))
        .with("crates/letters/src/lib.rs", "")
        .with("crates/other/Cargo.toml", &manifest("other", ""))
        .with("crates/other/src/lib.rs", "");
    let text = directives(&made);
    for path in ["words/src", "words/Cargo.toml", "letters/src"] {
        let line = format!("cargo:rerun-if-changed=crates/{path}\n");
        assert!(text.contains(&line), "{path}: {text}");
    }
    assert!(!text.contains("crates/other"), "{text}");

    let first = read(&made, "go/api/api_stamp.h");
    made = made.with("crates/other/src/lib.rs", "mod more;");
    made.run();
    assert_eq!(read(&made, "go/api/api_stamp.h"), first);
    made = made.with("crates/letters/src/lib.rs", "//! Other ones.");
    made.run();
    assert_ne!(read(&made, "go/api/api_stamp.h"), first);
}

#[test]
fn the_library_can_be_elsewhere() {
    let made = program()
        .env("OUT_DIR", "/tmp")
        .env("BUILDER_TEST_LIB_DIR", "../shared target");
    made.run();
    let link = read(&made, "go/api/api_link.go");
    assert!(
        link.contains("LDFLAGS: \"-L${SRCDIR}/../../../shared target/debug\"\n"),
        "{link}"
    );
}

#[test]
fn errors_say_what_to_do() {
    let unknown = program();
    let out = unknown.path("out");
    unknown
        .env("OUT_DIR", &out.display().to_string())
        .fails_with(expect![[r#"
            cargo's target directory cannot be told from the directory [CRATE]/out
            next: name it with .lib_dir(…) on the Builder, relative to the crate
        "#]]);
    program()
        .env("BUILDER_TEST_DEFERRED", "1")
        .fails_with(expect![[r#"
            Go's main links one static library, and cannot collect the Go code of crates that defer it: my-app
            next: name their contracts on this crate's Builder with .contract(…), and leave out .deferred(true)
        "#]]);
    program()
        .env("BUILDER_TEST_GO_MAIN", "libstore.a")
        .fails_with(expect![[r#"
            the Go package go/api cannot be generated from src/api.rs: `libstore.a` is no name of a library: write it as in Cargo.toml, `store` for `libstore.a`
        "#]]);
}
