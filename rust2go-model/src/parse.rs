//! From `syn` to [`crate::ast`]: one item at a time, all its errors together.

pub(crate) mod attrs;
pub(crate) mod constant;
mod field;
mod func;
pub(crate) mod generics;
mod item;
pub(crate) mod key;
pub(crate) mod known;
mod method;
mod name;
mod options;
mod params;
mod path;
mod result;
mod stream;
mod text;
mod trait_;
pub(crate) mod ty;

use proc_macro2::TokenStream;

use crate::ast;
use crate::report::{Diagnostic, Errors};

/// Reads the trait under `#[r2g(attr)]` or `#[g2r(attr)]`, as `side` says; `item` comes without that attribute.
pub fn parse_trait(
    side: ast::Side,
    attr: TokenStream,
    item: &syn::ItemTrait,
) -> Result<ast::Trait, Vec<Diagnostic>> {
    let mut errors = Errors::default();
    let value = trait_::parse(side, attr, item, &mut errors);
    errors.finish(value)
}

/// Reads the struct or enum under `#[derive(R2G)]`.
pub fn parse_derive(input: &syn::DeriveInput) -> Result<ast::Item, Vec<Diagnostic>> {
    let mut errors = Errors::default();
    let value = item::parse(input, &mut errors);
    errors.finish(value)
}
