//! Traits under `#[r2g]` and `#[g2r]`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Generics, ItemTrait, TraitItem};

use super::{attrs, method, name, options};
use crate::ast::{Method, Name, Side, Surface, Trait, Transport};
use crate::catalog::{self, Entry};
use crate::derived;
use crate::names;
use crate::report::Errors;

/// Reads a trait.
pub(super) fn parse(
    side: Side,
    attr: TokenStream,
    item: &ItemTrait,
    errors: &mut Errors,
) -> Option<Trait> {
    let (rename, transport) = options(side, attr, errors);
    let kept = attrs::trait_(side, &item.attrs, errors);
    if let Some(token) = &item.unsafety {
        errors.push(catalog::TRAIT_UNSAFE.at(token.span, &[]));
    }
    if let Some(token) = &item.auto_token {
        errors.push(catalog::TRAIT_AUTO.at(token.span, &[]));
    }
    refuse_generics(&item.generics, &catalog::TRAIT_GENERICS, errors);
    if let Some(bound) = item.supertraits.first() {
        errors.push(catalog::SUPERTRAIT.at(bound.span(), &[]));
    }
    let name = trait_name(&item.ident, rename, errors);
    let mut methods = Vec::new();
    for item in &item.items {
        let refused = match item {
            TraitItem::Fn(f) => {
                methods.extend(method::parse(f, side, transport, errors));
                continue;
            }
            TraitItem::Type(item) => catalog::ASSOCIATED_TYPE.at(item.type_token.span, &[]),
            TraitItem::Const(item) => catalog::ASSOCIATED_CONST.at(item.const_token.span, &[]),
            other => catalog::TRAIT_ITEM.at(other.span(), &[]),
        };
        errors.push(refused);
    }
    let objects = methods.iter().any(|method| method.receiver);
    let mut without = methods.iter().filter(|method| objects && !method.receiver);
    if let Some(Method { name, .. }) = without.next() {
        errors.push(catalog::RECEIVER_MIXED.at(name.span, &[&name.text]));
    }
    name::distinct(methods.iter().map(|m| &m.name), names::go_method, errors);
    let name = name?;
    for method in &mut methods {
        derived::christen(&name, method);
    }
    Some(Trait {
        name,
        docs: attrs::docs(&item.attrs),
        side,
        objects,
        surface: Surface::Trait,
        vis: item.vis.to_token_stream(),
        methods,
        attrs: kept,
    })
}

/// Reports type parameters, lifetimes and where clauses.
pub(super) fn refuse_generics(generics: &Generics, entry: &Entry, errors: &mut Errors) {
    if let Some(param) = generics.params.first() {
        errors.push(entry.at(param.span(), &[]));
    }
    if let Some(clause) = &generics.where_clause {
        errors.push(catalog::WHERE_CLAUSE.at(clause.where_token.span, &[]));
    }
}

/// The options of `#[r2g(attr)]` or `#[g2r(attr)]`: the name in Go, and how calls travel where a method does not say.
fn options(side: Side, attr: TokenStream, errors: &mut Errors) -> (Option<String>, Transport) {
    let mut options = options::Options::default();
    options::tokens(attr, &["transport", "rename"], &mut options, errors);
    let transport = options.transport.and_then(|text| {
        if side == Side::G2r {
            errors.push(catalog::G2R_OPTION.at(text.span(), &["transport"]));
            return None;
        }
        let name = text.value();
        match name.as_str() {
            "cgo" => Some(Transport::Cgo),
            "ring" => Some(Transport::Ring),
            _ => {
                errors.push(catalog::UNKNOWN_TRANSPORT.at(text.span(), &[&name]));
                None
            }
        }
    });
    (options.rename, transport.unwrap_or_default())
}

fn trait_name(ident: &syn::Ident, rename: Option<String>, errors: &mut Errors) -> Option<Name> {
    let name = name::checked(ident, rename, names::go_type, errors)?;
    let text = &name.text;
    if text.contains("__") || text.starts_with('_') || text.ends_with('_') {
        errors.push(catalog::TRAIT_NAME.at(name.span, &[text]));
        return None;
    }
    Some(name)
}
