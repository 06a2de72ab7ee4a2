//! For each folder of `tests/golden`: the contract `input.rs` gives exactly the expected files, and these compile, vet and
//! are formatted; where there is a `round_trip_test.go`, it passes as a part of the
//! package, in which a `half.c` plays Rust. `RUST2GO_BLESS=1 cargo test -p rust2go-cli --test golden` writes the expected files anew.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rust2go_model::Contract;

struct Case {
    dir: PathBuf,
    package: String,
    files: Vec<(&'static str, String, String)>,
}

fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut dirs: Vec<PathBuf> = fs::read_dir(&root)
        .expect("the folder of the cases")
        .map(|entry| entry.expect("an entry of the folder").path())
        .filter(|path| path.join("input.rs").is_file())
        .collect();
    dirs.sort();
    dirs.into_iter().map(case).collect()
}

fn case(dir: PathBuf) -> Case {
    let name = dir
        .file_name()
        .and_then(|name| name.to_str())
        .expect("a name in UTF-8");
    let package = name.replace('_', "");
    let contract =
        Contract::load(&dir.join("input.rs")).unwrap_or_else(|error| panic!("{name}: {error}"));
    let generated = rust2go_cli::generate(&contract, &package, "example.com/app/rust2go");
    let rust = generated.rust.into_iter();
    let rust = rust.map(|text| ("expected_rust.go", format!("{package}_rust.go"), text));
    let files = [
        ("expected.go", format!("{package}.go"), generated.api),
        (
            "expected_bridge.go",
            format!("{package}_bridge.go"),
            generated.bridge,
        ),
        (
            "expected_layout.go",
            format!("{package}_layout.go"),
            generated.layout,
        ),
        ("expected.h", format!("{package}.h"), generated.header),
    ];
    let files = files.into_iter().chain(rust).collect();
    Case {
        dir,
        package,
        files,
    }
}

#[test]
fn output_is_as_expected() {
    let bless = std::env::var_os("RUST2GO_BLESS").is_some();
    let mut stale = String::new();
    for case in cases() {
        for (expected, _, text) in &case.files {
            let path = case.dir.join(expected);
            if bless {
                fs::write(&path, text).expect("writing an expected file");
                continue;
            }
            let old = fs::read_to_string(&path).unwrap_or_default();
            if old != *text {
                let diff = similar::TextDiff::from_lines(&old, text);
                let name = path.display().to_string();
                stale.push_str(&diff.unified_diff().header(&name, "generated").to_string());
            }
        }
        let expected = |name| case.files.iter().any(|(expected, ..)| *expected == name);
        assert!(
            expected("expected_rust.go") || !case.dir.join("expected_rust.go").exists(),
            "{}: nothing of Rust's is called here any more",
            case.dir.display()
        );
    }
    assert!(
        stale.is_empty(),
        "run again with RUST2GO_BLESS=1 if this is intended:\n{stale}"
    );
}

#[test]
fn output_compiles() {
    let module = tempfile::tempdir().expect("a temporary folder");
    let root = module.path();
    fs::write(root.join("go.mod"), "module example.com/app\n\ngo 1.21\n").expect("writing go.mod");
    for (name, text) in rust2go_go::files("example.com/app/rust2go") {
        let path = root.join("rust2go").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("making a folder");
        fs::write(path, text).expect("writing the runtime");
    }
    for case in cases() {
        let dir = root.join(&case.package);
        fs::create_dir(&dir).expect("making a folder");
        for (_, name, text) in &case.files {
            fs::write(dir.join(name), text).expect("writing a package");
        }
        for name in ["round_trip_test.go", "half.c"] {
            if case.dir.join(name).is_file() {
                fs::copy(case.dir.join(name), dir.join(name)).expect("copying a test");
            }
        }
    }
    // A program with all of them: only its linker sees whether every symbol is there.
    let imports: String = cases()
        .iter()
        .map(|case| format!("\t_ \"example.com/app/{}\"\n", case.package))
        .collect();
    let program = format!("package main\n\nimport (\n{imports})\n\nfunc main() {{}}\n");
    fs::write(root.join("main.go"), program).expect("writing a program");
    assert_eq!(
        run(root, "gofmt", &["-l", "."]),
        "",
        "gofmt would change these files"
    );
    run(root, "go", &["build", "-o", "program", "."]);
    run(root, "go", &["vet", "./..."]);
    run(root, "go", &["test", "-run", "^Test", "./..."]);
}

/// What the program prints; it must be there and succeed.
fn run(dir: &Path, program: &str, args: &[&str]) -> String {
    let output = Command::new(program)
        .args(args)
        .current_dir(dir)
        .env("GOPROXY", "off")
        .env("GOFLAGS", "-mod=mod")
        .env("GOWORK", "off")
        .output()
        .unwrap_or_else(|error| {
            panic!(
                "`{program}` does not start ({error}): these tests need Go 1.21 or later in PATH"
            )
        });
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (stdout, stderr) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success(),
        "`{program} {}` failed:\n{stdout}{stderr}",
        args.join(" ")
    );
    stdout
}
