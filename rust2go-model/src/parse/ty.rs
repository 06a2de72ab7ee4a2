//! Types that cross by value.

use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, Type, TypeArray, TypeParamBound, TypeTuple};

use super::path;
use crate::ast::{Ty, TyKind};
use crate::catalog;
use crate::report::Errors;

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
pub(super) fn whole(ty: &Type, errors: &mut Errors) -> Option<Ty> {
    if is_unit(ty) {
        let kind = TyKind::Unit;
        return Some(Ty {
            kind,
            span: ty.span(),
        });
    }
    value(ty, errors)
}

/// A type inside another one, or of a field.
pub(super) fn value(ty: &Type, errors: &mut Errors) -> Option<Ty> {
    let refused = match ungroup(ty) {
        Type::Path(path) => return path::parse(path, errors),
        Type::Array(array) => return self::array(array, errors),
        Type::Tuple(tuple) => return self::tuple(tuple, errors),
        Type::Reference(r) => match &r.mutability {
            Some(token) => catalog::REFERENCE_MUT.at(token.span, &[]),
            None => catalog::REFERENCE_INSIDE.at(r.and_token.span, &[]),
        },
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

/// The name of the first trait of `impl A + B` or `dyn A + B`.
fn first_trait<'a>(bounds: impl IntoIterator<Item = &'a TypeParamBound>) -> String {
    let first = bounds.into_iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last(),
        _ => None,
    });
    first.map_or_else(|| "Trait".to_owned(), |segment| segment.ident.to_string())
}

fn tuple(tuple: &TypeTuple, errors: &mut Errors) -> Option<Ty> {
    let span = tuple.paren_token.span.join();
    match tuple.elems.len() {
        0 => errors.push(catalog::UNIT_INSIDE.at(span, &[])),
        n @ 13.. => errors.push(catalog::TUPLE_LEN.at(span, &[&n.to_string()])),
        _ => {}
    }
    // Every element is read, even after one failed, so that all errors show.
    let elems: Vec<_> = tuple.elems.iter().map(|ty| value(ty, errors)).collect();
    let elems: Option<Vec<Ty>> = elems.into_iter().collect();
    let kind = TyKind::Tuple(elems?);
    Some(Ty { kind, span })
}

fn array(array: &TypeArray, errors: &mut Errors) -> Option<Ty> {
    let elem = value(&array.elem, errors);
    let len = length(&array.len, errors);
    let kind = TyKind::Array(Box::new(elem?), len?);
    Some(Ty {
        kind,
        span: array.bracket_token.span.join(),
    })
}

fn length(mut expr: &Expr, errors: &mut Errors) -> Option<usize> {
    while let Expr::Group(group) = expr {
        expr = &group.expr;
    }
    let Expr::Lit(ExprLit {
        lit: Lit::Int(lit), ..
    }) = expr
    else {
        errors.push(catalog::ARRAY_LEN.at(expr.span(), &[]));
        return None;
    };
    // Go's limit on the size of a type depends on the target; a 32-bit one takes less than 2 GiB.
    let entry = match lit.base10_parse::<u32>() {
        Ok(0) => &catalog::ARRAY_EMPTY,
        Ok(n) if n < 1 << 31 => return usize::try_from(n).ok(),
        _ => &catalog::ARRAY_LEN_RANGE,
    };
    errors.push(entry.at(lit.span(), &[]));
    None
}
