//! The structs and enums of the contracts.

mod enums;
mod fixed;
mod structs;

pub use enums::enums;
pub use fixed::{GENERICS, generics, recursion};
pub use structs::structs;

use super::maker::Maker;

/// What a contract defines beside its trait.
#[derive(Default)]
pub struct Definitions {
    /// The items, for contract.rs.
    pub contract: String,
    /// Their random values, for test.rs.
    pub random: String,
    /// What package random has to know of them, a call each.
    pub register: Vec<String>,
}

/// A contract without any.
pub fn none(_: &mut Maker) -> Definitions {
    Definitions::default()
}

/// The derives of every item.
const DERIVE: &str = "#[derive(rust2go::R2G, Clone, Debug, PartialEq)]";
/// And of one that is a key.
const DERIVE_KEY: &str =
    "#[derive(rust2go::R2G, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]";

/// The implementation of Random by this expression.
fn random(name: &str, value: &str) -> String {
    format!(
        "impl Random for {name} {{\n    fn random(source: &mut Source) -> Self {{\n        {value}\n    }}\n}}\n\n"
    )
}
