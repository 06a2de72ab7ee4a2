//! What a trait of objects cannot say, and what cannot be an object.

use std::cell::Cell;
use std::rc::Rc;

use rust2go::{g2r, r2g};

#[r2g]
trait Mixed {
    fn on_an_object(&self);
    fn on_none();
    fn on_none_either();
}

#[g2r]
trait Receivers {
    fn owned(self);
    fn mutable(&mut self);
    fn boxed(self: Box<Self>);
    fn typed(self: &Self);
    fn lent(&'static self);
    fn attribute(#[allow(unused)] &self);
}

#[r2g]
trait Program {
    fn run(&self);
}

#[g2r]
pub trait Listener {
    fn on_event(&self, event: u8);
    async fn wait(&self) -> String;
}

struct Nothing;

struct NotShared(Cell<u8>);

impl Listener for NotShared {
    fn on_event(&self, event: u8) {
        self.0.set(event);
    }

    async fn wait(&self) -> String {
        String::new()
    }
}

struct NotSent(Rc<u8>);

impl Listener for NotSent {
    fn on_event(&self, _: u8) {}

    fn wait(&self) -> impl Future<Output = String> {
        let text = self.0.to_string();
        async { text }
    }
}

struct Lent<'a>(&'a u8);

impl Listener for Lent<'_> {
    fn on_event(&self, _: u8) {}

    async fn wait(&self) -> String {
        self.0.to_string()
    }
}

fn lent(number: &u8) -> ListenerImpl {
    ListenerImpl::new(Lent(number))
}

fn main() {
    ListenerImpl::new(Nothing);
    let _: ListenerImpl = Nothing.into();
    ListenerImpl::new(NotShared(Cell::new(1)));
    ListenerImpl::new(NotSent(Rc::new(1)));
    // An object of Go's comes from Go alone.
    ProgramImpl::new();
}
