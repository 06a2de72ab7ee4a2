//! To Rust: the functions that make the wire forms of Go's values, in Go's memory, where Rust reads them.

use super::maker::{Maker, call};
use super::place::Place;
use super::wire::wire_variant;
use super::{Cx, copy};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Enum, Struct};
use rust2go_model::names;

/// The functions that make the wire forms of structs and enums.
pub fn functions(cx: &Cx, file: &mut GoFile) {
    for item in cx.contract.structs() {
        if cx.reach.to.contains(&item.name.text) {
            of_struct(cx, file, item);
        }
    }
    for item in cx.contract.enums() {
        if cx.reach.to_values.contains(&item.name.text) {
            of_enum(cx, file, item);
        }
        if cx.reach.to.contains(&item.name.text) {
            of_variants(cx, file, item);
        }
    }
}

/// Starts such a function, of `ty` in Go and `wire` at the boundary.
pub fn start(file: &mut GoFile, function: &str, wire: &str, ty: &str) {
    let runtime = file.import(Import::Runtime);
    file.declare(&[
        format!("{function} makes w, which Rust reads, of v."),
        String::new(),
    ]);
    file.line(0, "//go:noinline");
    file.line(
        0,
        &format!("func {function}(e *{runtime}.Encoder, w *{wire}, v {ty}) bool {{"),
    );
}

/// The lines that count the depth, for what may contain itself.
fn guard(cx: &Cx, file: &mut GoFile, name: &str) {
    if cx.reach.guarded.contains(name) {
        file.line(1, "if !e.Enter() {");
        file.line(2, "return false");
        file.line(1, "}");
        file.line(1, "defer e.Leave()");
    }
}

fn of_struct<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Struct) {
    let word = names::go_type(&item.name);
    let ty = cx.go_name(file, &item.name, item.instance.as_ref()).ty();
    start(
        file,
        &names::go_to(&word),
        &names::go_wire(&word),
        &format!("*{ty}"),
    );
    guard(cx, file, &item.name.text);
    match cx.newtype(item) {
        Some(field) => {
            copy::inner(cx, file, &field.ty);
            let to = Place::variable("w").field(&names::go_field(&field.name));
            let from = Place::pointed("inner");
            if let Some(call) = call(cx, file, &to, &from, &field.ty) {
                file.line(1, &format!("return {call}"));
                return file.line(0, "}");
            }
            Maker::new(cx).make(file, 1, &to, &from, &field.ty);
        }
        None => {
            let (to, from) = (Place::variable("w"), Place::variable("v"));
            Maker::new(cx).fields(file, &to, &from, &item.fields);
        }
    }
    file.line(1, "return true");
    file.line(0, "}");
}

fn of_enum<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Enum) {
    let name = cx.go_name(file, &item.name, item.instance.as_ref());
    let word = names::go_type(&item.name);
    let wire = format!("{}.WireEnum", file.import(Import::Runtime));
    start(file, &names::go_to(&word), &wire, &name.ty());
    guard(cx, file, &item.name.text);
    let ty = name.ty();
    file.line(1, "switch v := v.(type) {");
    for (number, variant) in item.sent() {
        let go = name.variant(variant).ty();
        let converted = !cx.native_fields(&variant.fields);
        if variant.fields.is_empty() {
            file.line(1, &format!("case {go}:"));
            file.line(2, &format!("w.Tag = {number}"));
            file.line(2, "return true");
            file.line(1, &format!("case *{go}:"));
            not_nil(file, &ty);
            file.line(2, &format!("w.Tag = {number}"));
            file.line(2, "return true");
            continue;
        }
        let unsafe_ = file.import(Import::Unsafe);
        let payload = |file: &mut GoFile, address: &str| {
            let set = |at: &str| format!("w.Tag, w.Payload = {number}, {unsafe_}.Pointer({at})");
            if converted {
                let wire = wire_variant(cx, file, item, variant);
                let function = names::go_to(&names::go_variant(&item.name, &variant.name));
                file.line(2, &format!("p := new({wire})"));
                file.line(2, &set("p"));
                file.line(2, &format!("return {function}(e, p, {address})"));
            } else {
                file.line(2, &set(address));
                file.line(2, "return true");
            }
        };
        file.line(1, &format!("case {go}:"));
        payload(file, "&v");
        file.line(1, &format!("case *{go}:"));
        not_nil(file, &ty);
        payload(file, "v");
    }
    file.line(1, "case nil:");
    file.line(2, &format!("return e.Fail(\"nil is no {ty}\")"));
    file.line(1, "}");
    file.line(
        1,
        &format!("return e.Fail(\"%T is no variant of {ty}\", v)"),
    );
    file.line(0, "}");
}

fn not_nil(file: &mut GoFile, ty: &str) {
    file.line(2, "if v == nil {");
    file.line(3, &format!("return e.Fail(\"nil is no {ty}\")"));
    file.line(2, "}");
}

fn of_variants<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Enum) {
    for (_, variant) in item.sent() {
        if cx.native_fields(&variant.fields) {
            continue;
        }
        let name = cx.go_name(file, &item.name, item.instance.as_ref());
        let go = name.variant(variant).ty();
        let wire = wire_variant(cx, file, item, variant);
        let function = names::go_to(&names::go_variant(&item.name, &variant.name));
        start(file, &function, &wire, &format!("*{go}"));
        let (to, from) = (Place::variable("w"), Place::variable("v"));
        Maker::new(cx).fields(file, &to, &from, &variant.fields);
        file.line(1, "return true");
        file.line(0, "}");
    }
}
