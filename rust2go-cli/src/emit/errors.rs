//! The texts of the errors of the contract: their methods Error.

use super::docs::quote;
use super::generics::GoName;
use super::{Cx, Item};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Enum, Field, Known, Prim, TextPart, Ty, TyKind, Variant};
use rust2go_model::names;

/// The texts of structs and of C-like enums. Those of other enums stand with their variants.
pub fn errors(cx: &Cx, file: &mut GoFile) {
    let declared = cx
        .contract
        .structs()
        .filter(|item| cx.is_declared(Item::Struct(item)));
    for item in declared.filter(|item| cx.is_error(item)) {
        let text = item.text.clone();
        let text = text.unwrap_or_else(|| stand_in(&item.name.text, &item.fields));
        let name = cx.go_name(file, &item.name, item.instance.as_ref()).ty();
        text_method(file, &name, &text, &item.fields);
    }
    let generic = cx
        .generic_structs()
        .filter(|item| cx.defs.is_generic(&item.name.text));
    for item in generic.filter(|item| cx.is_error(item)) {
        let text = item.text.clone();
        let text = text.unwrap_or_else(|| stand_in(&item.name.text, &item.fields));
        text_method(
            file,
            &cx.defs.declared(&item.name).ty(),
            &text,
            &item.fields,
        );
    }
    let numbers = cx
        .contract
        .enums()
        .filter(|item| item.is_c_like() && item.origin.is_none());
    for item in numbers.filter(|item| cx.is_error_enum(item)) {
        number(file, item);
    }
}

/// The texts of the variants of an enum with data.
pub fn variants(file: &mut GoFile, item: &Enum, variants: &[(&Variant, GoName)]) {
    for (variant, go) in variants {
        text_method(
            file,
            &go.ty(),
            &variant_text(item, variant),
            &variant.fields,
        );
    }
}

fn variant_text(item: &Enum, variant: &Variant) -> Vec<TextPart> {
    let base = item
        .instance
        .as_ref()
        .map_or(&item.name, |instance| &instance.base);
    let title = format!("{}: {}", base.text, variant.name.text);
    let text = variant.text.clone();
    text.unwrap_or_else(|| stand_in(&title, &variant.fields))
}

/// The text of a C-like enum, whose values have no fields that it could mention.
fn number(file: &mut GoFile, item: &Enum) {
    let name = names::go_type(&item.name);
    file.declare(&["Error implements error.".to_owned()]);
    file.line(0, &format!("func (e {name}) Error() string {{"));
    file.line(1, "switch e {");
    for variant in &item.variants {
        let constant = names::go_variant(&item.name, &variant.name);
        let parts = variant_text(item, variant)
            .into_iter()
            .map(|part| match part {
                TextPart::Literal(text) => text,
                TextPart::Display(field) | TextPart::Debug(field) => format!("{{{field}}}"),
            });
        file.line(1, &format!("case {constant}:"));
        file.line(2, &format!("return {}", quote(&parts.collect::<String>())));
    }
    file.line(1, "}");
    file.line(1, "return e.String()");
    file.line(0, "}");
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
        let value = format!("e.{}", names::go_field(&field.name));
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
    } else if format == "%s" {
        body.push((1, format!("return {}", values.concat())));
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
        (TyKind::String | TyKind::Known(Known::OsString), false) => "%s",
        (TyKind::Prim(Prim::Char), false) => "%c",
        (TyKind::String | TyKind::Known(Known::OsString), true) => "%q",
        (TyKind::Prim(Prim::Char), true) => "%q",
        (_, false) | (TyKind::Prim(_), true) => "%v",
        (_, true) => "%+v",
    }
}
