//! What can be done with notes.

use std::time::Instant;

use rewrite_index::{Query, QueryError, Ranking};

use crate::kv::{DatabaseImpl, StorageImpl};
use crate::notes::{Hit, Note, NotesError};
use crate::tx::Tx;

/// After so many lines of an import, others have their turn, and a call that was given up ends.
const TURN: usize = 256;

/// The notes of an open database.
pub struct Service {
    db: DatabaseImpl,
}

impl Service {
    /// Opens a database, or makes it.
    pub async fn open(path: &str, deadline: Option<Instant>) -> Result<Service, NotesError> {
        let mut call = StorageImpl::open(path);
        if let Some(deadline) = deadline {
            call = call.deadline(deadline);
        }
        Ok(Service { db: call.await? })
    }

    /// Closes the database.
    pub async fn shut(&self) -> Result<(), NotesError> {
        Ok(self.db.shut().await?)
    }

    /// Adds a note.
    pub async fn add(&self, note: &Note, replace: bool) -> Result<(), NotesError> {
        check_name(&note.name)?;
        let tx = Tx::begin(&self.db, true).await?;
        if !replace && tx.text(&note.name)?.is_some() {
            let name = note.name.clone();
            return Err(NotesError::Exists { name });
        }
        tx.put(note)?;
        tx.commit().await
    }

    /// The text of a note.
    pub async fn get(&self, name: &str) -> Result<String, NotesError> {
        let tx = Tx::begin(&self.db, false).await?;
        tx.text(name)?.ok_or_else(|| not_found(name))
    }

    /// Removes a note.
    pub async fn remove(&self, name: &str) -> Result<(), NotesError> {
        let tx = Tx::begin(&self.db, true).await?;
        let text = tx.text(name)?.ok_or_else(|| not_found(name))?;
        tx.remove(name, &text)?;
        tx.commit().await
    }

    /// The names that begin with `prefix`, in order.
    pub async fn list(&self, prefix: &str) -> Result<Vec<String>, NotesError> {
        let tx = Tx::begin(&self.db, false).await?;
        let mut names = Vec::new();
        let visit = |note: Note| {
            names.push(note.name);
            Ok(())
        };
        tx.notes(prefix, visit).await?;
        Ok(names)
    }

    /// The notes that a query asks for, the best first, `limit` at most.
    pub async fn search(&self, query: &str, limit: u32) -> Result<Vec<Hit>, NotesError> {
        let query = Query::parse(query)?;
        let tx = Tx::begin(&self.db, false).await?;
        let total = tx.count()?;
        let mut ranking = Ranking::of(query.clone());
        for word in query.words() {
            tx.postings(word, |name, count| ranking.add(word, name, count))
                .await?;
        }
        let hits = ranking.hits(total, limit).into_iter();
        Ok(hits
            .map(|rewrite_index::Hit { name, score }| Hit { name, score })
            .collect())
    }

    /// Hands all notes to `visit`, in the order of their names, until it fails.
    pub async fn export(
        &self,
        visit: impl FnMut(Note) -> Result<(), NotesError>,
    ) -> Result<(), NotesError> {
        let tx = Tx::begin(&self.db, false).await?;
        tx.notes("", visit).await
    }

    /// Adds notes, a JSON object on each line, in place of those of their names: all or none. Returns how many.
    pub async fn import(&self, lines: &[u8]) -> Result<u32, NotesError> {
        let tx = Tx::begin(&self.db, true).await?;
        let mut count = 0;
        for (i, line) in lines.split(|byte| *byte == b'\n').enumerate() {
            if i % TURN == TURN - 1 {
                tokio::task::yield_now().await;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            let bad = |reason: String| NotesError::BadLine {
                line: u32::try_from(i + 1).unwrap_or(u32::MAX),
                reason,
            };
            let note: Note = serde_json::from_slice(line)
                .map_err(|_| bad("it is no JSON object with a name and a text".into()))?;
            check_name(&note.name).map_err(|error| bad(error.to_string()))?;
            tx.put(&note)?;
            count += 1;
        }
        tx.commit().await?;
        Ok(count)
    }
}

fn check_name(name: &str) -> Result<(), NotesError> {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || b"./-_".contains(&byte);
    let offset = match name.bytes().position(|byte| !good(byte)) {
        Some(offset) => offset,
        None if name.is_empty() => 0,
        None if name.len() > 100 => 100,
        None => return Ok(()),
    };
    Err(NotesError::BadName {
        offset: u32::try_from(offset).unwrap_or(u32::MAX),
    })
}

fn not_found(name: &str) -> NotesError {
    NotesError::NotFound { name: name.into() }
}

impl From<QueryError> for NotesError {
    fn from(error: QueryError) -> NotesError {
        match error {
            QueryError::Empty => NotesError::EmptyQuery,
            QueryError::LoneMinus { offset } => NotesError::LoneMinus {
                offset: u32::try_from(offset).unwrap_or(u32::MAX),
            },
        }
    }
}
