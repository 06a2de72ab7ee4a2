//! Results of methods: a value, a `Result`, or the future of one.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::spanned::Spanned;
use syn::{
    AngleBracketedGenericArguments, AssocType, GenericArgument, PathArguments, PathSegment,
    ReturnType, Signature, Type, TypeImplTrait, TypeParamBound,
};

use super::ty::Place;
use super::{known, name, path, stream, ty};
use crate::ast::{ErrorTy, Mode, Return, Side, Ty, TyKind};
use crate::catalog;
use crate::derived::asked;
use crate::report::Errors;

/// Where the result of a method stands, or the method's name where it has none.
pub(super) fn place(sig: &Signature) -> Span {
    match &sig.output {
        ReturnType::Default => sig.ident.span(),
        ReturnType::Type(_, ty) => ty.span(),
    }
}

/// Reads the result; it also tells whether the method is async.
pub(super) fn parse(sig: &Signature, side: Side, errors: &mut Errors) -> Option<(Mode, Return)> {
    let declared = match &sig.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) => Some(ty::ungroup(ty)),
    };
    let (mode, ty) = match (sig.asyncness, declared) {
        (Some(_), Some(Type::ImplTrait(it))) if future(it).is_some() => {
            errors.push(catalog::IMPL_FUTURE_IN_ASYNC.at(it.impl_token.span, &[]));
            return None;
        }
        (None, Some(Type::ImplTrait(it))) if future(it).is_some() => {
            (Mode::Async, Some(future_output(it, errors)?))
        }
        (is_async, Some(Type::ImplTrait(it))) if stream::found(it).is_some() => {
            if let Some(token) = is_async {
                errors.push(catalog::STREAM_ASYNC.at(token.span, &[]));
            }
            return Some((Mode::Sync, opened(it, side, errors)?));
        }
        (Some(_), ty) => (Mode::Async, ty),
        (None, ty) => (Mode::Sync, ty),
    };
    let ret = value(ty, side, sig.ident.span(), errors)?;
    Some((mode, ret))
}

/// A stream, which `side` gives items to.
fn opened(it: &TypeImplTrait, side: Side, errors: &mut Errors) -> Option<Return> {
    let stream = stream::parse(it, stream::found(it)?, side, false, errors)?;
    Some(Return {
        value: stream::object(&stream, side, true, it.impl_token.span),
        tokens: it.to_token_stream(),
        error: Some(asked(&stream, it.impl_token.span)),
        stream: Some(Box::new(stream)),
    })
}

/// Reads what comes of a call, which `side` returns; where there is nothing, `span` stands for it.
pub(super) fn value(
    ty: Option<&Type>,
    side: Side,
    span: Span,
    errors: &mut Errors,
) -> Option<Return> {
    let owned = match side {
        Side::R2g => Place::Result,
        Side::G2r => Place::Owned,
    };
    match ty.map(ty::ungroup) {
        None => Some(Return {
            value: unit(span),
            tokens: quote!(()),
            error: None,
            stream: None,
        }),
        Some(ty) => match result_segment(ty) {
            Some(segment) => result(segment, owned, errors),
            None => plain(ty, owned, errors),
        },
    }
}

fn unit(span: Span) -> Ty {
    Ty {
        kind: TyKind::Unit,
        span,
    }
}

/// A value that is no `Result`.
fn plain(ty: &Type, place: Place, errors: &mut Errors) -> Option<Return> {
    let value = match ty::ungroup(ty) {
        Type::Reference(r) if r.mutability.is_none() && place == Place::Result => {
            errors.push(catalog::REFERENCE_RETURNED.at(r.and_token.span, &[]));
            return None;
        }
        ty => ty::whole(ty, place, errors)?,
    };
    Some(Return {
        value,
        tokens: ty.to_token_stream(),
        error: None,
        stream: None,
    })
}

fn result_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path
            .path
            .segments
            .last()
            .filter(|last| last.ident == "Result"),
        _ => None,
    }
}

fn result(segment: &PathSegment, place: Place, errors: &mut Errors) -> Option<Return> {
    let args = type_arguments(segment);
    match args.as_slice() {
        [value, error] => {
            let value = plain(value, place, errors);
            let error = error_type(error, errors);
            Some(Return {
                error: Some(error?),
                ..value?
            })
        }
        [value] => {
            plain(value, place, errors);
            errors.push(catalog::RESULT_ONE_ARG.at(segment.ident.span(), &[]));
            None
        }
        _ => {
            let takes = ["Result", "two type arguments", "Result<T, E>"];
            errors.push(catalog::TYPE_ARGS.at(segment.ident.span(), &takes));
            None
        }
    }
}

/// The arguments between `<` and `>`, if all of them are types.
fn type_arguments(segment: &PathSegment) -> Vec<&Type> {
    let PathArguments::AngleBracketed(AngleBracketedGenericArguments { args, .. }) =
        &segment.arguments
    else {
        return Vec::new();
    };
    let types = args.iter().map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect::<Option<_>>().unwrap_or_default()
}

fn error_type(ty: &Type, errors: &mut Errors) -> Option<ErrorTy> {
    let ty = ty::ungroup(ty);
    let tokens: TokenStream = ty.to_token_stream();
    let last = match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    };
    match last {
        Some(last) if last.arguments.is_empty() => {
            let name = name::plain(&last.ident);
            let known = name.text == "Error" || !known::is_reserved(&name.text);
            if known && (name.text != "Error" || is_bridge(ty)) {
                return Some(ErrorTy { name, tokens });
            }
            errors.push(catalog::ERROR_TYPE.at(name.span, &[&name::source(&tokens)]));
        }
        Some(last) => {
            errors.push(catalog::ERROR_TYPE.at(last.ident.span(), &[&last.ident.to_string()]));
        }
        None => errors.push(catalog::ERROR_TYPE.at(ty.span(), &[&name::source(&tokens)])),
    }
    None
}

/// `rust2go::Error`, or `Error` alone after a `use`; `io::Error` and others are not ours.
fn is_bridge(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("Error")) || path::is_bridge_error(ty)
}

/// The last segment of `Future<…>` in `impl Future<…> + …`.
fn future(it: &TypeImplTrait) -> Option<&PathSegment> {
    it.bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .filter(|last| last.ident == "Future"),
        _ => None,
    })
}

fn future_output<'a>(it: &'a TypeImplTrait, errors: &mut Errors) -> Option<&'a Type> {
    for bound in &it.bounds {
        let known = match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|last| {
                ["Future", "Send", "Sync", "Unpin"]
                    .iter()
                    .any(|known| last.ident == known)
            }),
            TypeParamBound::Lifetime(lifetime) => {
                lifetime.ident == "static" || lifetime.ident == "_"
            }
            _ => false,
        };
        if !known {
            let text = name::source(&bound.to_token_stream());
            errors.push(catalog::FUTURE_BOUND.at(bound.span(), &[&text]));
        }
    }
    let future = future(it)?;
    if let PathArguments::AngleBracketed(args) = &future.arguments {
        for arg in &args.args {
            match arg {
                GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Output" => {
                    return Some(ty);
                }
                _ => {}
            }
        }
    }
    errors.push(catalog::FUTURE_OUTPUT.at(future.ident.span(), &[]));
    None
}
