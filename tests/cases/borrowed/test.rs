//! What is lent arrives, and comes back as values of its own.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use pollster::block_on;
use rust2go_tests::random::{Random, Source};
use rust2go_tests::roundtrip::come_back;

use super::contract::*;

/// How many tests share the cases of the family.
const TESTS: u32 = 6;

impl Random for Form {
    fn random(source: &mut Source) -> Self {
        match source.variant(3) {
            0 => Form::None,
            1 => Form::Named(source.any()),
            _ => Form::List { items: source.any(), last: source.any() },
        }
    }
}

impl Random for Document {
    fn random(source: &mut Source) -> Self {
        Document {
            title: source.any(),
            parts: source.any(),
            note: source.any(),
            bytes: source.any(),
            numbers: source.any(),
            by_name: source.any(),
            path: source.any(),
            next: source.any(),
            shape: source.any(),
        }
    }
}

fn texts(v: &[String]) -> Vec<&str> {
    v.iter().map(String::as_str).collect()
}

/// Every second one borrowed.
fn cows(v: &[String]) -> Vec<Cow<'_, str>> {
    fn cow((i, text): (usize, &String)) -> Cow<'_, str> {
        match i % 2 {
            0 => Cow::Owned(text.clone()),
            _ => Cow::Borrowed(text),
        }
    }
    v.iter().enumerate().map(cow).collect()
}

/// Calls `f` with a Doc that borrows all it can from the document.
fn lend<R>(v: &Document, f: &dyn Fn(&Doc<'_>) -> R) -> R {
    let parts = texts(&v.parts);
    let items = match &v.shape {
        Form::List { items, .. } => cows(items),
        _ => Vec::new(),
    };
    let with = |next: Option<&Doc<'_>>| {
        f(&Doc {
            title: &v.title,
            parts: &parts,
            note: Cow::Borrowed(&v.note),
            bytes: Cow::Borrowed(&v.bytes),
            numbers: &v.numbers,
            by_name: v.by_name.iter().map(|(name, list)| (name.as_str(), list.as_slice())).collect(),
            path: &v.path,
            next,
            shape: match &v.shape {
                Form::None => Sketch::None,
                Form::Named(name) => Sketch::Named(name),
                Form::List { last, .. } => Sketch::List { items: &items, last: last.as_ref() },
            },
        })
    };
    match &v.next {
        None => with(None),
        Some(next) => lend(next, &|next| with(Some(next))),
    }
}

#[test]
fn structs() {
    come_back::<Document>(TESTS, |v| lend(v, &|doc| BorrowedImpl::doc(doc)));
    come_back::<Document>(TESTS, |v| lend(v, &|doc| BorrowedImpl::doc_owned(doc.clone())));
    come_back::<Document>(TESTS, |v| lend(v, &|doc| BorrowedImpl::doc_views(doc)));
}

#[test]
fn structs_later() {
    come_back::<Document>(TESTS, |v| lend(v, &|doc| block_on(BorrowedImpl::doc_later(doc))));
    come_back::<Document>(TESTS, |v| lend(v, &|doc| block_on(BorrowedImpl::doc_owned_later(doc.clone())).expect("Go gives it back")));
}

#[test]
fn lists_of_texts() {
    come_back::<Vec<String>>(TESTS, |v| BorrowedImpl::texts(&texts(v)));
    come_back::<Vec<String>>(TESTS, |v| block_on(BorrowedImpl::texts_later(&texts(v))));
    come_back::<Vec<String>>(TESTS, |v| BorrowedImpl::texts_views(&texts(v)));
    come_back::<Vec<String>>(TESTS, |v| BorrowedImpl::cows(&cows(v)));
    come_back::<Vec<Vec<u8>>>(TESTS, |v| BorrowedImpl::lists(&v.iter().map(Vec::as_slice).collect::<Vec<_>>()));
}

#[test]
fn cows_and_options() {
    come_back::<String>(TESTS, |v| BorrowedImpl::cow(Cow::Borrowed(v)));
    come_back::<String>(TESTS, |v| block_on(BorrowedImpl::cow_later(Cow::Borrowed(v))));
    come_back::<Option<String>>(TESTS, |v| BorrowedImpl::maybe(v.as_deref()));
    come_back::<(String, Vec<u32>)>(TESTS, |(a, b)| BorrowedImpl::pair((a, b)));
}

#[test]
fn maps() {
    come_back::<HashMap<String, Vec<u16>>>(TESTS, |v| {
        let lent: BTreeMap<&str, &[u16]> = v.iter().map(|(k, v)| (k.as_str(), v.as_slice())).collect();
        BorrowedImpl::map(&lent)
    });
    come_back::<HashMap<String, Vec<u16>>>(TESTS, |v| {
        let lent: HashMap<&str, Cow<'_, [u16]>> = v.iter().map(|(k, v)| (k.as_str(), Cow::Borrowed(v.as_slice()))).collect();
        block_on(BorrowedImpl::map_later(&lent))
    });
}

#[test]
fn others() {
    come_back::<(PathBuf, OsString)>(TESTS, |(a, b)| BorrowedImpl::paths(a, b));
    come_back::<(String, Vec<u16>)>(TESTS, |(tag, value)| BorrowedImpl::tagged(&Tagged { tag, value }));
    come_back::<(String, Vec<String>)>(TESTS, |(tag, value)| BorrowedImpl::tagged_texts(Tagged { tag, value: &texts(value) }));
    let back = BorrowedImpl::boxed(&Box::new(7), &"r".into(), &[1, 2].into());
    assert_eq!(back, (7, "r".to_owned(), vec![1, 2]));
    let (path, text) = BorrowedImpl::paths(Path::new(""), OsStr::new("x"));
    assert_eq!((path, text), (PathBuf::new(), OsString::from("x")));
}
