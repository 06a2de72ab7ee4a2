//! Code generic over the trait, which takes the client or a fake.

use std::task::{Context, Poll, Waker};

/// A document.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Document {
    /// Its text.
    pub text: String,
}

/// The errors of [`Markdown`].
#[derive(rust2go::R2G, Debug, PartialEq)]
pub enum RenderError {
    /// Too large.
    #[error("too large: {size} of {limit:?}")]
    TooLarge {
        /// Its size.
        size: u64,
        /// The limit.
        limit: Option<u64>,
    },
    /// No name.
    #[error("{0} is {{no}} name")]
    BadName(String),
    /// What Go cannot return, and so of any type.
    #[r2g(skip)]
    Local(std::num::ParseIntError, u128),
    /// The bridge's own.
    Bridge(rust2go::Error),
}

impl From<rust2go::Error> for RenderError {
    fn from(error: rust2go::Error) -> Self {
        RenderError::Bridge(error)
    }
}

/// Renders.
#[rust2go::r2g]
pub trait Markdown {
    /// Sync.
    fn version() -> u32;
    /// Async.
    async fn render(doc: &Document) -> Result<String, RenderError>;
    /// Old.
    #[deprecated = "use render"]
    async fn render_old(doc: Document) -> String;
}

/// Renders twice, with any implementation, on any executor that can run it.
pub async fn twice<M: Markdown>(doc: &Document) -> Result<String, RenderError> {
    let text = M::render(doc).await?;
    M::render(&Document { text }).await
}

struct Fake;

impl Markdown for Fake {
    fn version() -> u32 {
        1
    }

    async fn render(doc: &Document) -> Result<String, RenderError> {
        match doc.text.len() {
            0 => Err(RenderError::BadName(doc.text.clone())),
            n if n > 9 => Err(RenderError::TooLarge {
                size: n as u64,
                limit: Some(9),
            }),
            _ => Ok(format!("<{}>", doc.text)),
        }
    }

    async fn render_old(doc: Document) -> String {
        doc.text
    }
}

/// Both fit; only the fake can run.
pub fn check() {
    let doc = Document {
        text: "text".to_owned(),
    };
    let mut rendered = Box::pin(spawnable(twice::<Fake>(&doc)));
    let mut cx = Context::from_waker(Waker::noop());
    let done = Poll::Ready(Ok("<<text>>".to_owned()));
    assert_eq!(rendered.as_mut().poll(&mut cx), done);
    assert_eq!(Fake::version(), 1);
    drop(spawnable(twice::<MarkdownImpl>(&doc)));
}

/// Takes what an executor with several threads takes.
fn spawnable<F: Future + Send>(future: F) -> F {
    future
}
