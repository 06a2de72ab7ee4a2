//! The frames: what Rust and Go both see of a call.

use super::wire::wire_type;
use super::{Cx, arguments, in_answer, in_frame, is_unit};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Method, Mode, Side, Trait, Ty};
use rust2go_model::names;

/// The struct that an export finds at its address, or that Go hands to a method of Rust's.
pub fn declare(cx: &Cx, file: &mut GoFile, t: &Trait, m: &Method) {
    file.declare(&[]);
    let name = names::go_frame(&t.name, &m.name);
    let runtime = file.import(Import::Runtime);
    let start = match (t.side, m.mode) {
        (Side::G2r, _) => "Ask",
        (Side::R2g, Mode::Async) => "Slot",
        (Side::R2g, Mode::Sync | Mode::Oneway) => "Head",
    };
    file.line(0, &format!("type {name} struct {{"));
    file.line(1, &format!("{runtime}.{start}"));
    let this = has_receiver(t).then(|| Row::new([names::GO_THIS, "uint64"].map(str::to_owned)));
    let mut rows: Vec<Row> = this.into_iter().collect();
    for (name, param) in arguments(m) {
        let ty = wire_type(cx, file, &param.ty);
        rows.push(Row::new([name, ty]));
    }
    if !rows.is_empty() {
        file.line(1, "args struct {");
        file.rows(2, &rows);
        file.line(1, "}");
    }
    if has_value(cx, t, m) {
        value(cx, file, &m.ret.value);
    }
    file.line(0, "}");
}

/// Whether the handle of the object that is called comes before the arguments: Rust calls it. A frame of Go's call starts with it anyway.
pub fn has_receiver(t: &Trait) -> bool {
    t.objects && t.side == Side::R2g
}

/// Whether the frame has the method's value.
pub fn has_value(cx: &Cx, t: &Trait, m: &Method) -> bool {
    match t.side {
        Side::R2g => !is_unit(&m.ret.value),
        Side::G2r => in_frame(cx, m),
    }
}

/// The struct that Go finds at the address of Rust's answer, where that has a value.
pub fn answer(cx: &Cx, file: &mut GoFile, t: &Trait, m: &Method) {
    if !in_answer(cx, m) {
        return;
    }
    file.declare(&[]);
    let name = names::go_answer(&t.name, &m.name);
    let runtime = file.import(Import::Runtime);
    file.line(0, &format!("type {name} struct {{"));
    file.line(1, &format!("{runtime}.Answer"));
    value(cx, file, &m.ret.value);
    file.line(0, "}");
}

fn value(cx: &Cx, file: &mut GoFile, ty: &Ty) {
    let ty = wire_type(cx, file, ty);
    file.line(1, &format!("value {ty}"));
}
