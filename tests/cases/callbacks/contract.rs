//! Closures of Rust's in Go, and funcs of Go's in Rust.

#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: String,
    pub size: Option<u64>,
}

#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum VisitError {
    #[error("no more than {0}")]
    Enough(u64),
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// Gets closures of Rust's.
#[rust2go::r2g]
pub trait Walker {
    /// Calls `visit` so many times, while it says true.
    fn walk(times: u32, visit: impl Fn(Entry) -> bool + Send + Sync + 'static) -> u32;
    /// The same from goroutines, after it has returned; `done` hears how many said true.
    fn walk_later(
        goroutines: u32,
        visit: impl Fn(Entry) -> bool + Send + Sync + 'static,
        done: impl FnOnce(u32) + Send + 'static,
    );
    /// Awaits `load` for each number below `times`, and sums up.
    async fn sum(
        times: u64,
        load: impl AsyncFn(u64) -> Result<u64, VisitError> + Send + Sync + 'static,
    ) -> Result<u64, VisitError>;
    /// Calls `f` after it was closed, and twice what may be called once.
    fn misuse(
        f: impl Fn() -> Result<(), rust2go::Error> + Send + Sync + 'static,
        once: impl FnOnce() -> Result<(), rust2go::Error> + Send + 'static,
    ) -> Result<(), rust2go::Error>;
    /// Has the closure panic.
    fn panics(f: impl Fn() -> Result<u64, rust2go::Error> + Send + Sync + 'static) -> Result<(), rust2go::Error>;
    /// Runs the checks of `Finder`.
    async fn find() -> Result<(), rust2go::Error>;
    /// How many funcs of Go's Rust holds, once Go's collector has run.
    fn held() -> u64;
}

/// Gets funcs of Go's.
#[rust2go::g2r]
pub trait Finder {
    fn each(prefix: &str, visit: impl Fn(Entry) -> bool + Send + Sync + 'static) -> u64;
    /// Calls it from threads after it has returned.
    fn each_later(threads: u32, visit: impl Fn(Entry) -> bool + Send + Sync + 'static);
    async fn total(
        load: impl AsyncFn(u64) -> Result<u64, VisitError> + Send + Sync + 'static,
    ) -> Result<u64, VisitError>;
    fn finish(done: impl FnOnce(String) + Send + 'static);
}
