//! The contract.

use rust2go::Stream;

/// Greets.
#[rust2go::r2g]
pub trait Greeter {
    /// Greets `name`, with what the registry knows of it.
    async fn greet(name: &str) -> Result<String, rust2go::Error>;
    /// Greets all that the registry says, as `style` does.
    async fn all(
        style: impl Fn(String) -> String + Send + Sync + 'static,
    ) -> Result<Vec<String>, rust2go::Error>;
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
