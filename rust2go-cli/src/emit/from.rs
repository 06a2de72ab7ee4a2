//! From Rust: values of Go's own types, made of their wire forms while these are in Rust memory.

use super::place::{At, Place, counter, local};
use super::reach::parts;
use super::wire::wire_variant;
use super::{Cx, Item, copy, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Enum, Field, Known, Struct, Ty, TyKind, Variant};
use rust2go_model::names;

/// Writes what makes the value at `to` of its wire form at `from`; `b` is the block of the message.
pub fn make(cx: &Cx, file: &mut GoFile, at: At, to: &Place, from: &Place, ty: &Ty) {
    let (dst, src) = (to.value(), from.value());
    if let Some(made) = made(cx, file, from, ty) {
        file.line(at.depth, &format!("{dst} = {made}"));
        return;
    }
    if cx.native(ty) {
        return copy::assign(cx, file, at, (to, "="), &src, ty);
    }
    let index = counter(at.loops);
    let go = |file: &mut GoFile| types::go_type(cx, file, ty);
    match &ty.kind {
        TyKind::Named(named) => {
            let function = names::go_from(&names::go_type(&named.name));
            let (to, from) = (to.address(), from.address());
            file.line(at.depth, &format!("{function}(b, {to}, {from})"));
        }
        TyKind::List(inner) => {
            let go = go(file);
            file.line(at.depth, &format!("if len({src}) > 0 {{"));
            file.line(at.depth + 1, &format!("{dst} = make({go}, len({src}))"));
            file.line(at.depth + 1, &format!("for {index} := range {src} {{"));
            let (to, from) = (to.index(&index), from.index(&index));
            make(cx, file, at.block().inside(), &to, &from, inner);
            file.line(at.depth + 1, "}");
            file.line(at.depth, "}");
        }
        TyKind::Array(inner, _) => {
            file.line(at.depth, &format!("for {index} := range {src} {{"));
            let (to, from) = (to.index(&index), from.index(&index));
            make(cx, file, at.inside(), &to, &from, inner);
            file.line(at.depth, "}");
        }
        TyKind::Option(inner) => pointer(cx, file, at, to, from, inner),
        TyKind::Result(ok, err) => {
            for (name, ty) in [("OK", ok), ("Err", err)] {
                pointer(cx, file, at, &to.field(name), &from.field(name), ty);
            }
        }
        TyKind::Tuple(elements) => {
            for (i, element) in elements.iter().enumerate() {
                make(cx, file, at, &to.element(i), &from.element(i), element);
            }
        }
        TyKind::Map(..) | TyKind::Set(_) => {
            entries(cx, file, at, "=", to, from, ty);
        }
        // Done above: they take one expression.
        TyKind::Prim(_) | TyKind::String | TyKind::Unit | TyKind::Known(_) | TyKind::Object(_) => {}
    }
}

/// A map or a set, which `assign` puts to its place before the entries come.
fn entries(cx: &Cx, file: &mut GoFile, at: At, assign: &str, to: &Place, from: &Place, ty: &Ty) {
    let (dst, src) = (to.value(), from.value());
    let index = counter(at.loops);
    let go = types::go_type(cx, file, ty);
    file.line(at.depth, &format!("{dst} {assign} make({go}, len({src}))"));
    file.line(at.depth, &format!("for {index} := range {src} {{"));
    let element = from.index(&index);
    let (key, value) = match &ty.kind {
        TyKind::Map(key, value) => {
            let name = local("entry", at.loops);
            let line = format!("{name} := {}", element.address());
            file.line(at.depth + 1, &line);
            let entry = Place::variable(&name);
            let (k, v) = (entry.element(0), entry.element(1));
            let key = temporary(cx, file, at, "key", &k, key);
            let value = temporary(cx, file, at, "value", &v, value);
            (key, value)
        }
        _ => {
            let inner = parts(ty)[0];
            let key = temporary(cx, file, at, "key", &element, inner);
            (key, "struct{}{}".to_owned())
        }
    };
    let place = to.index(&key).value();
    file.line(at.depth + 1, &format!("{place} = {value}"));
    file.line(at.depth, "}");
}

/// The value made of its wire form at `from` as an expression, where that is all it takes.
fn made(cx: &Cx, file: &mut GoFile, from: &Place, ty: &Ty) -> Option<String> {
    let src = from.value();
    if cx.native(ty) {
        return copy::copied(cx, file, &src, ty);
    }
    if let TyKind::Object(object) = &ty.kind {
        return Some(format!("{}(b, {src})", names::go_adopt(&object.trait_)));
    }
    let TyKind::Known(known) = &ty.kind else {
        return None;
    };
    if let Some(function) = super::net_function(known) {
        let package = file.import(Import::NetValue);
        return Some(format!("{package}.{function}Of(b, {src})"));
    }
    let method = match known {
        Known::Time => "Time",
        Known::I128 => "Int128",
        Known::U128 => "Uint128",
        _ => {
            let package = file.import(Import::JsonValue);
            return Some(format!("{package}.Of(b, {src})"));
        }
    };
    Some(format!("b.{method}({src})"))
}

/// The value as an expression: where it takes more, that of a variable which is declared for it in the loop at `at`.
fn temporary(cx: &Cx, file: &mut GoFile, at: At, name: &str, from: &Place, ty: &Ty) -> String {
    made(cx, file, from, ty).unwrap_or_else(|| {
        let name = local(name, at.loops);
        declare(cx, file, at.inside(), &name, from, ty);
        name
    })
}

/// Declares the variable `name` and makes it of the wire form at `from`.
pub fn declare(cx: &Cx, file: &mut GoFile, at: At, name: &str, from: &Place, ty: &Ty) {
    let place = Place::variable(name);
    if let Some(made) = made(cx, file, from, ty) {
        file.line(at.depth, &format!("{name} := {made}"));
    } else if cx.native(ty) {
        copy::assign(cx, file, at, (&place, ":="), &from.value(), ty);
    } else if let TyKind::Map(..) | TyKind::Set(_) = &ty.kind {
        entries(cx, file, at, ":=", &place, from, ty);
    } else {
        let go = types::go_type(cx, file, ty);
        file.line(at.depth, &format!("var {name} {go}"));
        make(cx, file, at, &place, from, ty);
    }
}

/// A value behind an address, if there is one.
fn pointer(cx: &Cx, file: &mut GoFile, at: At, to: &Place, from: &Place, ty: &Ty) {
    if cx.native(ty) {
        return make(cx, file, at, to, from, &copy::option(ty));
    }
    let go = types::go_type(cx, file, ty);
    file.line(at.depth, &format!("if {} != nil {{", from.value()));
    if let TyKind::Object(_) = &ty.kind {
        // No object is nil.
        make(cx, file, at.block(), to, &from.target(), ty);
        return file.line(at.depth, "}");
    }
    file.line(at.depth + 1, &format!("{} = new({go})", to.value()));
    make(cx, file, at.block(), &to.target(), &from.target(), ty);
    file.line(at.depth, "}");
}

/// The functions that make structs and enums.
pub fn functions(cx: &Cx, file: &mut GoFile) {
    for name in cx.contract.structs().map(|item| &item.name.text) {
        if let Some(Item::Struct(item)) = cx.item(name).filter(|_| cx.reach.from.contains(name)) {
            of_struct(cx, file, item);
        }
    }
    for name in cx.contract.enums().map(|item| &item.name.text) {
        if let Some(Item::Enum(item)) = cx.item(name).filter(|_| cx.reach.from.contains(name)) {
            of_enum(cx, file, item);
        }
    }
}

fn start(cx: &Cx, file: &mut GoFile, item: Item, wire: &str) {
    let runtime = file.import(Import::Runtime);
    let function = names::go_from(&names::go_type(item.name()));
    let ty = cx.go_name(file, item.name(), item.instance()).ty();
    file.declare(&[format!("{function} makes v of w, which is in Rust memory.")]);
    file.line(
        0,
        &format!("func {function}(b *{runtime}.Block, v *{ty}, w *{wire}) {{"),
    );
}

fn of_struct<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Struct) {
    let wire = names::go_wire(&names::go_type(&item.name));
    start(cx, file, Item::Struct(item), &wire);
    match cx.newtype(item) {
        Some(field) => {
            copy::inner(cx, file, &field.ty);
            let from = Place::variable("w").field(&names::go_field(&field.name));
            make(
                cx,
                file,
                At::TOP,
                &Place::pointed("inner"),
                &from,
                &field.ty,
            );
        }
        None => fields(cx, file, At::TOP, "v", "w", &item.fields),
    }
    file.line(0, "}");
}

fn fields(cx: &Cx, file: &mut GoFile, at: At, to: &str, from: &str, fields: &[Field]) {
    for field in fields {
        let name = names::go_field(&field.name);
        let (to, from) = (
            Place::variable(to).field(&name),
            Place::variable(from).field(&name),
        );
        make(cx, file, at, &to, &from, &field.ty);
    }
}

fn of_enum<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Enum) {
    let wire = format!("{}.WireEnum", file.import(Import::Runtime));
    start(cx, file, Item::Enum(item), &wire);
    file.line(1, "switch w.Tag {");
    for (number, variant) in item.sent() {
        file.line(1, &format!("case {number}:"));
        of_variant(cx, file, item, variant);
    }
    file.line(1, "default:");
    let name = cx.go_name(file, &item.name, item.instance.as_ref()).ty();
    file.line(2, &format!("b.Fail(\"%d is no variant of {name}\", w.Tag)"));
    file.line(1, "}");
    file.line(0, "}");
}

fn of_variant<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Enum, variant: &Variant) {
    let name = cx.go_name(file, &item.name, item.instance.as_ref());
    let go = name.variant(variant).ty();
    let plain = variant.fields.iter().all(|field| cx.plain(&field.ty));
    if variant.fields.is_empty() {
        file.line(2, &format!("*v = {go}{{}}"));
    } else if !cx.native_fields(&variant.fields) {
        let wire = wire_variant(cx, file, item, variant);
        file.line(2, &format!("p := (*{wire})(w.Payload)"));
        file.line(2, &format!("var e {go}"));
        fields(cx, file, At::TOP.block(), "e", "p", &variant.fields);
        file.line(2, "*v = e");
    } else if plain {
        file.line(2, &format!("*v = *(*{go})(w.Payload)"));
    } else {
        file.line(2, &format!("e := *(*{go})(w.Payload)"));
        for field in &variant.fields {
            let place = Place::variable("e").field(&names::go_field(&field.name));
            copy::copy(cx, file, At::TOP.block(), &place, &field.ty);
        }
        file.line(2, "*v = e");
    }
}
