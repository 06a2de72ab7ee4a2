//! Constants, and the functions that make structs with their defaults.

use super::docs::{documented, quote, wrap};
use super::generics::GoName;
use super::types::go_prim;
use super::{Cx, Item};
use crate::writer::GoFile;
use rust2go_model::ast::{Enum, Field, Literal, Name};
use rust2go_model::names;

/// All constants of the contract.
pub fn consts(cx: &Cx, file: &mut GoFile) {
    for item in cx.contract.consts() {
        let name = names::go_const(&item.name);
        let stand_in = format!("{name} is the constant {} of the contract.", item.name.text);
        file.declare(&documented(&item.docs, &stand_in));
        let ty = item.prim.map_or("string", go_prim);
        let value = literal(&item.value);
        file.line(0, &format!("const {name} {ty} = {value}"));
    }
}

/// The functions that make structs, and variants of enums, with the defaults of their fields.
pub fn constructors(cx: &Cx, file: &mut GoFile) {
    let of = |name: &Name, go: GoName| (names::go_new(name), go);
    for item in cx
        .contract
        .structs()
        .filter(|item| cx.is_declared(Item::Struct(item)))
    {
        let go = cx.go_name(file, &item.name, item.instance.as_ref());
        let is_newtype = cx.newtype(item).is_some();
        constructor(file, of(&item.name, go), &item.fields, is_newtype);
    }
    for item in cx
        .generic_structs()
        .filter(|item| cx.defs.is_generic(&item.name.text))
    {
        let go = cx.defs.declared(&item.name);
        let is_newtype = cx.newtype(item).is_some();
        constructor(file, of(&item.name, go), &item.fields, is_newtype);
    }
    let enums = cx.contract.enums();
    for item in enums.filter(|item| cx.is_declared(Item::Enum(item))) {
        let name = cx.go_name(file, &item.name, item.instance.as_ref());
        variants(file, item, &name);
    }
    let generic = cx.generic_enums();
    for item in generic.filter(|item| cx.defs.is_generic(&item.name.text)) {
        variants(file, item, &cx.defs.declared(&item.name));
    }
}

fn variants(file: &mut GoFile, item: &Enum, name: &GoName) {
    for (_, variant) in item.sent() {
        let go = name.variant(variant);
        let function = names::go_new_variant(&item.name, &variant.name);
        constructor(file, (function, go), &variant.fields, false);
    }
}

fn constructor(
    file: &mut GoFile,
    (function, go): (String, GoName),
    fields: &[Field],
    is_newtype: bool,
) {
    let mut values = Vec::new();
    for field in fields {
        if let Some(default) = &field.default {
            values.push((names::go_field(&field.name), literal(default)));
        }
    }
    if values.is_empty() {
        return;
    }
    let ty = go.ty();
    file.declare(&wrap(&format!(
        "{function} returns a {} with the defaults of the contract; all else in it is zero.",
        go.base
    )));
    file.line(0, &format!("func {function}{}() {ty} {{", go.declaration()));
    match values.as_slice() {
        [(_, value)] if is_newtype => file.line(1, &format!("return {value}")),
        _ => {
            let values: Vec<String> = values
                .iter()
                .map(|(name, value)| format!("{name}: {value}"))
                .collect();
            file.line(1, &format!("return {ty}{{{}}}", values.join(", ")));
        }
    }
    file.line(0, "}");
}

/// The literal in Go.
fn literal(value: &Literal) -> String {
    match value {
        Literal::Bool(value) => value.to_string(),
        Literal::Int(value) => value.to_string(),
        Literal::Float(text) => text.clone(),
        Literal::Str(text) => quote(text),
        Literal::Char(c) => character(*c),
    }
}

/// A Go rune literal.
fn character(c: char) -> String {
    match c {
        '\'' => "'\\''".to_owned(),
        '"' => "'\"'".to_owned(),
        c => {
            let text = quote(c.encode_utf8(&mut [0; 4]));
            format!("'{}'", &text[1..text.len() - 1])
        }
    }
}
