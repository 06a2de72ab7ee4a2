//! The Go interface of each trait, and the function that registers its implementation.

use super::docs::{go_docs, wrap};
use super::{Cx, by_pointer, is_unit, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Method, Mode, Param, Trait};
use rust2go_model::names;

/// All interfaces of the contract.
pub fn services(cx: &Cx, file: &mut GoFile) {
    for t in cx.contract.traits() {
        interface(cx, file, t);
        register(file, t);
    }
}

fn interface(cx: &Cx, file: &mut GoFile, t: &Trait) {
    let name = names::go_type(&t.name.text);
    let mut docs = go_docs(&t.docs);
    if docs.is_empty() {
        docs.push(format!(
            "{name} is the trait {} of the contract.",
            t.name.text
        ));
    }
    file.declare(&docs);
    if t.methods.is_empty() {
        file.line(0, &format!("type {name} interface{{}}"));
        return;
    }
    file.line(0, &format!("type {name} interface {{"));
    for m in &t.methods {
        file.docs(1, &method_docs(cx, m));
        let signature = signature(file, m);
        file.line(1, &signature);
    }
    file.line(0, "}");
}

fn method_docs(cx: &Cx, m: &Method) -> Vec<String> {
    let mut docs = go_docs(&m.docs);
    if !m.zero_copy {
        return docs;
    }
    let views: Vec<String> = m
        .params
        .iter()
        .filter(|p| by_pointer(p) || !is_unit(&p.ty) && !cx.contract.plain(&p.ty))
        .map(|p| names::go_param(&p.name.text))
        .collect();
    let sentence = match views.as_slice() {
        [] => return docs,
        [one] => format!(
            "{one} is a view of Rust memory: valid until the method returns, not to be changed."
        ),
        [first @ .., last] => format!(
            "{} and {last} are views of Rust memory: valid until the method returns, not to be changed.",
            first.join(", ")
        ),
    };
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(wrap(&sentence));
    docs
}

fn has_context(m: &Method) -> bool {
    m.mode == Mode::Async
}

fn signature(file: &mut GoFile, m: &Method) -> String {
    let mut params = Vec::new();
    if has_context(m) {
        params.push(format!("ctx {}.Context", file.import(Import::Context)));
    }
    for p in &m.params {
        let name = names::go_param(&p.name.text);
        params.push(format!("{name} {}", param_type(file, p)));
    }
    let results = result_types(file, m);
    let results = match results.as_slice() {
        [] => String::new(),
        [one] => format!(" {one}"),
        many => format!(" ({})", many.join(", ")),
    };
    format!(
        "{}({}){results}",
        names::go_method(&m.name.text),
        params.join(", ")
    )
}

/// The Go type of a parameter.
pub fn param_type(file: &mut GoFile, p: &Param) -> String {
    let ty = types::go_type(file, &p.ty);
    if by_pointer(p) { format!("*{ty}") } else { ty }
}

/// The Go results of a method: a tuple is several, an error the last.
fn result_types(file: &mut GoFile, m: &Method) -> Vec<String> {
    let value = &m.ret.value;
    let mut out: Vec<String> = match types::elements(value) {
        [] if is_unit(value) => Vec::new(),
        [] => vec![types::go_type(file, value)],
        elements => elements.iter().map(|ty| types::go_type(file, ty)).collect(),
    };
    if m.ret.error.is_some() {
        out.push("error".to_owned());
    }
    out
}

fn register(file: &mut GoFile, t: &Trait) {
    let runtime = file.import(Import::Runtime);
    let name = names::go_type(&t.name.text);
    let holder = names::go_registered(&t.name.text);
    let function = names::go_register(&t.name.text);
    file.declare(&[format!(
        "{function} makes impl the implementation of {name} that Rust calls. Call it from init."
    )]);
    file.line(0, &format!("func {function}(impl {name}) {{"));
    file.line(1, &format!("{holder}.Set(\"{}\", impl)", t.name.text));
    file.line(0, "}");
    file.declare(&[]);
    file.line(0, &format!("var {holder} {runtime}.Registered[{name}]"));
}
