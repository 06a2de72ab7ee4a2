//! The contract of the notes: what Go's `main` calls in Rust.

/// A text with a name.
#[derive(rust2go::R2G, Clone, Debug, serde::Deserialize)]
pub struct Note {
    /// Its name.
    #[r2g(tag = "json:\"name\"")]
    pub name: String,
    /// Its text.
    #[r2g(tag = "json:\"text\"")]
    pub text: String,
}

/// A note that a query has found.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Hit {
    /// The name of the note.
    pub name: String,
    /// The higher, the better.
    pub score: u64,
}

/// Why something cannot be done.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
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

/// Opens notes.
#[rust2go::g2r]
pub trait Opener {
    /// Opens a database, or makes it.
    async fn open(path: &str) -> Result<NotesImpl, NotesError>;
}

/// Notes in an open database. They live in Rust.
#[rust2go::g2r]
pub trait Notes {
    /// Adds a note.
    async fn add(&self, note: &Note, replace: bool) -> Result<(), NotesError>;
    /// The text of a note.
    async fn get(&self, name: &str) -> Result<String, NotesError>;
    /// Removes a note.
    async fn remove(&self, name: &str) -> Result<(), NotesError>;
    /// The names that begin with `prefix`, in order.
    async fn list(&self, prefix: &str) -> Result<Vec<String>, NotesError>;
    /// The notes that a query asks for, the best first, `limit` at most.
    async fn search(&self, query: &str, limit: u32) -> Result<Vec<Hit>, NotesError>;
    /// Hands all notes to `visit`, in the order of their names, until it fails.
    async fn export(
        &self,
        visit: impl Fn(Note) -> Result<(), NotesError> + Send + Sync + 'static,
    ) -> Result<(), NotesError>;
    /// Adds notes, a JSON object on each line, in place of those of their names: all or none. Returns how many.
    async fn import(&self, lines: &[u8]) -> Result<u32, NotesError>;
    /// Closes the database.
    async fn shut(&self) -> Result<(), NotesError>;
}
