//! The contract of the README, with one method of every kind.

/// A document to render.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Document {
    /// The Markdown text.
    pub source: String,
    pub allow_html: bool,
}

/// Why a document was not rendered.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum RenderError {
    /// The source is over the limit.
    #[error("document too large: {size} bytes")]
    TooLarge { size: u64 },
    #[error("document {0:?} is empty")]
    Empty(String),
    #[error("no renderer")]
    NoRenderer,
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// Renders Markdown.
#[rust2go::r2g]
pub trait Markdown {
    /// The version of the renderer.
    fn version() -> String;
    /// Renders one document to HTML.
    async fn render(doc: &Document) -> Result<String, RenderError>;
    async fn tags(doc: Document, names: Vec<String>, limit: Option<u32>) -> Vec<Document>;
    fn count(text: &str) -> (u32, u32);
    /// Counts without a copy.
    #[zero_copy]
    fn checksum(data: &[u8]) -> u64;
    fn check(docs: &[Document]) -> Result<(), rust2go::Error>;
    #[oneway]
    fn log(line: String);
}
