//! What a program finds, and what it says of what it does not.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAM: &str = env!("CARGO_BIN_EXE_rust2go-runtime-test");
/// The library of the program.
const GREETER: &str = env!("GREETER");
/// That of an older contract.
const OLDER: &str = env!("OLDER");
/// Libraries of C.
const OTHER: &str = env!("OTHER");
const BARE: &str = env!("BARE");

/// A program to run.
struct Run(Command);

/// The program with these arguments.
fn program(args: &[&str]) -> Run {
    of(Path::new(PROGRAM), args)
}

fn of(program: &Path, args: &[&str]) -> Run {
    let mut command = Command::new(program);
    command
        .args(args)
        .env_remove("LD_LIBRARY_PATH")
        .env_remove("RUST2GO_LIBRARY");
    Run(command)
}

impl Run {
    /// With the variable that names the library.
    fn named(mut self, library: impl AsRef<Path>) -> Run {
        self.0.env("RUST2GO_LIBRARY", library.as_ref());
        self
    }

    /// What it prints.
    #[track_caller]
    fn prints(mut self, text: &str) {
        let output = self.0.output().expect("the program starts");
        let (printed, errors) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert!(output.status.success(), "{}\n{errors}", output.status);
        assert_eq!(printed, text, "{errors}");
    }
}

/// A copy of the program with nothing beside it, and its folder.
fn alone() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().expect("a folder");
    let real = fs::canonicalize(dir.path()).expect("a folder");
    let program = real.join("program");
    fs::copy(PROGRAM, &program).expect("a copy");
    (dir, program)
}

#[test]
fn calls_of_all_kinds() {
    program(&["all"]).prints(
        "1.2\n\
         Hello Dr. Rust from the land of Rust\n\
         Hi Gopher! Hi Ferris!\n\
         [0, 1, 2, 3]\n\
         45\n\
         6 8\n",
    );
}

#[test]
fn many_threads_load_it_once() {
    for _ in 0..20 {
        program(&["threads"]).prints("all\n");
    }
}

/// The program's word, the variable, beside the program, where it was built.
#[test]
fn the_order_of_places() {
    let (dir, program) = alone();
    let dir = fs::canonicalize(dir.path()).expect("a folder");
    let run = |args: &[&str]| of(&program, args);
    run(&["version"]).prints(&format!("None\n1.2 from {GREETER}\n"));

    let beside = dir.join("plugins/greeter.so");
    fs::create_dir(dir.join("plugins")).expect("a folder");
    fs::copy(GREETER, &beside).expect("a copy");
    run(&["version"]).prints(&format!("None\n1.2 from {}\n", beside.display()));

    let third = dir.join("third.so");
    fs::copy(GREETER, &third).expect("a copy");
    let said = format!("None\n1.2 from {}\n", third.display());
    run(&["version"]).named(&third).prints(&said);
    run(&["version", &third.to_string_lossy()])
        .named("/nowhere.so")
        .prints(&said);

    // A name alone is one in the current directory, not where the system's libraries are.
    let mut here = run(&["version", "third.so"]);
    here.0.current_dir(&dir);
    here.prints(&said);
}

#[test]
fn it_is_too_late_once_it_is_loaded() {
    program(&["again", GREETER, "/another.so"]).prints(&format!(
        "1.2 from {GREETER}\n\
         the Go library {GREETER} is loaded already, and stays: name another one before the first call of a method of a contract\n"
    ));
}

#[test]
fn a_library_that_is_missing() {
    program(&["again", "/nowhere/greeter.so", GREETER]).prints(&format!(
        "the Go library /nowhere/greeter.so cannot be used: there is no such file, and the program names it (rust2go::load::from)\n\
         1.2 from {GREETER}\n"
    ));
    program(&["version"]).named("/nowhere.so").prints(
        "None\n\
         the Go library /nowhere.so cannot be used: there is no such file, and the variable RUST2GO_LIBRARY names it\n",
    );
    program(&["version"]).named("/").prints(
        "None\n\
         the Go library / cannot be used: this is no file, and the variable RUST2GO_LIBRARY names it\n",
    );
}

/// Neither beside the program nor where it was built: the folder of that is gone in the copy.
#[test]
fn a_library_that_is_nowhere() {
    let (dir, copy) = alone();
    let dir = fs::canonicalize(dir.path()).expect("a folder");
    let text = fs::read(&copy).expect("the program");
    let built = GREETER.as_bytes();
    let at = text.windows(built.len()).position(|part| part == built);
    let at = at.expect("the place of the library");
    let mut moved = text;
    moved[at..at + 5].copy_from_slice(b"/gone");
    fs::write(&copy, moved).expect("the program");
    let gone = format!("/gone{}", &GREETER[5..]);
    of(&copy, &["version"]).prints(&format!(
        "None\n\
         the Go library {}/plugins/greeter.so cannot be used: there is no such file, nor is there {gone}; put the library there, or name \
         it in the variable RUST2GO_LIBRARY or by rust2go::load::from\n",
        dir.display()
    ));
}

#[test]
fn a_file_that_is_no_library() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("text.so");
    fs::write(&file, "no library").expect("a file");
    let file = file.to_string_lossy();
    program(&["again", &file, GREETER]).prints(&format!(
        "the Go library {file} cannot be used: file too short\n1.2 from {GREETER}\n"
    ));
    fs::write(&*file, "no library".repeat(1000)).expect("a file");
    program(&["again", &file]).prints(&format!(
        "the Go library {file} cannot be used: invalid ELF header\n"
    ));
}

#[test]
fn a_library_of_somebody_else() {
    program(&["again", OTHER, GREETER]).prints(&format!(
        "the Go library {OTHER} cannot be used: it has no symbol r2g_contract__Greeter: it is another library, or was built from older \
         contracts, without that trait\n\
         1.2 from {GREETER}\n"
    ));
}

/// Go has started in it, and there must be no second one.
#[test]
fn a_library_of_an_older_contract() {
    let mismatch = "the Go code was generated from another contract than the Rust trait Greeter; generate it again from the same file, with \
                    the same version of rust2go:";
    let mut run = program(&["again", OLDER, GREETER]);
    let output = run.0.output().expect("the program starts");
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{printed}");
    assert!(printed.starts_with(mismatch), "{printed}");
    assert!(
        printed.contains("Rust has `Greeter.version: fn() -> Result<String, rust2go::Error>`, Go has `Greeter.version: fn() -> u32`\n"),
        "{printed}"
    );
    assert!(
        printed.contains(&format!("\nthe Go library {OLDER} is loaded already")),
        "{printed}"
    );
}

#[test]
fn a_library_of_before_there_was_the_trait() {
    let mut run = program(&["bare", OLDER]);
    let output = run.0.output().expect("the program starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    let reason = "it has no symbol r2g_contract__Bare: it is another library, or was built from older contracts, without that trait";
    assert!(errors.contains(reason), "{errors}");
}

#[test]
fn a_library_without_what_its_contract_says() {
    let mut run = program(&["bare", BARE]);
    let output = run.0.output().expect("the program starts");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    let reason = "it has the contract of this program, and no symbol r2g__Bare__nothing: build it with the same version of rust2go";
    assert!(errors.contains(reason), "{errors}");
}
