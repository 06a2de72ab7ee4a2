//! Keys of maps and elements of sets: what Go can compare with `==` as Rust does.

use crate::ast::{Known, Prim, Ty, TyKind};
use crate::catalog;
use crate::describe::ty_text;
use crate::report::Errors;

/// Reports a type that cannot be a key, as far as the type itself shows it.
pub(super) fn check(ty: &Ty, errors: &mut Errors) -> Option<()> {
    let Some(part) = refused(ty) else {
        return Some(());
    };
    let text = ty_text(part);
    errors.push(catalog::MAP_KEY.at(part.span, &[&text]));
    None
}

/// The part of the type that cannot be in a key.
pub(crate) fn refused(ty: &Ty) -> Option<&Ty> {
    match &ty.kind {
        TyKind::Prim(Prim::F32 | Prim::F64)
        | TyKind::List(_)
        | TyKind::Option(_)
        | TyKind::Result(..)
        | TyKind::Map(..)
        | TyKind::Set(_)
        | TyKind::Unit
        | TyKind::Object(_)
        | TyKind::Known(
            Known::Time | Known::I128 | Known::U128 | Known::Url | Known::Decimal | Known::Json,
        ) => Some(ty),
        TyKind::Prim(_) | TyKind::String | TyKind::Known(_) | TyKind::Named(_) => None,
        TyKind::Array(elem, _) => refused(elem),
        TyKind::Tuple(elems) => elems.iter().find_map(refused),
    }
}
