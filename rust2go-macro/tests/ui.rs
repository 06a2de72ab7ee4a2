//! What the compiler says where a contract is wrong: each file of `ui` with the expected text beside it.
//!
//! `TRYBUILD=overwrite cargo test -p rust2go-macro --test ui` writes the expected texts anew; read what changed.

use std::path::{Path, PathBuf};
use std::process::Command;

use rust2go_model::catalog::{self, Entry};

#[test]
fn errors() {
    let shows_std = |expected: &Path| {
        std::fs::read_to_string(expected).is_ok_and(|text| text.contains("--> $RUST/"))
    };
    let with_source = std_source().is_dir();
    let cases = trybuild::TestCases::new();
    for case in files("rs") {
        if with_source && shows_std(&case.with_extension("stderr")) {
            println!(
                "{} is left out: with the component rust-src, the compiler quotes the standard library",
                case.display()
            );
            continue;
        }
        cases.compile_fail(case);
    }
}

/// Where the source of the standard library is, if it is installed.
fn std_source() -> PathBuf {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = Command::new(rustc).args(["--print", "sysroot"]).output();
    let sysroot = sysroot.expect("rustc runs").stdout;
    Path::new(String::from_utf8_lossy(&sysroot).trim()).join("lib/rustlib/src/rust/library")
}

/// The files of `ui` with this extension, in order.
fn files(extension: &str) -> Vec<PathBuf> {
    let ui = std::fs::read_dir("tests/ui").expect("the folder is there");
    let mut files: Vec<PathBuf> = ui.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ext| ext == extension));
    files.sort();
    files
}

/// What no macro can show: the compiler does not call it then, or it would have to see other items or files.
static ELSEWHERE: &[&Entry] = &[
    // `syn` keeps syntax as tokens that it does not know; no Rust of today leads there.
    &catalog::UNKNOWN_TYPE_FORM,
    &catalog::NO_TOKENS,
    &catalog::NO_ITEM,
    &catalog::NAME_TWICE,
    &catalog::NAME_SHARED,
    &catalog::UNKNOWN_TYPE,
    &catalog::TYPE_PARAMS,
    &catalog::ARGUMENT_KIND,
    &catalog::ENDLESS,
    &catalog::ALIAS_CYCLE,
    &catalog::ALIAS_RESULT,
    &catalog::CONST_UNKNOWN,
    &catalog::CONST_RANGE,
    &catalog::SKIPPED_SENT,
    &catalog::BORROWED_RETURNED,
    &catalog::TRAIT_AS_TYPE,
    &catalog::OBJECT_PLACE,
    &catalog::OBJECT_FOREIGN,
    &catalog::UNKNOWN_ERROR,
    &catalog::FOREIGN_ERROR,
    &catalog::ERROR_METHOD,
    &catalog::GENERATED_NAME,
    &catalog::RECURSIVE,
    &catalog::MOD_MISSING,
    &catalog::MOD_TWICE,
    &catalog::MOD_CYCLE,
];

#[test]
fn every_error_is_shown() {
    let mut shown = String::new();
    for file in files("stderr") {
        shown += &std::fs::read_to_string(file).expect("it is text");
    }
    let messages: Vec<&str> = shown
        .lines()
        .filter_map(|line| line.strip_prefix("error: "))
        .collect();
    let is_shown = |entry: &Entry| messages.iter().any(|m| is_from(m, entry.message));
    for entry in catalog::ALL {
        let elsewhere = ELSEWHERE.iter().any(|other| std::ptr::eq(*other, *entry));
        assert_ne!(
            is_shown(entry),
            elsewhere,
            "a case of `ui` shows an error, or ELSEWHERE says why none can: {}",
            entry.message
        );
    }
}

/// Whether a message can come from a template with `{0}` and `{1}` in it.
fn is_from(message: &str, template: &str) -> bool {
    let template = template.replace("{1}", "{0}");
    let pieces: Vec<&str> = template.split("{0}").collect();
    let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
    if pieces.len() == 1 {
        return message == first;
    }
    let mut rest = match message.strip_prefix(first) {
        Some(rest) => rest,
        None => return false,
    };
    for piece in &pieces[1..pieces.len() - 1] {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}
