//! Closures and streams are objects of traits that nobody writes, with one method.

use proc_macro2::Span;
use quote::quote;

use crate::ast::{
    Docs, ErrorTy, Func, Method, Mode, Name, Param, Passing, Prim, Return, Side, Stream, Surface,
    Trait, Transport, Ty, TyKind,
};
use crate::names;

/// The method of a closure.
const CALL: &str = "call";

/// The method of a stream, and its parameter: how many items at most.
const NEXT: (&str, &str) = ("next", "max");

/// The traits that the closures and streams of a trait stand for, in order: of each method those that it takes, then the one that it
/// returns.
///
/// A value that is passed comes from whoever calls the method: so the other side than that of the trait implements it.
pub fn derived(trait_: &Trait) -> Vec<Trait> {
    let mut traits = Vec::new();
    for method in &trait_.methods {
        for param in &method.params {
            traits.extend(of_param(trait_, method, param));
        }
        if let Some(stream) = &method.ret.stream {
            let name = stream_name(&trait_.name, method);
            traits.push(of_stream(trait_, name, trait_.side, stream, true));
        }
    }
    traits
}

/// The side that implements what is passed to methods of traits of this one.
pub(crate) fn opposite(side: Side) -> Side {
    match side {
        Side::R2g => Side::G2r,
        Side::G2r => Side::R2g,
    }
}

/// Gives the objects in the signature of a method the names of their traits.
pub(crate) fn christen(trait_: &Name, method: &mut Method) {
    for param in &mut method.params {
        if param.func.is_none() && param.stream.is_none() {
            continue;
        }
        if let TyKind::Object(object) = &mut param.ty.kind {
            object.trait_ = param_name(trait_, &method.name, &param.name);
        }
    }
    let name = stream_name(trait_, method);
    if let (Some(_), TyKind::Object(object)) = (&method.ret.stream, &mut method.ret.value.kind) {
        object.trait_ = name;
    }
}

fn param_name(trait_: &Name, method: &Name, param: &Name) -> Name {
    let name = names::derived_param(&trait_.text, &method.text, &param.text);
    Name::new(name, param.span)
}

fn stream_name(trait_: &Name, method: &Method) -> Name {
    let name = names::derived_stream(&trait_.text, &method.name.text);
    Name::new(name, method.name.span)
}

fn of_param(trait_: &Trait, method: &Method, param: &Param) -> Option<Trait> {
    let name = param_name(&trait_.name, &method.name, &param.name);
    let side = opposite(trait_.side);
    if let Some(stream) = &param.stream {
        return Some(of_stream(trait_, name, side, stream, false));
    }
    let Func {
        mode,
        once,
        params,
        ret,
    } = &**param.func.as_ref()?;
    let call = only(CALL, *mode, params.clone(), ret.clone(), name.span);
    let surface = Surface::Func { once: *once };
    Some(of(trait_, name, side, surface, call))
}

fn of_stream(trait_: &Trait, name: Name, side: Side, stream: &Stream, returned: bool) -> Trait {
    let span = name.span;
    let (next, max) = NEXT;
    let ty = |kind| Ty { kind, span };
    let max = Param {
        name: Name::new(max, span),
        ty: ty(TyKind::Prim(Prim::U32)),
        passing: Passing::Owned,
        tokens: quote!(u32),
        into: false,
        func: None,
        stream: None,
    };
    let item = &stream.tokens;
    let ret = Return {
        value: ty(TyKind::List(Box::new(stream.item.clone()))),
        tokens: quote!(::std::vec::Vec<#item>),
        error: Some(asked(stream, span)),
        stream: None,
    };
    let next = Method {
        transport: stream.transport,
        ..only(next, Mode::Async, vec![max], ret, span)
    };
    of(trait_, name, side, stream.surface(returned), next)
}

/// A method of an object that nobody writes.
fn only(name: &str, mode: Mode, params: Vec<Param>, ret: Return, span: Span) -> Method {
    Method {
        name: Name::new(name, span),
        docs: Docs::default(),
        mode,
        transport: Transport::Cgo,
        zero_copy: false,
        receiver: true,
        params,
        ret,
        attrs: Vec::new(),
    }
}

fn of(trait_: &Trait, name: Name, side: Side, surface: Surface, method: Method) -> Trait {
    Trait {
        name,
        docs: Docs::default(),
        side,
        objects: true,
        surface,
        vis: trait_.vis.clone(),
        methods: vec![method],
        attrs: Vec::new(),
    }
}

/// The error of opening a stream, and of asking it for items.
pub(crate) fn asked(stream: &Stream, span: Span) -> ErrorTy {
    stream.error.clone().unwrap_or_else(|| ErrorTy {
        name: Name::new("Error", span),
        tokens: quote!(::rust2go::Error),
    })
}

/// What is passed for an argument of a closure.
pub(crate) fn argument(index: usize, span: Span) -> Name {
    Name::new(format!("a{index}"), span)
}
