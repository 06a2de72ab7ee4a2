//! A transaction of Go's, as the service wants it.

use rewrite_index::terms;

use crate::kv::{Bucket, DatabaseImpl, StoreError, TransactionImpl};
use crate::notes::{Note, NotesError};

/// So many pairs come over at a time.
const BATCH: u32 = 256;

/// A transaction. It is rolled back where it is dropped, so that an error or a call that was given up leaves nothing behind; Go's collector
/// would see to that much later, and the next one that writes waits for it.
pub struct Tx(TransactionImpl);

impl Tx {
    /// Begins one.
    pub async fn begin(db: &DatabaseImpl, write: bool) -> Result<Tx, StoreError> {
        Ok(Tx(db.begin(write).await?))
    }

    /// The text of a note.
    pub fn text(&self, name: &str) -> Result<Option<String>, NotesError> {
        let text = self.0.get(Bucket::Notes, name.as_bytes())?;
        text.map(|text| utf8(text, name.as_bytes())).transpose()
    }

    /// Writes a note and its words, in place of an older one.
    pub fn put(&self, note: &Note) -> Result<(), NotesError> {
        if let Some(old) = self.text(&note.name)? {
            self.unindex(&note.name, &old)?;
        }
        for (word, count) in terms(&note.text) {
            let key = key(&word, &note.name);
            self.0.put(Bucket::Words, &key, &count.to_be_bytes())?;
        }
        Ok(self
            .0
            .put(Bucket::Notes, note.name.as_bytes(), note.text.as_bytes())?)
    }

    /// Removes a note of this text, and its words.
    pub fn remove(&self, name: &str, text: &str) -> Result<(), NotesError> {
        self.unindex(name, text)?;
        Ok(self.0.delete(Bucket::Notes, name.as_bytes())?)
    }

    fn unindex(&self, name: &str, text: &str) -> Result<(), NotesError> {
        for word in terms(text).keys() {
            self.0.delete(Bucket::Words, &key(word, name))?;
        }
        Ok(())
    }

    /// How many notes there are.
    pub fn count(&self) -> Result<u64, NotesError> {
        Ok(self.0.count(Bucket::Notes)?)
    }

    /// Visits the notes whose names begin with `prefix`, in their order, until `visit` fails.
    pub async fn notes(
        &self,
        prefix: &str,
        mut visit: impl FnMut(Note) -> Result<(), NotesError>,
    ) -> Result<(), NotesError> {
        let cursor = self.0.scan(Bucket::Notes, prefix.as_bytes())?;
        loop {
            let pairs = cursor.next(BATCH).await?;
            if pairs.is_empty() {
                return Ok(());
            }
            for pair in pairs {
                let text = utf8(pair.value, &pair.key)?;
                let name = utf8(pair.key, b"")?;
                visit(Note { name, text })?;
            }
        }
    }

    /// Visits the names of the notes that have a word, with how often.
    pub async fn postings(
        &self,
        word: &str,
        mut visit: impl FnMut(String, u32),
    ) -> Result<(), NotesError> {
        let prefix = key(word, "");
        let cursor = self.0.scan(Bucket::Words, &prefix)?;
        loop {
            let pairs = cursor.next(BATCH).await?;
            if pairs.is_empty() {
                return Ok(());
            }
            for mut pair in pairs {
                let Ok(count) = <[u8; 4]>::try_from(pair.value) else {
                    return Err(corrupt(&pair.key));
                };
                let name = pair.key.split_off(prefix.len());
                visit(utf8(name, &prefix)?, u32::from_be_bytes(count));
            }
        }
    }

    /// Keeps what was written.
    pub async fn commit(self) -> Result<(), NotesError> {
        Ok(self.0.commit().await?)
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        // It is over if it was committed, and then this does nothing. What else could fail, nobody is left to be told.
        let _ = self.0.rollback();
    }
}

fn key(word: &str, name: &str) -> Vec<u8> {
    [word.as_bytes(), name.as_bytes()].join(&0)
}

fn utf8(bytes: Vec<u8>, key: &[u8]) -> Result<String, NotesError> {
    String::from_utf8(bytes).map_err(|_| corrupt(key))
}

fn corrupt(key: &[u8]) -> NotesError {
    NotesError::Corrupt {
        key: String::from_utf8_lossy(key).into_owned(),
    }
}

impl From<StoreError> for NotesError {
    fn from(error: StoreError) -> NotesError {
        match error {
            StoreError::Locked { path } => NotesError::Locked { path },
            StoreError::Ended | StoreError::Bridge(rust2go::Error::Go { .. }) => {
                NotesError::Storage {
                    message: error.to_string(),
                }
            }
            StoreError::Bridge(error) => NotesError::Bridge(error),
        }
    }
}
