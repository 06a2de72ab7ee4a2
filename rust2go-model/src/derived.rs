//! Closures are objects of traits that nobody writes, with one method.

use proc_macro2::Span;

use crate::ast::{Docs, Method, Name, Param, Side, Surface, Trait, Transport};
use crate::names;

/// The method of a closure.
const CALL: &str = "call";

/// The traits that the closures among a trait's parameters stand for, in order.
///
/// The value comes from whoever calls the method: so the other side than that of the trait implements it.
pub fn derived(trait_: &Trait) -> Vec<Trait> {
    let mut traits = Vec::new();
    for method in &trait_.methods {
        for param in &method.params {
            traits.extend(of_param(trait_, method, param));
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

/// The name of the trait that a closure stands for.
pub(crate) fn name(trait_: &Name, method: &Name, param: &Name) -> Name {
    Name::new(
        names::derived_param(&trait_.text, &method.text, &param.text),
        param.span,
    )
}

fn of_param(trait_: &Trait, method: &Method, param: &Param) -> Option<Trait> {
    let func = param.func.as_ref()?;
    let call = Method {
        name: Name::new(CALL, param.name.span),
        docs: Docs::default(),
        mode: func.mode,
        transport: Transport::Cgo,
        zero_copy: false,
        receiver: true,
        params: func.params.clone(),
        ret: func.ret.clone(),
        attrs: Vec::new(),
    };
    Some(Trait {
        name: name(&trait_.name, &method.name, &param.name),
        docs: Docs::default(),
        side: opposite(trait_.side),
        objects: true,
        surface: Surface::Func { once: func.once },
        vis: trait_.vis.clone(),
        methods: vec![call],
        attrs: Vec::new(),
    })
}

/// What is passed for an argument of a closure.
pub(crate) fn argument(index: usize, span: Span) -> Name {
    Name::new(format!("a{index}"), span)
}
