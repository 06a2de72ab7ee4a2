//! C-like enums: a number of its own type in Go, and a constant for each of its values.

use super::Cx;
use super::docs::{documented, go_docs, quote};
use super::types::go_prim;
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{ConstExpr, Enum, Variant};
use rust2go_model::names;

/// All C-like enums of the contract.
pub fn enums(cx: &Cx, file: &mut GoFile) {
    for item in cx
        .contract
        .enums()
        .filter(|item| item.is_c_like() && item.origin.is_none())
    {
        declare(file, item);
        text(file, item);
    }
}

fn declare(file: &mut GoFile, item: &Enum) {
    let name = names::go_type(&item.name);
    let stand_in = format!("{name} is the enum {} of the contract.", item.name.text);
    file.declare(&documented(&item.docs, &stand_in));
    file.line(0, &format!("type {name} {}", go_prim(item.repr)));
    file.declare(&[format!("The values of {name}.")]);
    file.line(0, "const (");
    let mut rows = Vec::new();
    for variant in &item.variants {
        let constant = names::go_variant(&item.name, &variant.name);
        let value = format!("= {}", number(variant));
        let mut row = Row::new([constant, name.clone(), value]);
        row.docs = go_docs(&variant.docs);
        rows.push(row);
    }
    file.rows(1, &rows);
    file.line(0, ")");
}

/// The number of a variant; a contract has worked it out.
fn number(variant: &Variant) -> i128 {
    match variant.discriminant {
        Some(ConstExpr::Int(number)) => number,
        _ => 0,
    }
}

/// The method String, by which fmt prints the value.
fn text(file: &mut GoFile, item: &Enum) {
    let name = names::go_type(&item.name);
    let fmt = file.import(Import::Fmt);
    file.declare(&["String returns the name of the value; fmt prints values by it.".to_owned()]);
    file.line(0, &format!("func (v {name}) String() string {{"));
    file.line(1, "switch v {");
    for variant in &item.variants {
        let constant = names::go_variant(&item.name, &variant.name);
        file.line(1, &format!("case {constant}:"));
        file.line(
            2,
            &format!("return {}", quote(&names::go_variant_word(&variant.name))),
        );
    }
    file.line(1, "}");
    let number = format!("{}(v)", go_prim(item.repr));
    file.line(
        1,
        &format!("return {fmt}.Sprintf(\"{name}(%d)\", {number})"),
    );
    file.line(0, "}");
}
