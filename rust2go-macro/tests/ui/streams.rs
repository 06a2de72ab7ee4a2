//! Streams that a contract cannot have.
#![allow(dead_code)]

use rust2go::Stream;

#[rust2go::r2g]
pub trait Feed {
    async fn waits() -> impl Stream<Item = u8>;
    fn bounds(a: impl Stream<Item = u8>, b: impl Stream<Item = u8> + Send + 'static + Clone);
    fn untyped() -> impl Stream;
    fn nothing() -> impl Stream<Item = ()>;
    #[zero_copy]
    fn views(symbol: &str) -> impl Stream<Item = u8>;
    #[window]
    fn window() -> impl Stream<Item = u8>;
    #[window(8)]
    fn none();
}

fn main() {}
