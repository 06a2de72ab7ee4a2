//! To Rust: how the wire form of a value is made, type by type.

use super::place::{Place, counter, local};
use super::wire::wire_type;
use super::{Cx, Item};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Field, Known, Ty, TyKind};
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
        if self.cx.native(ty) {
            file.line(depth, &format!("{dst} = {src}"));
            return;
        }
        if let Some(call) = call(self.cx, file, to, from, ty) {
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
            | TyKind::Object(_)
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

    /// Writes what makes the argument `name` at `to` of the value at `from`.
    pub fn argument(&mut self, file: &mut GoFile, name: &str, to: &Place, from: &Place, ty: &Ty) {
        self.named(name, |maker| maker.make(file, 1, to, from, ty));
    }

    /// A list of entries in the order that Go gives them in.
    fn entries(&mut self, file: &mut GoFile, depth: usize, to: &Place, from: &Place, ty: &Ty) {
        let (key, value) = (local("key", self.loops), local("value", self.loops));
        let index = counter(self.loops);
        self.room(file, depth, to, from, ty);
        file.line(depth + 1, &format!("{index} := 0"));
        let element = to.index(&index);
        let entry = local("entry", self.loops);
        let at = Place::variable(&entry);
        let parts = match &ty.kind {
            TyKind::Map(a, b) => vec![(at.element(0), &key, &**a), (at.element(1), &value, &**b)],
            TyKind::Set(inner) => vec![(element.clone(), &key, &**inner)],
            _ => Vec::new(),
        };
        let variables: Vec<&str> = parts.iter().map(|(_, name, _)| name.as_str()).collect();
        let head = format!("for {} := range {} {{", variables.join(", "), from.value());
        file.line(depth + 1, &head);
        if parts.len() > 1 {
            file.line(depth + 2, &format!("{entry} := {}", element.address()));
        }
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
        if self.cx.native(ty) {
            return file.line(depth, &format!("{} = {}", to.value(), from.value()));
        }
        file.line(depth, &format!("if {} != nil {{", from.value()));
        file.line(depth + 1, &format!("{} = new({wire})", to.value()));
        // No object is nil.
        let from = match &ty.kind {
            TyKind::Object(_) => from.clone(),
            _ => from.target(),
        };
        self.make(file, depth + 1, &to.target(), &from, ty);
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
pub fn call(cx: &Cx, file: &mut GoFile, to: &Place, from: &Place, ty: &Ty) -> Option<String> {
    let (address, src) = (to.address(), from.value());
    match &ty.kind {
        TyKind::Known(known) => {
            if let Some(function) = super::net_function(known) {
                let package = file.import(Import::NetValue);
                return Some(format!("{package}.{function}(e, {address}, {src})"));
            }
            let method = match known {
                Known::Time => "Time",
                Known::I128 => "Int128",
                Known::U128 => "Uint128",
                _ => {
                    let package = file.import(Import::JsonValue);
                    return Some(format!("{package}.To(e, {address}, {src})"));
                }
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
        TyKind::Object(object) => {
            let function = names::go_hold(&object.trait_);
            Some(format!("{function}(e, {address}, {src})"))
        }
        _ => None,
    }
}
