//! Attributes: those the contract knows, those it refuses, and those that stay with the user.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Lit, LitInt, Meta, Path, Token};

use super::options;
use crate::ast::{Docs, Side};
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

/// The text of the doc comments, and the note of `#[deprecated]`.
pub(crate) fn docs(attrs: &[Attribute]) -> Docs {
    let mut docs = Docs::default();
    for attr in attrs {
        if attr.path().is_ident("deprecated") {
            docs.deprecated = Some(note(attr));
        } else if let Some(text) = doc(attr) {
            push_lines(&text, &mut docs.lines);
        }
    }
    docs
}

fn doc(attr: &Attribute) -> Option<String> {
    match &attr.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => text(&meta.value),
        _ => None,
    }
}

/// The note of `#[deprecated = "note"]` or `#[deprecated(note = "note")]`. What is wrong with the attribute, rustc says.
fn note(attr: &Attribute) -> String {
    let note = match &attr.meta {
        Meta::Path(_) => None,
        Meta::NameValue(meta) => text(&meta.value),
        Meta::List(list) => {
            let metas = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
            metas.into_iter().flatten().find_map(|meta| match &meta {
                Meta::NameValue(meta) if meta.path.is_ident("note") => text(&meta.value),
                _ => None,
            })
        }
    };
    note.unwrap_or_default()
}

/// The value of a string literal.
fn text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

/// One doc comment: a line of `///`, or all of `/** … */`, whose lines may start with ` * `.
fn push_lines(text: &str, lines: &mut Vec<String>) {
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
const OURS: [&str; 10] = [
    "r2g",
    "g2r",
    "R2G",
    "oneway",
    "zero_copy",
    "window",
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

/// The attributes of a method that mean something to the bridge.
#[derive(Default)]
pub(super) struct MethodAttrs {
    /// `#[oneway]`, and where.
    pub(super) oneway: Option<Span>,
    /// `#[zero_copy]`, and where.
    pub(super) zero_copy: Option<Span>,
    /// `#[window(n)]`, and where.
    pub(super) window: Option<(u32, Span)>,
    /// `#[ring]`, and where.
    pub(super) ring: Option<Span>,
    /// `#[cgo]`, and where.
    pub(super) cgo: Option<Span>,
    /// The name in Go.
    pub(super) rename: Option<String>,
    /// All that stays on the Rust method.
    pub(super) kept: Vec<TokenStream>,
}

/// Reads the attributes of a method.
pub(super) fn method(side: Side, attrs: &[Attribute], errors: &mut Errors) -> MethodAttrs {
    let mut found = MethodAttrs::default();
    for attr in attrs {
        if refuse_cfg(attr, errors) {
            continue;
        }
        let path = attr.path();
        let ours = |name: &&str| is_ours(path, name);
        let travels = ["oneway", "zero_copy", "cgo", "ring"];
        if let Some(name) = travels.iter().find(|name| side == Side::G2r && ours(name)) {
            errors.push(catalog::G2R_ATTRIBUTE.at(path.span(), &[name]));
        } else if is_ours(path, "oneway") {
            flag("oneway", attr, &mut found.oneway, errors);
        } else if is_ours(path, "zero_copy") {
            flag("zero_copy", attr, &mut found.zero_copy, errors);
        } else if is_ours(path, "window") {
            window(attr, &mut found.window, errors);
        } else if is_ours(path, "cgo") {
            flag("cgo", attr, &mut found.cgo, errors);
            both(found.ring, attr, errors);
        } else if is_ours(path, "ring") {
            flag("ring", attr, &mut found.ring, errors);
            both(found.cgo, attr, errors);
        } else if is_ours(path, "r2g") || is_ours(path, "g2r") {
            found.rename = options::attribute(attr, &["rename"], errors).rename;
        } else {
            found.kept.push(attr.to_token_stream());
        }
    }
    found
}

/// Reads the attributes of a trait: all that stays.
pub(super) fn trait_(side: Side, attrs: &[Attribute], errors: &mut Errors) -> Vec<TokenStream> {
    let mut kept = Vec::new();
    for attr in attrs {
        if refuse_cfg(attr, errors) {
            continue;
        }
        let path = attr.path();
        let other = [Side::R2g, Side::G2r];
        let other = other.iter().find(|side| is_ours(path, side.attribute()));
        if other == Some(&side) {
            errors.push(catalog::ATTR_TWICE.at(path.span(), &[side.attribute()]));
        } else if other.is_some() {
            errors.push(catalog::TRAIT_BOTH.at(path.span(), &[]));
        } else {
            kept.push(attr.to_token_stream());
        }
    }
    kept
}

/// Reports `attr` where the attribute for the other transport is there already.
fn both(other: Option<Span>, attr: &Attribute, errors: &mut Errors) {
    if other.is_some() {
        errors.push(catalog::RING_AND_CGO.at(attr.path().span(), &[]));
    }
}

fn window(attr: &Attribute, place: &mut Option<(u32, Span)>, errors: &mut Errors) {
    let span = attr.path().span();
    let number = attr.parse_args::<LitInt>().ok();
    let number = number.and_then(|number| number.base10_parse().ok());
    match number.filter(|n| (1..=65_536).contains(n)) {
        None => errors.push(catalog::WINDOW_NUMBER.at(span, &[])),
        Some(number) if place.replace((number, span)).is_some() => {
            errors.push(catalog::ATTR_TWICE.at(span, &["window"]));
        }
        Some(_) => {}
    }
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
