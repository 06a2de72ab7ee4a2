//! The error types of the contract: an interface and a struct per variant for an enum, and the text of each.

use super::docs::{go_docs, wrap};
use super::{Cx, types, variants};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Enum, Field, Prim, TextPart, Ty, TyKind, Variant};
use rust2go_model::names;

/// All error types of the contract.
pub fn errors(cx: &Cx, file: &mut GoFile) {
    for item in cx.contract.structs().filter(|item| cx.is_error(item)) {
        let text = item
            .text
            .clone()
            .unwrap_or_else(|| stand_in(&item.name.text, &item.fields));
        let name = names::go_type(&item.name.text);
        text_method(file, &name, &text, &item.fields);
    }
    for item in cx.contract.enums() {
        declare(file, item);
    }
}

fn declare(file: &mut GoFile, item: &Enum) {
    let name = names::go_type(&item.name.text);
    let mark = names::go_is(&item.name.text);
    let known: Vec<&Variant> = variants(item).map(|(_, variant)| variant).collect();
    let go_names: Vec<String> = known
        .iter()
        .map(|variant| names::go_variant(&item.name.text, &variant.name.text))
        .collect();
    let mut docs = go_docs(&item.docs);
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(wrap(&match go_names.as_slice() {
        [one] => format!(
            "{name} is always {one}. A handler returns it as its error, wrapped or not; errors.As finds it."
        ),
        many => format!(
            "{name} is one of {}. A handler returns it as its error, wrapped or not; errors.As finds it.",
            many.join(", ")
        ),
    }));
    file.declare(&docs);
    file.line(0, &format!("type {name} interface {{"));
    file.line(1, "error");
    file.line(1, &format!("{mark}()"));
    file.line(0, "}");
    for (variant, go) in known.iter().zip(&go_names) {
        let mut docs = go_docs(&variant.docs);
        if docs.is_empty() {
            docs.push(format!(
                "{go} is the variant {} of {name}.",
                variant.name.text
            ));
        }
        file.declare(&docs);
        types::fields(file, go, &variant.fields);
    }
    for (variant, go) in known.iter().zip(&go_names) {
        let title = format!("{}: {}", item.name.text, variant.name.text);
        let text = variant
            .text
            .clone()
            .unwrap_or_else(|| stand_in(&title, &variant.fields));
        text_method(file, go, &text, &variant.fields);
    }
    file.declare(&[]);
    let marks: Vec<Row> = go_names
        .iter()
        .map(|go| Row::new([format!("func ({go}) {mark}()"), "{}".to_owned()]))
        .collect();
    file.rows(0, &marks);
}

/// The text of an error whose author gave none: its name and its fields.
fn stand_in(title: &str, fields: &[Field]) -> Vec<TextPart> {
    let mut parts = vec![TextPart::Literal(title.to_owned())];
    for (i, field) in fields.iter().enumerate() {
        let name = &field.name.text;
        let tuple = name.starts_with(|c: char| c.is_ascii_digit());
        let label = if tuple {
            String::new()
        } else {
            format!("{name}: ")
        };
        let lead = if i == 0 { " (" } else { ", " };
        parts.push(TextPart::Literal(format!("{lead}{label}")));
        parts.push(TextPart::Debug(name.clone()));
    }
    if !fields.is_empty() {
        parts.push(TextPart::Literal(")".to_owned()));
    }
    parts
}

/// The method Error of `name`.
fn text_method(file: &mut GoFile, name: &str, text: &[TextPart], fields: &[Field]) {
    let mut body = Vec::new();
    let mut format = String::new();
    let mut values = Vec::new();
    for part in text {
        let (field, debug) = match part {
            TextPart::Literal(text) => {
                format.push_str(text.replace('%', "%%").as_str());
                continue;
            }
            TextPart::Display(field) => (field, false),
            TextPart::Debug(field) => (field, true),
        };
        let Some(field) = fields.iter().find(|f| f.name.text == *field) else {
            format.push_str(&format!("{{{field}}}"));
            continue;
        };
        let value = format!("e.{}", names::go_field(&field.name.text));
        if let TyKind::Option(inner) = &field.ty.kind {
            let local = format!("o{}", values.len());
            let fmt = file.import(Import::Fmt);
            let verb = verb(inner, debug);
            body.push((1, format!("{local} := \"None\"")));
            body.push((1, format!("if {value} != nil {{")));
            body.push((
                2,
                format!("{local} = {fmt}.Sprintf(\"Some({verb})\", *{value})"),
            ));
            body.push((1, "}".to_owned()));
            format.push_str("%s");
            values.push(local);
        } else {
            format.push_str(verb(&field.ty, debug));
            values.push(value);
        }
    }
    if values.is_empty() {
        body.push((1, format!("return {}", quote(&format.replace("%%", "%")))));
    } else {
        let fmt = file.import(Import::Fmt);
        let values = values.join(", ");
        body.push((
            1,
            format!("return {fmt}.Sprintf({}, {values})", quote(&format)),
        ));
    }
    let receiver = if values.is_empty() {
        name.to_owned()
    } else {
        format!("e {name}")
    };
    file.declare(&["Error implements error.".to_owned()]);
    file.line(0, &format!("func ({receiver}) Error() string {{"));
    for (depth, line) in body {
        file.line(depth, &line);
    }
    file.line(0, "}");
}

/// The verb that prints a value most like Rust does.
fn verb(ty: &Ty, debug: bool) -> &'static str {
    match (&ty.kind, debug) {
        (TyKind::String, false) => "%s",
        (TyKind::Prim(Prim::Char), false) => "%c",
        (TyKind::String | TyKind::Prim(Prim::Char), true) => "%q",
        (_, false) | (TyKind::Prim(_), true) => "%v",
        (_, true) => "%+v",
    }
}

/// A Go string literal.
fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{feff}' => out.push_str("\\ufeff"),
            c if c.is_control() => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
