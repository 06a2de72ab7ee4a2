//! Enums with data: an interface that only the structs of their variants implement.

use super::docs::{documented, wrap};
use super::generics::GoName;
use super::{Cx, Item};
use super::{errors, types};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Enum, Variant};
use rust2go_model::names;

/// All enums with data of the contract, the generic ones once each.
pub fn enums(cx: &Cx, file: &mut GoFile) {
    let declared = |item: &&Enum| !item.is_c_like() && cx.is_declared(Item::Enum(item));
    for item in cx.contract.enums().filter(declared) {
        let name = cx.go_name(file, &item.name, item.instance.as_ref());
        declare(cx, file, item, &name);
    }
    for item in cx
        .generic_enums()
        .filter(|item| cx.defs.is_generic(&item.name.text))
    {
        declare(cx, file, item, &cx.defs.declared(&item.name));
    }
}

fn declare(cx: &Cx, file: &mut GoFile, item: &Enum, name: &GoName) {
    let is_error = cx.is_error_enum(item);
    let variants: Vec<(&Variant, GoName)> = item
        .sent()
        .map(|(_, variant)| (variant, name.variant(variant)))
        .collect();
    interface(cx, file, item, name, &variants, is_error);
    for (variant, go) in &variants {
        let stand_in = format!(
            "{} is the variant {} of {}.",
            go.base, variant.name.text, name.base
        );
        file.declare(&documented(&variant.docs, &stand_in));
        types::fields(cx, file, go, &variant.fields);
    }
    if is_error {
        errors::variants(file, item, &variants);
    }
    file.declare(&[]);
    let mark = mark(item, name);
    let marks: Vec<Row> = variants
        .iter()
        .map(|(_, go)| Row::new([format!("func ({}) {mark}", go.ty()), "{}".to_owned()]))
        .collect();
    file.rows(0, &marks);
    if !is_error && !variants.is_empty() {
        matcher(cx, file, item, name, &variants);
    }
}

/// The method that marks the variants. That of a generic enum takes the parameters, without names: otherwise the variants of
/// one use would be those of every other.
fn mark(item: &Enum, name: &GoName) -> String {
    format!("{}({})", names::go_is(&item.name), name.arguments())
}

fn interface(
    cx: &Cx,
    file: &mut GoFile,
    item: &Enum,
    name: &GoName,
    variants: &[(&Variant, GoName)],
    is_error: bool,
) {
    let all: Vec<&str> = variants.iter().map(|(_, go)| go.base.as_str()).collect();
    let base = &name.base;
    let mut lists = match all.as_slice() {
        [one] => format!("{base} is always {one}."),
        [first @ .., last] if !is_error => {
            format!("{base} is one of {} and {last}.", first.join(", "))
        }
        many => format!("{base} is one of {}.", many.join(", ")),
    };
    if is_error {
        let name = &item.name.text;
        let by_rust = cx.reach.faults.contains(name);
        lists.push_str(match by_rust && !cx.reach.failures.contains(name) {
            false if by_rust => {
                " A handler returns it as its error, wrapped or not, and so does Rust; errors.As finds it."
            }
            false => " A handler returns it as its error, wrapped or not; errors.As finds it.",
            true => " Rust returns it as an error; errors.As finds it.",
        });
    }
    let mut docs = super::docs::lines(&item.docs);
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.extend(wrap(&lists));
    super::docs::deprecate(&mut docs, &item.docs);
    file.declare(&docs);
    file.line(
        0,
        &format!("type {base}{} interface {{", name.declaration()),
    );
    if is_error {
        file.line(1, "error");
    }
    file.line(1, &mark(item, name));
    file.line(0, "}");
}

/// The function that tells the variants apart.
fn matcher(
    cx: &Cx,
    file: &mut GoFile,
    item: &Enum,
    name: &GoName,
    variants: &[(&Variant, GoName)],
) {
    let (base, ty) = (&name.base, name.ty());
    let function = names::go_match(&item.name);
    let result = result(cx, name);
    let mut generic = name.clone();
    generic.params.push((result.clone(), "any"));
    let params = generic.declaration();
    let branches: Vec<String> = variants.iter().map(|(v, _)| branch(v)).collect();
    let list: Vec<String> = variants
        .iter()
        .zip(&branches)
        .map(|((_, go), branch)| format!("{branch} func({}) {result}", go.ty()))
        .collect();
    file.declare(&wrap(&format!(
        "{function} calls the function for the variant that v is and returns what it returns. With a new variant of {base}, calls \
         that lack its function no longer compile. It panics if v is none of them, as nil is."
    )));
    let list = list.join(", ");
    file.line(
        0,
        &format!("func {function}{params}(v {ty}, {list}) {result} {{"),
    );
    file.line(1, "switch v := v.(type) {");
    for ((_, go), branch) in variants.iter().zip(&branches) {
        let go = go.ty();
        file.line(1, &format!("case {go}:"));
        file.line(2, &format!("return {branch}(v)"));
        file.line(1, &format!("case *{go}:"));
        file.line(2, &format!("return {branch}(*v)"));
    }
    file.line(1, "}");
    let fmt = file.import(Import::Fmt);
    file.line(
        1,
        &format!("panic({fmt}.Sprintf(\"%T is no variant of {base}\", v))"),
    );
    file.line(0, "}");
}

/// The parameter that takes the function for a variant. It must not hide what the function body names.
fn branch(variant: &Variant) -> String {
    let mut name = variant.name.clone();
    name.text = names::go_variant_word(&variant.name);
    let out = names::go_param(&name);
    match out.as_str() {
        "v" | "fmt" | "panic" => out + "_",
        _ => out,
    }
}

/// A name for the result's type that no type of the contract has.
fn result(cx: &Cx, name: &GoName) -> String {
    let taken = |candidate: &str| {
        name.arguments().split(", ").any(|param| param == candidate)
            || cx.go_types.contains(candidate)
    };
    let mut candidate = "R".to_owned();
    while taken(&candidate) {
        candidate.push('R');
    }
    candidate
}
