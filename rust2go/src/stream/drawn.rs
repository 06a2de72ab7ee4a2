//! The items of an object of Go's, asked for many at a time.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use super::streaming::{Draw, Streaming};
use crate::call::Call;
use crate::convert::FromGo;
use crate::error::Error;
use crate::frame::GoError;
use crate::link::Method;
use crate::object::{Foreign, Held};
use crate::reply::Fallible;

/// A call for items. It waits for room in the ring: to fail would end a stream that has items yet.
type Next<M, T, E> = Call<(Foreign<M>, u32), Fallible<Vec<T>, E, true>>;

/// The items, and the error that is the last of them.
struct Drawn<M: Held, T: FromGo, E: GoError + From<Error>, F> {
    from: Origin<M, E>,
    /// Under way.
    call: Option<Next<M, T, E>>,
    items: IntoIter<T>,
    next: &'static Method,
    window: u32,
    /// What the user gets.
    item: F,
}

/// Where items come from.
enum Origin<M: Held, E> {
    Object(Foreign<M>),
    /// It could not be opened.
    Failed(E),
    Over,
}

/// The stream of an object of Go's, or of the error that came in its place. Its method is `next`, its items are `Result`s.
pub fn drawn<M, T, E>(
    opened: Result<Foreign<M>, E>,
    next: &'static Method,
    window: u32,
) -> Streaming<Result<T, E>>
where
    M: Held,
    T: FromGo + Send + 'static,
    E: GoError + From<Error> + Send + 'static,
{
    draw(opened, next, window, |item| item)
}

/// As [`drawn`], with items that have no error: a failure is a panic.
pub fn drawn_plain<M, T>(
    opened: Result<Foreign<M>, Error>,
    next: &'static Method,
    window: u32,
) -> Streaming<T>
where
    M: Held,
    T: FromGo + Send + 'static,
{
    draw(opened, next, window, |item| {
        item.unwrap_or_else(|error| crate::reply::fail(next.name, &error))
    })
}

fn draw<M, T, E, F, I>(
    opened: Result<Foreign<M>, E>,
    next: &'static Method,
    window: u32,
    item: F,
) -> Streaming<I>
where
    M: Held,
    T: FromGo + Send + 'static,
    E: GoError + From<Error> + Send + 'static,
    F: Fn(Result<T, E>) -> I + Send + 'static,
    I: 'static,
{
    Streaming::new(Box::new(Drawn {
        from: opened.map_or_else(Origin::Failed, Origin::Object),
        call: None,
        items: Vec::new().into_iter(),
        next,
        window,
        item,
    }))
}

impl<M, T, E, F, I> Draw<I> for Drawn<M, T, E, F>
where
    M: Held,
    T: FromGo + Send + 'static,
    E: GoError + From<Error> + Send + 'static,
    F: Fn(Result<T, E>) -> I + Send,
{
    fn poll_draw(&mut self, cx: &mut Context<'_>) -> Poll<Option<I>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some((self.item)(Ok(item))));
            }
            let object = match &self.from {
                Origin::Object(object) => object,
                _ => match std::mem::replace(&mut self.from, Origin::Over) {
                    Origin::Failed(error) => return Poll::Ready(Some((self.item)(Err(error)))),
                    _ => return Poll::Ready(None),
                },
            };
            let call = self
                .call
                .get_or_insert_with(|| Call::copying(self.next, (object.clone(), self.window)));
            let got = ready!(Pin::new(call).poll(cx));
            self.call = None;
            match got {
                Ok(items) if !items.is_empty() => self.items = items.into_iter(),
                // Go may have the producer.
                Ok(_) => self.from = Origin::Over,
                Err(error) => self.from = Origin::Failed(error),
            }
        }
    }
}
