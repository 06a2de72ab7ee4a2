//! What data costs: the same values over the bridge, as JSON and as protobuf messages, from Rust to Go, from Go to Rust,
//! and there and back.
//!
//! Both sides work with ordinary values of theirs: the structs of the contract, structs that encoding/json and serde read
//! and write, or the messages of prost and protoc-gen-go. The bytes of JSON and protobuf are carried by calls of the same
//! client ([`Convert`](crate::api::Convert)), in safe mode as all others. Where the bridge does no more than copy bytes,
//! the copies themselves are the yardstick.

mod call;
mod data;
pub(crate) mod json;
mod proto;
mod values;

pub use call::{Call, calls};

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// One string.
    Text,
    /// A block of bytes.
    Bytes,
    /// A list of strings.
    Strings,
    /// A list of structs of numbers.
    Points,
    /// A list of structs with strings.
    People,
    /// A map of strings to numbers.
    Counts,
    /// A list of enums that hold structs, strings and lists of themselves.
    Shapes,
}

impl Case {
    /// All of them. Go knows a case by its place in here.
    pub const ALL: [Case; 7] = [
        Case::Text,
        Case::Bytes,
        Case::Strings,
        Case::Points,
        Case::People,
        Case::Counts,
        Case::Shapes,
    ];

    /// Its name in tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Case::Text => "text",
            Case::Bytes => "bytes",
            Case::Strings => "strings",
            Case::Points => "points",
            Case::People => "people",
            Case::Counts => "counts",
            Case::Shapes => "shapes",
        }
    }

    /// Whether the bridge has but to copy bytes, so that the copies are the yardstick.
    pub fn is_copied(self) -> bool {
        matches!(self, Case::Text | Case::Bytes | Case::Strings)
    }
}

/// Which way the data goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From Rust to Go.
    ToGo,
    /// From Go to Rust.
    FromGo,
    /// From Rust to Go and back.
    Back,
}

impl Direction {
    /// All of them.
    pub const ALL: [Direction; 3] = [Direction::ToGo, Direction::FromGo, Direction::Back];

    /// Its name in tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Direction::ToGo => "to_go",
            Direction::FromGo => "from_go",
            Direction::Back => "back",
        }
    }
}

/// How the data crosses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// As arguments and results of the contract.
    Bridge,
    /// As JSON: serde_json and encoding/json.
    Json,
    /// As protobuf messages: prost and google.golang.org/protobuf.
    Protobuf,
    /// Copied by hand into memory that the receiver allocates and owns, through an export that does nothing else.
    Owned,
    /// Copied in Rust as often as the data needs it, into memory that is there already; Go is not called.
    Memcpy,
}

impl Format {
    /// All of them. Go knows a format by its place in here.
    pub const ALL: [Format; 5] = [
        Format::Bridge,
        Format::Json,
        Format::Protobuf,
        Format::Owned,
        Format::Memcpy,
    ];

    /// Its name in tables and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Bridge => "bridge",
            Format::Json => "json",
            Format::Protobuf => "protobuf",
            Format::Owned => "owned_copy",
            Format::Memcpy => "memcpy",
        }
    }
}

/// How many bytes of text and byte blocks count as one element.
pub const BYTES_PER_ELEMENT: usize = 64;

/// The numbers of elements that are measured.
pub const SIZES: [usize; 5] = [1, 10, 100, 1000, 10_000];
