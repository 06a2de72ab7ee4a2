//! A type, in both languages.

use std::collections::{BTreeMap, BTreeSet};

/// What matters of a type where it stands alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A tuple, which as a result is several in Go.
    Tuple(usize),
    /// A `Result`, which as a result would be the method's own.
    Result,
    /// A struct that is no newtype: a pointer in Go where Rust passes a reference.
    Struct,
    /// Any other.
    Other,
}

/// A type, and what the tests have to know of it.
#[derive(Clone, Debug)]
pub struct Expr {
    /// In Rust.
    pub rust: String,
    /// In Go, outside of the package of the contract.
    pub go: String,
    pub kind: Kind,
    /// It can be a key.
    pub key: bool,
    /// It can be sent to another thread.
    pub send: bool,
    /// What Go has to know of the values, because its types do not tell.
    pub hints: BTreeSet<Hint>,
    /// The Go types of the variants of the enums in it that are no definitions of their own: uses of generic ones.
    pub variants: BTreeMap<String, Vec<String>>,
}

/// See package random in the Go module of the cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// There are chars in it.
    Chars,
    /// There are numbers in it that are never 0.
    NonZero,
    /// Its addresses are IPv4.
    Ipv4,
    /// Its addresses are IPv6.
    Ipv6,
    /// Its big numbers and durations have a sign.
    Signed,
    /// There is text in it.
    Text,
    /// There are strings in it that need not be text.
    OsText,
}

impl Expr {
    /// A type that holds no others.
    pub fn leaf(rust: impl Into<String>, go: impl Into<String>) -> Expr {
        Expr {
            rust: rust.into(),
            go: go.into(),
            kind: Kind::Other,
            key: false,
            send: true,
            hints: BTreeSet::new(),
            variants: BTreeMap::new(),
        }
    }

    /// A type made of others.
    pub fn of(parts: &[&Expr], rust: String, go: String) -> Expr {
        let mut out = Expr::leaf(rust, go);
        for part in parts {
            out.send &= part.send;
            out.hints.extend(&part.hints);
            out.variants.extend(part.variants.clone());
        }
        out
    }

    /// The same, as a key.
    pub fn key(self) -> Expr {
        Expr { key: true, ..self }
    }

    /// The same, with a hint.
    pub fn hint(mut self, hint: Hint) -> Expr {
        self.hints.insert(hint);
        self
    }

    /// The same, of that kind.
    pub fn kind(self, kind: Kind) -> Expr {
        Expr { kind, ..self }
    }
}
