//! What crosses in which direction: only what is needed gets functions.

use std::collections::BTreeSet;

use super::{Cx, Item, named};
use rust2go_model::ast::{ErrorTy, Known, Method, Side, Ty, TyKind};

/// The structs and enums for which Go needs a function, by their names in the contract.
#[derive(Default)]
pub struct Reach {
    /// Native and holding addresses, from Rust: they are copied.
    pub copied: BTreeSet<String>,
    /// Converted, from Rust.
    pub from: BTreeSet<String>,
    /// Converted, to Rust. Of an enum the variants.
    pub to: BTreeSet<String>,
    /// Those of `to` that are enums and reached as values, not just as errors.
    pub to_values: BTreeSet<String>,
    /// The errors of methods.
    pub errors: BTreeSet<String>,
    /// Those of methods that Go implements.
    pub failures: BTreeSet<String>,
    /// Those of methods that Rust implements.
    pub faults: BTreeSet<String>,
    /// The traits whose objects come from Rust.
    pub adopted: BTreeSet<String>,
    /// The traits whose objects go to Rust.
    pub held: BTreeSet<String>,
    /// Those of `to` that count the depth, so that every circle of types has one.
    pub guarded: BTreeSet<String>,
}

impl Reach {
    /// Walks over all methods of the contract.
    pub fn new(cx: &Cx) -> Reach {
        let mut out = Reach::default();
        for t in cx.interfaces() {
            for method in &t.methods {
                match t.side {
                    Side::R2g => out.called(cx, method),
                    Side::G2r => out.asked(cx, method),
                }
            }
        }
        out.guard(cx);
        out
    }

    /// A method that Rust calls.
    fn called(&mut self, cx: &Cx, method: &Method) {
        for param in &method.params {
            if !method.zero_copy || cx.converted(&param.ty) {
                self.from(cx, &param.ty);
            }
        }
        self.to(cx, &method.ret.value);
        if let Some(error) = own_error(method) {
            let name = &error.name.text;
            self.errors.insert(name.clone());
            self.failures.insert(name.clone());
            if let Some(item) = cx.item(name).filter(|item| is_converted(cx, *item)) {
                self.send_item(cx, item);
            }
        }
    }

    /// A method that Go calls.
    fn asked(&mut self, cx: &Cx, method: &Method) {
        for param in &method.params {
            self.to(cx, &param.ty);
        }
        self.from(cx, &method.ret.value);
        if let Some(error) = own_error(method) {
            self.errors.insert(error.name.text.clone());
            self.faults.insert(error.name.text.clone());
            self.from(cx, &named(&error.name));
        }
    }

    fn from(&mut self, cx: &Cx, ty: &Ty) {
        if cx.native(ty) {
            return self.copied(cx, ty);
        }
        if let TyKind::Object(object) = &ty.kind {
            self.adopted.insert(object.trait_.text.clone());
        }
        if let TyKind::Named(named) = &ty.kind {
            let item = cx.item(&named.name.text);
            if let Some(item) = item.filter(|item| self.from.insert(item.name().text.clone())) {
                item.fields()
                    .iter()
                    .for_each(|field| self.from(cx, &field.ty));
            }
        }
        parts(ty).iter().for_each(|ty| self.from(cx, ty));
    }

    fn copied(&mut self, cx: &Cx, ty: &Ty) {
        if cx.plain(ty) {
            return;
        }
        if let TyKind::Named(named) = &ty.kind {
            let item = cx.item(&named.name.text);
            if let Some(item) = item.filter(|item| self.copied.insert(item.name().text.clone())) {
                item.fields()
                    .iter()
                    .for_each(|field| self.copied(cx, &field.ty));
            }
        }
        parts(ty).iter().for_each(|ty| self.copied(cx, ty));
    }

    fn to(&mut self, cx: &Cx, ty: &Ty) {
        if cx.native(ty) {
            return;
        }
        if let TyKind::Object(object) = &ty.kind {
            self.held.insert(object.trait_.text.clone());
        }
        if let TyKind::Named(named) = &ty.kind {
            if let Some(item) = cx.item(&named.name.text) {
                if let Item::Enum(_) = item {
                    self.to_values.insert(item.name().text.clone());
                }
                self.send_item(cx, item);
            }
        }
        parts(ty).iter().for_each(|ty| self.to(cx, ty));
    }

    fn send_item(&mut self, cx: &Cx, item: Item) {
        if self.to.insert(item.name().text.clone()) {
            item.fields()
                .iter()
                .for_each(|field| self.to(cx, &field.ty));
        }
    }

    /// Chooses who counts the depth: enums first, as they do in Rust, and others only where a circle has none yet.
    fn guard(&mut self, cx: &Cx) {
        let is_enum = |name: &&String| matches!(cx.item(name), Some(Item::Enum(_)));
        let (enums, structs): (Vec<&String>, Vec<&String>) = self.to.iter().partition(is_enum);
        let mut guarded = BTreeSet::new();
        for name in enums.into_iter().chain(structs) {
            if circles(cx, name, &guarded) {
                guarded.insert(name.clone());
            }
        }
        self.guarded = guarded;
    }
}

/// The error of a method, if the contract has it.
fn own_error(method: &Method) -> Option<&ErrorTy> {
    method.ret.error.as_ref().filter(|error| !error.is_bridge())
}

/// Whether the item reaches itself without one of `guarded`.
fn circles(cx: &Cx, name: &str, guarded: &BTreeSet<String>) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![name.to_owned()];
    while let Some(at) = next.pop() {
        let fields = cx.item(&at).map(Item::fields).unwrap_or_default();
        let mut types: Vec<&Ty> = fields.iter().map(|field| &field.ty).collect();
        while let Some(ty) = types.pop() {
            types.extend(parts(ty));
            if let TyKind::Named(named) = &ty.kind {
                let to = &named.name.text;
                if to == name {
                    return true;
                }
                if !guarded.contains(to) && seen.insert(to.clone()) {
                    next.push(to.clone());
                }
            }
        }
    }
    false
}

/// Whether the wire form of a struct or enum is not its Go type.
fn is_converted(cx: &Cx, item: Item) -> bool {
    match item {
        Item::Struct(item) => !cx.native_fields(&item.fields),
        Item::Enum(item) => !item.is_c_like(),
    }
}

/// The types that a type is made of.
pub fn parts(ty: &Ty) -> Vec<&Ty> {
    match &ty.kind {
        TyKind::List(one) | TyKind::Option(one) | TyKind::Array(one, _) | TyKind::Set(one) => {
            vec![one]
        }
        TyKind::Result(one, two) | TyKind::Map(one, two) => vec![one, two],
        TyKind::Tuple(elements) => elements.iter().collect(),
        TyKind::Prim(_)
        | TyKind::String
        | TyKind::Unit
        | TyKind::Known(_)
        | TyKind::Object(_)
        | TyKind::Named(_) => Vec::new(),
    }
}

/// Whether making the Go value of a type may fail: where not every wire form has one.
pub fn is_fallible(cx: &Cx, ty: &Ty) -> bool {
    let mut seen = BTreeSet::new();
    let mut types = vec![ty];
    while let Some(ty) = types.pop() {
        types.extend(parts(ty));
        match &ty.kind {
            TyKind::Known(Known::Url | Known::IpAddr | Known::SocketAddr | Known::Json) => {
                return true;
            }
            TyKind::Object(_) => return true,
            TyKind::Named(named) if seen.insert(named.name.text.as_str()) => {
                let item = cx.item(&named.name.text);
                if matches!(item, Some(Item::Enum(item)) if !item.is_c_like()) {
                    return true;
                }
                let fields = item.map(Item::fields).unwrap_or_default();
                types.extend(fields.iter().map(|field| &field.ty));
            }
            _ => {}
        }
    }
    false
}

/// Whether making or copying a value of the type takes the block of its message.
pub fn takes_block(cx: &Cx, ty: &Ty) -> bool {
    match &ty.kind {
        _ if cx.native(ty) => !cx.plain(ty),
        TyKind::Known(_) | TyKind::Named(_) | TyKind::Object(_) | TyKind::Result(..) => true,
        _ => parts(ty).iter().any(|ty| takes_block(cx, ty)),
    }
}
