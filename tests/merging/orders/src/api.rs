//! The contract of orders.

use rust2go_merging_catalog::api::{Item, Page};

/// A line of an order.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Line {
    /// What is bought.
    pub item: Item,
    /// How much of it.
    pub count: u32,
}

/// Knows what orders cost.
#[rust2go::r2g]
pub trait Orders {
    /// The price of all lines in a currency, or none where an item has none.
    async fn total(lines: Page<Line>, currency: &str) -> Option<u64>;
}
