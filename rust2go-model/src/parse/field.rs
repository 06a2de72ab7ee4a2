//! Fields of structs and variants.

use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Fields, Type};

use super::options::{self, Options};
use super::ty::Place;
use super::{attrs, constant, name, ty};
use crate::ast::{Field, Literal, Name, Prim, Skipped, Ty, TyKind};
use crate::catalog;
use crate::names;
use crate::report::Errors;

const OPTIONS: [&str; 6] = ["rename", "tag", "skip", "default", "with", "as"];

enum Read {
    Crosses(Box<Field>),
    Stays(Skipped),
}

/// Reads all fields, those that cross and those that do not; `None` if one of them cannot be read.
pub(super) fn parse(
    fields: &Fields,
    place: Place,
    errors: &mut Errors,
) -> Option<(Vec<Field>, Vec<Skipped>)> {
    let read = fields.iter().enumerate();
    let read: Vec<_> = read.map(|(i, f)| field(i, f, place, errors)).collect();
    let (mut crosses, mut stays) = (Vec::new(), Vec::new());
    for read in read.into_iter().collect::<Option<Vec<Read>>>()? {
        match read {
            Read::Crosses(field) => crosses.push(*field),
            Read::Stays(field) => stays.push(field),
        }
    }
    name::distinct(crosses.iter().map(|f| &f.name), names::go_field, errors);
    Some((crosses, stays))
}

fn field(index: usize, field: &syn::Field, place: Place, errors: &mut Errors) -> Option<Read> {
    let options = options::of(&field.attrs, &OPTIONS, errors);
    let placed = |index: usize| Name::new(index.to_string(), field.ty.span());
    if options.skip {
        return Some(Read::Stays(Skipped {
            name: match &field.ident {
                Some(ident) => name::plain(ident),
                None => placed(index),
            },
            default: options.default.map(|(expr, _)| expr.to_token_stream()),
        }));
    }
    let carried = carried(field, &options, errors)?.clone();
    let parsed = ty::value(&carried, place, errors);
    let name = match &field.ident {
        Some(ident) => name::checked(ident, options.rename, names::go_field, errors),
        None => Some(Name {
            rename: options.rename,
            ..placed(index)
        }),
    };
    let parsed = parsed?;
    Some(Read::Crosses(Box::new(Field {
        name: name?,
        docs: attrs::docs(&field.attrs),
        default: default(options.default, &parsed, errors),
        ty: parsed,
        tokens: carried.to_token_stream(),
        with: options.with.map(|(converter, _)| converter),
        tag: options.tag,
    })))
}

/// The type that the field crosses as.
fn carried<'a>(
    field: &'a syn::Field,
    options: &'a Options,
    errors: &mut Errors,
) -> Option<&'a Type> {
    match (&options.with, &options.carried) {
        (None, None) => Some(&field.ty),
        (Some(_), Some(ty)) => Some(ty),
        (Some((_, span)), None) => {
            errors.push(catalog::WITH_ALONE.at(*span, &[]));
            None
        }
        (None, Some(ty)) => {
            errors.push(catalog::AS_ALONE.at(ty.span(), &[]));
            None
        }
    }
}

/// The default, which must be a literal that Go has as well.
fn default(
    given: Option<(syn::Expr, proc_macro2::Span)>,
    ty: &Ty,
    errors: &mut Errors,
) -> Option<Literal> {
    let (expr, _) = given?;
    let literal = constant::literal(&expr);
    let fits = match (&literal, &ty.kind) {
        (Some(Literal::Bool(_)), TyKind::Prim(Prim::Bool)) => true,
        (Some(Literal::Char(_)), TyKind::Prim(Prim::Char)) => true,
        (Some(Literal::Str(_)), TyKind::String) => true,
        (Some(Literal::Float(_)), TyKind::Prim(Prim::F32 | Prim::F64)) => true,
        (Some(Literal::Int(value)), TyKind::Prim(prim)) => prim.holds(*value),
        // Aliases and newtypes: Go's compiler looks at them.
        (Some(_), TyKind::Named(_)) => true,
        _ => false,
    };
    if !fits {
        errors.push(catalog::DEFAULT_FORM.at(expr.span(), &[]));
        return None;
    }
    literal
}
