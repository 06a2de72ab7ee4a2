//! The contract of the program that is measured.

/// Greets.
#[rust2go::r2g]
pub trait Greeter {
    /// A greeting for `name`.
    fn greet(name: &str) -> String;
}
