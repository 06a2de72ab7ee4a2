//! Streams of Rust's as Go asks for them.

use std::cell::Cell;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use super::source::Source;

/// Gives what the list says, one after the other.
struct Script(
    std::vec::IntoIter<Poll<Result<u32, &'static str>>>,
    Rc<Cell<u32>>,
);

impl Script {
    fn of(steps: Vec<Poll<Result<u32, &'static str>>>) -> (Self, Rc<Cell<u32>>) {
        let polled = Rc::new(Cell::new(0));
        (Self(steps.into_iter(), Rc::clone(&polled)), polled)
    }
}

impl Stream for Script {
    type Item = Result<u32, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.1.set(self.1.get() + 1);
        match self.0.next() {
            Some(Poll::Ready(Ok(666))) => panic!("on purpose"),
            Some(step) => step.map(Some),
            None => Poll::Ready(None),
        }
    }
}

/// What one asks for and gets.
fn ask<O: FnOnce() -> Script>(
    source: &Source<O, Script, &'static str>,
    max: u32,
) -> Poll<Result<Vec<u32>, &'static str>> {
    let mut next = pin!(source.next(max, |item| item));
    next.as_mut().poll(&mut Context::from_waker(Waker::noop()))
}

const fn ready(n: u32) -> Poll<Result<u32, &'static str>> {
    Poll::Ready(Ok(n))
}

fn items(items: &[u32]) -> Poll<Result<Vec<u32>, &'static str>> {
    Poll::Ready(Ok(items.to_vec()))
}

#[test]
fn what_is_ready_comes_together() {
    let steps = vec![ready(1), ready(2), Poll::Pending, Poll::Pending, ready(3)];
    let (script, _) = Script::of(steps);
    let source = Source::new(|| script);
    assert_eq!(ask(&source, 8), items(&[1, 2]));
    assert_eq!(ask(&source, 8), Poll::Pending);
    assert_eq!(ask(&source, 8), items(&[3]));
    assert_eq!(ask(&source, 8), items(&[]));
    assert_eq!(ask(&source, 8), items(&[]));
}

#[test]
fn no_more_than_were_asked_for() {
    let (script, polled) = Script::of(vec![ready(1), ready(2), ready(3)]);
    let source = Source::new(|| script);
    assert_eq!(polled.get(), 0, "it is lazy");
    assert_eq!(ask(&source, 2), items(&[1, 2]));
    assert_eq!(polled.get(), 2, "and does not work ahead");
    assert_eq!(ask(&source, 2), items(&[3]));
}

#[test]
fn an_error_comes_after_the_items_before_it_and_is_the_last() {
    let steps = vec![ready(1), Poll::Ready(Err("oops")), ready(2)];
    let (script, polled) = Script::of(steps);
    let source = Source::new(|| script);
    assert_eq!(ask(&source, 8), items(&[1]));
    assert_eq!(ask(&source, 8), Poll::Ready(Err("oops")));
    assert_eq!(ask(&source, 8), items(&[]));
    assert_eq!(polled.get(), 2);
    assert_eq!(Rc::strong_count(&polled), 1, "the stream has been dropped");
}

#[test]
fn a_panic_ends_it() {
    let (script, polled) = Script::of(vec![ready(1), ready(666), ready(2)]);
    let source = Source::new(|| script);
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ask(&source, 8)));
    assert!(panicked.is_err());
    assert_eq!(ask(&source, 8), items(&[]));
    assert_eq!(Rc::strong_count(&polled), 1, "the stream has been dropped");
}

#[test]
fn a_future_that_is_dropped_loses_nothing() {
    let (script, _) = Script::of(vec![Poll::Pending, ready(1)]);
    let source = Source::new(|| script);
    assert_eq!(ask(&source, 8), Poll::Pending);
    assert_eq!(ask(&source, 8), items(&[1]));
}
