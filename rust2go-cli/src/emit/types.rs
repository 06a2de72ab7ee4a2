//! The Go types of the contract's values.

use super::Cx;
use super::docs::go_docs;
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Field, Prim, Struct, Ty, TyKind};
use rust2go_model::names;

/// The Go type of `ty`.
pub fn go_type(file: &mut GoFile, ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => go_prim(*prim).to_owned(),
        TyKind::String => "string".to_owned(),
        TyKind::List(inner) if matches!(inner.kind, TyKind::Prim(Prim::U8)) => "[]byte".to_owned(),
        TyKind::List(inner) => format!("[]{}", go_type(file, inner)),
        TyKind::Option(inner) => format!("*{}", go_type(file, inner)),
        TyKind::Array(inner, n) => format!("[{n}]{}", go_type(file, inner)),
        TyKind::Tuple(elements) => {
            let runtime = file.import(Import::Runtime);
            let elements: Vec<String> = elements.iter().map(|ty| go_type(file, ty)).collect();
            let tuple = names::go_tuple(elements.len());
            format!("{runtime}.{tuple}[{}]", elements.join(", "))
        }
        TyKind::Unit => "struct{}".to_owned(),
        TyKind::Named(name) => names::go_type(&name.text),
    }
}

/// The elements of a tuple; nothing for other types.
pub fn elements(ty: &Ty) -> &[Ty] {
    match &ty.kind {
        TyKind::Tuple(elements) => elements,
        _ => &[],
    }
}

/// All structs of the contract.
pub fn structs(cx: &Cx, file: &mut GoFile) {
    for item in cx.contract.structs() {
        declare(file, item);
    }
}

fn declare(file: &mut GoFile, item: &Struct) {
    let name = names::go_type(&item.name.text);
    let mut docs = go_docs(&item.docs);
    if docs.is_empty() {
        docs.push(format!(
            "{name} is the struct {} of the contract.",
            item.name.text
        ));
    }
    file.declare(&docs);
    fields(file, &name, &item.fields);
}

/// The struct `name` with `fields`; one without fields gets a byte, as in C and in Rust.
pub fn fields(file: &mut GoFile, name: &str, fields: &[Field]) {
    file.line(0, &format!("type {name} struct {{"));
    if fields.is_empty() {
        file.line(1, "_ uint8");
    }
    let mut rows = Vec::new();
    for field in fields {
        let ty = go_type(file, &field.ty);
        let mut row = Row::new([names::go_field(&field.name.text), ty]);
        row.docs = go_docs(&field.docs);
        rows.push(row);
    }
    file.rows(1, &rows);
    file.line(0, "}");
}

fn go_prim(prim: Prim) -> &'static str {
    match prim {
        Prim::U8 => "uint8",
        Prim::U16 => "uint16",
        Prim::U32 => "uint32",
        Prim::U64 => "uint64",
        Prim::Usize => "uint",
        Prim::I8 => "int8",
        Prim::I16 => "int16",
        Prim::I32 => "int32",
        Prim::I64 => "int64",
        Prim::Isize => "int",
        Prim::F32 => "float32",
        Prim::F64 => "float64",
        Prim::Bool => "bool",
        Prim::Char => "rune",
    }
}
