//! The generator says what the macros say: the same message at the same line, for every case of the macros' UI tests.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rust2go_model::{Contract, catalog};

/// A message and the line it is about.
type Said = BTreeSet<(String, usize)>;

#[test]
fn macros_and_generator_agree() {
    let mut compared = 0;
    for case in cases() {
        let by_macros = said(&read(&case.with_extension("stderr")));
        let by_generator = match Contract::load(&case) {
            Ok(_) => Said::new(),
            Err(error) => said(&error.to_string()),
        };
        let missing: Vec<_> = by_macros
            .iter()
            .filter(|(message, _)| is_ours(message))
            .inspect(|_| compared += 1)
            .filter(|said| !by_generator.contains(said))
            .collect();
        assert!(
            missing.is_empty(),
            "{}: the macros say {missing:?}, the generator says {by_generator:?}",
            case.display()
        );
    }
    assert!(compared > 90, "only {compared} messages were compared");
}

/// The other way round, the macros may miss what only shows between items, and what the compiler takes away before they run.
#[test]
fn the_generator_says_no_more_than_it_must() {
    let elsewhere = [
        // The macros see a name; that the type behind it does not cross in this direction is rustc's to say.
        "`Line` as a result borrows",
        "`Token` as a result borrows",
        "`Level` as an argument has variants that Go does not know",
        "`Level` as a result has variants that Go does not know",
        "`Level` as part of an error has variants that Go does not know",
        "borrowed type in a method that Rust implements",
        "unknown type `Plain`",
        "unknown error type `NoDerive`",
    ];
    for case in cases() {
        let by_macros = said(&read(&case.with_extension("stderr")));
        let Err(error) = Contract::load(&case) else {
            continue;
        };
        let more: Vec<_> = said(&error.to_string())
            .into_iter()
            .filter(|said| !by_macros.contains(said))
            .filter(|(message, _)| !elsewhere.contains(&message.as_str()))
            .collect();
        assert!(more.is_empty(), "{}: {more:?}", case.display());
    }
}

/// The contracts of the macros' UI tests.
fn cases() -> Vec<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rust2go-macro/tests/ui");
    let entries = std::fs::read_dir(dir).expect("the folder is there");
    let mut cases: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "rs"))
        .collect();
    cases.sort();
    cases
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
}

/// Every `error:` with the line of the `-->` that follows it; rustc's and the generator's form are the same as to that.
fn said(text: &str) -> Said {
    let mut said = Said::new();
    let mut message = None;
    for line in text.lines() {
        if let Some(error) = line.strip_prefix("error: ") {
            message = Some(error.to_owned());
        } else if let Some((_, place)) = line.split_once("--> ") {
            let line = place.rsplit(':').nth(1).and_then(|line| line.parse().ok());
            if let (Some(message), Some(line)) = (message.take(), line) {
                said.insert((message, line));
            }
        }
    }
    said
}

/// Whether the catalog has a template that the message can come from.
fn is_ours(message: &str) -> bool {
    catalog::ALL.iter().any(|entry| {
        let template = entry.message.replace("{1}", "{0}");
        let mut pieces = template.split("{0}");
        let Some(mut rest) = message.strip_prefix(pieces.next().unwrap_or("")) else {
            return false;
        };
        let mut open = false;
        for piece in pieces {
            match rest.find(piece) {
                Some(at) => rest = &rest[at + piece.len()..],
                None => return false,
            }
            open = piece.is_empty();
        }
        open || rest.is_empty()
    })
}
