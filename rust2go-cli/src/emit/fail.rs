//! The errors of handlers: from a Go error to what Rust reads.

use super::wire::wire_variant;
use super::{Cx, Item};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::Name;
use rust2go_model::names;

/// The functions that find the errors of the contract in a Go error.
pub fn functions(cx: &Cx, file: &mut GoFile) {
    let structs = cx.contract.structs().map(Item::Struct);
    for item in structs.chain(cx.contract.enums().map(Item::Enum)) {
        if !cx.reach.failures.contains(&item.name().text) {
            continue;
        }
        match item {
            Item::Enum(of) if !of.is_c_like() => of_enum(cx, file, of),
            _ => of_value(cx, file, item),
        }
    }
}

/// Starts such a function; gives the names of the packages errors and rust2go.
fn start(file: &mut GoFile, name: &Name) -> (&'static str, &'static str) {
    let errors = file.import(Import::Errors);
    let runtime = file.import(Import::Runtime);
    let context = file.import(Import::Context);
    let (go, function) = (names::go_type(name), names::go_fail(name));
    file.declare(&[format!(
        "{function} finds the {go} in err; ctx is the context of the call."
    )]);
    file.line(
        0,
        &format!("func {function}(ctx {context}.Context, err error) *{runtime}.Failure {{"),
    );
    (errors, runtime)
}

/// The failure of the error at `address`, whose payload `function` makes as a `wire` if it is converted.
fn typed(
    file: &mut GoFile,
    depth: usize,
    number: usize,
    address: &str,
    converted: Option<(String, String)>,
) {
    let runtime = file.import(Import::Runtime);
    let unsafe_ = file.import(Import::Unsafe);
    let Some((function, wire)) = converted else {
        let typed = format!("{runtime}.Typed({number}, {unsafe_}.Pointer({address}))");
        return file.line(depth, &format!("return {typed}"));
    };
    file.line(depth, &format!("e := &{runtime}.Encoder{{}}"));
    file.line(depth, &format!("w := new({wire})"));
    file.line(depth, &format!("if !{function}(e, w, {address}) {{"));
    // As Rust calls the place of what it finds in an error.
    file.line(depth + 1, "e.Field(\"error\")");
    file.line(depth + 1, &format!("return {runtime}.Unsendable(e)"));
    file.line(depth, "}");
    let typed = format!("{runtime}.Typed({number}, {unsafe_}.Pointer(w))");
    file.line(depth, &format!("return {typed}"));
}

/// A struct or a number.
fn of_value(cx: &Cx, file: &mut GoFile, item: Item) {
    let name = item.name();
    let go = cx.go_name(file, name, item.instance()).ty();
    let (errors, runtime) = start(file, name);
    let converted = cx.reach.to.contains(&name.text).then(|| {
        let word = names::go_type(name);
        (names::go_to(&word), names::go_wire(&word))
    });
    file.line(1, &format!("var value {go}"));
    file.line(1, &format!("if {errors}.As(err, &value) {{"));
    typed(file, 2, 0, "&value", converted.clone());
    file.line(1, "}");
    file.line(1, &format!("var pointer *{go}"));
    file.line(
        1,
        &format!("if {errors}.As(err, &pointer) && pointer != nil {{"),
    );
    typed(file, 2, 0, "pointer", converted);
    file.line(1, "}");
    file.line(1, &format!("return {runtime}.Plain(ctx, err)"));
    file.line(0, "}");
}

fn of_enum<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a rust2go_model::ast::Enum) {
    let name = cx.go_name(file, &item.name, item.instance.as_ref());
    let (errors, runtime) = start(file, &item.name);
    file.line(1, &format!("var found {}", name.ty()));
    file.line(1, &format!("if !{errors}.As(err, &found) {{"));
    file.line(2, &format!("return {runtime}.Plain(ctx, err)"));
    file.line(1, "}");
    // `e` is the encoder where there is one.
    let native = item.sent().all(|(_, v)| cx.native_fields(&v.fields));
    let found = if native { "e" } else { "v" };
    file.line(1, &format!("switch {found} := found.(type) {{"));
    for (number, variant) in item.sent() {
        let go = name.variant(variant).ty();
        let converted = (!cx.native_fields(&variant.fields)).then(|| {
            let function = names::go_to(&names::go_variant(&item.name, &variant.name));
            (function, wire_variant(cx, file, item, variant))
        });
        file.line(1, &format!("case {go}:"));
        typed(file, 2, number, &format!("&{found}"), converted.clone());
        file.line(1, &format!("case *{go}:"));
        file.line(2, &format!("if {found} != nil {{"));
        typed(file, 3, number, found, converted);
        file.line(2, "}");
    }
    file.line(1, "}");
    file.line(1, &format!("return {runtime}.Plain(ctx, err)"));
    file.line(0, "}");
}
