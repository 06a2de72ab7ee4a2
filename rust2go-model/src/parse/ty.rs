//! Types that cross by value.

use syn::spanned::Spanned;
use syn::{Type, TypeArray, TypeParamBound, TypeReference, TypeTuple};

use super::{constant, path};
use crate::ast::{ConstExpr, Known, Len, Ty, TyKind};
use crate::catalog;
use crate::report::Errors;

/// Where a type stands: whether it may borrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a parameter: what it borrows lives as long as the call.
    Param,
    /// In a field of a type with lifetimes, which can only be a parameter.
    Borrowing,
    /// In any other field.
    Field,
    /// In a result that Go sends.
    Result,
    /// In a method that Rust implements: nothing in it borrows but a whole parameter.
    Owned,
}

/// The type without parentheses, and without the invisible ones that `macro_rules!` leaves.
pub(super) fn ungroup(mut ty: &Type) -> &Type {
    loop {
        ty = match ty {
            Type::Group(group) => &group.elem,
            Type::Paren(paren) => &paren.elem,
            _ => return ty,
        };
    }
}

/// Whether the type is `()`.
pub(super) fn is_unit(ty: &Type) -> bool {
    matches!(ungroup(ty), Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// A whole parameter or result: `()` is allowed.
pub(super) fn whole(ty: &Type, place: Place, errors: &mut Errors) -> Option<Ty> {
    if is_unit(ty) {
        let kind = TyKind::Unit;
        return Some(Ty {
            kind,
            span: ty.span(),
        });
    }
    value(ty, place, errors)
}

/// A type inside another one, or of a field.
pub(crate) fn value(ty: &Type, place: Place, errors: &mut Errors) -> Option<Ty> {
    let refused = match ungroup(ty) {
        Type::Path(path) => return path::parse(path, place, errors),
        Type::Array(array) => return self::array(array, place, errors),
        Type::Tuple(tuple) => return self::tuple(tuple, place, errors),
        Type::Reference(r) => return reference(r, place, errors),
        Type::Slice(slice) => catalog::UNSIZED_SLICE.at(slice.bracket_token.span.join(), &[]),
        Type::Ptr(pointer) => catalog::POINTER.at(pointer.star_token.span, &[]),
        Type::BareFn(f) => catalog::FN_POINTER.at(f.fn_token.span, &[]),
        Type::Never(never) => catalog::NEVER.at(never.bang_token.span, &[]),
        Type::Infer(infer) => catalog::INFER.at(infer.underscore_token.span, &[]),
        Type::Macro(m) => catalog::TYPE_MACRO.at(m.mac.path.span(), &[]),
        Type::ImplTrait(it) => {
            catalog::IMPL_TRAIT.at(it.impl_token.span, &[&first_trait(&it.bounds)])
        }
        Type::TraitObject(object) => {
            let span = object
                .dyn_token
                .map_or_else(|| object.span(), |token| token.span);
            catalog::DYN.at(span, &[&first_trait(&object.bounds)])
        }
        other => catalog::UNKNOWN_TYPE_FORM.at(other.span(), &[]),
    };
    errors.push(refused);
    None
}

/// What stands behind a `Box` or a `&`: also `str`, `[T]` and the unsized paths.
pub(super) fn pointee(ty: &Type, place: Place, errors: &mut Errors) -> Option<Ty> {
    match ungroup(ty) {
        Type::Slice(slice) => {
            let elem = value(&slice.elem, place, errors)?;
            Some(Ty {
                kind: TyKind::List(Box::new(elem)),
                span: slice.bracket_token.span.join(),
            })
        }
        Type::Path(path) if path.qself.is_none() => {
            let last = path.path.segments.last();
            let kind = match last.map(|last| last.ident.to_string()).as_deref() {
                Some("str") => TyKind::String,
                Some("Path" | "OsStr") => TyKind::Known(Known::OsString),
                _ => return value(ty, place, errors),
            };
            Some(Ty {
                kind,
                span: path.span(),
            })
        }
        other => value(other, place, errors),
    }
}

/// A reference inside a type.
fn reference(r: &TypeReference, place: Place, errors: &mut Errors) -> Option<Ty> {
    if let Some(token) = &r.mutability {
        errors.push(catalog::REFERENCE_MUT.at(token.span, &[]));
        return None;
    }
    if place == Place::Owned {
        errors.push(catalog::G2R_LIFETIME.at(r.and_token.span, &[]));
        return None;
    }
    if matches!(place, Place::Field | Place::Result) {
        errors.push(catalog::REFERENCE_INSIDE.at(r.and_token.span, &[]));
        return None;
    }
    pointee(&r.elem, place, errors)
}

/// The name of the first trait of `impl A + B` or `dyn A + B`.
fn first_trait<'a>(bounds: impl IntoIterator<Item = &'a TypeParamBound>) -> String {
    let first = bounds.into_iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    first.map_or_else(|| "Trait".to_owned(), |segment| segment.ident.to_string())
}

fn tuple(tuple: &TypeTuple, place: Place, errors: &mut Errors) -> Option<Ty> {
    let span = tuple.paren_token.span.join();
    match tuple.elems.len() {
        0 => errors.push(catalog::UNIT_INSIDE.at(span, &[])),
        n @ 13.. => errors.push(catalog::TUPLE_LEN.at(span, &[&n.to_string()])),
        _ => {}
    }
    // Every element is read, even after one failed, so that all errors show.
    let elems = tuple.elems.iter().map(|ty| value(ty, place, errors));
    let elems: Vec<_> = elems.collect();
    let elems: Option<Vec<Ty>> = elems.into_iter().collect();
    let kind = TyKind::Tuple(elems?);
    Some(Ty { kind, span })
}

fn array(array: &TypeArray, place: Place, errors: &mut Errors) -> Option<Ty> {
    let elem = value(&array.elem, place, errors);
    let len = match constant::parse(&array.len) {
        Ok(ConstExpr::Int(n)) => match array_len(n) {
            Ok(n) => Some(Len::Is(n)),
            Err(entry) => {
                errors.push(entry.at(array.len.span(), &[]));
                None
            }
        },
        Ok(len) => Some(Len::Const(len)),
        Err(span) => {
            errors.push(catalog::CONST_FORM.at(span, &[]));
            None
        }
    };
    let kind = TyKind::Array(Box::new(elem?), len?);
    Some(Ty {
        kind,
        span: array.bracket_token.span.join(),
    })
}

/// The number as a length that Go and every target know.
pub(crate) fn array_len(n: i128) -> Result<usize, &'static catalog::Entry> {
    // Go's limit on the size of a type depends on the target; a 32-bit one takes less than 2 GiB.
    match u32::try_from(n) {
        Ok(0) => Err(&catalog::ARRAY_EMPTY),
        Ok(n) if n < 1 << 31 => usize::try_from(n).map_err(|_| &catalog::ARRAY_LEN_RANGE),
        _ => Err(&catalog::ARRAY_LEN_RANGE),
    }
}
