//! To Rust: the wire forms of values of Go's own types, in Go's memory, where Rust reads them.

use super::place::{Place, counter, local};
use super::wire::{wire_type, wire_variant};
use super::{Cx, Item, copy};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Enum, Field, Known, Struct, Ty, TyKind};
use rust2go_model::names;

/// Writes what makes wire forms; `e` is the encoder.
pub struct Maker<'a, 'b> {
    cx: &'b Cx<'a>,
    /// What says where a failure is, the outermost first.
    path: Vec<String>,
    loops: usize,
}

impl<'a, 'b> Maker<'a, 'b> {
    /// One for the start of a function.
    pub fn new(cx: &'b Cx<'a>) -> Maker<'a, 'b> {
        Maker {
            cx,
            path: Vec::new(),
            loops: 0,
        }
    }

    /// Writes what makes the wire form at `to` of the value at `from`, and returns false if that fails.
    pub fn make(&mut self, file: &mut GoFile, depth: usize, to: &Place, from: &Place, ty: &Ty) {
        let (dst, src) = (to.value(), from.value());
        if self.cx.contract.native(ty) {
            file.line(depth, &format!("{dst} = {src}"));
            return;
        }
        if let Some(call) = call(self.cx, to, from, ty) {
            file.line(depth, &format!("if !{call} {{"));
            self.fail(file, depth + 1);
            file.line(depth, "}");
            return;
        }
        let index = counter(self.loops);
        match &ty.kind {
            TyKind::List(inner) => {
                self.room(file, depth, to, from, ty);
                file.line(depth + 1, &format!("for {index} := range {src} {{"));
                let (to, from) = (to.index(&index), from.index(&index));
                self.inside(format!("Index({index})"), |maker| {
                    maker.make(file, depth + 2, &to, &from, inner);
                });
                file.line(depth + 1, "}");
                file.line(depth, "}");
            }
            TyKind::Array(inner, _) => {
                file.line(depth, &format!("for {index} := range {src} {{"));
                let (to, from) = (to.index(&index), from.index(&index));
                self.inside(format!("Index({index})"), |maker| {
                    maker.make(file, depth + 1, &to, &from, inner);
                });
                file.line(depth, "}");
            }
            TyKind::Option(inner) => self.pointer(file, depth, to, from, inner),
            TyKind::Result(ok, err) => {
                for (name, ty) in [("OK", ok), ("Err", err)] {
                    self.named(name, |maker| {
                        maker.pointer(file, depth, &to.field(name), &from.field(name), ty);
                    });
                }
            }
            TyKind::Tuple(elements) => {
                for (i, element) in elements.iter().enumerate() {
                    self.named(&names::go_tuple_field(i), |maker| {
                        maker.make(file, depth, &to.element(i), &from.element(i), element);
                    });
                }
            }
            TyKind::Map(..) | TyKind::Set(_) => self.entries(file, depth, to, from, ty),
            // They take a call, above, or are native.
            TyKind::Prim(_)
            | TyKind::String
            | TyKind::Unit
            | TyKind::Known(_)
            | TyKind::Named(_) => {}
        }
    }

    /// Writes what makes the fields at `to` of those at `from`.
    pub fn fields(&mut self, file: &mut GoFile, to: &Place, from: &Place, fields: &[Field]) {
        for field in fields {
            let name = names::go_field(&field.name);
            self.named(&name, |maker| {
                maker.make(file, 1, &to.field(&name), &from.field(&name), &field.ty);
            });
        }
    }

    /// A list of entries in the order that Go gives them in.
    fn entries(&mut self, file: &mut GoFile, depth: usize, to: &Place, from: &Place, ty: &Ty) {
        let (key, value) = (local("key", self.loops), local("value", self.loops));
        let index = counter(self.loops);
        self.room(file, depth, to, from, ty);
        file.line(depth + 1, &format!("{index} := 0"));
        let entry = to.index(&index);
        let parts = match &ty.kind {
            TyKind::Map(a, b) => vec![
                (entry.element(0), &key, &**a),
                (entry.element(1), &value, &**b),
            ],
            TyKind::Set(inner) => vec![(entry, &key, &**inner)],
            _ => Vec::new(),
        };
        let variables: Vec<&str> = parts.iter().map(|(_, name, _)| name.as_str()).collect();
        let head = format!("for {} := range {} {{", variables.join(", "), from.value());
        file.line(depth + 1, &head);
        self.inside(format!("Key({key})"), |maker| {
            for (to, name, ty) in parts {
                maker.make(file, depth + 2, &to, &Place::variable(name), ty);
            }
        });
        file.line(depth + 2, &format!("{index}++"));
        file.line(depth + 1, "}");
        file.line(depth, "}");
    }

    /// Starts what happens if there are elements, with the memory for them.
    fn room(&mut self, file: &mut GoFile, depth: usize, to: &Place, from: &Place, ty: &Ty) {
        let (dst, src) = (to.value(), from.value());
        let wire = wire_type(self.cx, file, ty);
        file.line(depth, &format!("if len({src}) > 0 {{"));
        file.line(depth + 1, &format!("{dst} = make({wire}, len({src}))"));
    }

    fn pointer(&mut self, file: &mut GoFile, depth: usize, to: &Place, from: &Place, ty: &Ty) {
        let wire = wire_type(self.cx, file, ty);
        file.line(depth, &format!("if {} != nil {{", from.value()));
        if self.cx.contract.native(ty) {
            file.line(depth + 1, &format!("{} = {}", to.value(), from.value()));
        } else {
            file.line(depth + 1, &format!("{} = new({wire})", to.value()));
            self.make(file, depth + 1, &to.target(), &from.target(), ty);
        }
        file.line(depth, "}");
    }

    fn named(&mut self, name: &str, write: impl FnOnce(&mut Self)) {
        self.path.push(format!("Field(\"{name}\")"));
        write(self);
        self.path.pop();
    }

    fn inside(&mut self, place: String, write: impl FnOnce(&mut Self)) {
        self.path.push(place);
        self.loops += 1;
        write(self);
        self.loops -= 1;
        self.path.pop();
    }

    fn fail(&self, file: &mut GoFile, depth: usize) {
        let Some((outermost, inner)) = self.path.split_first() else {
            return file.line(depth, "return false");
        };
        for place in inner.iter().rev() {
            file.line(depth, &format!("e.{place}"));
        }
        file.line(depth, &format!("return e.{outermost}"));
    }
}

/// The call that makes the wire form at `to` of the value at `from`, for types that have a function for it.
pub fn call(cx: &Cx, to: &Place, from: &Place, ty: &Ty) -> Option<String> {
    let (address, src) = (to.address(), from.value());
    match &ty.kind {
        TyKind::Known(known) => {
            let method = match known {
                Known::Time => "Time",
                Known::I128 => "Int128",
                Known::U128 => "Uint128",
                Known::IpAddr => "Addr",
                Known::Ipv4Addr => "Addr4",
                Known::Ipv6Addr => "Addr6",
                Known::SocketAddr => "AddrPort",
                Known::Url => "URL",
                _ => "JSON",
            };
            Some(format!("e.{method}({address}, {src})"))
        }
        TyKind::Named(named) => {
            let item = cx.item(&named.name.text)?;
            let function = names::go_to(&names::go_type(item.name()));
            let from = match item {
                Item::Struct(_) => from.address(),
                Item::Enum(_) => src,
            };
            Some(format!("{function}(e, {address}, {from})"))
        }
        _ => None,
    }
}

/// The functions that make the wire forms of structs and enums.
pub fn functions(cx: &Cx, file: &mut GoFile) {
    for item in cx.contract.structs() {
        if cx.reach.to.contains(&item.name.text) {
            of_struct(cx, file, item);
        }
    }
    for item in cx.contract.enums() {
        if cx.reach.to_values.contains(&item.name.text) {
            of_enum(cx, file, item);
        }
        if cx.reach.to.contains(&item.name.text) {
            of_variants(cx, file, item);
        }
    }
}

/// Starts such a function, of `ty` in Go and `wire` at the boundary.
pub fn start(file: &mut GoFile, function: &str, wire: &str, ty: &str) {
    let runtime = file.import(Import::Runtime);
    file.declare(&[
        format!("{function} makes w, which Rust reads, of v."),
        String::new(),
    ]);
    file.line(0, "//go:noinline");
    file.line(
        0,
        &format!("func {function}(e *{runtime}.Encoder, w *{wire}, v {ty}) bool {{"),
    );
}

/// The lines that count the depth, for what may contain itself.
fn guard(cx: &Cx, file: &mut GoFile, name: &str) {
    if cx.reach.guarded.contains(name) {
        file.line(1, "if !e.Enter() {");
        file.line(2, "return false");
        file.line(1, "}");
        file.line(1, "defer e.Leave()");
    }
}

fn of_struct<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Struct) {
    let word = names::go_type(&item.name);
    let ty = cx.go_name(file, &item.name, item.instance.as_ref()).ty();
    start(
        file,
        &names::go_to(&word),
        &names::go_wire(&word),
        &format!("*{ty}"),
    );
    guard(cx, file, &item.name.text);
    match cx.newtype(item) {
        Some(field) => {
            copy::inner(cx, file, &field.ty);
            let to = Place::variable("w").field(&names::go_field(&field.name));
            let from = Place::pointed("inner");
            if let Some(call) = call(cx, &to, &from, &field.ty) {
                file.line(1, &format!("return {call}"));
                return file.line(0, "}");
            }
            Maker::new(cx).make(file, 1, &to, &from, &field.ty);
        }
        None => {
            let (to, from) = (Place::variable("w"), Place::variable("v"));
            Maker::new(cx).fields(file, &to, &from, &item.fields);
        }
    }
    file.line(1, "return true");
    file.line(0, "}");
}

fn of_enum<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Enum) {
    let name = cx.go_name(file, &item.name, item.instance.as_ref());
    let word = names::go_type(&item.name);
    let wire = format!("{}.WireEnum", file.import(Import::Runtime));
    start(file, &names::go_to(&word), &wire, &name.ty());
    guard(cx, file, &item.name.text);
    let ty = name.ty();
    file.line(1, "switch v := v.(type) {");
    for (number, variant) in item.sent() {
        let go = name.variant(variant).ty();
        let converted = !cx.contract.native_fields(&variant.fields);
        if variant.fields.is_empty() {
            file.line(1, &format!("case {go}:"));
            file.line(2, &format!("w.Tag = {number}"));
            file.line(2, "return true");
            file.line(1, &format!("case *{go}:"));
            not_nil(file, &ty);
            file.line(2, &format!("w.Tag = {number}"));
            file.line(2, "return true");
            continue;
        }
        let unsafe_ = file.import(Import::Unsafe);
        let payload = |file: &mut GoFile, address: &str| {
            let set = |at: &str| format!("w.Tag, w.Payload = {number}, {unsafe_}.Pointer({at})");
            if converted {
                let wire = wire_variant(cx, file, item, variant);
                let function = names::go_to(&names::go_variant(&item.name, &variant.name));
                file.line(2, &format!("p := new({wire})"));
                file.line(2, &set("p"));
                file.line(2, &format!("return {function}(e, p, {address})"));
            } else {
                file.line(2, &set(address));
                file.line(2, "return true");
            }
        };
        file.line(1, &format!("case {go}:"));
        payload(file, "&v");
        file.line(1, &format!("case *{go}:"));
        not_nil(file, &ty);
        payload(file, "v");
    }
    file.line(1, "case nil:");
    file.line(2, &format!("return e.Fail(\"nil is no {ty}\")"));
    file.line(1, "}");
    file.line(
        1,
        &format!("return e.Fail(\"%T is no variant of {ty}\", v)"),
    );
    file.line(0, "}");
}

fn not_nil(file: &mut GoFile, ty: &str) {
    file.line(2, "if v == nil {");
    file.line(3, &format!("return e.Fail(\"nil is no {ty}\")"));
    file.line(2, "}");
}

fn of_variants<'a>(cx: &Cx<'a>, file: &mut GoFile, item: &'a Enum) {
    for (_, variant) in item.sent() {
        if cx.contract.native_fields(&variant.fields) {
            continue;
        }
        let name = cx.go_name(file, &item.name, item.instance.as_ref());
        let go = name.variant(variant).ty();
        let wire = wire_variant(cx, file, item, variant);
        let function = names::go_to(&names::go_variant(&item.name, &variant.name));
        start(file, &function, &wire, &format!("*{go}"));
        let (to, from) = (Place::variable("w"), Place::variable("v"));
        Maker::new(cx).fields(file, &to, &from, &variant.fields);
        file.line(1, "return true");
        file.line(0, "}");
    }
}
