//! One file, from the disk through Go to HTML.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::api::{Document, MarkdownImpl, RenderError};

/// A rendered file.
pub struct Page {
    /// The result.
    pub html: String,
    path: PathBuf,
    size: usize,
    took: Duration,
}

/// The line of timing.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Page {
            path, size, took, ..
        } = self;
        write!(
            f,
            "{}: {size} bytes rendered in {:.3} ms",
            path.display(),
            took.as_secs_f64() * 1e3
        )
    }
}

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// The file could not be read.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file is no text.
    #[error("{} is not UTF-8: the byte at offset {offset} does not belong there; convert the file first", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// Of the first byte that is wrong.
        offset: usize,
    },
    /// Go could not render it.
    #[error("cannot render {}: {source}", path.display())]
    Render {
        /// The file.
        path: PathBuf,
        /// What Go or the bridge says.
        source: RenderError,
    },
}

/// Reads a file and renders it, within `timeout` if there is one.
pub async fn file(
    path: PathBuf,
    allow_html: bool,
    timeout: Option<Duration>,
) -> Result<Page, PageError> {
    let bytes = match tokio::fs::read(&path).await {
        Ok(bytes) => bytes,
        Err(source) => return Err(PageError::Read { path, source }),
    };
    let source = match String::from_utf8(bytes) {
        Ok(source) => source,
        Err(e) => {
            return Err(PageError::NotUtf8 {
                path,
                offset: e.utf8_error().valid_up_to(),
            });
        }
    };
    let doc = Document { source, allow_html };
    let start = Instant::now();
    let mut call = MarkdownImpl::render(&doc);
    if let Some(timeout) = timeout {
        call = call.timeout(timeout);
    }
    match call.await {
        Ok(html) => Ok(Page {
            html,
            path,
            size: doc.source.len(),
            took: start.elapsed(),
        }),
        Err(source) => Err(PageError::Render { path, source }),
    }
}
