//! What a user would take instead of the bridge: a server in Go in another process (`go/peer`), and clients of it.
//!
//! Each client has the requests of the benches in the form in which a program that uses its library has them, and gets answers in that
//! form: no call converts from the types of the contract.

mod grpc;
mod http;
mod process;
mod raw;

use std::error::Error;
use std::future::Future;

pub use grpc::Grpc;
pub use http::Http;
pub use process::{Peer, Places, build};
pub use raw::Raw;

use crate::api::Big;

/// Why a call failed.
pub type Fault = Box<dyn Error + Send + Sync>;

/// The calls of the benches over one connection, or a pool of them. Each fails when the server or the connection is gone, and may be
/// dropped before it is over: its answer is dropped then.
pub trait Client: Send + Sync + 'static {
    /// The big message.
    type Big: PartialEq + Send + Sync + 'static;

    /// The request of `echo_big`.
    fn big() -> &'static Self::Big;

    /// This big message in the form of the library.
    fn form(big: &Big) -> Self::Big;

    /// How long the data of a big message is.
    fn size(big: &Self::Big) -> usize;

    /// The twin of `Demo::noop`.
    fn noop(&self) -> impl Future<Output = Result<bool, Fault>> + Send;

    /// The twin of `Demo::sleep10ms`.
    fn sleep10ms(&self) -> impl Future<Output = Result<bool, Fault>> + Send;

    /// The twin of `Demo::cpu50us`.
    fn cpu50us(&self) -> impl Future<Output = Result<bool, Fault>> + Send;

    /// The twin of `Demo::echo_big`, with any big message.
    fn echo(
        &self,
        big: &'static Self::Big,
    ) -> impl Future<Output = Result<Self::Big, Fault>> + Send;

    /// The twin of `Demo::echo_big`.
    fn echo_big(&self) -> impl Future<Output = Result<Self::Big, Fault>> + Send {
        self.echo(Self::big())
    }
}
