//! What only shows between the items of a contract.

use std::collections::{BTreeMap, BTreeSet};

use crate::ast::{Field, Item, Name, Ty, TyKind};
use crate::catalog;
use crate::clash;
use crate::contract::Contract;
use crate::names;
use crate::report::Diagnostic;

/// All errors between items, each with the index of its file, in source order.
pub(crate) fn check(contract: &Contract) -> Vec<(usize, Diagnostic)> {
    let mut check = Check {
        contract,
        known: BTreeMap::new(),
        found: Vec::new(),
        file: 0,
    };
    check.names();
    if contract.traits().next().is_none() {
        let start = proc_macro2::Span::call_site();
        check.found.push((0, catalog::NO_TRAIT.at(start, &[])));
    }
    for (file, item) in &contract.items {
        check.file = *file;
        check.item(item);
    }
    if check.found.is_empty() {
        // Both would only repeat what has been said of a name that is defined twice or not at all.
        check.recursion();
        check.found.extend(clash::check(contract));
    }
    check.found
}

struct Check<'a> {
    contract: &'a Contract,
    known: BTreeMap<&'a str, &'a Item>,
    found: Vec<(usize, Diagnostic)>,
    /// The file of the item at hand.
    file: usize,
}

impl<'a> Check<'a> {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push((self.file, diagnostic));
    }

    fn names(&mut self) {
        for (file, item) in &self.contract.items {
            let name = item.name();
            if self.known.contains_key(name.text.as_str()) {
                self.file = *file;
                self.push(catalog::NAME_TWICE.at(name.span, &[&name.text]));
            } else {
                self.known.insert(&name.text, item);
            }
        }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(s) => {
                self.fields(&s.fields);
                if self.contract.is_error_struct(&s.name.text) {
                    self.error_method(&s.fields);
                }
            }
            Item::Enum(e) => {
                for variant in &e.variants {
                    self.fields(&variant.fields);
                    self.error_method(&variant.fields);
                }
            }
            Item::Trait(t) => {
                for method in &t.methods {
                    for param in &method.params {
                        self.ty(&param.ty);
                    }
                    self.ty(&method.ret.value);
                    if let Some(error) = method.ret.error.as_ref().filter(|e| !e.is_bridge()) {
                        self.error_type(&error.name);
                    }
                }
            }
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.ty(&field.ty);
        }
    }

    /// In Go an error has a method `Error`, which no field can share its name with.
    fn error_method(&mut self, fields: &[Field]) {
        for field in fields {
            let name = &field.name;
            if names::go_field(&name.text) == "Error" {
                self.push(catalog::ERROR_METHOD.at(name.span, &[&name.text]));
            }
        }
    }

    fn error_type(&mut self, name: &Name) {
        let text = name.text.as_str();
        match self.known.get(text) {
            Some(Item::Struct(_) | Item::Enum(_)) => {}
            Some(Item::Trait(_)) => self.push(catalog::TRAIT_AS_TYPE.at(name.span, &[text])),
            None => self.push(catalog::UNKNOWN_ERROR.at(name.span, &[text])),
        }
    }

    fn ty(&mut self, ty: &Ty) {
        match &ty.kind {
            TyKind::Prim(_) | TyKind::String | TyKind::Unit => {}
            TyKind::List(elem) | TyKind::Option(elem) | TyKind::Array(elem, _) => self.ty(elem),
            TyKind::Tuple(elems) => elems.iter().for_each(|ty| self.ty(ty)),
            TyKind::Named(name) => self.value_type(name),
        }
    }

    fn value_type(&mut self, name: &Name) {
        let text = name.text.as_str();
        let problem = match self.known.get(text) {
            Some(Item::Struct(_)) => return,
            Some(Item::Enum(_)) => catalog::ENUM_AS_VALUE.at(name.span, &[text]),
            Some(Item::Trait(_)) => catalog::TRAIT_AS_TYPE.at(name.span, &[text]),
            None => catalog::UNKNOWN_TYPE.at(name.span, &[text, &self.structs_hint(text)]),
        };
        self.push(problem);
    }

    /// Which types a contract knows.
    fn structs_hint(&self, unknown: &str) -> String {
        let structs = self.known.iter();
        let all: Vec<_> = structs
            .filter(|(_, item)| matches!(item, Item::Struct(_)))
            .map(|(name, _)| format!("`{name}`"))
            .collect();
        let derive = format!("derive R2G for `{unknown}` in this file or its modules");
        match all.len() {
            0 => derive,
            1..=12 => format!("{derive}; known are {}", all.join(", ")),
            n => format!(
                "{derive}; known are {} and {} more",
                all[..12].join(", "),
                n - 12
            ),
        }
    }

    /// Reports structs that hold themselves: each cycle at the first of its structs.
    fn recursion(&mut self) {
        let mut closed: BTreeSet<&str> = BTreeSet::new();
        for (file, item) in &self.contract.items {
            let Item::Struct(start) = item else { continue };
            let start = start.name.text.as_str();
            // A cycle through an earlier struct has been reported there.
            let mut seen = closed.clone();
            let mut path = Vec::new();
            if self.leads_to(start, start, &mut seen, &mut path) {
                let names = path.iter().rev().map(|name| name.text.as_str());
                let text: Vec<_> = [start].into_iter().chain(names).collect();
                if let Some(first) = path.last() {
                    let problem = catalog::RECURSIVE.at(first.span, &[&text.join(" → ")]);
                    self.found.push((*file, problem));
                }
            }
            closed.insert(start);
        }
    }

    /// Whether the fields of `from` lead to `target`; `path` then holds the way, its end first.
    fn leads_to(
        &self,
        from: &str,
        target: &str,
        seen: &mut BTreeSet<&'a str>,
        path: &mut Vec<&'a Name>,
    ) -> bool {
        let Some(Item::Struct(from)) = self.known.get(from) else {
            return false;
        };
        let mut steps = Vec::new();
        for field in &from.fields {
            names_in(&field.ty, &mut steps);
        }
        for step in steps {
            let hit = step.text == target
                || seen.insert(&step.text) && self.leads_to(&step.text, target, seen, path);
            if hit {
                path.push(step);
                return true;
            }
        }
        false
    }
}

/// The structs that a type names.
fn names_in<'a>(ty: &'a Ty, names: &mut Vec<&'a Name>) {
    match &ty.kind {
        TyKind::Prim(_) | TyKind::String | TyKind::Unit => {}
        TyKind::List(elem) | TyKind::Option(elem) | TyKind::Array(elem, _) => {
            names_in(elem, names);
        }
        TyKind::Tuple(elems) => elems.iter().for_each(|ty| names_in(ty, names)),
        TyKind::Named(name) => names.push(name),
    }
}
