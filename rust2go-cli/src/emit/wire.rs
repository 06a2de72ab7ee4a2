//! The wire forms: what Rust and Go both see of a value whose Go type has another layout.

use super::types::{self, shared};
use super::{Cx, Item};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Enum, Field, Known, Struct, Ty, TyKind, Variant};
use rust2go_model::names;

/// The Go type of `ty` at the boundary.
pub fn wire_type(cx: &Cx, file: &mut GoFile, ty: &Ty) -> String {
    if cx.native(ty) {
        return types::go_type(cx, file, ty);
    }
    match &ty.kind {
        TyKind::Known(known) => wire_known(file, *known),
        TyKind::Named(named) => match cx.item(&named.name.text) {
            Some(Item::Struct(item)) => wire_struct(cx, file, item),
            _ => format!("{}.WireEnum", file.import(Import::Runtime)),
        },
        _ => shared(file, ty, |file, ty| wire_type(cx, file, ty)),
    }
}

/// The type that a struct has at the boundary.
pub fn wire_struct<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Struct) -> String {
    if cx.native_fields(&item.fields) {
        return cx.go_name(file, &item.name, item.instance.as_ref()).ty();
    }
    names::go_wire(&names::go_type(&item.name))
}

/// The wire form of a known type that has one of its own.
fn wire_known(file: &mut GoFile, known: Known) -> String {
    let name = match known {
        Known::Url => return "string".to_owned(),
        Known::Ipv4Addr => return "[4]byte".to_owned(),
        Known::Ipv6Addr => return "[16]byte".to_owned(),
        Known::Time => "WireTime",
        Known::I128 | Known::U128 => "WireInt128",
        Known::IpAddr => "WireIP",
        Known::SocketAddr => "WireAddrPort",
        _ => "WireJSON",
    };
    format!("{}.{name}", file.import(Import::Runtime))
}

/// The type that the payload of a variant has at the boundary.
pub fn wire_variant(cx: &Cx, file: &mut GoFile, item: &Enum, variant: &Variant) -> String {
    if cx.native_fields(&variant.fields) {
        let name = cx.go_name(file, &item.name, item.instance.as_ref());
        return name.variant(variant).ty();
    }
    names::go_wire(&names::go_variant(&item.name, &variant.name))
}

/// The types of the boundary: one for each converted struct, and one for each variant with a converted field.
pub fn mirrors(cx: &Cx, file: &mut GoFile) {
    for item in cx.contract.structs() {
        if !cx.native_fields(&item.fields) {
            let word = names::go_type(&item.name);
            let of = cx.go_name(file, &item.name, item.instance.as_ref()).ty();
            mirror(cx, file, &word, &of, &item.fields);
        }
    }
    for item in cx.contract.enums() {
        for (_, variant) in item.sent() {
            if !cx.native_fields(&variant.fields) {
                let word = names::go_variant(&item.name, &variant.name);
                let name = cx.go_name(file, &item.name, item.instance.as_ref());
                mirror(
                    cx,
                    file,
                    &word,
                    &name.variant(variant).ty(),
                    &variant.fields,
                );
            }
        }
    }
}

fn mirror(cx: &Cx, file: &mut GoFile, word: &str, of: &str, fields: &[Field]) {
    let name = names::go_wire(word);
    file.declare(&[format!("{name} is {of} at the boundary.")]);
    file.line(0, &format!("type {name} struct {{"));
    let mut rows = Vec::new();
    for field in fields {
        let ty = wire_type(cx, file, &field.ty);
        rows.push(Row::new([names::go_field(&field.name), ty]));
    }
    file.rows(1, &rows);
    file.line(0, "}");
}
