//! Attributes: those the contract knows, those it refuses, and those that stay with the user.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::token::Paren;
use syn::{Attribute, Expr, ExprLit, Ident, Lit, MacroDelimiter, Meta, MetaList, Path, Token};

use super::name;
use crate::ast::Docs;
use crate::catalog;
use crate::report::Errors;

/// Whether the path is `name` or `rust2go::name`.
pub(crate) fn is_ours(path: &Path, name: &str) -> bool {
    let mut segments = path.segments.iter().map(|segment| &segment.ident);
    match (segments.next(), segments.next(), segments.next()) {
        (Some(only), None, _) => only == name,
        (Some(first), Some(last), None) => first == "rust2go" && last == name,
        _ => false,
    }
}

/// The text of the doc comments.
pub(crate) fn docs(attrs: &[Attribute]) -> Docs {
    let mut lines = Docs::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("doc")) {
        if let Meta::NameValue(meta) = &attr.meta {
            if let Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) = &meta.value
            {
                push_lines(&text.value(), &mut lines);
            }
        }
    }
    lines
}

/// One doc comment: a line of `///`, or all of `/** … */`, whose lines may start with ` * `.
fn push_lines(text: &str, lines: &mut Docs) {
    if !text.contains('\n') {
        lines.push(text.strip_prefix(' ').unwrap_or(text).trim_end().to_owned());
        return;
    }
    let starred = text
        .lines()
        .skip(1)
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('*'));
    let mut block: Vec<&str> = text
        .lines()
        .map(|line| {
            let line = line.trim();
            let line = line.strip_prefix('*').filter(|_| starred).unwrap_or(line);
            line.strip_prefix(' ').unwrap_or(line)
        })
        .collect();
    while block.first().is_some_and(|line| line.is_empty()) {
        block.remove(0);
    }
    while block.last().is_some_and(|line| line.is_empty()) {
        block.pop();
    }
    lines.extend(block.into_iter().map(str::to_owned));
}

/// The attributes that change a contract, and so must not depend on the build.
const OURS: [&str; 8] = [
    "r2g",
    "R2G",
    "oneway",
    "zero_copy",
    "cgo",
    "ring",
    "error",
    "cfg",
];

/// Whether the attribute is a `#[cfg_attr(…)]` that would bring one of `names`.
pub(crate) fn may_bring(attr: &Attribute, names: &[&str]) -> bool {
    match &attr.meta {
        Meta::List(list) if list.path.is_ident("cfg_attr") => mentions(&list.tokens, names),
        _ => false,
    }
}

fn mentions(tokens: &TokenStream, names: &[&str]) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => mentions(&group.stream(), names),
        _ => false,
    })
}

/// Reports the attribute when it makes a piece of the contract conditional.
pub(crate) fn refuse_cfg(attr: &Attribute, errors: &mut Errors) -> bool {
    let path = attr.path();
    let refused = path.is_ident("cfg") || may_bring(attr, &OURS);
    if refused {
        let name = path.to_token_stream().to_string();
        errors.push(catalog::CFG.at(path.span(), &[&name]));
    }
    refused
}

/// Reports what is wrong with the attributes of a field, a struct or an enum; whatever is not ours is the user's business.
pub(super) fn refuse_options(attrs: &[Attribute], errors: &mut Errors) {
    for attr in attrs {
        if !refuse_cfg(attr, errors) && is_ours(attr.path(), "r2g") {
            errors.push(catalog::MISPLACED.at(attr.path().span(), &[]));
        }
    }
}

/// `#[r2g(attr)]` on a trait.
pub(super) fn trait_options(attr: TokenStream, errors: &mut Errors) {
    let metas = relist(attr).map(|meta| list(&meta, errors));
    for meta in metas.into_iter().flatten() {
        if !meta.path().is_ident("transport") {
            unknown_option(&meta, errors);
            continue;
        }
        match string(&meta) {
            Some((text, _)) if text == "cgo" => {}
            Some((text, span)) if text == "ring" => {
                errors.push(catalog::TRANSPORT_RING.at(span, &[&text]));
            }
            Some((text, span)) => errors.push(catalog::UNKNOWN_TRANSPORT.at(span, &[&text])),
            None => errors.push(catalog::OPTION_VALUE.at(meta.path().span(), &["transport"])),
        }
    }
}

/// Whether a variant is under `#[r2g(skip)]`.
pub(super) fn skip(attrs: &[Attribute], errors: &mut Errors) -> bool {
    let mut skip = false;
    for attr in attrs {
        if refuse_cfg(attr, errors) || !is_ours(attr.path(), "r2g") {
            continue;
        }
        let Meta::List(meta) = &attr.meta else {
            errors.push(catalog::MISPLACED.at(attr.path().span(), &[]));
            continue;
        };
        for meta in list(meta, errors) {
            match &meta {
                Meta::Path(path) if path.is_ident("skip") => skip = true,
                _ => unknown_option(&meta, errors),
            }
        }
    }
    skip
}

/// The attributes of a method that mean something to the bridge.
#[derive(Default)]
pub(super) struct MethodAttrs {
    /// `#[oneway]`, and where.
    pub(super) oneway: Option<Span>,
    /// `#[zero_copy]`, and where.
    pub(super) zero_copy: Option<Span>,
    /// All that stays on the Rust method.
    pub(super) kept: Vec<TokenStream>,
}

/// Reads the attributes of a method.
pub(super) fn method(attrs: &[Attribute], errors: &mut Errors) -> MethodAttrs {
    let mut found = MethodAttrs::default();
    for attr in attrs {
        if refuse_cfg(attr, errors) {
            continue;
        }
        let (path, span) = (attr.path(), attr.path().span());
        if is_ours(path, "oneway") {
            flag("oneway", attr, &mut found.oneway, errors);
        } else if is_ours(path, "zero_copy") {
            flag("zero_copy", attr, &mut found.zero_copy, errors);
        } else if is_ours(path, "cgo") {
            // The transport every call has anyway.
            flag("cgo", attr, &mut None, errors);
        } else if is_ours(path, "ring") {
            errors.push(catalog::METHOD_RING.at(span, &[]));
        } else if is_ours(path, "r2g") {
            errors.push(catalog::MISPLACED.at(span, &[]));
        } else {
            found.kept.push(attr.to_token_stream());
        }
    }
    found
}

/// Reads the attributes of a trait: all that stays.
pub(super) fn trait_(attrs: &[Attribute], errors: &mut Errors) -> Vec<TokenStream> {
    let mut kept = Vec::new();
    for attr in attrs {
        if refuse_cfg(attr, errors) {
            continue;
        }
        if is_ours(attr.path(), "r2g") {
            errors.push(catalog::ATTR_TWICE.at(attr.path().span(), &["r2g"]));
        } else {
            kept.push(attr.to_token_stream());
        }
    }
    kept
}

fn flag(name: &str, attr: &Attribute, place: &mut Option<Span>, errors: &mut Errors) {
    let span = attr.path().span();
    if !matches!(attr.meta, Meta::Path(_)) {
        errors.push(catalog::ATTR_ARGUMENTS.at(span, &[name]));
    }
    if place.replace(span).is_some() {
        errors.push(catalog::ATTR_TWICE.at(span, &[name]));
    }
}

/// The options between the parentheses.
fn list(meta: &MetaList, errors: &mut Errors) -> Vec<Meta> {
    match meta.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated) {
        Ok(metas) => metas.into_iter().collect(),
        Err(error) => {
            errors.syn(error);
            Vec::new()
        }
    }
}

/// `r2g(attr)`, from which the compiler has taken `attr` out: `syn` shows an early end at the last parenthesis.
fn relist(attr: TokenStream) -> Option<MetaList> {
    let end = attr.clone().into_iter().last()?.span();
    Some(MetaList {
        path: Ident::new("r2g", end).into(),
        delimiter: MacroDelimiter::Paren(Paren(end)),
        tokens: attr,
    })
}

fn unknown_option(meta: &Meta, errors: &mut Errors) {
    let path = name::source(&meta.path().to_token_stream());
    errors.push(catalog::UNKNOWN_OPTION.at(meta.path().span(), &[&path]));
}

fn string(meta: &Meta) -> Option<(String, Span)> {
    match meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some((text.value(), text.span())),
            _ => None,
        },
        _ => None,
    }
}
