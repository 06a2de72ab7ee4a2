//! Closures of both sides, and what becomes an object.

use std::sync::Arc;

/// What crosses in both directions.
#[derive(rust2go::R2G, Clone, Debug)]
pub struct Page {
    /// Its text.
    pub text: String,
}

/// An error.
#[derive(rust2go::R2G, Debug)]
pub enum Oops {
    /// Of the contract.
    Known,
    /// The bridge's own.
    #[r2g(skip)]
    Bridge(rust2go::Error),
}

impl From<rust2go::Error> for Oops {
    fn from(error: rust2go::Error) -> Self {
        Oops::Bridge(error)
    }
}

/// Implemented in Rust.
#[rust2go::g2r]
pub trait Listener {
    /// A number.
    fn number(&self) -> u8;
    /// With a closure of Go's.
    fn each(&self, visit: impl Fn(u8) -> u64 + Send + Sync + 'static) -> u64;
}

impl Listener for u8 {
    fn number(&self) -> u8 {
        *self
    }

    fn each(&self, visit: impl Fn(u8) -> u64 + Send + Sync + 'static) -> u64 {
        (0..*self).map(visit).sum()
    }
}

/// Implemented in Go.
#[rust2go::r2g]
pub trait Job {
    /// With a closure of Rust's.
    fn run(&self, done: impl FnOnce() + Send + 'static);
    /// Later.
    async fn watch(&self, changed: impl Fn(Page) + Send + Sync + 'static) -> u8;
}

/// Closures of Rust's for Go.
#[rust2go::r2g(transport = "ring")]
pub trait Renderer {
    /// Sync.
    fn sync(visit: impl Fn(u32, Page) -> bool + Send + Sync + 'static) -> u64;
    /// Called once.
    fn later(done: impl FnOnce(String) + Send + 'static, listener: impl Listener);
    /// Async, beside what is borrowed.
    async fn render(
        page: &Page,
        progress: impl Fn(u32) -> bool + Send + Sync + 'static,
        load: impl AsyncFn(u64, Vec<u8>) -> Result<Page, Oops> + Send + Sync + 'static,
        job: impl Job,
    ) -> Result<String, rust2go::Error>;
    /// Async closures, of a call that is none.
    fn watch(dir: &str, changed: impl AsyncFn(Page) -> Result<(), Oops> + Send + Sync + 'static);
    /// Nobody waits, and a keyword.
    #[oneway]
    fn stop(r#fn: impl AsyncFnOnce(()) -> Page + Send + 'static);
    /// Nothing at all.
    fn nothing(
        nothing: impl Fn() + Send + Sync + 'static,
        _more: impl Fn(()) -> () + Send + Sync + 'static,
    );
}

/// Closures of Go's for Rust.
#[rust2go::g2r]
pub trait Index {
    /// Sync.
    fn each(prefix: &str, visit: impl Fn(Page, ()) -> bool + Send + Sync + 'static) -> u64;
    /// Async.
    async fn build(
        load: impl AsyncFn(u64) -> Result<Page, Oops> + Send + Sync + 'static,
    ) -> Result<u64, Oops>;
    /// Once.
    async fn once(
        first: impl FnOnce(u64) -> u8 + Send + 'static,
        second: impl AsyncFnOnce() -> u8 + Send + 'static,
        object: ListenerImpl,
    ) -> u8;
}

impl Index for IndexImpl {
    fn each(_: &str, visit: impl Fn(Page, ()) -> bool + Send + Sync + 'static) -> u64 {
        let page = Page {
            text: String::new(),
        };
        u64::from(visit(page, ()))
    }

    async fn build<F, Fut>(load: F) -> Result<u64, Oops>
    where
        F: Fn(u64) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Page, Oops>> + Send + 'static,
    {
        let pages = (load(1).await?, load(2).await?);
        Ok((pages.0.text.len() + pages.1.text.len()) as u64)
    }

    async fn once<F, Fut>(
        first: impl FnOnce(u64) -> u8 + Send + 'static,
        second: F,
        _: ListenerImpl,
    ) -> u8
    where
        F: FnOnce() -> Fut + Send + 'static,
        Fut: Future<Output = u8> + Send + 'static,
    {
        first(1) + second().await
    }
}

/// A Go half for tests.
#[derive(Debug)]
pub struct Fake;

impl Job for Fake {
    fn run(&self, done: impl FnOnce() + Send + 'static) {
        done();
    }

    async fn watch(&self, changed: impl Fn(Page) + Send + Sync + 'static) -> u8 {
        changed(Page {
            text: String::new(),
        });
        std::future::ready(1).await
    }
}

/// The calls.
pub async fn check(job: JobImpl) -> Result<(), rust2go::Error> {
    let count = Arc::new(1_u32);
    let counted = Arc::clone(&count);
    let _ = RendererImpl::sync(move |n, page| n > *counted && page.text.is_empty());
    RendererImpl::later(drop, 3_u8);
    RendererImpl::later(|text| drop(text), ListenerImpl::new(3_u8));
    let page = Page {
        text: String::new(),
    };
    let call = RendererImpl::render(
        &page,
        |percent| percent < 100,
        |_, _| async {
            std::future::ready(()).await;
            Err(Oops::Known)
        },
        job.clone(),
    );
    is_sent(&call);
    call.await?;
    RendererImpl::watch("/", |_| async { Ok(()) });
    RendererImpl::stop(move |()| async { page });
    RendererImpl::nothing(|| (), |()| ());
    job.run(move || drop(count));
    let _ = job.watch(|_| ()).await;
    generic::<RendererImpl>(Fake).await
}

fn is_sent(_: &(impl Future + Send)) {}

async fn generic<R: Renderer>(fake: impl Job) -> Result<(), rust2go::Error> {
    fake.run(|| ());
    let _ = fake.watch(|_| ()).await;
    R::later(drop, 3_u8);
    let page = Page {
        text: String::new(),
    };
    let job: Option<JobImpl> = None;
    if let Some(job) = job {
        let call = R::render(&page, |_| true, |_, _| async { Err(Oops::Known) }, job);
        is_sent(&call);
        call.await?;
    }
    Ok(())
}
