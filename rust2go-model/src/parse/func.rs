//! `impl …` as a whole parameter: closures, streams, and objects by the name of their trait.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident};
use syn::spanned::Spanned;
use syn::{
    ParenthesizedGenericArguments, Path, PathArguments, ReturnType, TraitBound, TypeImplTrait,
    TypeParamBound,
};

use super::ty::{self, Place};
use super::{name, result, stream};
use crate::ast::{
    Func, Mode, Name, Named, Object, Param, Passing, Side, Stream, Surface, Ty, TyKind,
};
use crate::catalog;
use crate::derived::{argument, opposite};
use crate::names::rust_impl;
use crate::report::Errors;

/// What can stand behind `impl` and is no trait of a contract, though it looks like one.
const NO_OBJECTS: &[&str] = &[
    "Any", "Clone", "Copy", "Debug", "Default", "Display", "Drop", "Eq", "Error", "Future", "Hash",
    "Iterator", "Ord", "Send", "Sized", "Sync", "ToString", "Unpin",
];

/// A parameter that is `impl …`, as far as its type says.
pub(super) struct Impl {
    pub(super) ty: Ty,
    pub(super) tokens: TokenStream,
    pub(super) func: Option<Box<Func>>,
    pub(super) stream: Option<Box<Stream>>,
}

/// Reads `impl …` of a parameter of a method that `side` implements; nothing where it is none of the known forms.
pub(super) fn parse(it: &TypeImplTrait, side: Side, errors: &mut Errors) -> Option<Option<Impl>> {
    let traits = it.bounds.iter().filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => Some(bound),
        _ => None,
    });
    let traits: Vec<&TraitBound> = traits.collect();
    let called = traits.iter().find_map(|bound| {
        let last = bound.path.segments.last()?;
        match &last.arguments {
            PathArguments::Parenthesized(args) => Some((&last.ident, args)),
            _ => None,
        }
    });
    if let Some((family, args)) = called {
        let func = func(it, family, args, side, errors);
        return Some(func.map(|func| closure(it, func, side)));
    }
    if let Some(segment) = stream::found(it) {
        let stream = stream::parse(it, segment, opposite(side), true, errors);
        return Some(stream.map(|stream| Impl {
            ty: stream::object(&stream, opposite(side), false, it.impl_token.span),
            tokens: it.to_token_stream(),
            func: None,
            stream: Some(Box::new(stream)),
        }));
    }
    match traits.as_slice() {
        [one] if side == Side::R2g && it.bounds.len() == 1 => object(&one.path).map(Some),
        _ => None,
    }
}

/// `impl Trait`: its object, and whatever becomes one.
fn object(path: &Path) -> Option<Impl> {
    let last = path.segments.last()?;
    if !last.arguments.is_none() || NO_OBJECTS.iter().any(|known| last.ident == known) {
        return None;
    }
    let span = last.ident.span();
    let text = rust_impl(&name::plain(&last.ident).text);
    let mut path = path.clone();
    if let Some(last) = path.segments.last_mut() {
        last.ident = format_ident!("{text}", span = span);
    }
    let kind = TyKind::Named(Named {
        name: Name::new(text, span),
        path: Vec::new(),
        args: Vec::new(),
    });
    Some(Impl {
        ty: Ty { kind, span },
        tokens: path.to_token_stream(),
        func: None,
        stream: None,
    })
}

/// The trait gets its name when that of the method is known.
fn closure(it: &TypeImplTrait, func: Func, side: Side) -> Impl {
    let span = it.impl_token.span;
    let kind = TyKind::Object(Object {
        trait_: Name::new("", span),
        side: opposite(side),
        surface: Surface::Func { once: func.once },
    });
    Impl {
        ty: Ty { kind, span },
        tokens: it.to_token_stream(),
        func: Some(Box::new(func)),
        stream: None,
    }
}

fn func(
    it: &TypeImplTrait,
    family: &syn::Ident,
    args: &ParenthesizedGenericArguments,
    side: Side,
    errors: &mut Errors,
) -> Option<Func> {
    let (mode, once) = match family.to_string().as_str() {
        "Fn" => (Mode::Sync, false),
        "FnOnce" => (Mode::Sync, true),
        "AsyncFn" => (Mode::Async, false),
        "AsyncFnOnce" => (Mode::Async, true),
        "FnMut" | "AsyncFnMut" => {
            let text = family.to_string();
            errors.push(catalog::FUNC_MUT.at(family.span(), &[&text, &text.replace("Mut", "")]));
            return None;
        }
        _ => {
            errors.push(catalog::IMPL_TRAIT.at(it.impl_token.span, &[&family.to_string()]));
            return None;
        }
    };
    bounds(it, family, once, errors);
    let mut params = Vec::new();
    for (index, arg) in args.inputs.iter().enumerate() {
        if index == 12 {
            errors.push(catalog::TOO_MANY_PARAMS.at(arg.span(), &[]));
        }
        let arg = ty::ungroup(arg);
        params.push(ty::whole(arg, Place::Owned, errors).map(|ty| Param {
            name: argument(index, arg.span()),
            ty,
            passing: Passing::Owned,
            tokens: arg.to_token_stream(),
            into: false,
            func: None,
            stream: None,
        }));
    }
    let returned = match &args.output {
        ReturnType::Default => None,
        ReturnType::Type(_, ty) => Some(&**ty),
    };
    // What a closure of Go's returns comes from there, as the result of a method of Go's does.
    let ret = result::value(returned, opposite(side), family.span(), errors);
    Some(Func {
        mode,
        once,
        params: params.into_iter().collect::<Option<_>>()?,
        ret: ret?,
    })
}

/// Reports bounds that a closure lacks, and those that say nothing about one.
fn bounds(it: &TypeImplTrait, family: &syn::Ident, once: bool, errors: &mut Errors) {
    let mut missing = match once {
        true => vec!["Send", "'static"],
        false => vec!["Send", "Sync", "'static"],
    };
    for bound in &it.bounds {
        let text = match bound {
            TypeParamBound::Trait(bound) if bound.path.segments.last().is_some_and(is_called) => {
                if let Some(lifetimes) = &bound.lifetimes {
                    let text = lifetimes.to_token_stream();
                    errors.push(catalog::FUNC_BOUND.at(lifetimes.span(), &[&name::source(&text)]));
                }
                continue;
            }
            TypeParamBound::Trait(bound) => match bound.path.segments.last() {
                Some(last) => last.ident.to_string(),
                None => continue,
            },
            bound => name::source(&bound.to_token_stream()),
        };
        let known = ["Send", "Sync", "Unpin", "'static"].contains(&text.as_str());
        if !known {
            errors.push(catalog::FUNC_BOUND.at(bound.span(), &[&text]));
        }
        missing.retain(|bound| *bound != text);
    }
    if !missing.is_empty() {
        let missing = missing.join(" + ");
        errors.push(catalog::FUNC_BOUNDS.at(family.span(), &[&missing]));
    }
}

fn is_called(segment: &syn::PathSegment) -> bool {
    matches!(segment.arguments, PathArguments::Parenthesized(_))
}
