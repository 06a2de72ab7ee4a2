//! What a search asks for.

use std::collections::BTreeSet;

use crate::words;

/// What a search asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The words that a note must have, all of them. Whoever repeats one means it.
    pub wanted: Vec<String>,
    /// The words that it must not have.
    pub excluded: Vec<String>,
}

/// Why a text is no query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// It has no wanted word.
    #[error("the query wants no word")]
    Empty,
    /// It has a minus with no word behind it.
    #[error("the minus at byte {offset} excludes no word")]
    LoneMinus {
        /// Where it is, in bytes.
        offset: usize,
    },
}

impl Query {
    /// Reads a query: words apart by spaces, those with a minus in front are excluded.
    ///
    /// # Errors
    /// Where there is no wanted word, or a minus with no word behind it.
    pub fn parse(text: &str) -> Result<Query, QueryError> {
        let mut query = Query {
            wanted: Vec::new(),
            excluded: Vec::new(),
        };
        let mut offset = 0;
        for field in text.split(' ') {
            match field.strip_prefix('-') {
                None => query.wanted.extend(words(field)),
                Some(rest) => {
                    let before = query.excluded.len();
                    query.excluded.extend(words(rest));
                    if query.excluded.len() == before {
                        return Err(QueryError::LoneMinus { offset });
                    }
                }
            }
            offset += field.len() + 1;
        }
        if query.wanted.is_empty() {
            return Err(QueryError::Empty);
        }
        Ok(query)
    }

    /// The words whose postings a [`Ranking`](crate::Ranking) needs, each once.
    pub fn words(&self) -> BTreeSet<&str> {
        let all = self.wanted.iter().chain(&self.excluded);
        all.map(String::as_str).collect()
    }
}
