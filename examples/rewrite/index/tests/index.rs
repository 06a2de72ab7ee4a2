//! What the Go package's tests said of it before, and still say in `step1/index`.

use rewrite_index::{Query, QueryError, Ranking, terms};

#[test]
fn terms_are_folded_counted_and_sorted() {
    for (text, expected) in [
        ("", &[][..]),
        (" - ", &[]),
        ("Go, go: GO!", &[("go", 3)]),
        ("b a\nb\ta2", &[("a", 1), ("a2", 1), ("b", 2)]),
        (
            "Äpfel äpfel naïve 世界",
            &[("naïve", 1), ("Äpfel", 1), ("äpfel", 1), ("世界", 1)],
        ),
    ] {
        let got = terms(text);
        let got: Vec<(&str, u32)> = got.iter().map(|(word, n)| (word.as_str(), *n)).collect();
        assert_eq!(got, expected, "{text:?}");
    }
}

#[test]
fn queries_are_words_with_and_without_a_minus() {
    let query = Query::parse("  Go-lang -Rust  ä").expect("a query");
    assert_eq!(query.wanted, ["go", "lang", "ä"]);
    assert_eq!(query.excluded, ["rust"]);
    assert_eq!(Vec::from_iter(query.words()), ["go", "lang", "rust", "ä"]);
}

#[test]
fn other_texts_are_none() {
    for text in ["", " ", "-go", "!"] {
        assert_eq!(Query::parse(text), Err(QueryError::Empty), "{text:?}");
    }
    let lone = QueryError::LoneMinus { offset: 6 };
    assert_eq!(Query::parse("ä go - rust"), Err(lone));
}

/// What a query finds among a few notes.
fn hits(query: &str, limit: u32) -> Vec<(String, u64)> {
    let mut ranking = Ranking::of(Query::parse(query).expect("a query"));
    for (word, name, count) in [
        ("go", "a", 1),
        ("go", "b", 3),
        ("go", "c", 1),
        ("go", "d", 9),
        ("rust", "a", 2),
        ("rust", "d", 1),
        ("c", "d", 1),
    ] {
        ranking.add(word, name, count);
    }
    let hits = ranking.hits(8, limit);
    hits.into_iter().map(|hit| (hit.name, hit.score)).collect()
}

#[test]
fn notes_are_ranked() {
    let found = |names: &[(&str, u64)]| -> Vec<(String, u64)> {
        names.iter().map(|(name, n)| ((*name).into(), *n)).collect()
    };
    assert_eq!(
        hits("go", 9),
        found(&[("d", 18), ("b", 6), ("a", 2), ("c", 2)])
    );
    assert_eq!(hits("go rust", 9), found(&[("d", 21), ("a", 8)]));
    assert_eq!(hits("go rust -c", 9), found(&[("a", 8)]));
    assert_eq!(hits("go", 1), found(&[("d", 18)]));
    assert_eq!(hits("go java", 9), []);
}
