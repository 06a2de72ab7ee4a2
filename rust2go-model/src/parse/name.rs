//! Names: what may stand in front of Go and C.

use proc_macro2::TokenStream;
use syn::ext::IdentExt;

use crate::ast::Name;
use crate::catalog;
use crate::names;
use crate::report::Errors;

/// Tokens as one would write them, for messages.
pub(super) fn source(tokens: &TokenStream) -> String {
    let text = tokens.to_string();
    [(" :: ", "::"), (" ,", ","), (" < ", "<"), (" >", ">")]
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

/// The identifier without `r#`.
pub(super) fn plain(ident: &syn::Ident) -> Name {
    Name::new(ident.unraw().to_string(), ident.span())
}

/// A name that becomes a name in Go, `rename` if that is given; `to_go` makes it.
pub(super) fn checked(
    ident: &syn::Ident,
    rename: Option<String>,
    to_go: fn(&Name) -> String,
    errors: &mut Errors,
) -> Option<Name> {
    let name = Name {
        rename,
        ..plain(ident)
    };
    let entry = if !name.text.is_ascii() {
        &catalog::NOT_ASCII
    } else if !names::go_legal(&to_go(&name)) {
        &catalog::NO_GO_NAME
    } else {
        return Some(name);
    };
    errors.push(entry.at(name.span, &[&name.text]));
    None
}

/// The name of a struct or enum: one that the parser does not take for another type.
pub(super) fn type_name(
    ident: &syn::Ident,
    rename: Option<String>,
    errors: &mut Errors,
) -> Option<Name> {
    let name = checked(ident, rename, names::go_type, errors)?;
    if super::known::is_reserved(&name.text) {
        errors.push(catalog::RESERVED_NAME.at(name.span, &[&name.text]));
        return None;
    }
    Some(name)
}

/// Reports names that are different in Rust and the same in Go. (The same name twice is rustc's to report.)
pub(super) fn distinct<'a>(
    names: impl Iterator<Item = &'a Name>,
    to_go: fn(&Name) -> String,
    errors: &mut Errors,
) {
    let mut seen: Vec<(String, &Name)> = Vec::new();
    for name in names {
        let go = to_go(name);
        match seen.iter().find(|(other, _)| *other == go) {
            Some((_, first)) => {
                errors.push(catalog::SAME_GO_NAME.at(name.span, &[&first.text, &name.text]));
            }
            None => seen.push((go, name)),
        }
    }
}
