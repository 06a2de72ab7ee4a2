//! The Go interface of each trait, and the function that registers its implementation, or the client of what Rust implements.

use super::docs::{deprecate, documented, lines, wrap};
use super::{Cx, by_pointer, client, is_unit, stream, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Method, Mode, Param, Side, Trait};
use rust2go_model::names;

/// All interfaces of the contract.
pub fn services(cx: &Cx, file: &mut GoFile) {
    for t in cx.contract.traits() {
        interface(cx, file, t);
        match t.side {
            Side::R2g if t.objects => {}
            Side::R2g => register(file, t),
            Side::G2r => client::client(cx, file, t),
        }
    }
}

fn interface(cx: &Cx, file: &mut GoFile, t: &Trait) {
    let name = names::go_type(&t.name);
    let stand_in = format!("{name} is the trait {} of the contract.", t.name.text);
    file.declare(&documented(&t.docs, &stand_in));
    if t.methods.is_empty() {
        file.line(0, &format!("type {name} interface{{}}"));
        return;
    }
    file.line(0, &format!("type {name} interface {{"));
    for m in &t.methods {
        file.docs(1, &method_docs(cx, m));
        let signature = signature(cx, file, m, |p| names::go_param(&p.name));
        file.line(1, &signature);
    }
    file.line(0, "}");
}

fn method_docs(cx: &Cx, m: &Method) -> Vec<String> {
    let mut docs = lines(&m.docs);
    if m.zero_copy {
        views(cx, m, &mut docs);
    }
    for sentence in stream::sentences(cx, m) {
        paragraph(&mut docs, &sentence);
    }
    deprecate(&mut docs, &m.docs);
    docs
}

fn paragraph(docs: &mut Vec<String>, text: &str) {
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(wrap(text));
}

/// Adds what the handler has to know of arguments that are views.
fn views(cx: &Cx, m: &Method, docs: &mut Vec<String>) {
    let views: Vec<String> = m
        .params
        .iter()
        .filter(|p| p.ty.object().is_none())
        .filter(|p| by_pointer(cx, p) || !is_unit(&p.ty) && !cx.plain(&p.ty))
        .map(|p| names::go_param(&p.name))
        .collect();
    let sentence = match views.as_slice() {
        [] => return,
        [one] => format!(
            "{one} is a view of Rust memory: valid until the method returns, not to be changed."
        ),
        [first @ .., last] => format!(
            "{} and {last} are views of Rust memory: valid until the method returns, not to be changed.",
            first.join(", ")
        ),
    };
    paragraph(docs, &sentence);
}

/// Whether the method has a context in Go. That of one that returns a stream is the stream's.
pub fn has_context(m: &Method) -> bool {
    m.mode == Mode::Async || m.ret.stream.is_some()
}

/// The name of a method with its parameters, which `name` names, and results.
pub fn signature(
    cx: &Cx,
    file: &mut GoFile,
    m: &Method,
    name: impl Fn(&Param) -> String,
) -> String {
    let mut params = Vec::new();
    if has_context(m) {
        params.push(format!("ctx {}.Context", file.import(Import::Context)));
    }
    for p in &m.params {
        params.push(format!("{} {}", name(p), param_type(cx, file, p)));
    }
    let results = results(cx, file, m);
    format!(
        "{}({}){results}",
        names::go_method(&m.name),
        params.join(", ")
    )
}

/// What follows the parameters of a method, or of a func like it.
pub fn results(cx: &Cx, file: &mut GoFile, m: &Method) -> String {
    match result_types(cx, file, m).as_slice() {
        [] => String::new(),
        [one] => format!(" {one}"),
        many => format!(" ({})", many.join(", ")),
    }
}

/// The Go type of a parameter.
pub fn param_type(cx: &Cx, file: &mut GoFile, p: &Param) -> String {
    let ty = types::go_type(cx, file, &p.ty);
    if by_pointer(cx, p) {
        format!("*{ty}")
    } else {
        ty
    }
}

/// The Go results of a method: a tuple is several, an error the last.
pub fn result_types(cx: &Cx, file: &mut GoFile, m: &Method) -> Vec<String> {
    let value = &m.ret.value;
    let mut out: Vec<String> = match types::elements(value) {
        [] if is_unit(value) => Vec::new(),
        [] => vec![types::go_type(cx, file, value)],
        elements => elements
            .iter()
            .map(|ty| types::go_type(cx, file, ty))
            .collect(),
    };
    // A stream yields it.
    if m.ret.error.is_some() && m.ret.stream.is_none() {
        out.push("error".to_owned());
    }
    out
}

fn register(file: &mut GoFile, t: &Trait) {
    let runtime = file.import(Import::Runtime);
    let name = names::go_type(&t.name);
    let holder = names::go_registered(&t.name);
    let function = names::go_register(&t.name);
    file.declare(&[format!(
        "{function} makes impl the implementation of {name} that Rust calls. Call it from init."
    )]);
    file.line(0, &format!("func {function}(impl {name}) {{"));
    file.line(1, &format!("{holder}.Set(\"{name}\", impl)"));
    file.line(0, "}");
    file.declare(&[]);
    file.line(0, &format!("var {holder} {runtime}.Registered[{name}]"));
}
