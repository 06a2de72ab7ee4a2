//! The check of all layouts against the C header: it fails the Go build where the two differ.

use super::order::tuples;
use super::wire::{wire_struct, wire_type, wire_variant};
use super::{Cx, arguments, cdecl, frame, in_answer, types};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Field, Method, Side, Trait};
use rust2go_model::names;

/// Array assignments that compile only if both sides of them are of one length: sizes and offsets of all types and frames.
pub fn checks(cx: &Cx, file: &mut GoFile) {
    // The type checker of vet in Go 1.21 leaves the padding at the end of structs out, and would report sizes that are right.
    file.build_only("go1.22");
    let mut groups: Vec<Vec<Row>> = Vec::new();
    for tuple in tuples(cx) {
        let go = wire_type(cx, file, &tuple);
        let offsets = (1..types::elements(&tuple).len())
            .map(|i| (names::go_tuple_field(i), names::c_tuple_field(i)))
            .collect();
        groups.push(compare(file, &go, &cdecl::c_type(cx, &tuple), offsets));
    }
    for item in cx.contract.structs() {
        let go = wire_struct(cx, file, item);
        let c = names::c_type(&item.name.text);
        // The defined type of a native newtype has no fields, nor a form with braces in any case.
        if cx.newtype(item).is_some() && cx.native_fields(&item.fields) {
            groups.push(vec![size(file, &format!("*new({go})"), &c)]);
        } else {
            groups.push(compare(file, &go, &c, fields(&item.fields)));
        }
    }
    for item in cx.contract.enums().filter(|item| !item.is_c_like()) {
        for (_, variant) in item.sent() {
            let go = wire_variant(cx, file, item, variant);
            let c = names::c_variant(&item.name.text, &variant.name.text);
            groups.push(compare(file, &go, &c, fields(&variant.fields)));
        }
    }
    for t in cx.interfaces() {
        for m in &t.methods {
            let c = names::c_frame(&t.name.text, &m.name.text);
            let go = names::go_frame(&t.name, &m.name);
            groups.push(compare(file, &go, &c, frame_offsets(cx, t, m)));
            if t.side == Side::G2r && in_answer(cx, m) {
                let c = names::c_answer(&t.name.text, &m.name.text);
                let go = names::go_answer(&t.name, &m.name);
                let value = ("value".to_owned(), "value".to_owned());
                groups.push(compare(file, &go, &c, vec![value]));
            }
        }
    }
    file.declare(&[
        "Every type is laid out as its C struct in the header, which the Rust side is checked against: a line below that does"
            .to_owned(),
        "not compile names the one that is not.".to_owned(),
    ]);
    file.line(0, "var (");
    for (i, rows) in groups.iter().enumerate() {
        if i > 0 {
            file.line(0, "");
        }
        file.rows(1, rows);
    }
    file.line(0, ")");
}

/// The offsets of all fields but the first.
fn fields(fields: &[Field]) -> Vec<(String, String)> {
    let names = fields.iter().skip(1).map(|field| &field.name);
    names
        .map(|name| (names::go_field(name), names::c_field(&name.text)))
        .collect()
}

fn frame_offsets(cx: &Cx, t: &Trait, m: &Method) -> Vec<(String, String)> {
    let mut args = Vec::new();
    if frame::has_receiver(t) {
        args.push((names::GO_THIS.to_owned(), names::C_THIS.to_owned()));
    }
    args.extend(
        arguments(m)
            .into_iter()
            .map(|(name, _)| (name.clone(), name)),
    );
    let both = |name: &str| (name.to_owned(), name.to_owned());
    let mut out = Vec::new();
    if !args.is_empty() {
        out.push(both("args"));
        let inner = args.iter().skip(1);
        out.extend(inner.map(|(go, c)| (format!("args.{go}"), format!("args.{c}"))));
    }
    if frame::has_value(cx, t, m) {
        out.push(both("value"));
    }
    out
}

fn compare(file: &mut GoFile, go: &str, c: &str, offsets: Vec<(String, String)>) -> Vec<Row> {
    let package = file.import(Import::Unsafe);
    let mut rows = vec![size(file, &format!("{go}{{}}"), c)];
    for (ours, theirs) in offsets {
        rows.push(Row::new([
            "_".to_owned(),
            format!("[{package}.Offsetof({go}{{}}.{ours})]byte"),
            format!("= [{package}.Offsetof(C.{c}{{}}.{theirs})]byte{{}}"),
        ]));
    }
    rows
}

fn size(file: &mut GoFile, go: &str, c: &str) -> Row {
    let package = file.import(Import::Unsafe);
    Row::new([
        "_".to_owned(),
        format!("[{package}.Sizeof({go})]byte"),
        format!("= [{package}.Sizeof(C.{c}{{}})]byte{{}}"),
    ])
}
