//! Closures of both sides.

use rust2go::{R2G, g2r, r2g};

#[derive(R2G)]
pub struct Document {
    pub title: String,
}

#[derive(R2G)]
pub enum Change {
    Added(String),
    Gone,
}

#[derive(R2G)]
pub struct Page {
    pub text: String,
}

#[derive(R2G, Debug, thiserror::Error)]
pub enum WatchError {
    #[error("full: {limit}")]
    Full { limit: u64 },
}

/// Gets closures of Rust's.
#[r2g]
pub trait Renderer {
    async fn render(
        doc: &Document,
        progress: impl Fn(u32) -> bool + Send + Sync + 'static,
    ) -> Result<String, rust2go::Error>;
    fn watch(
        dir: &str,
        changed: impl AsyncFn(Change) -> Result<(), WatchError> + Send + Sync + 'static,
    );
    fn later(done: impl FnOnce(String, Document) + Send + 'static);
}

/// Gets funcs of Go's.
#[g2r]
pub trait Index {
    fn each(prefix: &str, visit: impl Fn(Document) -> bool + Send + Sync + 'static) -> u64;
    fn pairs(
        visit: impl Fn(u32, String) -> (u32, String) + Send + Sync + 'static,
    ) -> Result<u64, rust2go::Error>;
    async fn build(
        load: impl AsyncFn(u64) -> Result<Page, rust2go::Error> + Send + Sync + 'static,
    ) -> Result<u64, rust2go::Error>;
    fn finish(done: impl FnOnce() + Send + 'static);
    /// What Rust asks of Go, all of it on the calling thread.
    fn drive(what: &str) -> Result<u64, rust2go::Error>;
}
