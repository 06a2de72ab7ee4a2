//! The contract: the only file that both languages read.

/// A document to render.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Document {
    /// The Markdown text.
    pub source: String,
    /// Whether raw HTML in it is let through; otherwise it is left out.
    pub allow_html: bool,
}

/// Why a document was not rendered.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum RenderError {
    /// The document is over the limit.
    #[error("the document has {size} bytes, and {limit} is the limit")]
    TooLarge {
        /// How many bytes it has.
        size: u64,
        /// How many it may have.
        limit: u64,
    },
    /// What the bridge itself reports: a panic, a passed deadline, an error of another type.
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// Renders Markdown.
#[rust2go::r2g]
pub trait Markdown {
    /// The Go library that renders, and its version.
    fn version() -> String;
    /// Renders a document to HTML.
    async fn render(doc: &Document) -> Result<String, RenderError>;
}

/// Handlers that go wrong, to show what becomes of it.
#[rust2go::r2g]
pub trait Faults {
    /// Gives the item at an index of a list of three, and panics beyond its end, as Go code does.
    async fn out_of_range(index: u32) -> Result<String, rust2go::Error>;
    /// Waits until it is cancelled.
    async fn wait() -> Result<(), rust2go::Error>;
}
