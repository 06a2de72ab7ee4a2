//! Finds the contract's items among the others of a file.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, DeriveInput, Expr, ExprLit, ItemMod, ItemTrait, Lit, Meta, Path, Token};

use crate::ast::{Item, Name};
use crate::catalog;
use crate::parse::attrs::is_ours;
use crate::parse::{parse_derive, parse_trait};
use crate::report::Errors;

/// What an item means to the contract.
pub(crate) enum Found<'a> {
    /// A part of it.
    Item(Item),
    /// More to look at.
    Module(Module<'a>),
}

/// A module.
pub(crate) struct Module<'a> {
    pub(crate) name: Name,
    /// The value of `#[path]`.
    pub(crate) path: Option<String>,
    /// Whether it is under `#[cfg]`.
    pub(crate) cfg: bool,
    /// What it holds, if it is not in a file of its own.
    pub(crate) items: Option<&'a [syn::Item]>,
}

/// Looks at one item; `cfg` says that a module around it is under `#[cfg]`.
pub(crate) fn item<'a>(item: &'a syn::Item, cfg: bool, errors: &mut Errors) -> Option<Found<'a>> {
    let attrs = match item {
        syn::Item::Mod(item) => return Some(Found::Module(module(item))),
        syn::Item::Trait(item) => return trait_(item, cfg, errors).map(Found::Item),
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Union(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        _ => return None,
    };
    refuse_r2g(attrs, errors);
    let span = derive_of(attrs, errors)?;
    refuse_cfg(cfg, span, errors);
    // The three forms of a derive's input have one grammar, so this cannot fail.
    match syn::parse2::<DeriveInput>(item.to_token_stream()) {
        Ok(input) => keep(parse_derive(&input), errors),
        Err(error) => {
            errors.syn(error);
            None
        }
    }
    .map(Found::Item)
}

fn keep<T>(parsed: Result<T, Vec<crate::report::Diagnostic>>, errors: &mut Errors) -> Option<T> {
    match parsed {
        Ok(item) => Some(item),
        Err(found) => {
            found.into_iter().for_each(|error| errors.push(error));
            None
        }
    }
}

fn trait_(item: &ItemTrait, cfg: bool, errors: &mut Errors) -> Option<Item> {
    for attr in &item.attrs {
        if is_ours(attr.path(), "g2r") {
            errors.push(catalog::G2R.at(attr.path().span(), &[]));
        }
        refuse_hidden(attr, "r2g", errors);
    }
    let at = item
        .attrs
        .iter()
        .position(|attr| is_ours(attr.path(), "r2g"))?;
    let mut item = item.clone();
    let attr = item.attrs.remove(at);
    refuse_cfg(cfg, attr.path().span(), errors);
    let options = match attr.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens,
        Meta::NameValue(pair) => {
            errors.push(catalog::UNKNOWN_OPTION.at(pair.eq_token.span(), &["="]));
            TokenStream::new()
        }
    };
    keep(parse_trait(options, &item), errors).map(Item::Trait)
}

/// Reports `#[r2g]` where no trait follows.
fn refuse_r2g(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs.iter().filter(|attr| is_ours(attr.path(), "r2g")) {
        errors.push(catalog::NOT_A_TRAIT.at(attr.path().span(), &[]));
    }
}

/// Where R2G stands in `#[derive(…)]`, if it does.
fn derive_of(attrs: &[Attribute], errors: &mut Errors) -> Option<Span> {
    let mut found = None;
    for attr in attrs {
        refuse_hidden(attr, "R2G", errors);
        let Meta::List(list) = &attr.meta else {
            continue;
        };
        if !list.path.is_ident("derive") {
            continue;
        }
        // What is no list of paths is rustc's to report.
        let paths = Punctuated::<Path, Token![,]>::parse_terminated.parse2(list.tokens.clone());
        let paths = paths.into_iter().flatten();
        found = found.or_else(|| {
            paths
                .filter(|path| is_ours(path, "R2G"))
                .map(|path| path.span())
                .next()
        });
    }
    found
}

fn refuse_cfg(cfg: bool, span: Span, errors: &mut Errors) {
    if cfg {
        errors.push(catalog::CFG.at(span, &["cfg"]));
    }
}

/// Reports `#[cfg_attr(…, name)]`: whether the item belongs to the contract would depend on the build.
fn refuse_hidden(attr: &Attribute, name: &str, errors: &mut Errors) {
    let Meta::List(list) = &attr.meta else { return };
    if list.path.is_ident("cfg_attr") && mentions(list.tokens.clone(), name) {
        errors.push(catalog::CFG.at(attr.path().span(), &["cfg_attr"]));
    }
}

fn mentions(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(group.stream(), name),
        _ => false,
    })
}

fn module(item: &ItemMod) -> Module<'_> {
    let path = item.attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let cfg = |attr: &Attribute| attr.path().is_ident("cfg") || attr.path().is_ident("cfg_attr");
    Module {
        name: Name {
            text: item.ident.unraw().to_string(),
            span: item.ident.span(),
        },
        path,
        cfg: item.attrs.iter().any(cfg),
        items: item.content.as_ref().map(|(_, items)| items.as_slice()),
    }
}
