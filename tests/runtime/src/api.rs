//! The contract.

use rust2go::Stream;

/// Lives in Go.
#[rust2go::r2g]
pub trait Counter {
    /// Adds, and returns what there is then.
    fn add(&self, n: u64) -> u64;
}

/// Greets.
#[rust2go::r2g]
pub trait Greeter {
    /// The version of the Go code.
    fn version() -> Result<String, rust2go::Error>;
    /// Greets `name`, with what the registry knows of it.
    async fn greet(name: &str) -> Result<String, rust2go::Error>;
    /// Greets all that the registry says, as `style` does.
    async fn all(
        style: impl Fn(String) -> String + Send + Sync + 'static,
    ) -> Result<Vec<String>, rust2go::Error>;
    /// The numbers below `n`.
    fn count(n: u64) -> impl Stream<Item = u64>;
    /// The sum, by the ring.
    #[ring]
    async fn sum(numbers: Vec<u64>) -> Result<u64, rust2go::Error>;
    /// One that begins at `n`.
    fn counter(n: u64) -> CounterImpl;
}

/// Who is there. Go calls it.
#[rust2go::g2r]
pub trait Registry {
    /// The title of `name`.
    fn title(name: &str) -> String;
    /// Where `name` is from, once somebody has looked.
    async fn home(name: &str) -> Result<String, rust2go::Error>;
    /// All names.
    fn names() -> impl Stream<Item = String> + 'static;
}

/// The libraries of C know it.
#[rust2go::r2g]
pub trait Bare {
    /// Does nothing.
    fn nothing();
}
