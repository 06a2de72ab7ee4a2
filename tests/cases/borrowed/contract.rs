//! Parameters that borrow what they send.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Doc<'a> {
    pub title: &'a str,
    pub parts: &'a [&'a str],
    pub note: Cow<'a, str>,
    pub bytes: Cow<'a, [u8]>,
    pub numbers: &'a [u64],
    pub by_name: HashMap<&'a str, &'a [u16]>,
    pub path: &'a Path,
    pub next: Option<&'a Doc<'a>>,
    pub shape: Sketch<'a>,
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Sketch<'a> {
    None,
    Named(&'a str),
    List { items: &'a [Cow<'a, str>], last: Option<&'a u8> },
}

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Tagged<'a, T> {
    pub tag: &'a str,
    pub value: &'a [T],
}

/// What Go makes of a Doc.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Document {
    pub title: String,
    pub parts: Vec<String>,
    pub note: String,
    pub bytes: Vec<u8>,
    pub numbers: Vec<u64>,
    pub by_name: HashMap<String, Vec<u16>>,
    pub path: PathBuf,
    pub next: Option<Box<Document>>,
    pub shape: Form,
}

/// What Go makes of a Sketch.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Form {
    None,
    Named(String),
    List { items: Vec<String>, last: Option<u8> },
}

#[rust2go::r2g]
pub trait Borrowed {
    fn doc(v: &Doc<'_>) -> Document;
    fn doc_owned(v: Doc<'_>) -> Document;
    #[zero_copy]
    fn doc_views(v: &Doc<'_>) -> Document;
    async fn doc_later(v: &Doc<'_>) -> Document;
    async fn doc_owned_later(v: Doc<'_>) -> Result<Document, rust2go::Error>;

    fn texts(v: &[&str]) -> Vec<String>;
    async fn texts_later(v: &[&str]) -> Vec<String>;
    #[zero_copy]
    fn texts_views(v: &[&str]) -> Vec<String>;
    fn cow(v: Cow<'_, str>) -> String;
    async fn cow_later(v: Cow<'_, str>) -> String;
    fn cows(v: &[Cow<'_, str>]) -> Vec<String>;
    fn lists(v: &[&[u8]]) -> Vec<Vec<u8>>;
    fn maybe(v: Option<&str>) -> Option<String>;
    fn pair(v: (&str, &[u32])) -> (String, Vec<u32>);
    fn map(v: &BTreeMap<&str, &[u16]>) -> HashMap<String, Vec<u16>>;
    async fn map_later(v: &HashMap<&str, Cow<'_, [u16]>>) -> HashMap<String, Vec<u16>>;
    fn paths(a: &Path, b: &OsStr) -> (PathBuf, OsString);
    fn tagged(v: &Tagged<'_, u16>) -> (String, Vec<u16>);
    fn tagged_texts(v: Tagged<'_, &str>) -> (String, Vec<String>);
    fn boxed(a: &Box<u32>, b: &std::rc::Rc<str>, c: &std::sync::Arc<[u8]>) -> (u32, String, Vec<u8>);
}
