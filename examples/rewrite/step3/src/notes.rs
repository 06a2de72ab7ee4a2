//! The notes: once a contract, and now Rust's alone.

/// A text with a name.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Note {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A note that a query has found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The name of the note.
    pub name: String,
    /// The higher, the better.
    pub score: u64,
}

/// Why something cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum NotesError {
    /// A name that no note can have.
    #[error(
        "a name is 1 to 100 ASCII letters, digits, dots, slashes, dashes and underscores, and not so at byte {offset}"
    )]
    BadName {
        /// That of the first byte that is wrong.
        offset: u32,
    },
    /// A note that is there already.
    #[error("there is a note {name} already")]
    Exists {
        /// Its name.
        name: String,
    },
    /// A note that is not there.
    #[error("there is no note {name}")]
    NotFound {
        /// Its name.
        name: String,
    },
    /// A line that cannot be imported.
    #[error("line {line}: {reason}")]
    BadLine {
        /// Its number, from 1.
        line: u32,
        /// What is wrong with it.
        reason: String,
    },
    /// A query without a wanted word.
    #[error("the query wants no word")]
    EmptyQuery,
    /// A minus with no word behind it.
    #[error("the minus at byte {offset} excludes no word")]
    LoneMinus {
        /// Where it is, in bytes.
        offset: u32,
    },
    /// A database that another program has open.
    #[error("another program has {path} open")]
    Locked {
        /// Of the database.
        path: String,
    },
    /// A database that something else has written to.
    #[error("the database holds nonsense at the key {key}")]
    Corrupt {
        /// Where.
        key: String,
    },
    /// What else the storage says.
    #[error("{message}")]
    Storage {
        /// Its words.
        message: String,
    },
    /// What the bridge itself reports.
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}
