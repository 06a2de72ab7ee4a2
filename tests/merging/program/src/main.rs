//! Uses the Go code of two crates.

use rust2go_merging_catalog::api::{CatalogImpl, Page};
use rust2go_merging_orders::api::{Line, OrdersImpl};

fn main() {
    let items = CatalogImpl::items().items;
    let lines = items.into_iter().zip(1..);
    let lines = lines.map(|(item, count)| Line { item, count }).collect();
    let total = pollster::block_on(OrdersImpl::total(Page { items: lines }, "EUR"));
    println!("{total:?}");
}
