//! Objects: values that stay on their side, and cross as handles.

use super::Cx;
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Object, Side, Trait};
use rust2go_model::names;

/// The Go type of an object, or of one that may be missing, which is nil then.
pub fn go_type(object: &Object) -> String {
    by_side(object.side, &object.trait_)
}

/// The Go type of a trait's objects.
pub fn go_trait(t: &Trait) -> String {
    by_side(t.side, &t.name)
}

fn by_side(side: Side, name: &rust2go_model::ast::Name) -> String {
    match side {
        Side::R2g => names::go_type(name),
        Side::G2r => format!("*{}", names::go_impl(name)),
    }
}

/// The functions that make handles of objects, and objects of handles.
pub fn functions(cx: &Cx, file: &mut GoFile) {
    for t in cx.contract.traits().filter(|t| t.objects) {
        if cx.reach.held.contains(&t.name.text) {
            hold(file, t);
        }
        if cx.reach.adopted.contains(&t.name.text) {
            adopt(file, t);
        }
    }
}

/// An object on its way to Rust.
fn hold(file: &mut GoFile, t: &Trait) {
    let runtime = file.import(Import::Runtime);
    let (function, ty) = (names::go_hold(&t.name), go_trait(t));
    let name = names::go_type(&t.name);
    file.declare(&[format!("{function} makes w a handle of v for Rust.")]);
    file.line(
        0,
        &format!("func {function}(e *{runtime}.Encoder, w *uint64, v {ty}) bool {{"),
    );
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
fn adopt(file: &mut GoFile, t: &Trait) {
    let runtime = file.import(Import::Runtime);
    let (function, ty) = (names::go_adopt(&t.name), go_trait(t));
    let name = names::go_type(&t.name);
    let what = match t.side {
        Side::R2g => format!("finds the {name} that Rust sends back"),
        Side::G2r => format!("holds the {name} that Rust sends"),
    };
    file.declare(&[format!("{function} {what}.")]);
    file.line(
        0,
        &format!("func {function}(b *{runtime}.Block, handle uint64) {ty} {{"),
    );
    match t.side {
        Side::R2g => file.line(1, &format!("return {runtime}.Found[{ty}](b, handle)")),
        Side::G2r => {
            let client = names::go_impl(&t.name);
            let adopt = format!("{runtime}.Adopt(b, handle)");
            file.line(1, &format!("if object := {adopt}; object != nil {{"));
            file.line(2, &format!("return &{client}{{object}}"));
            file.line(1, "}");
            file.line(1, "return nil");
        }
    }
    file.line(0, "}");
}
