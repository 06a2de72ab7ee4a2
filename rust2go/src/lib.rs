//! Call Go from Rust: asynchronously, in the same process, as naturally as Rust.
//!
//! One Rust file, the *contract*, holds plain structs and traits. The macros make a client of it, the `Builder` (feature `build`)
//! generates the matching Go interface, compiles the Go code and links it.
//!
//! ```no_run
//! mod api {
//!     /// A document to render.
//!     #[derive(rust2go::R2G, Clone, Debug)]
//!     pub struct Document {
//!         pub source: String,
//!         pub allow_html: bool,
//!     }
//!
//!     #[rust2go::r2g]
//!     pub trait Markdown {
//!         /// Sync: runs on the calling thread; for short work that does not block.
//!         fn version() -> String;
//!         /// Async: runs on a goroutine; dropping the future cancels its context.
//!         async fn render(doc: &Document) -> Result<String, rust2go::Error>;
//!     }
//! }
//! # async fn f() -> Result<(), rust2go::Error> {
//! use api::{Document, MarkdownImpl};
//! let doc = Document { source: "# Hi".into(), allow_html: false };
//! let html = MarkdownImpl::render(&doc).await?;
//! # Ok(()) }
//! ```
//!
//! No method of a client is `unsafe`, whatever the Go code does: a panic there is [`Error::Panicked`], a future may be dropped at
//! any moment. The repository's README has the rules that a user must know, docs/abi.md the bytes.

#[cfg(feature = "build")]
pub mod build;

mod arena;
mod call;
mod convert;
mod depth;
mod describe;
mod drain;
mod error;
mod foreign;
mod frame;
mod link;
#[cfg(feature = "load")]
pub mod load;
#[cfg(not(feature = "load"))]
mod load;
mod measure;
mod message;
mod mismatch;
#[cfg(all(target_os = "linux", any(target_env = "musl", target_env = "ohos")))]
mod musl;
mod object;
mod oneway;
mod poison;
mod preflight;
pub mod private;
mod read;
mod reply;
pub mod ring;
mod scratch;
mod serve;
#[cfg(feature = "serde_json")]
mod shown;
mod signals;
mod slot;
mod start;
mod stream;
mod sync;
mod sync_call;
pub mod threads;
mod unobserved;

#[cfg(feature = "build")]
pub use build::{Builder, Link};
pub use call::{Call, Cancel};
pub use convert::Carrier;
pub use drain::{StillInFlight, drain, in_flight};
pub use error::Error;
/// What `impl Stream<Item = T>` means in a contract: the trait of `futures-core`, which `futures` and others have as well.
pub use futures_core::Stream;
pub use poison::poison_zero_copy;
pub use preflight::{Finding, Report, Severity, preflight};
pub use rust2go_macro::{R2G, g2r, r2g};
pub use serve::{Counts, StillServing, counts, deadline, executor, stop_serving};
pub use signals::adopt_signal_handlers;
pub use stream::Streaming;
pub use unobserved::{Hook, on_unobserved};
