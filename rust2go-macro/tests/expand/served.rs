//! Traits that Rust implements.
// Of these the trait's own author hears, and wants them here.
#![allow(clippy::borrowed_box, clippy::ptr_arg, clippy::too_many_arguments)]

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// What crosses in both directions.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Document {
    /// Its text.
    pub text: String,
    /// Other ones.
    pub more: Vec<Document>,
}

/// An error that Go knows all of.
#[derive(rust2go::R2G, Debug)]
pub enum StoreError {
    /// There is no such key.
    NotFound {
        /// The key.
        key: String,
    },
    /// There is no more room.
    Full,
}

/// An error that is a struct.
#[derive(rust2go::R2G, Debug)]
pub struct Refused {
    /// Why.
    pub code: u32,
}

/// An error of which Go has the text alone, in part.
#[derive(rust2go::R2G, Debug)]
pub enum Partly {
    /// For Go.
    Known(Document),
    /// For Go, too.
    Plain,
    /// The bridge's own.
    Bridge(rust2go::Error),
    /// For Rust.
    #[r2g(skip)]
    Io(std::io::Error),
}

/// Every way to take arguments and to return.
#[rust2go::g2r]
pub trait Store {
    /// Sync, borrowed.
    #[must_use]
    fn len(prefix: &str) -> u64;
    /// Async, borrowed.
    async fn get(key: &str) -> Result<Vec<u8>, StoreError>;
    /// Written as a future.
    fn put(key: String, value: &[u8]) -> impl Future<Output = Result<(), rust2go::Error>> + Send;
    /// Nothing at all.
    fn clear();
    /// Nothing at all, later.
    async fn flush();
    /// Nothing as an argument.
    fn nothing(nothing: (), number: u8);
    /// What borrows has an owner.
    async fn borrows(
        doc: &Document,
        list: &[Document],
        path: &Path,
        text: &OsStr,
        array: &[u8; 4],
        tuple: &(u8, String),
        boxed: &Box<str>,
        map: &HashMap<String, Vec<u8>>,
        number: &u64,
        string: &String,
        lists: &[Vec<u8>],
    ) -> Result<Document, Refused>;
    /// Owned.
    fn owned(
        doc: Document,
        list: Vec<Document>,
        path: PathBuf,
        text: OsString,
        map: BTreeMap<String, u8>,
    ) -> Result<(u8, String), StoreError>;
    /// A keyword.
    async fn r#match(r#type: &str, r#fn: u8) -> Option<u8>;
    /// A keyword since the edition 2024.
    fn r#gen(r#gen: u8);
    /// Renamed.
    #[g2r(rename = "Named")]
    fn renamed();
    /// With what the expansion writes as names.
    async fn names(ask: u8, a0: &str, a1: u8, table: &str) -> u8;
}

impl Store for StoreImpl {
    fn len(prefix: &str) -> u64 {
        prefix.len() as u64
    }

    async fn get(key: &str) -> Result<Vec<u8>, StoreError> {
        std::future::ready(()).await;
        Err(StoreError::NotFound { key: key.into() })
    }

    async fn put(key: String, value: &[u8]) -> Result<(), rust2go::Error> {
        let message = format!("{key} {}", value.len());
        Err(rust2go::Error::Go { message })
    }

    fn clear() {}

    async fn flush() {}

    fn nothing((): (), _: u8) {}

    async fn borrows(
        doc: &Document,
        _: &[Document],
        _: &Path,
        _: &OsStr,
        _: &[u8; 4],
        _: &(u8, String),
        _: &Box<str>,
        _: &HashMap<String, Vec<u8>>,
        _: &u64,
        _: &String,
        _: &[Vec<u8>],
    ) -> Result<Document, Refused> {
        std::future::ready(()).await;
        Ok(doc.clone())
    }

    fn owned(
        doc: Document,
        _: Vec<Document>,
        _: PathBuf,
        _: OsString,
        _: BTreeMap<String, u8>,
    ) -> Result<(u8, String), StoreError> {
        Ok((0, doc.text))
    }

    async fn r#match(r#type: &str, r#fn: u8) -> Option<u8> {
        (r#type.is_empty()).then_some(r#fn)
    }

    fn r#gen(_: u8) {}

    fn renamed() {}

    async fn names(ask: u8, a0: &str, a1: u8, table: &str) -> u8 {
        std::future::ready(()).await;
        ask + a1 + (a0.len() + table.len()) as u8
    }
}

/// Without a method; of this crate alone.
#[rust2go::g2r(rename = "Other")]
pub(crate) trait Nothing {}

impl Nothing for NothingImpl {}

/// Sync alone: nothing wakes a goroutine.
#[rust2go::g2r]
pub trait OnlySync {
    /// Deprecated for Go as well.
    #[deprecated = "use another"]
    fn old() -> String;
}

impl OnlySync for OnlySyncImpl {
    fn old() -> String {
        String::new()
    }
}

macro_rules! contract {
    ($name:ident, $text:ty, $list:ty) => {
        /// Made by a macro of the user.
        #[rust2go::g2r]
        pub trait $name {
            /// Types in invisible brackets.
            async fn call(text: &$text, list: &$list) -> u8;
        }
    };
}

contract!(Made, str, [u8]);

impl Made for MadeImpl {
    async fn call(text: &str, list: &[u8]) -> u8 {
        (text.len() + list.len()) as u8
    }
}

/// Not in the order of the names.
#[rust2go::g2r]
pub trait Order {
    /// The third.
    fn z() -> u8;
    /// The first.
    fn a() -> u8;
    /// The second.
    fn m() -> u8;
}

impl Order for OrderImpl {
    fn z() -> u8 {
        b'z'
    }

    fn a() -> u8 {
        b'a'
    }

    fn m() -> u8 {
        b'm'
    }
}

/// Errors of every kind.
#[rust2go::g2r]
pub trait Errors {
    /// With skipped variants.
    fn partly() -> Result<u8, Partly>;
    /// Later.
    async fn later() -> Result<u8, Partly>;
    /// With a text of its own.
    fn displayed() -> Result<u8, Displayed>;
    /// A number.
    fn level() -> Result<u8, Level>;
}

/// An error that has a text.
#[derive(rust2go::R2G, Debug)]
pub enum Displayed {
    /// For Go.
    Known,
    /// For Rust.
    #[r2g(skip)]
    Unknown {
        /// A number.
        code: u8,
    },
}

impl std::fmt::Display for Displayed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "shown: {self:?}")
    }
}

/// An error without data.
#[derive(rust2go::R2G, Debug)]
pub enum Level {
    /// A variant.
    Low,
    /// A variant.
    High,
}

impl Errors for ErrorsImpl {
    fn partly() -> Result<u8, Partly> {
        Err(Partly::Io(std::io::Error::other("x")))
    }

    async fn later() -> Result<u8, Partly> {
        Err(Partly::Bridge(rust2go::Error::Cancelled))
    }

    fn displayed() -> Result<u8, Displayed> {
        Err(Displayed::Unknown { code: 3 })
    }

    fn level() -> Result<u8, Level> {
        Err(Level::Low)
    }
}

/// Comes from Go alone, and so does an error with one of it, which is no mistake.
#[derive(rust2go::R2G, Debug)]
pub enum Foreign {
    /// For Go.
    Known(u8),
    /// For Rust.
    #[r2g(skip)]
    Unknown,
}

/// Only an error of Go's.
#[derive(rust2go::R2G, Debug)]
pub enum OfGo<T> {
    /// With what Go does not take.
    Holds(Vec<Foreign>),
    /// With a parameter.
    Param(T, Option<Document>),
    /// For Rust.
    #[r2g(skip)]
    Unknown,
}
