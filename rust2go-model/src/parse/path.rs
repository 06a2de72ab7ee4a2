//! Types that are paths: known by their last segment, those of other crates by the last two.

use syn::{GenericArgument, Lifetime, PathArguments, PathSegment, Type, TypePath};

use super::known::{self, Shape};
use super::ty::{self, Place};
use super::{constant, key, name};
use crate::ast::{Arg, Known, Named, Ty, TyKind};
use crate::catalog;
use crate::report::Errors;

/// Whether the path ends in `rust2go::Error`.
pub(super) fn is_bridge_error(ty: &Type) -> bool {
    let Type::Path(path) = ty::ungroup(ty) else {
        return false;
    };
    let mut back = path.path.segments.iter().rev();
    back.next().is_some_and(|s| s.ident == "Error")
        && back.next().is_some_and(|s| s.ident == "rust2go")
}

/// A type named by a path.
pub(super) fn parse(path: &TypePath, place: Place, errors: &mut Errors) -> Option<Ty> {
    let segments = &path.path.segments;
    let last = segments.last()?;
    let span = last.ident.span();
    if let Some(qself) = &path.qself {
        errors.push(catalog::QUALIFIED_PATH.at(qself.lt_token.span, &[]));
        return None;
    }
    refuse_lifetimes(last, place, errors);
    let name = name::plain(&last.ident);
    let before: Vec<String> = segments
        .iter()
        .take(segments.len() - 1)
        .map(|segment| segment.ident.to_string())
        .collect();
    let from = before.first().map(String::as_str);
    let kind = match from.and_then(|from| known::foreign(from, &name.text)) {
        Some(kind) => kind,
        None => match known::refusal(&name.text) {
            Some((entry, args)) => {
                errors.push(entry.at(span, &args));
                return None;
            }
            None => match known::shape(&name.text) {
                Some(shape) => self::known(last, shape, place, errors)?,
                None => TyKind::Named(Named {
                    name,
                    path: before,
                    args: arguments(last, place, errors)?,
                }),
            },
        },
    };
    Some(Ty { kind, span })
}

/// A type that has a meaning of its own in every contract.
fn known(last: &PathSegment, shape: Shape, place: Place, errors: &mut Errors) -> Option<TyKind> {
    let boxed = |ty| Some(Box::new(ty));
    match shape {
        Shape::Is(kind) => no_arguments(last, kind, errors),
        Shape::Transparent => {
            let inner = one_argument(last, place, errors)?;
            Some(inner.kind)
        }
        Shape::NonZero => {
            let inner = one_argument(last, place, errors)?;
            match inner.kind {
                TyKind::Prim(prim) if prim.is_integer() => {
                    Some(TyKind::Known(Known::NonZero(prim)))
                }
                _ => {
                    wrong_arguments(last, "an integer type", "<u32>", errors);
                    None
                }
            }
        }
        Shape::List => Some(TyKind::List(boxed(one_argument(last, place, errors)?)?)),
        Shape::Option => Some(TyKind::Option(boxed(one_argument(last, place, errors)?)?)),
        Shape::Set => {
            let elem = one_argument(last, place, errors)?;
            key::check(&elem, errors)?;
            Some(TyKind::Set(Box::new(elem)))
        }
        Shape::Map => {
            let (k, v) = two_arguments(last, "<K, V>", place, errors)?;
            key::check(&k, errors)?;
            Some(TyKind::Map(Box::new(k), Box::new(v)))
        }
        Shape::Result => {
            let (ok, err) = two_arguments(last, "<T, E>", place, errors)?;
            Some(TyKind::Result(Box::new(ok), Box::new(err)))
        }
    }
}

/// Lifetimes would be those of Go's memory in a result that Go sends, and of no memory at all in a method that Rust implements.
fn refuse_lifetimes(last: &PathSegment, place: Place, errors: &mut Errors) {
    let entry = match place {
        Place::Result => &catalog::LIFETIME_RETURNED,
        Place::Owned => &catalog::G2R_LIFETIME,
        Place::Param | Place::Borrowing | Place::Field => return,
    };
    let borrowed = |lifetime: &&Lifetime| lifetime.ident != "static";
    if let Some(lifetime) = lifetimes(last).find(borrowed) {
        errors.push(entry.at(lifetime.ident.span(), &[]));
    }
}

fn lifetimes(last: &PathSegment) -> impl Iterator<Item = &Lifetime> {
    let args = match &last.arguments {
        PathArguments::AngleBracketed(args) => Some(&args.args),
        _ => None,
    };
    args.into_iter().flatten().filter_map(|arg| match arg {
        GenericArgument::Lifetime(lifetime) => Some(lifetime),
        _ => None,
    })
}

/// The arguments of a type of the contract.
fn arguments(last: &PathSegment, place: Place, errors: &mut Errors) -> Option<Vec<Arg>> {
    let args = match &last.arguments {
        PathArguments::None => return Some(Vec::new()),
        PathArguments::AngleBracketed(args) => &args.args,
        PathArguments::Parenthesized(args) => {
            errors.push(catalog::UNKNOWN_TYPE_FORM.at(args.paren_token.span.join(), &[]));
            return None;
        }
    };
    let mut read = Vec::new();
    let mut complete = true;
    for arg in args {
        match arg {
            GenericArgument::Lifetime(_) => {}
            GenericArgument::Type(ty) => match ty::value(ty, place, errors) {
                Some(ty) => read.push(Arg::Ty(ty)),
                None => complete = false,
            },
            GenericArgument::Const(expr) => match constant::parse(expr) {
                Ok(value) => read.push(Arg::Const(value)),
                Err(span) => {
                    errors.push(catalog::CONST_FORM.at(span, &[]));
                    complete = false;
                }
            },
            other => {
                let span = syn::spanned::Spanned::span(other);
                errors.push(catalog::UNKNOWN_TYPE_FORM.at(span, &[]));
                complete = false;
            }
        }
    }
    complete.then_some(read)
}

fn no_arguments(last: &PathSegment, kind: TyKind, errors: &mut Errors) -> Option<TyKind> {
    if last.arguments.is_empty() {
        return Some(kind);
    }
    wrong_arguments(last, "no type argument", "", errors);
    None
}

/// The types between `<` and `>`. A hasher or an allocator, which may come last, is of no interest to Go.
fn types(last: &PathSegment, most: usize) -> Vec<&Type> {
    let PathArguments::AngleBracketed(args) = &last.arguments else {
        return Vec::new();
    };
    let types = args.args.iter().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let types: Vec<_> = types.collect();
    if types.len() > most {
        Vec::new()
    } else {
        types
    }
}

fn one_argument(last: &PathSegment, place: Place, errors: &mut Errors) -> Option<Ty> {
    let most = if last.ident == "HashSet" { 2 } else { 1 };
    match types(last, most).first() {
        Some(ty) => ty::pointee(ty, place, errors),
        None => {
            wrong_arguments(last, "one type argument", "<T>", errors);
            None
        }
    }
}

fn two_arguments(
    last: &PathSegment,
    right: &str,
    place: Place,
    errors: &mut Errors,
) -> Option<(Ty, Ty)> {
    let most = if last.ident == "HashMap" { 3 } else { 2 };
    match types(last, most).as_slice() {
        [first, second, ..] => {
            let first = ty::value(first, place, errors);
            let second = ty::value(second, place, errors);
            Some((first?, second?))
        }
        [_] if last.ident == "Result" => {
            errors.push(catalog::RESULT_ONE_ARG.at(last.ident.span(), &[]));
            None
        }
        _ => {
            wrong_arguments(last, "two type arguments", right, errors);
            None
        }
    }
}

fn wrong_arguments(last: &PathSegment, takes: &str, right: &str, errors: &mut Errors) {
    let name = last.ident.to_string();
    let write = format!("{name}{right}");
    errors.push(catalog::TYPE_ARGS.at(last.ident.span(), &[&name, takes, &write]));
}
