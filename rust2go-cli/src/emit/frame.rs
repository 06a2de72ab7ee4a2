//! The frames: what Rust and Go both see of a call.

use super::wire::wire_type;
use super::{Cx, arguments, is_unit};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Method, Mode, Trait, Ty};
use rust2go_model::names;

/// The struct that an export finds at its address.
pub fn declare(cx: &Cx, file: &mut GoFile, t: &Trait, m: &Method) {
    file.declare(&[]);
    let name = names::go_frame(&t.name, &m.name);
    let runtime = file.import(Import::Runtime);
    let start = match m.mode {
        Mode::Async => "Slot",
        Mode::Sync | Mode::Oneway => "Head",
    };
    file.line(0, &format!("type {name} struct {{"));
    file.line(1, &format!("{runtime}.{start}"));
    let args = arguments(m);
    if !args.is_empty() {
        file.line(1, "args struct {");
        let rows: Vec<Row> = args
            .iter()
            .map(|(name, param)| Row::new([name.clone(), wire_type(cx, file, &param.ty)]))
            .collect();
        file.rows(2, &rows);
        file.line(1, "}");
    }
    let value: &Ty = &m.ret.value;
    if !is_unit(value) {
        let ty = wire_type(cx, file, value);
        file.line(1, &format!("value {ty}"));
    }
    file.line(0, "}");
}
