//! The index of the notes, for Go: between the types of the contract and those of the crate that does the work.

mod api;

use api::{Hit, Index, IndexImpl, Posting, Query, QueryError, Term};

/// After so many postings, the others on the executor have their turn, and a call that was given up ends.
const TURN: usize = 4096;

impl Index for IndexImpl {
    fn terms(text: &str) -> Vec<Term> {
        let terms = rewrite_index::terms(text).into_iter();
        terms.map(|(word, count)| Term { word, count }).collect()
    }

    fn parse(text: &str) -> Result<Query, QueryError> {
        let rewrite_index::Query { wanted, excluded } = rewrite_index::Query::parse(text)?;
        Ok(Query { wanted, excluded })
    }

    async fn rank(
        query: &Query,
        postings: &[Posting],
        total: u64,
        limit: u32,
    ) -> Result<Vec<Hit>, rust2go::Error> {
        let mut ranking = rewrite_index::Ranking::of(rewrite_index::Query {
            wanted: query.wanted.clone(),
            excluded: query.excluded.clone(),
        });
        for turn in postings.chunks(TURN) {
            for posting in turn {
                ranking.add(&posting.word, &posting.name, posting.count);
            }
            tokio::task::yield_now().await;
        }
        let hits = ranking.hits(total, limit).into_iter();
        Ok(hits
            .map(|rewrite_index::Hit { name, score }| Hit { name, score })
            .collect())
    }
}

impl From<rewrite_index::QueryError> for QueryError {
    fn from(error: rewrite_index::QueryError) -> QueryError {
        match error {
            rewrite_index::QueryError::Empty => QueryError::Empty,
            rewrite_index::QueryError::LoneMinus { offset } => QueryError::LoneMinus {
                offset: u32::try_from(offset).unwrap_or(u32::MAX),
            },
        }
    }
}
