//! Finds words in notes and ranks the notes that a query asks for. It stores nothing, and knows nothing of Go.
//!
//! ```
//! use rewrite_index::{Query, Ranking};
//!
//! let mut ranking = Ranking::of(Query::parse("go -rust")?);
//! ranking.add("go", "a", 1);
//! ranking.add("go", "b", 2);
//! ranking.add("rust", "b", 1);
//! assert_eq!(ranking.hits(8, 10)[0].name, "a");
//! # Ok::<(), rewrite_index::QueryError>(())
//! ```

mod query;
mod rank;

use std::collections::BTreeMap;

pub use query::{Query, QueryError};
pub use rank::{Hit, Ranking};

/// The words of a text, with how often each is there. Only ASCII letters are folded.
pub fn terms(text: &str) -> BTreeMap<String, u32> {
    let mut terms = BTreeMap::new();
    for word in words(text) {
        *terms.entry(word).or_default() += 1;
    }
    terms
}

/// Splits a text at ASCII characters that are neither letters nor digits.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
}
