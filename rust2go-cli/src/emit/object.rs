//! Objects: values that stay on their side, and cross as handles.

use super::{Cx, arguments, is_unit, service, stream};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Mode, Object, Side, Surface, Trait};
use rust2go_model::names;

/// The Go type of an object, or of one that may be missing, which is nil then.
pub fn go_type(cx: &Cx, file: &mut GoFile, object: &Object) -> String {
    match cx.trait_of(object) {
        Some(t) => go_trait(cx, file, t),
        None => "any".to_owned(),
    }
}

/// The Go type of a trait's objects.
pub fn go_trait(cx: &Cx, file: &mut GoFile, t: &Trait) -> String {
    if let Some(shape) = stream::shape(t) {
        return shape.func(cx, file);
    }
    match (t.surface, t.side) {
        (Surface::Func { .. }, _) => func(cx, file, t, false),
        (_, Side::R2g) => names::go_type(&t.name),
        (_, Side::G2r) => format!("*{}", names::go_impl(&t.name)),
    }
}

/// The Go type of what stands for a trait's objects in what is generated.
pub fn kept_type(cx: &Cx, file: &mut GoFile, t: &Trait) -> String {
    match stream::shape(t) {
        Some(shape) => shape.kept(cx, file),
        None => go_trait(cx, file, t),
    }
}

/// The type of a func, or the start of one whose parameters have names: those of the call's arguments.
fn func(cx: &Cx, file: &mut GoFile, t: &Trait, named: bool) -> String {
    let Some(m) = t.methods.first() else {
        return "func()".to_owned();
    };
    let mut params = Vec::new();
    if service::has_context(m) {
        params.push((
            "ctx".to_owned(),
            format!("{}.Context", file.import(Import::Context)),
        ));
    }
    let mut names = arguments(m).into_iter();
    for p in &m.params {
        let name = match is_unit(&p.ty) {
            true => "_".to_owned(),
            false => names.next().map(|(name, _)| name).unwrap_or_default(),
        };
        params.push((name, service::param_type(cx, file, p)));
    }
    let params: Vec<String> = params
        .into_iter()
        .map(|(name, ty)| if named { format!("{name} {ty}") } else { ty })
        .collect();
    let results = service::results(cx, file, m);
    format!("func({}){results}", params.join(", "))
}

/// The functions that make handles of objects, and objects of handles.
pub fn functions(cx: &Cx, file: &mut GoFile) {
    for t in cx.interfaces().filter(|t| t.objects) {
        if cx.reach.held.contains(&t.name.text) {
            hold(cx, file, t);
        }
        if cx.reach.adopted.contains(&t.name.text) {
            adopt(cx, file, t);
        }
    }
}

/// An object on its way to Rust.
fn hold(cx: &Cx, file: &mut GoFile, t: &Trait) {
    let runtime = file.import(Import::Runtime);
    let shape = stream::shape(t);
    let function = names::go_hold(&t.name);
    let ty = match &shape {
        Some(shape) => shape.sent(cx, file),
        None => go_trait(cx, file, t),
    };
    let name = match t.surface {
        Surface::Func { .. } => "func".to_owned(),
        _ => names::go_type(&t.name),
    };
    file.declare(&[format!("{function} makes w a handle of v for Rust.")]);
    file.line(
        0,
        &format!("func {function}(e *{runtime}.Encoder, w *uint64, v {ty}) bool {{"),
    );
    if let Some(shape) = shape {
        shape.hold(cx, file);
        return file.line(0, "}");
    }
    file.line(1, "if v == nil {");
    file.line(2, &format!("return e.Fail(\"nil is no {name}\")"));
    file.line(1, "}");
    match t.side {
        Side::R2g => file.line(1, "return e.Hold(w, v)"),
        Side::G2r => file.line(1, "return e.Lend(w, v.object)"),
    }
    file.line(0, "}");
}

/// An object that Rust has sent.
fn adopt(cx: &Cx, file: &mut GoFile, t: &Trait) {
    let runtime = file.import(Import::Runtime);
    let (function, ty) = (names::go_adopt(&t.name), kept_type(cx, file, t));
    let name = names::go_type(&t.name);
    let what = match (t.surface, t.side) {
        (Surface::Func { .. }, _) => "makes a func of the closure that Rust sends".to_owned(),
        (Surface::Stream { .. }, _) => "makes a stream of the one that Rust sends".to_owned(),
        (Surface::Trait, Side::R2g) => format!("finds the {name} that Rust sends back"),
        (Surface::Trait, Side::G2r) => format!("holds the {name} that Rust sends"),
    };
    file.declare(&[format!("{function} {what}.")]);
    file.line(
        0,
        &format!("func {function}(b *{runtime}.Block, handle uint64) {ty} {{"),
    );
    if t.side == Side::R2g {
        file.line(1, &format!("return {runtime}.Found[{ty}](b, handle)"));
        return file.line(0, "}");
    }
    let adopt = format!("{runtime}.Adopt(b, handle)");
    file.line(1, &format!("object := {adopt}"));
    file.line(1, "if object == nil {");
    file.line(2, "return nil");
    file.line(1, "}");
    match (stream::shape(t), t.methods.first()) {
        (Some(shape), Some(next)) => shape.adopt(cx, file, t, next),
        _ if t.surface == Surface::Trait => {
            let client = names::go_impl(&t.name);
            file.line(1, &format!("return &{client}{{object}}"));
        }
        _ => closure(cx, file, t),
    }
    file.line(0, "}");
}

/// The lines that return a func which calls `object`.
fn closure(cx: &Cx, file: &mut GoFile, t: &Trait) {
    let Some(m) = t.methods.first() else { return };
    let runtime = file.import(Import::Runtime);
    let head = func(cx, file, t, true);
    let mut values = Vec::new();
    if m.mode == Mode::Async {
        values.push("ctx".to_owned());
    }
    values.push("object".to_owned());
    values.extend(arguments(m).into_iter().map(|(name, _)| name));
    let call = format!("{}({})", names::go_ask(&t.name, &m.name), values.join(", "));
    let returns = !is_unit(&m.ret.value) || m.ret.error.is_some();
    let lead = if returns { "return " } else { "" };
    file.line(1, &format!("return {runtime}.Bind(object, {head} {{"));
    file.line(2, &format!("{lead}{call}"));
    file.line(1, "})");
}
