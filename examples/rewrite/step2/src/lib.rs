//! The notes, for Go's `main`, with their database in Go.

mod kv;
mod notes;
mod service;
mod tx;

use notes::{Hit, Note, Notes, NotesError, NotesImpl, Opener, OpenerImpl};
use service::Service;

impl Opener for OpenerImpl {
    async fn open(path: &str) -> Result<NotesImpl, NotesError> {
        let service = Service::open(path, rust2go::deadline()).await?;
        Ok(NotesImpl::new(service))
    }
}

/// When Go's `ctx` ends, these futures are dropped, and with them the calls into Go that they wait for.
impl Notes for Service {
    async fn add(&self, note: &Note, replace: bool) -> Result<(), NotesError> {
        self.add(note, replace).await
    }

    async fn get(&self, name: &str) -> Result<String, NotesError> {
        self.get(name).await
    }

    async fn remove(&self, name: &str) -> Result<(), NotesError> {
        self.remove(name).await
    }

    async fn list(&self, prefix: &str) -> Result<Vec<String>, NotesError> {
        self.list(prefix).await
    }

    async fn search(&self, query: &str, limit: u32) -> Result<Vec<Hit>, NotesError> {
        self.search(query, limit).await
    }

    async fn export(
        &self,
        visit: impl Fn(Note) -> Result<(), NotesError> + Send + Sync + 'static,
    ) -> Result<(), NotesError> {
        self.export(visit).await
    }

    async fn import(&self, lines: &[u8]) -> Result<u32, NotesError> {
        self.import(lines).await
    }

    async fn shut(&self) -> Result<(), NotesError> {
        self.shut().await
    }
}
