//! The contract: the only file that both languages read.
//!
//! The types derive serde's traits as well: an order goes from JSON to Rust to a rule in Go without a type in between.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// An order, which rules are about. The tags are the names that rules use.
#[derive(rust2go::R2G, Clone, Debug, Deserialize, Serialize)]
pub struct Order {
    /// Its number.
    #[r2g(tag = "expr:\"id\"")]
    pub id: String,
    /// What is to be paid, in the shop's currency.
    #[r2g(tag = "expr:\"amount\"")]
    pub amount: f64,
    /// Where it goes to: two letters.
    #[r2g(tag = "expr:\"country\"")]
    pub country: String,
    /// What is in it.
    #[r2g(tag = "expr:\"items\"")]
    #[serde(default)]
    pub items: Vec<Item>,
    /// Whose it is.
    #[r2g(tag = "expr:\"customer\"")]
    pub customer: Customer,
    /// How it is paid. Rules see a struct that the Go half makes of it.
    #[r2g(tag = "expr:\"-\"")]
    pub payment: Payment,
    /// What the customer has redeemed.
    #[r2g(tag = "expr:\"coupon\"")]
    #[serde(default)]
    pub coupon: Option<String>,
    /// What the shop adds, of any shape: what a rule does with it is checked when it runs.
    #[r2g(tag = "expr:\"extra\"")]
    #[serde(default)]
    pub extra: serde_json::Value,
}

/// A line of an order.
#[derive(rust2go::R2G, Clone, Debug, Deserialize, Serialize)]
pub struct Item {
    /// What it is.
    #[r2g(rename = "SKU", tag = "expr:\"sku\"")]
    pub sku: String,
    /// How many of it.
    #[r2g(tag = "expr:\"quantity\"")]
    pub quantity: u32,
    /// Of one.
    #[r2g(tag = "expr:\"price\"")]
    pub price: f64,
}

/// Who orders.
#[derive(rust2go::R2G, Clone, Debug, Deserialize, Serialize)]
pub struct Customer {
    /// The mail address.
    #[r2g(tag = "expr:\"email\"")]
    pub email: String,
    /// The standing, which rules compare with the constants `Basic`, `Silver` and `Gold`.
    #[r2g(tag = "expr:\"tier\"")]
    pub tier: Tier,
    /// What the shop knows of the customer.
    #[r2g(tag = "expr:\"tags\"")]
    #[serde(default)]
    pub tags: BTreeMap<String, String>,
}

/// The standing of a customer.
#[derive(rust2go::R2G, Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// As everybody begins.
    Basic,
    /// Orders now and then.
    Silver,
    /// Orders often.
    Gold,
}

/// How an order is paid.
#[derive(rust2go::R2G, Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Payment {
    /// By card.
    Card {
        /// Of the bank: two letters.
        country: String,
        /// Whether the bank has asked the customer.
        verified: bool,
    },
    /// On account.
    Invoice {
        /// Until when.
        days: u32,
    },
    /// With money that the customer has here.
    Balance,
}

/// What a rule says of an order: a rule may give any of these.
#[derive(rust2go::R2G, Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Verdict {
    /// Whether it applies.
    Match(bool),
    /// How much of something.
    Score(f64),
    /// One word.
    Label(String),
    /// Several.
    Labels(Vec<String>),
}

/// Why there is no program, or no verdict.
#[derive(rust2go::R2G, Debug, thiserror::Error)]
pub enum RuleError {
    /// The source is no rule about orders.
    #[error("{message} (line {line}, column {column})")]
    Compile {
        /// What is wrong.
        message: String,
        /// Where, from 1.
        line: u32,
        /// Where in the line, from 1.
        column: u32,
    },
    /// The rule failed on this order.
    #[error("{message} (line {line}, column {column})")]
    Eval {
        /// What is wrong.
        message: String,
        /// Where in the rule, from 1.
        line: u32,
        /// Where in the line, from 1.
        column: u32,
    },
    /// What the bridge itself reports: a passed deadline, a panic in Go, an error of another type.
    #[error(transparent)]
    Bridge(#[from] rust2go::Error),
}

/// Makes programs.
#[rust2go::r2g]
pub trait Rules {
    /// Compiles a rule. The program stays in Go, until the last `ProgramImpl` is dropped.
    async fn compile(source: &str) -> Result<ProgramImpl, RuleError>;
    /// How many programs Go keeps for Rust.
    fn held() -> u64;
}

/// A compiled rule. Calls are short and many, so they travel through the ring.
#[rust2go::r2g(transport = "ring")]
pub trait Program {
    /// The text it was compiled from.
    fn source(&self) -> String;
    /// What it says of an order. Many may be asked of one program at once.
    async fn eval(&self, order: &Order) -> Result<Verdict, RuleError>;
}
