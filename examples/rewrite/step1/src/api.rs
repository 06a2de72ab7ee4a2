//! The contract: what Go calls in Rust. The only file that both languages read.

/// A word of a text.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Term {
    /// The word.
    pub word: String,
    /// How often it is there.
    pub count: u32,
}

/// What a search asks for.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Query {
    /// The words that a note must have, all of them.
    pub wanted: Vec<String>,
    /// The words that it must not have.
    pub excluded: Vec<String>,
}

/// Says that a word is in a note.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Posting {
    /// The word.
    pub word: String,
    /// The name of the note.
    pub name: String,
    /// How often it is there.
    pub count: u32,
}

/// A note that a query has found.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Hit {
    /// The name of the note.
    pub name: String,
    /// The higher, the better.
    pub score: u64,
}

/// Why a text is no query.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum QueryError {
    /// It has no wanted word.
    #[error("the query wants no word")]
    Empty,
    /// It has a minus with no word behind it.
    #[error("the minus at byte {offset} excludes no word")]
    LoneMinus {
        /// Where it is, in bytes.
        offset: u32,
    },
    /// What the bridge itself reports. Go never sees it.
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// The index.
#[rust2go::g2r]
pub trait Index {
    /// The words of a text in their order in the alphabet.
    fn terms(text: &str) -> Vec<Term>;
    /// Reads a query: words apart by spaces, those with a minus in front are excluded.
    fn parse(text: &str) -> Result<Query, QueryError>;
    /// The notes that a query asks for, the best first, `limit` at most. Async: it may take a while, and ends with Go's `ctx`.
    async fn rank(
        query: &Query,
        postings: &[Posting],
        total: u64,
        limit: u32,
    ) -> Result<Vec<Hit>, rust2go::Error>;
}
