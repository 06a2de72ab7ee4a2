//! What `notes_test.go` said before: the service, with its storage in Go.

use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::notes::{Hit, Note, NotesError};
use crate::service::Service;

/// A new database, with some notes.
struct Store {
    dir: TempDir,
    service: Service,
}

impl Store {
    async fn with(notes: &[(&str, &str)]) -> Store {
        let dir = tempfile::tempdir().expect("a temporary directory");
        let service = Service::open(&path(&dir), None).await.expect("a database");
        for (name, text) in notes {
            let added = service.add(&note(name, text), false).await;
            added.expect("a note that is not there");
        }
        Store { dir, service }
    }

    async fn found(&self, query: &str) -> Vec<Hit> {
        self.service.search(query, 9).await.expect("a query")
    }
}

fn path(dir: &TempDir) -> String {
    dir.path().join("notes.db").display().to_string()
}

fn note(name: &str, text: &str) -> Note {
    Note {
        name: name.into(),
        text: text.into(),
    }
}

fn hit(name: &str, score: u64) -> Hit {
    let name = name.into();
    Hit { name, score }
}

#[tokio::test]
async fn notes_are_added_found_and_removed() {
    let store = Store::with(&[("a/b", "one ü\n"), ("empty", "")]).await;
    assert_eq!(
        store.service.get("a/b").await.expect("it is there"),
        "one ü\n"
    );
    assert_eq!(store.service.get("empty").await.expect("it is there"), "");
    store.service.remove("a/b").await.expect("it is there");
    for gone in [
        store.service.get("a/b").await.map(drop),
        store.service.remove("a/b").await,
    ] {
        assert!(matches!(gone, Err(NotesError::NotFound { name }) if name == "a/b"));
    }
    assert_eq!(store.found("one").await, []);
    store.service.shut().await.expect("it is open");
}

#[tokio::test]
async fn a_note_is_replaced_on_demand_only() {
    let store = Store::with(&[("a", "old text")]).await;
    let new = note("a", "new text");
    let refused = store.service.add(&new, false).await;
    assert!(matches!(refused, Err(NotesError::Exists { name }) if name == "a"));
    let replaced = store.service.add(&new, true).await;
    replaced.expect("it takes the place");
    assert_eq!(store.found("old").await, []);
    assert_eq!(store.found("new text").await, [hit("a", 2)]);
}

#[tokio::test]
async fn names_are_checked() {
    let store = Store::with(&[]).await;
    let long = "n".repeat(101);
    for (name, wrong) in [("", 0), (" ", 0), ("a b", 1), ("aü", 1), (&long, 100)] {
        let refused = store.service.add(&note(name, ""), true).await;
        assert!(
            matches!(refused, Err(NotesError::BadName { offset }) if offset == wrong),
            "{name:?}: {refused:?}"
        );
    }
    let added = store.service.add(&note(&long[1..], ""), true).await;
    added.expect("100 bytes are no more than 100");
}

#[tokio::test]
async fn lists_and_exports_are_in_order_and_may_end_early() {
    let store = Store::with(&[("b/2", "t"), ("b/1", ""), ("c", ""), ("a", "")]).await;
    let names = store.service.list("b/").await.expect("a list");
    assert_eq!(names, ["b/1", "b/2"]);

    let mut visited = Vec::new();
    let enough = store.service.export(|note| {
        if note.name == "c" {
            return Err(NotesError::EmptyQuery);
        }
        visited.push(note.name);
        Ok(())
    });
    assert!(matches!(enough.await, Err(NotesError::EmptyQuery)));
    assert_eq!(visited, ["a", "b/1", "b/2"]);
}

#[tokio::test]
async fn more_notes_than_come_over_at_a_time() {
    let store = Store::with(&[]).await;
    let lines: String = (0..1000)
        .map(|n| format!("{{\"name\":\"n/{n:04}\",\"text\":\"go {n}\"}}\n"))
        .collect();
    let count = store.service.import(lines.as_bytes()).await;
    assert_eq!(count.expect("lines of JSON"), 1000);
    assert_eq!(store.service.list("n/").await.expect("a list").len(), 1000);
    let hits = store.service.search("go -7", 2000).await.expect("a query");
    assert_eq!(hits.len(), 999);
}

#[tokio::test]
async fn notes_are_ranked() {
    let store = Store::with(&[
        ("a", "go and rust"),
        ("b", "go go go"),
        ("c", "gopher"),
        ("d", "nothing"),
    ])
    .await;
    assert_eq!(store.found("GO").await, [hit("b", 6), hit("a", 2)]);
    assert_eq!(store.found("go -rust -gopher").await, [hit("b", 6)]);
    let empty = store.service.search("", 9).await;
    assert!(matches!(empty, Err(NotesError::EmptyQuery)));
    let lone = store.service.search("go -", 9).await;
    assert!(matches!(lone, Err(NotesError::LoneMinus { offset: 3 })));
}

#[tokio::test]
async fn an_import_is_whole_or_nothing() {
    let store = Store::with(&[("a", "old")]).await;
    for (lines, wrong) in [
        ("{\"name\":\"b\",\"text\":\"b\"}\n{", 2),
        ("{\"name\":\"b\"}", 1),
        ("\n{\"name\":\"b\",\"text\":\"\"} {}", 2),
        (
            "{\"name\":\"b\",\"text\":\"\"}\n{\"name\":\" \",\"text\":\"\"}",
            2,
        ),
    ] {
        let refused = store.service.import(lines.as_bytes()).await;
        assert!(
            matches!(refused, Err(NotesError::BadLine { line, .. }) if line == wrong),
            "{lines}: {refused:?}"
        );
    }
    assert_eq!(store.service.list("").await.expect("a list"), ["a"]);
}

#[tokio::test]
async fn a_database_is_one_programs() {
    let store = Store::with(&[]).await;
    let path = path(&store.dir);
    let second = Service::open(&path, None).await.map(drop);
    assert!(matches!(second, Err(NotesError::Locked { path: p }) if p == path));
    store.service.shut().await.expect("it is open");
    let third = Service::open(&path, None).await.expect("it is free");
    third.shut().await.expect("it is open");
}

#[tokio::test]
async fn what_is_given_up_leaves_nothing_behind() {
    let lines: String = (0..1000)
        .map(|n| format!("{{\"name\":\"n/{n}\",\"text\":\"go\"}}\n"))
        .collect();
    // Somewhere on its way, wherever that is on this machine; or it is done.
    for micros in [0, 100, 1_000, 10_000] {
        let store = Store::with(&[]).await;
        let import = store.service.import(lines.as_bytes());
        let done = tokio::time::timeout(Duration::from_micros(micros), import).await;

        // Who writes next need not wait for a transaction that nobody ends.
        let next = note("b", "");
        let add = store.service.add(&next, false);
        let added = tokio::time::timeout(Duration::from_secs(60), add).await;
        added.expect("no writer is left").expect("it is new");
        let count = store.service.list("n/").await.expect("a list").len();
        assert!([0, 1000].contains(&count), "{count} of {done:?}");
    }
}

#[tokio::test]
async fn a_deadline_that_has_passed_is_an_error() {
    let dir = tempfile::tempdir().expect("a temporary directory");
    let late = Service::open(&path(&dir), Some(Instant::now())).await;
    assert!(matches!(
        late.map(drop),
        Err(NotesError::Bridge(rust2go::Error::DeadlineExceeded))
    ));
}
