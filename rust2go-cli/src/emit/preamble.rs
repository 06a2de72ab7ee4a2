//! What starts the two Go files, and the check of all layouts against the C header.

use super::docs::{go_docs, wrap};
use super::{Cx, arguments, cdecl, is_unit, types, variants};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Field, Method, Mode, Trait, Ty};
use rust2go_model::names;

/// The file with the types and interfaces.
pub fn api(cx: &Cx) -> GoFile {
    let mut file = GoFile::new(cx.package, cx.runtime);
    let mut docs = wrap(&format!(
        "Package {} is the Go side of a contract with Rust: it holds the interfaces that Rust calls, and their types.",
        cx.package
    ));
    let own = go_docs(&cx.contract.docs);
    if !own.is_empty() {
        docs.push(String::new());
    }
    docs.extend(own);
    file.package_doc(&docs);
    file
}

/// The file with the exports.
pub fn bridge(cx: &Cx) -> GoFile {
    GoFile::new(cx.package, cx.runtime)
}

/// Array assignments that compile only if both sides of them are of one length: sizes and offsets of all types and frames.
pub fn layout(cx: &Cx, file: &mut GoFile) {
    let mut groups: Vec<Vec<Row>> = Vec::new();
    for tuple in cdecl::tuples(cx) {
        let go = types::go_type(file, &tuple);
        let offsets = (1..types::elements(&tuple).len())
            .map(|i| (names::go_tuple_field(i), names::c_tuple_field(i)))
            .collect();
        groups.push(checks(file, &go, &cdecl::c_type(&tuple), offsets));
    }
    for item in cx.contract.structs() {
        let go = names::go_type(&item.name.text);
        let c = names::c_type(&item.name.text);
        groups.push(checks(file, &go, &c, fields(&item.fields)));
    }
    for item in cx.contract.enums() {
        for (_, variant) in variants(item) {
            let go = names::go_variant(&item.name.text, &variant.name.text);
            let c = names::c_variant(&item.name.text, &variant.name.text);
            groups.push(checks(file, &go, &c, fields(&variant.fields)));
        }
    }
    for t in cx.contract.traits() {
        for m in &t.methods {
            let c = names::c_frame(&t.name.text, &m.name.text);
            let go = names::go_frame(&t.name.text, &m.name.text);
            groups.push(checks(file, &go, &c, frame_offsets(m)));
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
    let names = fields.iter().skip(1).map(|field| field.name.text.as_str());
    names
        .map(|name| (names::go_field(name), names::c_field(name)))
        .collect()
}

fn frame_offsets(m: &Method) -> Vec<(String, String)> {
    let args = arguments(m);
    let mut out = Vec::new();
    if !args.is_empty() {
        out.push("args".to_owned());
        out.extend(args.iter().skip(1).map(|(name, _)| format!("args.{name}")));
    }
    if !is_unit(&m.ret.value) {
        out.push("value".to_owned());
    }
    out.into_iter().map(|name| (name.clone(), name)).collect()
}

fn checks(file: &mut GoFile, go: &str, c: &str, offsets: Vec<(String, String)>) -> Vec<Row> {
    let package = file.import(Import::Unsafe);
    let mut rows = vec![Row::new([
        "_".to_owned(),
        format!("[{package}.Sizeof({go}{{}})]byte"),
        format!("= [{package}.Sizeof(C.{c}{{}})]byte{{}}"),
    ])];
    for (ours, theirs) in offsets {
        rows.push(Row::new([
            "_".to_owned(),
            format!("[{package}.Offsetof({go}{{}}.{ours})]byte"),
            format!("= [{package}.Offsetof(C.{c}{{}}.{theirs})]byte{{}}"),
        ]));
    }
    rows
}

/// The struct that an export finds at its address.
pub fn frame(file: &mut GoFile, t: &Trait, m: &Method) {
    file.declare(&[]);
    let name = names::go_frame(&t.name.text, &m.name.text);
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
            .map(|(name, param)| Row::new([name.clone(), types::go_type(file, &param.ty)]))
            .collect();
        file.rows(2, &rows);
        file.line(1, "}");
    }
    let value: &Ty = &m.ret.value;
    if !is_unit(value) {
        let ty = types::go_type(file, value);
        file.line(1, &format!("value {ty}"));
    }
    file.line(0, "}");
}
