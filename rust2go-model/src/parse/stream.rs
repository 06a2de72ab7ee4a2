//! `impl Stream<Item = T>`, as a whole parameter and as a result.

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{
    AssocType, GenericArgument, PathArguments, PathSegment, Type, TypeImplTrait, TypeParamBound,
};

use super::{name, result, ty};
use crate::ast::{Name, Object, Side, Stream, Transport, Ty, TyKind};
use crate::catalog;
use crate::report::Errors;

/// The last segment of `Stream<…>` in `impl Stream<…> + …`.
pub(super) fn found(it: &TypeImplTrait) -> Option<&PathSegment> {
    it.bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound
            .path
            .segments
            .last()
            .filter(|last| last.ident == "Stream"),
        _ => None,
    })
}

/// Reads a stream that `side` gives items to; `kept` if it is a parameter, whose bounds have to be there.
///
/// Its window and how it travels, its method says.
pub(super) fn parse(
    it: &TypeImplTrait,
    segment: &PathSegment,
    side: Side,
    kept: bool,
    errors: &mut Errors,
) -> Option<Stream> {
    bounds(it, segment, kept, errors);
    let Some(item) = item(segment) else {
        errors.push(catalog::STREAM_ITEM.at(segment.ident.span(), &[]));
        return None;
    };
    let ret = result::value(Some(item), side, segment.ident.span(), errors)?;
    if matches!(ret.value.kind, TyKind::Unit) {
        errors.push(catalog::STREAM_UNIT.at(ret.value.span, &[]));
        return None;
    }
    Some(Stream {
        item: ret.value,
        tokens: ret.tokens,
        error: ret.error,
        window: Stream::WINDOW,
        transport: Transport::Cgo,
    })
}

/// What crosses. The trait gets its name when that of the method is known.
pub(super) fn object(stream: &Stream, side: Side, returned: bool, span: Span) -> Ty {
    let kind = TyKind::Object(Object {
        trait_: Name::new("", span),
        side,
        surface: stream.surface(returned),
    });
    Ty { kind, span }
}

fn item(segment: &PathSegment) -> Option<&Type> {
    let PathArguments::AngleBracketed(args) = &segment.arguments else {
        return None;
    };
    args.args.iter().find_map(|arg| match arg {
        GenericArgument::AssocType(AssocType { ident, ty, .. }) if ident == "Item" => {
            Some(ty::ungroup(ty))
        }
        _ => None,
    })
}

/// Reports bounds that a stream lacks, and those that it does not have.
fn bounds(it: &TypeImplTrait, segment: &PathSegment, kept: bool, errors: &mut Errors) {
    let mut missing = match kept {
        true => vec!["Send", "'static"],
        false => Vec::new(),
    };
    for bound in &it.bounds {
        let text = match bound {
            TypeParamBound::Trait(bound) => match bound.path.segments.last() {
                Some(last) if last.ident == "Stream" => continue,
                Some(last) => last.ident.to_string(),
                None => continue,
            },
            bound => name::source(&bound.to_token_stream()),
        };
        if !["Send", "Sync", "Unpin", "'static"].contains(&text.as_str()) {
            errors.push(catalog::STREAM_BOUND.at(bound.span(), &[&text]));
        }
        missing.retain(|bound| *bound != text);
    }
    if !missing.is_empty() {
        let missing = missing.join(" + ");
        errors.push(catalog::STREAM_BOUNDS.at(segment.ident.span(), &[&missing]));
    }
}
