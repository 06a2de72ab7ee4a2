//! Copies: from a view of Rust memory to values that Go may keep, where both have one layout.

use super::place::{At, Place, counter};
use super::{Cx, types};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Known, Ty, TyKind};
use rust2go_model::names;

/// The copy of the native value `value` as an expression, where that is all it takes; `b` is the block of the message.
pub fn copied(cx: &Cx, file: &mut GoFile, value: &str, ty: &Ty) -> Option<String> {
    if cx.plain(ty) {
        return Some(value.to_owned());
    }
    match &ty.kind {
        TyKind::String | TyKind::Known(Known::OsString) => Some(format!("b.String({value})")),
        TyKind::List(inner) if cx.plain(inner) => Some(format!(
            "{}.Slice(b, {value})",
            file.import(Import::Runtime)
        )),
        TyKind::Option(inner) if cx.plain(inner) => Some(format!(
            "{}.Value(b, {value})",
            file.import(Import::Runtime)
        )),
        _ => None,
    }
}

/// Writes the copying of what the native value at `place` points at.
pub fn copy(cx: &Cx, file: &mut GoFile, at: At, place: &Place, ty: &Ty) {
    if !cx.plain(ty) {
        assign(cx, file, at, (place, "="), &place.value(), ty);
    }
}

/// Writes a copy of the native value `from` to a place, which is declared by `:=` or assigned to by `=`.
pub fn assign(cx: &Cx, file: &mut GoFile, at: At, to: (&Place, &str), from: &str, ty: &Ty) {
    let (place, sign) = to;
    let value = place.value();
    if let Some(copied) = copied(cx, file, from, ty) {
        return file.line(at.depth, &format!("{value} {sign} {copied}"));
    }
    match &ty.kind {
        TyKind::List(inner) => {
            let runtime = file.import(Import::Runtime);
            file.line(at.depth, &format!("{value} {sign} {runtime}.List({from})"));
            each(cx, file, at, place, inner);
        }
        TyKind::Option(inner) => {
            let runtime = file.import(Import::Runtime);
            let line = format!("{value} {sign} {runtime}.Pointer({from})");
            file.line(at.depth, &line);
            file.line(at.depth, &format!("if {value} != nil {{"));
            copy(cx, file, at.block(), &place.target(), inner);
            file.line(at.depth, "}");
        }
        _ => {
            if value != from {
                file.line(at.depth, &format!("{value} {sign} {from}"));
            }
            inside(cx, file, at, place, ty);
        }
    }
}

/// Writes the copying of what the parts of a value point at that it holds itself.
fn inside(cx: &Cx, file: &mut GoFile, at: At, place: &Place, ty: &Ty) {
    match &ty.kind {
        TyKind::Named(named) => {
            let copy = names::go_copy(&names::go_type(&named.name));
            file.line(at.depth, &format!("{copy}(b, {})", place.address()));
        }
        TyKind::Array(inner, _) => each(cx, file, at, place, inner),
        TyKind::Result(ok, err) => {
            for (name, ty) in [("OK", ok), ("Err", err)] {
                copy(cx, file, at, &place.field(name), &option(ty));
            }
        }
        TyKind::Tuple(elements) => {
            for (i, element) in elements.iter().enumerate() {
                copy(cx, file, at, &place.element(i), element);
            }
        }
        // Plain, or not native, or copied as a whole.
        TyKind::Prim(_)
        | TyKind::Unit
        | TyKind::String
        | TyKind::Known(_)
        | TyKind::Object(_)
        | TyKind::List(_)
        | TyKind::Option(_)
        | TyKind::Map(..)
        | TyKind::Set(_) => {}
    }
}

/// `Option<T>` of a type, which is how each half of a `Result` crosses.
pub fn option(ty: &Ty) -> Ty {
    Ty {
        kind: TyKind::Option(Box::new(ty.clone())),
        span: ty.span,
    }
}

fn each(cx: &Cx, file: &mut GoFile, at: At, place: &Place, inner: &Ty) {
    let index = counter(at.loops);
    file.line(
        at.depth,
        &format!("for {index} := range {} {{", place.value()),
    );
    copy(cx, file, at.inside(), &place.index(&index), inner);
    file.line(at.depth, "}");
}

/// The functions that copy structs. One that no argument reaches is left out: nothing may be unused.
pub fn copies(cx: &Cx, file: &mut GoFile) {
    for item in cx.contract.structs() {
        if !cx.reach.copied.contains(&item.name.text) {
            continue;
        }
        let runtime = file.import(Import::Runtime);
        let function = names::go_copy(&names::go_type(&item.name));
        let ty = cx.go_name(file, &item.name, item.instance.as_ref()).ty();
        file.declare(&[format!(
            "{function} replaces the views of Rust memory in v by copies."
        )]);
        file.line(
            0,
            &format!("func {function}(b *{runtime}.Block, v *{ty}) {{"),
        );
        match cx.newtype(item) {
            Some(field) => {
                inner(cx, file, &field.ty);
                copy(cx, file, At::TOP, &Place::pointed("inner"), &field.ty);
            }
            None => {
                for field in &item.fields {
                    let place = Place::variable("v").field(&names::go_field(&field.name));
                    copy(cx, file, At::TOP, &place, &field.ty);
                }
            }
        }
        file.line(0, "}");
    }
}

/// Declares `inner`, which points at the same value as `v` but has the type that the newtype is made of.
pub fn inner(cx: &Cx, file: &mut GoFile, ty: &Ty) {
    let ty = types::go_type(cx, file, ty);
    file.line(1, &format!("inner := (*{ty})(v)"));
}
