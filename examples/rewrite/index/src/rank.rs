//! Which notes have what a query asks for, the best first.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::Query;

/// A note that a query has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The name of the note.
    pub name: String,
    /// The higher, the better.
    pub score: u64,
}

/// Takes in the postings of a query's words, in any order, and ranks the notes.
#[derive(Clone, Debug)]
pub struct Ranking {
    query: Query,
    /// Names of notes and counts, by word.
    postings: HashMap<String, Vec<(String, u32)>>,
}

impl Ranking {
    /// A ranking for a query, as yet without postings.
    pub fn of(query: Query) -> Ranking {
        Ranking {
            query,
            postings: HashMap::new(),
        }
    }

    /// The query.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Takes in that a word is in a note so often.
    pub fn add(&mut self, word: &str, name: impl Into<String>, count: u32) {
        let posting = (name.into(), count);
        match self.postings.get_mut(word) {
            Some(postings) => postings.push(posting),
            None => drop(self.postings.insert(word.to_owned(), vec![posting])),
        }
    }

    /// The notes that the query asks for, the best first, `limit` at most. A word counts the more, the fewer of the `total` notes
    /// have it.
    pub fn hits(&self, total: u64, limit: u32) -> Vec<Hit> {
        let of = |word: &String| self.postings.get(word).map_or(&[][..], Vec::as_slice);
        let excluded: HashSet<&str> = (self.query.excluded.iter().flat_map(of))
            .map(|(name, _)| name.as_str())
            .collect();
        let mut scores: HashMap<&str, u64> = HashMap::new();
        for (i, word) in self.query.wanted.iter().enumerate() {
            let found = of(word);
            let weight = weight(total, found.len());
            scores = found
                .iter()
                .filter(|(name, _)| !excluded.contains(name.as_str()))
                .filter_map(|(name, count)| {
                    let before = match i {
                        0 => 0,
                        _ => *scores.get(name.as_str())?,
                    };
                    Some((name.as_str(), before + u64::from(*count) * weight))
                })
                .collect();
        }
        let mut hits: Vec<Hit> = scores
            .into_iter()
            .map(|(name, score)| Hit {
                name: name.to_owned(),
                score,
            })
            .collect();
        hits.sort_by(|a, b| (Reverse(a.score), &a.name).cmp(&(Reverse(b.score), &b.name)));
        hits.truncate(limit as usize);
        hits
    }
}

/// How many bits it takes to say how many notes there are for each that has the word.
fn weight(total: u64, found: usize) -> u64 {
    let share = total.checked_div(found as u64).unwrap_or(0);
    u64::from(u64::BITS - share.leading_zeros())
}
