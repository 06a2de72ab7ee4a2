//! Symbols: what the linker sees.

/// The symbol of a method: `r2g__Markdown__render`.
pub fn symbol_call(trait_: &str, method: &str) -> String {
    format!("r2g__{trait_}__{method}")
}

/// The symbol that cancels a call: `r2g_cancel__Markdown`.
pub fn symbol_cancel(trait_: &str) -> String {
    format!("r2g_cancel__{trait_}")
}

/// The symbol that gives Go its end of the ring for a trait's calls: `r2g_ring__Markdown`.
pub fn symbol_ring(trait_: &str) -> String {
    format!("r2g_ring__{trait_}")
}

/// The symbol that takes Rust's table of a trait that Rust implements: `g2r_serve__Store`.
pub fn symbol_serve(trait_: &str) -> String {
    format!("g2r_serve__{trait_}")
}

/// The symbol of that table: `g2r_table__Store`.
pub fn symbol_table(trait_: &str) -> String {
    format!("g2r_table__{trait_}")
}

/// The symbol that returns the contract text: `r2g_contract__Markdown`.
pub fn symbol_contract(trait_: &str) -> String {
    format!("r2g_contract__{trait_}")
}
