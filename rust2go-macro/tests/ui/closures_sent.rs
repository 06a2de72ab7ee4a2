//! Closures that cannot be called on any thread, or at any time.

use std::cell::Cell;
use std::rc::Rc;

use rust2go::r2g;

#[r2g]
pub trait Renderer {
    fn render(progress: impl Fn(u32) -> bool + Send + Sync + 'static);
    fn load(load: impl AsyncFn(u64) -> Result<u8, rust2go::Error> + Send + Sync + 'static);
    fn done(done: impl FnOnce() + Send + 'static);
}

fn main() {
    let shared = Cell::new(true);
    RendererImpl::render(move |_| shared.get());
    RendererImpl::load(|_| {
        let local = Rc::new(3);
        async move {
            std::future::ready(()).await;
            Ok(*local)
        }
    });
    let local = Rc::new(3);
    RendererImpl::done(move || drop(local));
}

fn lent(number: &u32) {
    let number = *number;
    RendererImpl::render(|percent| percent < number);
}
