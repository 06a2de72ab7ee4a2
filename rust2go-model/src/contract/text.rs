//! The contract text of a trait, and the written lines of all items.

use std::collections::BTreeSet;

use super::Contract;
use crate::ast::{Item, Trait, Ty, TyKind};
use crate::describe::{describe_enum, describe_struct, describe_trait, resolve_trait};

impl Contract {
    /// The contract text of a trait: its own lines and those of all types and objects that it reaches, sorted, each once.
    pub fn text(&self, trait_: &Trait) -> String {
        let mut traits = Vec::new();
        self.objects(trait_, &mut traits);
        let mut lines: BTreeSet<String> = traits.iter().flat_map(|t| resolve_trait(t)).collect();
        let reached = traits.iter().flat_map(|t| self.reached(t));
        for name in &reached.collect::<BTreeSet<_>>() {
            let struct_ = self.struct_named(name).map(describe_struct);
            let enum_ = self.enum_named(name).map(describe_enum);
            lines.extend(struct_.into_iter().chain(enum_).flatten());
        }
        lines.into_iter().collect::<Vec<_>>().join("\n")
    }

    /// The lines of all items as they are written, for the macros to compare themselves with.
    pub fn written(&self) -> Vec<String> {
        let lines = self.written.items.iter().flat_map(|(_, item)| match item {
            Item::Struct(s) => describe_struct(s),
            Item::Enum(e) => describe_enum(e),
            Item::Trait(t) => describe_trait(t),
        });
        lines.collect()
    }

    /// Adds the trait and those of all objects that it leads to.
    fn objects<'a>(&'a self, trait_: &'a Trait, traits: &mut Vec<&'a Trait>) {
        if traits.iter().any(|t| t.name.text == trait_.name.text) {
            return;
        }
        traits.push(trait_);
        for method in &trait_.methods {
            let params = method.params.iter().map(|param| &param.ty);
            for ty in params.chain([&method.ret.value]) {
                let object = ty.object();
                if let Some(next) = object.and_then(|o| self.trait_named(&o.trait_.text)) {
                    self.objects(next, traits);
                }
            }
        }
    }

    /// The names of all structs and enums that are values of a trait's methods.
    fn reached(&self, trait_: &Trait) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        for method in &trait_.methods {
            for param in &method.params {
                self.reach(&param.ty, &mut reached);
            }
            self.reach(&method.ret.value, &mut reached);
            if let Some(error) = &method.ret.error {
                self.reach_named(&error.name.text, &mut reached);
            }
        }
        reached
    }

    /// Adds the names of the structs and enums that a type leads to.
    pub(crate) fn reach(&self, ty: &Ty, reached: &mut BTreeSet<String>) {
        match &ty.kind {
            // What an object's methods take and return is no part of its value.
            TyKind::Prim(_)
            | TyKind::Unit
            | TyKind::String
            | TyKind::Known(_)
            | TyKind::Object(_) => {}
            TyKind::List(elem)
            | TyKind::Option(elem)
            | TyKind::Array(elem, _)
            | TyKind::Set(elem) => self.reach(elem, reached),
            TyKind::Result(a, b) | TyKind::Map(a, b) => {
                self.reach(a, reached);
                self.reach(b, reached);
            }
            TyKind::Tuple(elems) => elems.iter().for_each(|ty| self.reach(ty, reached)),
            TyKind::Named(named) => self.reach_named(&named.name.text, reached),
        }
    }

    pub(crate) fn reach_named(&self, name: &str, reached: &mut BTreeSet<String>) {
        if !reached.insert(name.to_owned()) {
            return;
        }
        let fields = self.struct_named(name).into_iter().flat_map(|s| &s.fields);
        let variants = self.enum_named(name).into_iter().flat_map(|e| &e.variants);
        for field in fields.chain(variants.flat_map(|variant| &variant.fields)) {
            self.reach(&field.ty, reached);
        }
    }
}
