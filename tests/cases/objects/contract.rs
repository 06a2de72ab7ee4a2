//! Values that stay on one side, and are called from the other.

/// It lives in Go.
#[rust2go::r2g]
pub trait Counter {
    /// Adds, and returns what there is then.
    fn add(&self, n: u64) -> u64;
    /// Its name, some time later.
    async fn name(&self) -> Result<String, rust2go::Error>;
}

/// It lives in Rust.
#[rust2go::g2r]
pub trait Listener {
    /// Adds, and returns what there is then.
    fn hear(&self, n: u64) -> u64;
    /// As text, some time later; 0 fails.
    async fn tell(&self, n: u64) -> Result<String, rust2go::Error>;
}

#[rust2go::r2g]
pub trait Objects {
    fn counter(name: &str) -> CounterImpl;
    /// Fails without a name.
    fn checked(name: &str) -> Result<CounterImpl, rust2go::Error>;
    /// None without a name.
    fn maybe(name: &str) -> Option<CounterImpl>;
    async fn later(name: &str) -> CounterImpl;
    /// Two objects of Go's go back to it: whether they are the same one.
    fn same(a: &CounterImpl, b: &CounterImpl) -> bool;
    /// Calls the listener so many times, and closes it.
    fn hear(listener: &ListenerImpl, times: u32) -> Result<u64, rust2go::Error>;
    /// Has it tell so much, from so many goroutines, and closes it.
    async fn tell(listener: &ListenerImpl, goroutines: u32) -> Result<(), rust2go::Error>;
    /// Calls it after it was closed, which is an error.
    fn closed(listener: &ListenerImpl) -> Result<(), rust2go::Error>;
    /// Keeps it until `forget`.
    fn keep(listener: &ListenerImpl);
    /// Calls what is kept.
    fn kept(n: u64) -> u64;
    /// Leaves what is kept to Go's collector.
    fn forget();
    /// How many objects of Go's Rust holds, once Go's collector has run.
    fn held() -> u64;
}
