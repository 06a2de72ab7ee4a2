//! Closures that a contract cannot have, and that cannot be passed.

use rust2go::{g2r, r2g};

#[r2g]
trait Refused {
    fn mutable(f: impl FnMut(u8) + Send + Sync + 'static, g: impl AsyncFnMut() + Send);
    fn bounds(f: impl Fn(), g: impl FnOnce() + Send, h: impl AsyncFn() + Send + 'static);
    fn more(f: impl Fn() + Send + Sync + 'static + Clone, g: impl for<'a> Fn(u8) + Send + Sync + 'static);
    fn borrowed(f: impl Fn(&str) -> &str + Send + Sync + 'static);
    fn inside(f: impl Fn(impl Fn()) + Send + Sync + 'static, g: Vec<impl Fn()>);
    fn returned() -> impl Fn();
    fn traits(f: impl ToString, g: impl Into<String>);
}

#[g2r]
trait Served {
    fn object(listener: impl Listener);
    fn borrowed(f: impl Fn() -> &'static str + Send + Sync + 'static);
}

#[g2r]
pub trait Listener {
    fn on_event(&self, event: u8);
}

#[r2g]
pub trait Renderer {
    fn render(progress: impl Fn(u32) -> bool + Send + Sync + 'static);
    fn load(load: impl AsyncFn(u64) -> Result<u8, rust2go::Error> + Send + Sync + 'static);
    fn subscribe(listener: impl Listener);
}

pub struct NoDerive;

#[r2g]
pub trait Types {
    fn types(f: impl Fn(NoDerive) -> NoDerive + Send + Sync + 'static);
}

fn main() {
    RendererImpl::render(|_| 3);
    RendererImpl::load(|_| async { 3 });
    RendererImpl::subscribe("text");
}
