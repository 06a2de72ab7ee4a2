//! The contract of the catalog.

use std::collections::{HashMap, HashSet};

/// How an item is sold.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub enum Unit {
    /// By the piece.
    Piece,
    /// By weight.
    Weight {
        /// How many grams the price is for.
        grams: u32,
    },
}

/// Something to buy.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Item {
    /// Its name.
    pub name: String,
    /// How it is sold.
    pub unit: Unit,
    /// Its prices in cents, by currency.
    pub prices: HashMap<String, u64>,
    /// What it is made of.
    pub materials: HashSet<String>,
    /// The shelf and the place on it, or why it is on none.
    pub place: Result<(u8, char), String>,
}

/// Several values at once.
#[derive(rust2go::R2G, Clone, Debug, PartialEq)]
pub struct Page<T> {
    /// The values.
    pub items: Vec<T>,
}

/// Knows all items.
#[rust2go::r2g]
pub trait Catalog {
    /// All items.
    fn items() -> Page<Item>;
}
