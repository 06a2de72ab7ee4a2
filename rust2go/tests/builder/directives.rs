//! What the builder tells cargo: how to link, and when to run again.

use std::fs;
use std::process::Command;

use expect_test::expect;

use crate::support::{CONTRACT, Crate};

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

/// Nothing has to be registered, and the generated package is linked all the same.
#[test]
fn rust_alone_implements() {
    let made = Crate::new()
        .with("src/api.rs", &CONTRACT.replace("r2g]", "g2r]"))
        .without("go/counter/counter.go")
        .without("go/greeter/greeter.go");
    made.fails_with(expect![[r#"
        built Some("librust2go_my_app.a")
    "#]]);
    let library = fs::read(made.path("out/librust2go_my_app.a")).expect("the library");
    for symbol in ["g2r_serve__Greeter", "r2g_contract__Greeter"] {
        let symbol = symbol.as_bytes();
        let is_there = library.windows(symbol.len()).any(|part| part == symbol);
        assert!(is_there, "the library takes no table");
    }
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

/// The directives that start so, without the start and without the crate's directory.
fn directives(made: &Crate, start: &str) -> String {
    let output = made.run();
    let dir = fs::canonicalize(made.path("")).expect("the crate's directory");
    let text =
        String::from_utf8_lossy(&output.stdout).replace(&dir.display().to_string(), "[CRATE]");
    text.lines()
        .filter_map(|line| line.strip_prefix(start))
        .map(|line| line.to_owned() + "\n")
        .collect()
}

/// The files and directories that are watched, without those in generated packages, whose names are not the point here.
fn watched(made: &Crate) -> String {
    let all = directives(made, "cargo:rerun-if-changed=[CRATE]/");
    all.lines()
        .filter(|line| !line.starts_with("go/rust2go/") && !line.starts_with("go/api/"))
        .map(|line| line.to_owned() + "\n")
        .collect()
}

#[test]
fn a_static_library_is_linked() {
    expect![[r#"
        -search=native=[CRATE]/out
        -lib=static=rust2go_my_app
        -arg=[CRATE]/out/librust2go_my_app.a
        -lib=pthread
        -lib=static:+whole-archive,-bundle=rust2go_my_app_single
    "#]]
    .assert_eq(&directives(&Crate::new(), "cargo:rustc-link"));
}

#[test]
fn a_shared_library_is_linked_with_its_place() {
    let made = Crate::new().env("BUILDER_TEST_DYNAMIC", "1");
    expect![[r#"
        -search=native=[CRATE]/out
        -lib=dylib=rust2go_my_app
        -arg=-Wl,-rpath,[CRATE]/out
        -arg=-L[CRATE]/out
        -arg=-lrust2go_my_app
        -lib=static:+whole-archive,-bundle=rust2go_my_app_single
    "#]]
    .assert_eq(&directives(&made, "cargo:rustc-link"));
}

/// Of Go nothing is linked, so none is needed: the contract says what is called.
#[test]
fn what_stands_in_for_a_library_is_linked() {
    let made = Crate::new().env("BUILDER_TEST_RUNTIME", "plugins/go.so");
    let stands_in = [
        "-search=native=[CRATE]/out",
        "-lib=static=rust2go_my_app_runtime",
        "-arg=[CRATE]/out/librust2go_my_app_runtime.a",
    ];
    let stands_in: String = stands_in.iter().map(|line| format!("{line}\n")).collect();
    let single = "-lib=static:+whole-archive,-bundle=rust2go_my_app_single\n";
    assert_eq!(
        directives(&made, "cargo:rustc-link"),
        format!("{stands_in}{single}")
    );
    assert!(made.path("out/go.so").is_file());

    let skipped = Crate::new()
        .env("BUILDER_TEST_RUNTIME", "")
        .env("RUST2GO_SKIP_BUILD", "1")
        .env("GO", "/nowhere/go");
    assert_eq!(directives(&skipped, "cargo:rustc-link"), stands_in);
    assert_eq!(watched(&skipped), "src/api.rs\n");
    assert!(!skipped.path("go/api").exists(), "nothing is generated");
    let documented = skipped.env("DOCS_RS", "1");
    assert_eq!(directives(&documented, "cargo:rustc-link"), "");
}

/// Flags of Go packages for the linker are not in a static library.
#[test]
fn libraries_of_go_packages_are_linked() {
    let made = Crate::new()
        .with(
            "go/counter/c.go",
            "package counter\n\n// #cgo LDFLAGS: -lm -L${SRCDIR}/lib\nimport \"C\"\n",
        )
        .env("CGO_LDFLAGS", "-O2 -g -Wl,-z,now");
    expect![[r#"
        -search=native=[CRATE]/out
        -lib=static=rust2go_my_app
        -arg=[CRATE]/out/librust2go_my_app.a
        -lib=pthread
        -lib=m
        -search=native=[CRATE]/go/counter/lib
        -arg=-Wl,-z,now
        -lib=static:+whole-archive,-bundle=rust2go_my_app_single
    "#]]
    .assert_eq(&directives(&made, "cargo:rustc-link"));
}

/// So that they come back when they are deleted.
#[test]
fn generated_files_are_watched() {
    let all = directives(&Crate::new(), "cargo:rerun-if-changed=[CRATE]/");
    for file in ["go/api/api.go", "go/api/api.h", "go/rust2go/call.go"] {
        assert!(all.lines().any(|line| line == file), "{all}");
    }
}

#[test]
fn inputs_are_watched_and_directories_of_go_code() {
    expect![[r#"
        src/api.rs
        go/counter/counter.go
        go/go.mod
        go/greeter/greeter.go
        go
        go/api
        go/counter
        go/greeter
        go/rust2go
    "#]]
    .assert_eq(&watched(&Crate::new()));
}

/// What is not built must not cause a build: neither a text beside the code nor the tests' data.
#[test]
fn directories_with_other_files_are_not_watched() {
    let made = Crate::new()
        .with("go/greeter/README.md", "")
        .with("go/counter/testdata/x", "")
        .with("go/counter/counter_test.go", "package counter\n")
        .with("go/counter/text/greeting.txt", "hello")
        .with(
            "go/counter/embed.go",
            "package counter\n\nimport _ \"embed\"\n\n//go:embed text/*\nvar text string\n",
        )
        .with("go/go.sum", "");
    expect![[r#"
        src/api.rs
        go/counter/counter.go
        go/counter/embed.go
        go/counter/text/greeting.txt
        go/go.mod
        go/go.sum
        go/greeter/greeter.go
        go/api
        go/counter/text
        go/rust2go
    "#]]
    .assert_eq(&watched(&made));
}

#[test]
fn a_contract_in_several_files_is_watched() {
    let made = Crate::new().with("src/api.rs", "mod greeter;\nmod counter;\n");
    let made = made.with(
        "src/api/greeter.rs",
        "#[rust2go::r2g]\npub trait Greeter {\n    fn greet(name: &str) -> String;\n}\n",
    );
    let made = made.with(
        "src/api/counter.rs",
        "#[rust2go::r2g]\npub trait Counter {\n    fn count(text: &str) -> u32;\n}\n",
    );
    let all = watched(&made);
    let sources: Vec<&str> = all.lines().filter(|line| line.starts_with("src")).collect();
    assert_eq!(
        sources,
        ["src/api.rs", "src/api/greeter.rs", "src/api/counter.rs"]
    );
}

/// Otherwise cargo would run the script once more after each change of a contract.
#[test]
fn generated_files_are_not_younger_than_what_they_are_made_from() {
    let made = Crate::new();
    let before = std::time::SystemTime::now();
    made.run();
    for path in [
        "go",
        "go/api",
        "go/api/api.go",
        "go/api/api_bridge.go",
        "go/rust2go/call.go",
    ] {
        let time = fs::metadata(made.path(path))
            .and_then(|data| data.modified())
            .expect("a generated file");
        assert!(time <= before, "{path}");
    }
}

/// Neither crate knows of the other, so it is for the linker to say.
#[test]
fn two_libraries_in_one_program_fail_with_a_sentence() {
    let (app, other) = (Crate::new(), Crate::new().env("CARGO_PKG_NAME", "other"));
    let mut linker = Command::new("cc");
    linker.args(["-shared", "-o", "/dev/null", "-Wl,--whole-archive"]);
    for (made, name) in [(&app, "my_app"), (&other, "other")] {
        made.run();
        linker.arg(made.path(&format!("out/librust2go_{name}_single.a")));
    }
    let output = linker.output().expect("a linker");
    let text = String::from_utf8_lossy(&output.stderr);
    for part in [
        "rust2go_two_crates_build_a_Go_library__make_the_builders_of_library_crates_deferred",
        "librust2go_my_app_single.a",
        "librust2go_other_single.a",
    ] {
        assert!(text.contains(part), "{text}");
    }
}
