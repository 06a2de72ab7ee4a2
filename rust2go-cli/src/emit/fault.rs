//! The errors of Rust's methods: from what Rust sends to a Go error.

use super::place::Place;
use super::reach::is_fallible;
use super::wire::wire_struct;
use super::{Cx, Item, as_it_is, copy, named};
use crate::emit::place::At;
use crate::writer::{GoFile, Import};
use rust2go_model::names;

/// The functions that make the errors of the contract.
pub fn functions(cx: &Cx, file: &mut GoFile) {
    let structs = cx.contract.structs().map(Item::Struct);
    for item in structs.chain(cx.contract.enums().map(Item::Enum)) {
        if cx.reach.faults.contains(&item.name().text) {
            function(cx, file, item);
        }
    }
}

fn function(cx: &Cx, file: &mut GoFile, item: Item) {
    let name = item.name();
    let ty = named(name);
    let runtime = file.import(Import::Runtime);
    let (function, go) = (
        names::go_fault(name),
        cx.go_name(file, name, item.instance()).ty(),
    );
    file.declare(&[format!(
        "{function} makes the {go} that Rust sends in f, which is in Rust memory."
    )]);
    file.line(
        0,
        &format!("func {function}(f *{runtime}.Failure) error {{"),
    );
    if as_it_is(cx, &ty) {
        file.line(1, &format!("return *(*{go})(f.Payload)"));
        return file.line(0, "}");
    }
    file.line(1, &format!("b := &{runtime}.Block{{}}"));
    if cx.native(&ty) {
        file.line(1, &format!("v := *(*{go})(f.Payload)"));
        copy::copy(cx, file, At::TOP, &Place::variable("v"), &ty);
    } else {
        let wire = match item {
            Item::Struct(item) => {
                let wire = wire_struct(cx, file, item);
                format!("(*{wire})(f.Payload)")
            }
            Item::Enum(_) => {
                format!("&{runtime}.WireEnum{{Tag: f.Variant, Payload: f.Payload}}")
            }
        };
        let from = names::go_from(&names::go_type(name));
        file.line(1, &format!("var v {go}"));
        file.line(1, &format!("{from}(b, &v, {wire})"));
    }
    if is_fallible(cx, &ty) {
        file.line(1, "if err := b.Err(); err != nil {");
        file.line(2, &format!("return {runtime}.Unread(err)"));
        file.line(1, "}");
    }
    file.line(1, "return v");
    file.line(0, "}");
}
