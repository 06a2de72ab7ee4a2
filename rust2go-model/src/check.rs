//! What only shows between the items of a contract.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Span;

use crate::ast::{Enum, Field, Item, Method, Name, Side, Struct, Ty, TyKind};
use crate::catalog::Entry;
use crate::contract::Contract;
use crate::derived::derived;
use crate::describe::ty_text;
use crate::parse::key;
use crate::report::Diagnostic;
use crate::resolve::Written;
use crate::{catalog, names};

/// Names that are taken, and a contract without an item: what is to be known before items are resolved.
pub(crate) fn names(written: &Written) -> Vec<(usize, Diagnostic)> {
    let items = written
        .items
        .iter()
        .map(|(file, item)| (*file, item.name()));
    let aliases = written
        .aliases
        .iter()
        .map(|(file, alias)| (*file, &alias.name));
    let mut known = BTreeMap::new();
    let mut found = Vec::new();
    for (file, name) in items.chain(aliases) {
        if known.insert(name.text.as_str(), ()).is_some() {
            found.push((file, catalog::NAME_TWICE.at(name.span, &[&name.text])));
        }
    }
    if written.items.is_empty() {
        let start = proc_macro2::Span::call_site();
        found.push((0, catalog::NO_ITEM.at(start, &[])));
    }
    found
}

/// All errors between the items of a resolved contract, each with the index of its file.
pub(crate) fn check(contract: &Contract) -> Vec<(usize, Diagnostic)> {
    let mut check = Check {
        contract,
        found: Vec::new(),
        file: 0,
    };
    check.endless();
    if !check.found.is_empty() {
        // What follows looks into types, and would not come to an end.
        return check.found;
    }
    for (file, item) in &contract.items {
        check.file = *file;
        check.item(item);
    }
    check.found
}

struct Check<'a> {
    contract: &'a Contract,
    found: Vec<(usize, Diagnostic)>,
    /// The file of the item at hand.
    file: usize,
}

impl<'a> Check<'a> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push((self.file, diagnostic));
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(s) => {
                self.fields(&s.fields);
                if self.contract.is_error(&s.name.text) {
                    self.error_method(&s.fields);
                }
            }
            Item::Enum(e) => {
                for variant in &e.variants {
                    self.fields(&variant.fields);
                    if self.contract.is_error(&e.name.text) {
                        self.error_method(&variant.fields);
                    }
                }
            }
            Item::Trait(t) => {
                let derived = derived(t);
                for t in std::iter::once(t).chain(&derived) {
                    t.methods.iter().for_each(|m| self.method(t.side, m));
                }
            }
        }
    }

    /// What Rust sends has no variant that Go does not know; what Go sends does not borrow, and neither does what Rust sends of its own
    /// accord: a result.
    fn method(&mut self, side: Side, method: &Method) {
        for param in &method.params {
            self.keys(&param.ty);
            self.whole(&param.ty);
            match side {
                Side::R2g => self.sent(&param.ty, "an argument"),
                Side::G2r => self.owned(&param.ty, &catalog::G2R_LIFETIME),
            }
        }
        let value = &method.ret.value;
        self.keys(value);
        self.whole(value);
        match side {
            Side::R2g => self.owned(value, &catalog::BORROWED_RETURNED),
            Side::G2r => {
                self.owned(value, &catalog::G2R_LIFETIME);
                self.sent(value, "a result");
                if let Some(error) = &method.ret.error {
                    self.failed(&error.name);
                }
            }
        }
    }

    /// Reports a type that Rust sends if it can hold a variant that Go does not know.
    fn sent(&mut self, ty: &Ty, place: &str) {
        let mut reached = BTreeSet::new();
        self.contract.reach(ty, &mut reached);
        self.known(&reached, ty.span, place);
    }

    /// As [`sent`](Self::sent) of an error. Of its own variants, one that is skipped reaches Go as a text.
    fn failed(&mut self, error: &Name) {
        let mut reached = BTreeSet::new();
        let name = error.text.as_str();
        let of_struct = self.contract.struct_named(name).map(|s| &s.fields);
        let of_enum = self.contract.enum_named(name).into_iter();
        let variants = of_enum.flat_map(Enum::sent).map(|(_, v)| &v.fields);
        for field in of_struct.into_iter().chain(variants).flatten() {
            self.contract.reach(&field.ty, &mut reached);
        }
        self.known(&reached, error.span, "part of an error");
    }

    fn known(&mut self, reached: &BTreeSet<String>, span: Span, place: &str) {
        let skips = reached.iter().find(|name| {
            let item = self.contract.enum_named(name);
            item.is_some_and(|e| e.variants.iter().any(|v| v.skip))
        });
        if let Some(name) = skips {
            self.push(catalog::SKIPPED_SENT.at(span, &[name, place]));
        }
    }

    /// Reports a type that borrows.
    fn owned(&mut self, ty: &Ty, entry: &Entry) {
        let mut reached = BTreeSet::new();
        self.contract.reach(ty, &mut reached);
        let borrows = reached.iter().find(|name| {
            let of_struct = self.contract.struct_named(name).map(|s| &s.generics);
            let generics = of_struct.or(self.contract.enum_named(name).map(|e| &e.generics));
            generics.is_some_and(|generics| !generics.lifetimes.is_empty())
        });
        if let Some(name) = borrows {
            self.push(entry.at(ty.span, &[name]));
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.keys(&field.ty);
            self.no_object(&field.ty);
        }
    }

    /// Reports an object inside a whole parameter or result, unless that is an `Option` of it.
    fn whole(&mut self, ty: &Ty) {
        if ty.object().is_none() {
            self.no_object(ty);
        }
    }

    fn no_object(&mut self, ty: &Ty) {
        match &ty.kind {
            TyKind::Object(_) => {
                let text = ty_text(ty);
                self.push(catalog::OBJECT_PLACE.at(ty.span, &[&text]));
            }
            TyKind::List(a) | TyKind::Option(a) | TyKind::Array(a, _) | TyKind::Set(a) => {
                self.no_object(a);
            }
            TyKind::Result(a, b) | TyKind::Map(a, b) => {
                self.no_object(a);
                self.no_object(b);
            }
            TyKind::Tuple(elems) => elems.iter().for_each(|ty| self.no_object(ty)),
            TyKind::Prim(_)
            | TyKind::String
            | TyKind::Unit
            | TyKind::Known(_)
            | TyKind::Named(_) => {}
        }
    }

    /// In Go an error has a method `Error`, which no field can share its name with.
    fn error_method(&mut self, fields: &[Field]) {
        for field in fields {
            let name = &field.name;
            if names::go_field(name) == "Error" {
                self.push(catalog::ERROR_METHOD.at(name.span, &[&name.text]));
            }
        }
    }

    /// Checks what is a key in the type.
    fn keys(&mut self, ty: &Ty) {
        match &ty.kind {
            TyKind::Map(key, value) => {
                self.key(key);
                self.keys(value);
            }
            TyKind::Set(key) => self.key(key),
            TyKind::List(a) | TyKind::Option(a) | TyKind::Array(a, _) => self.keys(a),
            TyKind::Result(a, b) => {
                self.keys(a);
                self.keys(b);
            }
            TyKind::Tuple(elems) => elems.iter().for_each(|ty| self.keys(ty)),
            _ => {}
        }
    }

    fn key(&mut self, ty: &Ty) {
        if self.is_key(ty) {
            return;
        }
        let text = ty_text(ty);
        self.push(catalog::MAP_KEY.at(ty.span, &[&text]));
    }

    /// Whether Go compares values of the type as Rust does. No type by whose fields this is asked can contain itself: that takes a list,
    /// an option or a map.
    fn is_key(&self, ty: &Ty) -> bool {
        if key::refused(ty).is_some() {
            return false;
        }
        match &ty.kind {
            TyKind::Array(elem, _) => self.is_key(elem),
            TyKind::Tuple(elems) => elems.iter().all(|ty| self.is_key(ty)),
            TyKind::Named(named) => {
                let name = &named.name.text;
                match self.contract.struct_named(name) {
                    Some(s) => s.fields.iter().all(|field| self.is_key(&field.ty)),
                    // One that is not there has been reported.
                    None => (self.contract.enum_named(name)).is_none_or(|e| e.is_c_like()),
                }
            }
            _ => true,
        }
    }

    /// Reports structs that hold themselves by value, which a `Box` hides: each circle at the first of its structs.
    fn endless(&mut self) {
        let mut closed: BTreeSet<&str> = BTreeSet::new();
        for (file, item) in &self.contract.items {
            let Item::Struct(start) = item else { continue };
            let target = start.name.text.as_str();
            // A circle through an earlier struct has been reported there.
            let mut seen = closed.clone();
            let mut path = Vec::new();
            if self.leads_to(start, target, &mut seen, &mut path) {
                let names = path.iter().rev().map(|name| name.text.as_str());
                let text: Vec<_> = [target].into_iter().chain(names).collect();
                if let Some(first) = path.last() {
                    let problem = catalog::RECURSIVE.at(first.span, &[&text.join(" → ")]);
                    self.found.push((*file, problem));
                }
            }
            closed.insert(target);
        }
    }

    /// Whether the fields of `from` lead to `target`; `path` then holds the way, its end first.
    fn leads_to(
        &self,
        from: &'a Struct,
        target: &str,
        seen: &mut BTreeSet<&'a str>,
        path: &mut Vec<&'a Name>,
    ) -> bool {
        let mut steps = Vec::new();
        for field in &from.fields {
            inline(&field.ty, &mut steps);
        }
        for step in steps {
            let hit = step.text == target
                || seen.insert(&step.text)
                    && (self.contract.struct_named(&step.text))
                        .is_some_and(|next| self.leads_to(next, target, seen, path));
            if hit {
                path.push(step);
                return true;
            }
        }
        false
    }
}

/// The structs that a type holds by value.
fn inline<'a>(ty: &'a Ty, names: &mut Vec<&'a Name>) {
    match &ty.kind {
        TyKind::Array(elem, _) => inline(elem, names),
        TyKind::Tuple(elems) => elems.iter().for_each(|ty| inline(ty, names)),
        TyKind::Named(named) => names.push(&named.name),
        _ => {}
    }
}
