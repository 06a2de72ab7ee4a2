//! Parameters of methods.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{FnArg, Pat, PatType, Receiver, Signature, Type, TypeReference};

use super::ty::Place;
use super::{func, name, ty};
use crate::ast::{Name, Param, Passing, Side, Ty};
use crate::catalog;
use crate::names;
use crate::report::Errors;

/// A parameter and the first token of its type.
pub(super) struct Placed {
    pub(super) param: Param,
    pub(super) start: Span,
    /// Whether anything in the type is borrowed.
    pub(super) borrows: bool,
}

/// Reads all parameters; `None` if one of them cannot be read.
pub(super) fn parse(sig: &Signature, side: Side, errors: &mut Errors) -> Option<Vec<Placed>> {
    let place = match side {
        Side::R2g => Place::Param,
        Side::G2r => Place::Owned,
    };
    let mut params = Vec::new();
    let mut complete = true;
    let mut count = 0;
    for arg in &sig.inputs {
        let arg = match arg {
            FnArg::Typed(arg) => arg,
            FnArg::Receiver(arg) => {
                complete &= receiver(arg, errors).is_some();
                continue;
            }
        };
        count += 1;
        if count == 13 {
            errors.push(catalog::TOO_MANY_PARAMS.at(arg.span(), &[]));
        }
        let param = param(arg, side, place, errors);
        complete &= param.is_some();
        params.extend(param);
    }
    name::distinct(
        params.iter().map(|p| &p.param.name),
        names::go_param,
        errors,
    );
    complete.then_some(params)
}

fn receiver(receiver: &Receiver, errors: &mut Errors) -> Option<()> {
    if let Some(attr) = receiver.attrs.first() {
        errors.push(catalog::PARAM_ATTR.at(attr.path().span(), &[]));
    }
    let borrowed = matches!(&receiver.reference, Some((_, None)));
    if borrowed && receiver.mutability.is_none() && receiver.colon_token.is_none() {
        return Some(());
    }
    errors.push(catalog::RECEIVER_FORM.at(receiver.self_token.span, &[]));
    None
}

fn param(arg: &PatType, side: Side, place: Place, errors: &mut Errors) -> Option<Placed> {
    if let Some(attr) = arg.attrs.first() {
        errors.push(catalog::PARAM_ATTR.at(attr.path().span(), &[]));
    }
    let name = param_name(&arg.pat, errors);
    let outer = ty::ungroup(&arg.ty);
    let start = outer.span();
    let param = |ty: Option<Ty>, passing| {
        Some(Param {
            name: name.clone()?,
            ty: ty?,
            passing,
            tokens: outer.to_token_stream(),
            into: false,
            func: None,
            stream: None,
        })
    };
    let known = match outer {
        Type::ImplTrait(it) => func::parse(it, side, errors),
        _ => None,
    };
    let (param, start) = match (outer, known) {
        (_, Some(known)) => {
            let known = known?;
            let param = param(Some(known.ty), Passing::Owned)?;
            let param = Param {
                tokens: known.tokens,
                into: known.func.is_none() && known.stream.is_none(),
                func: known.func,
                stream: known.stream,
                ..param
            };
            (param, start)
        }
        (Type::Reference(r), _) => {
            let ty = referent(r, place, errors);
            (param(ty, Passing::Borrowed)?, r.and_token.span)
        }
        (other, _) => {
            let ty = ty::whole(other, place, errors);
            (param(ty, Passing::Owned)?, start)
        }
    };
    let borrows = borrows(param.tokens.clone());
    Some(Placed {
        param,
        start,
        borrows,
    })
}

/// Whether there is a reference or a lifetime among the tokens of a type, other than `'static`.
fn borrows(tokens: TokenStream) -> bool {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let found = match token {
            TokenTree::Group(group) => borrows(group.stream()),
            TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                !matches!(tokens.peek(), Some(TokenTree::Ident(name)) if name == "static")
            }
            TokenTree::Punct(punct) if punct.as_char() == '&' => {
                let lifetime = tokens.peek().map(ToString::to_string);
                lifetime.as_deref() != Some("'")
            }
            _ => false,
        };
        if found {
            return true;
        }
    }
    false
}

fn param_name(pat: &Pat, errors: &mut Errors) -> Option<Name> {
    let refused = match pat {
        Pat::Ident(pat) => match (&pat.mutability, &pat.by_ref, &pat.subpat) {
            (None, None, None) => return name::checked(&pat.ident, None, names::go_param, errors),
            (Some(token), ..) => catalog::PARAM_MUT.at(token.span, &["mut"]),
            (_, Some(token), _) => catalog::PARAM_MUT.at(token.span, &["ref"]),
            _ => catalog::PARAM_PATTERN.at(pat.ident.span(), &[]),
        },
        Pat::Wild(pat) => catalog::NO_GO_NAME.at(pat.underscore_token.span, &["_"]),
        other => catalog::PARAM_PATTERN.at(other.span(), &[]),
    };
    errors.push(refused);
    None
}

/// What stands behind the `&` of a whole parameter.
fn referent(r: &TypeReference, place: Place, errors: &mut Errors) -> Option<Ty> {
    if let Some(token) = &r.mutability {
        errors.push(catalog::REFERENCE_MUT.at(token.span, &[]));
        return None;
    }
    if let Some(lifetime) = &r.lifetime {
        errors.push(catalog::PARAM_LIFETIME.at(lifetime.span(), &[]));
    }
    ty::pointee(&r.elem, place, errors)
}
