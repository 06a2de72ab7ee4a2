//! Copies: from a view of Rust memory to values that Go may keep; and from a Go error to what Rust reads.

use super::{Cx, variants};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Enum, Struct, Ty, TyKind};
use rust2go_model::names;

/// A variable that can be assigned to, or what a pointer variable points at.
#[derive(Clone)]
pub struct Place {
    expr: String,
    pointed: bool,
}

impl Place {
    /// The variable `expr`.
    pub fn variable(expr: &str) -> Place {
        Place {
            expr: expr.to_owned(),
            pointed: false,
        }
    }

    fn value(&self) -> String {
        if self.pointed {
            format!("*{}", self.expr)
        } else {
            self.expr.clone()
        }
    }

    fn address(&self) -> String {
        if self.pointed {
            self.expr.clone()
        } else {
            format!("&{}", self.expr)
        }
    }

    /// The value as something that `[…]` can follow.
    fn operand(&self) -> String {
        if self.pointed {
            format!("(*{})", self.expr)
        } else {
            self.expr.clone()
        }
    }

    fn field(&self, name: &str) -> Place {
        // Go follows one pointer by itself, not two.
        let base = if self.expr.starts_with('*') {
            self.operand()
        } else {
            self.expr.clone()
        };
        Place::variable(&format!("{base}.{name}"))
    }

    fn index(&self, index: &str) -> Place {
        Place::variable(&format!("{}[{index}]", self.operand()))
    }

    fn target(&self) -> Place {
        Place {
            expr: self.value(),
            pointed: true,
        }
    }
}

/// Writes the copying of what the value at `place` points at; `b` is the block of the message.
pub fn copy(cx: &Cx, file: &mut GoFile, depth: usize, place: &Place, ty: &Ty) {
    nested(cx, file, depth, place, ty, 0);
}

fn nested(cx: &Cx, file: &mut GoFile, depth: usize, place: &Place, ty: &Ty, loops: usize) {
    if cx.contract.plain(ty) {
        return;
    }
    let value = place.value();
    match &ty.kind {
        TyKind::Prim(_) | TyKind::Unit => {}
        TyKind::String => file.line(depth, &format!("{value} = b.String({value})")),
        TyKind::Named(name) => {
            let copy = names::go_copy(&name.text);
            file.line(depth, &format!("{copy}(b, {})", place.address()));
        }
        TyKind::List(inner) => {
            let runtime = file.import(Import::Runtime);
            if cx.contract.plain(inner) {
                file.line(depth, &format!("{value} = {runtime}.Slice(b, {value})"));
            } else {
                file.line(depth, &format!("{value} = {runtime}.List({value})"));
                each(cx, file, depth, place, inner, loops);
            }
        }
        TyKind::Array(inner, _) => each(cx, file, depth, place, inner, loops),
        TyKind::Option(inner) => {
            let runtime = file.import(Import::Runtime);
            if cx.contract.plain(inner) {
                file.line(depth, &format!("{value} = {runtime}.Value(b, {value})"));
            } else {
                file.line(depth, &format!("{value} = {runtime}.Pointer({value})"));
                file.line(depth, &format!("if {value} != nil {{"));
                nested(cx, file, depth + 1, &place.target(), inner, loops);
                file.line(depth, "}");
            }
        }
        TyKind::Tuple(elements) => {
            for (i, element) in elements.iter().enumerate() {
                nested(
                    cx,
                    file,
                    depth,
                    &place.field(&names::go_tuple_field(i)),
                    element,
                    loops,
                );
            }
        }
    }
}

fn each(cx: &Cx, file: &mut GoFile, depth: usize, place: &Place, inner: &Ty, loops: usize) {
    let index = match loops {
        0 => "i".to_owned(),
        1 => "j".to_owned(),
        n => format!("i{n}"),
    };
    file.line(depth, &format!("for {index} := range {} {{", place.value()));
    nested(cx, file, depth + 1, &place.index(&index), inner, loops + 1);
    file.line(depth, "}");
}

/// The functions that copy structs. One that no argument reaches is left out: nothing may be unused.
pub fn copies(cx: &Cx, file: &mut GoFile) {
    for item in cx.copied() {
        let runtime = file.import(Import::Runtime);
        let (name, function) = (
            names::go_type(&item.name.text),
            names::go_copy(&item.name.text),
        );
        file.declare(&[format!(
            "{function} replaces the views of Rust memory in v by copies."
        )]);
        file.line(
            0,
            &format!("func {function}(b *{runtime}.Block, v *{name}) {{"),
        );
        for field in &item.fields {
            let place = Place::variable("v").field(&names::go_field(&field.name.text));
            copy(cx, file, 1, &place, &field.ty);
        }
        file.line(0, "}");
    }
}

/// The functions that find the errors of the contract in a Go error.
pub fn failures(cx: &Cx, file: &mut GoFile) {
    for item in cx
        .contract
        .structs()
        .filter(|item| cx.is_returned(&item.name.text))
    {
        fail_struct(file, item);
    }
    for item in cx
        .contract
        .enums()
        .filter(|item| cx.is_returned(&item.name.text))
    {
        fail_enum(file, item);
    }
}

/// Starts such a function; gives the names of the packages errors, rust2go and unsafe.
fn fail_start(file: &mut GoFile, rust: &str) -> (&'static str, &'static str, &'static str) {
    let names = (
        file.import(Import::Errors),
        file.import(Import::Runtime),
        file.import(Import::Unsafe),
    );
    let context = file.import(Import::Context);
    let (name, function) = (names::go_type(rust), names::go_fail(rust));
    file.declare(&[format!(
        "{function} finds the {name} in err; ctx is the context of the call."
    )]);
    let runtime = names.1;
    file.line(
        0,
        &format!("func {function}(ctx {context}.Context, err error) *{runtime}.Failure {{"),
    );
    names
}

fn fail_struct(file: &mut GoFile, item: &Struct) {
    let name = names::go_type(&item.name.text);
    let (errors, runtime, unsafe_) = fail_start(file, &item.name.text);
    file.line(1, &format!("var value {name}"));
    file.line(1, &format!("if {errors}.As(err, &value) {{"));
    file.line(
        2,
        &format!("return {runtime}.Typed(0, {unsafe_}.Pointer(&value))"),
    );
    file.line(1, "}");
    file.line(1, &format!("var pointer *{name}"));
    file.line(
        1,
        &format!("if {errors}.As(err, &pointer) && pointer != nil {{"),
    );
    file.line(
        2,
        &format!("return {runtime}.Typed(0, {unsafe_}.Pointer(pointer))"),
    );
    file.line(1, "}");
    file.line(1, &format!("return {runtime}.Plain(ctx, err)"));
    file.line(0, "}");
}

fn fail_enum(file: &mut GoFile, item: &Enum) {
    let name = names::go_type(&item.name.text);
    let (errors, runtime, unsafe_) = fail_start(file, &item.name.text);
    file.line(1, &format!("var found {name}"));
    file.line(1, &format!("if !{errors}.As(err, &found) {{"));
    file.line(2, &format!("return {runtime}.Plain(ctx, err)"));
    file.line(1, "}");
    file.line(1, "switch e := found.(type) {");
    for (number, variant) in variants(item) {
        let go = names::go_variant(&item.name.text, &variant.name.text);
        file.line(1, &format!("case {go}:"));
        file.line(
            2,
            &format!("return {runtime}.Typed({number}, {unsafe_}.Pointer(&e))"),
        );
        file.line(1, &format!("case *{go}:"));
        file.line(2, "if e != nil {");
        file.line(
            3,
            &format!("return {runtime}.Typed({number}, {unsafe_}.Pointer(e))"),
        );
        file.line(2, "}");
    }
    file.line(1, "}");
    file.line(1, &format!("return {runtime}.Plain(ctx, err)"));
    file.line(0, "}");
}
