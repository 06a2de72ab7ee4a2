//! Methods.

use syn::{Signature, TraitItemFn};

use super::attrs::{self, MethodAttrs};
use super::params::Placed;
use super::{name, params, result, trait_};
use crate::ast::{Method, Mode, Name, Return, Side, Stream, Transport, TyKind};
use crate::catalog;
use crate::names;
use crate::report::Errors;

/// Reads a method of a trait whose calls travel by `transport`, unless the method says otherwise.
pub(super) fn parse(
    item: &TraitItemFn,
    side: Side,
    transport: Transport,
    errors: &mut Errors,
) -> Option<Method> {
    let sig = &item.sig;
    let found = attrs::method(side, &item.attrs, errors);
    refuse_form(item, side, errors);
    let name = method_name(sig, found.rename.clone(), errors);
    let params = params::parse(sig, side, errors);
    let result = result::parse(sig, side, errors);
    let (mode, ret) = result?;
    let mode = match found.oneway {
        None => mode,
        Some(_) => {
            if mode == Mode::Async {
                let place = sig
                    .asyncness
                    .map_or_else(|| result::place(sig), |token| token.span);
                errors.push(catalog::ONEWAY_ASYNC.at(place, &[]));
            } else if !matches!(ret.value.kind, TyKind::Unit) || ret.error.is_some() {
                errors.push(catalog::ONEWAY_RESULT.at(result::place(sig), &[]));
            }
            Mode::Oneway
        }
    };
    let mut ret = ret;
    let mut params = params?;
    check_zero_copy(&found, mode, &params, errors);
    streams(&found, transport, &mut params, &mut ret, errors);
    // To open a stream is a sync call; what the attributes say is how items travel.
    let transport = match ret.stream {
        Some(_) => Transport::Cgo,
        None => choose(&found, mode, transport, errors),
    };
    Some(Method {
        name: name?,
        docs: attrs::docs(&item.attrs),
        mode,
        transport,
        zero_copy: found.zero_copy.is_some(),
        receiver: sig.receiver().is_some(),
        params: params.into_iter().map(|p| p.param).collect(),
        ret,
        attrs: found.kept,
    })
}

fn method_name(sig: &Signature, rename: Option<String>, errors: &mut Errors) -> Option<Name> {
    let name = name::checked(&sig.ident, rename, names::go_method, errors)?;
    if name.text.starts_with('_') {
        errors.push(catalog::METHOD_NAME.at(name.span, &[&name.text]));
        return None;
    }
    Some(name)
}

fn refuse_form(item: &TraitItemFn, side: Side, errors: &mut Errors) {
    let sig = &item.sig;
    if let Some(token) = &sig.constness {
        errors.push(catalog::METHOD_CONST.at(token.span, &[side.language()]));
    }
    if let Some(token) = &sig.unsafety {
        errors.push(catalog::METHOD_UNSAFE.at(token.span, &[]));
    }
    if let Some(abi) = &sig.abi {
        errors.push(catalog::METHOD_EXTERN.at(abi.extern_token.span, &[]));
    }
    trait_::refuse_generics(&sig.generics, &catalog::METHOD_GENERICS, errors);
    if let Some(variadic) = &sig.variadic {
        errors.push(catalog::VARIADIC.at(variadic.dots.spans[0], &[]));
    }
    if let Some(body) = &item.default {
        errors.push(catalog::DEFAULT_BODY.at(body.brace_token.span.open(), &[side.language()]));
    }
}

/// How the calls of the method travel. Where there are two answers, that has been reported.
fn choose(found: &MethodAttrs, mode: Mode, default: Transport, errors: &mut Errors) -> Transport {
    match (mode, found.ring) {
        (Mode::Sync, Some(span)) => {
            errors.push(catalog::RING_SYNC.at(span, &[]));
            Transport::Cgo
        }
        (Mode::Sync, None) => Transport::Cgo,
        (Mode::Async | Mode::Oneway, Some(_)) => Transport::Ring,
        (Mode::Async | Mode::Oneway, None) if found.cgo.is_some() => Transport::Cgo,
        (Mode::Async | Mode::Oneway, None) => default,
    }
}

/// Tells the streams of a method what its attributes say of them.
fn streams(
    found: &MethodAttrs,
    default: Transport,
    params: &mut [params::Placed],
    ret: &mut Return,
    errors: &mut Errors,
) {
    let returned = ret.stream.as_deref_mut();
    if let (Some(_), Some(span)) = (&returned, found.zero_copy) {
        errors.push(catalog::STREAM_ZERO_COPY.at(span, &[]));
    }
    let mut any = returned.is_some();
    if let (Some(stream), TyKind::Object(object)) = (returned, &mut ret.value.kind) {
        // Go has the items: they can come through the ring.
        stream.transport = choose(found, Mode::Async, default, errors);
        stream.window = found.window.map_or(Stream::WINDOW, |(n, _)| n);
        object.surface = stream.surface(true);
    }
    for Placed { param, .. } in params {
        if let (Some(stream), TyKind::Object(object)) = (&mut param.stream, &mut param.ty.kind) {
            any = true;
            stream.window = found.window.map_or(Stream::WINDOW, |(n, _)| n);
            object.surface = stream.surface(false);
        }
    }
    if let (Some((_, span)), false) = (found.window, any) {
        errors.push(catalog::WINDOW_ALONE.at(span, &[]));
    }
}

/// Views of Rust memory must not outlive it: an async call keeps only what has moved into it, a oneway call nothing.
fn check_zero_copy(
    found: &MethodAttrs,
    mode: Mode,
    params: &[params::Placed],
    errors: &mut Errors,
) {
    let Some(span) = found.zero_copy else { return };
    match mode {
        Mode::Sync => {}
        Mode::Oneway => errors.push(catalog::ZERO_COPY_ONEWAY.at(span, &[])),
        Mode::Async => {
            for placed in params {
                if placed.borrows {
                    errors.push(catalog::ZERO_COPY_BORROWED.at(placed.start, &[]));
                }
            }
        }
    }
}
