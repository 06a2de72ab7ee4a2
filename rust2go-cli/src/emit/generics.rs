//! Generic types: a Go generic where all its parameters are types, otherwise a type with a stated name for each use.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cx, types};
use crate::writer::GoFile;
use rust2go_model::ast::{Arg, Generics, Instance, Item as Definition, Name, Ty, TyKind, Variant};
use rust2go_model::names;

/// How Go writes a struct or enum of the contract.
#[derive(Clone)]
pub struct GoName {
    /// The name alone, as a comment has it: `Page`.
    pub base: String,
    /// The parameters and their constraints, where the type is declared.
    pub params: Vec<(String, &'static str)>,
    /// What follows where it is used: `[T]`, `[Document]`.
    pub args: String,
}

impl GoName {
    /// The type.
    pub fn ty(&self) -> String {
        format!("{}{}", self.base, self.args)
    }

    /// What follows where the type is declared: `[K comparable, A, B any]`.
    pub fn declaration(&self) -> String {
        let mut out = String::new();
        for (i, (name, constraint)) in self.params.iter().enumerate() {
            let next = self.params.get(i + 1);
            out.push_str(if i == 0 { "[" } else { ", " });
            out.push_str(name);
            if next.is_none_or(|(_, next)| next != constraint) {
                out.push_str(&format!(" {constraint}"));
            }
        }
        if !out.is_empty() {
            out.push(']');
        }
        out
    }

    /// The arguments without the brackets.
    pub fn arguments(&self) -> &str {
        self.args
            .strip_prefix('[')
            .and_then(|args| args.strip_suffix(']'))
            .unwrap_or_default()
    }

    /// The type, or constant, of a variant.
    pub fn variant(&self, variant: &Variant) -> GoName {
        GoName {
            base: self.base.clone() + &names::go_variant_word(&variant.name),
            ..self.clone()
        }
    }
}

/// The generic types of a contract.
#[derive(Default)]
pub struct Defs<'a> {
    defs: BTreeMap<&'a str, Def<'a>>,
}

struct Def<'a> {
    generics: &'a Generics,
    fields: Vec<&'a Ty>,
    /// Go cannot declare it once for all its uses.
    stated: bool,
    /// The parameters that are keys of maps.
    compared: BTreeSet<String>,
}

impl<'a> Defs<'a> {
    /// Finds out what of the definitions Go can have.
    pub fn new(definitions: impl Iterator<Item = &'a Definition>) -> Defs<'a> {
        let mut out = Defs::default();
        for definition in definitions {
            match definition {
                Definition::Struct(item) => {
                    let fields = item.fields.iter().map(|field| &field.ty).collect();
                    out.add(&item.name, &item.generics, fields);
                }
                Definition::Enum(item) => {
                    let fields = item.sent().flat_map(|(_, variant)| &variant.fields);
                    let fields = fields.map(|field| &field.ty).collect();
                    out.add(&item.name, &item.generics, fields);
                }
                Definition::Trait(_) => {}
            }
        }
        // What holds for one definition may follow from what holds for another, so this ends when nothing changes.
        while out.spread() {}
        out
    }

    fn add(&mut self, name: &'a Name, generics: &'a Generics, fields: Vec<&'a Ty>) {
        let stated = generics.params.iter().any(|p| p.constant.is_some());
        let def = Def {
            generics,
            fields,
            stated,
            compared: BTreeSet::new(),
        };
        self.defs.insert(name.text.as_str(), def);
    }

    fn spread(&mut self) -> bool {
        let mut found = Vec::new();
        for (name, def) in &self.defs {
            let mut stated = def.stated;
            let mut compared = def.compared.clone();
            for ty in &def.fields {
                self.look(ty, false, &mut stated, &mut compared);
            }
            if stated != def.stated || compared != def.compared {
                found.push((*name, stated, compared));
            }
        }
        let changed = !found.is_empty();
        for (name, stated, compared) in found {
            if let Some(def) = self.defs.get_mut(name) {
                def.stated = stated;
                def.compared = compared;
            }
        }
        changed
    }

    fn look(&self, ty: &Ty, key: bool, stated: &mut bool, compared: &mut BTreeSet<String>) {
        match &ty.kind {
            TyKind::List(inner) | TyKind::Option(inner) | TyKind::Array(inner, _) => {
                self.look(inner, key, stated, compared);
            }
            TyKind::Set(inner) => self.look(inner, true, stated, compared),
            TyKind::Map(from, to) => {
                self.look(from, true, stated, compared);
                self.look(to, key, stated, compared);
            }
            TyKind::Result(ok, err) => {
                self.look(ok, key, stated, compared);
                self.look(err, key, stated, compared);
            }
            TyKind::Tuple(elements) => {
                for element in elements {
                    self.look(element, key, stated, compared);
                }
            }
            TyKind::Named(named) => {
                let def = self.defs.get(named.name.text.as_str());
                *stated |= def.is_some_and(|def| def.stated);
                if def.is_none() && key {
                    compared.insert(named.name.text.clone());
                }
                for (i, arg) in named.args.iter().enumerate() {
                    let param = def.and_then(|def| def.generics.params.get(i));
                    let is_key = def
                        .zip(param)
                        .is_some_and(|(def, param)| def.compared.contains(&param.name.text));
                    if let Arg::Ty(ty) = arg {
                        self.look(ty, key || is_key, stated, compared);
                    }
                }
            }
            TyKind::Prim(_)
            | TyKind::String
            | TyKind::Unit
            | TyKind::Known(_)
            | TyKind::Object(_) => {}
        }
    }

    /// Whether Go declares the definition of that name once for all its uses.
    pub fn is_generic(&self, name: &str) -> bool {
        self.defs.get(name).is_some_and(|def| !def.stated)
    }

    /// The name of a definition where it is declared.
    pub fn declared(&self, name: &Name) -> GoName {
        let def = self.defs.get(name.text.as_str());
        let params = def.map_or(&[][..], |def| &def.generics.params);
        let constraint = |name: &str| match def.is_some_and(|def| def.compared.contains(name)) {
            true => "comparable",
            false => "any",
        };
        let names: Vec<&str> = params.iter().map(|p| p.name.text.as_str()).collect();
        let params = names
            .iter()
            .map(|&name| (name.to_owned(), constraint(name)));
        GoName {
            base: names::go_type(name),
            params: params.collect(),
            args: format!("[{}]", names.join(", ")),
        }
    }
}

impl<'a> Cx<'a> {
    /// The Go name of a struct or enum.
    pub fn go_name(
        &self,
        file: &mut GoFile,
        name: &Name,
        instance: Option<&'a Instance>,
    ) -> GoName {
        let item = self.item(&name.text);
        let other = item.and_then(|item| self.others.get(item.origin()?));
        let package = match other {
            Some(other) => file.import_other(other.alias, other.import) + ".",
            None => String::new(),
        };
        match instance {
            Some(instance) if self.defs.is_generic(&instance.base.text) => GoName {
                base: package + &names::go_type(&instance.base),
                params: Vec::new(),
                args: arguments(self, file, &instance.args),
            },
            _ => GoName {
                base: package + &names::go_type(name),
                params: Vec::new(),
                args: String::new(),
            },
        }
    }
}

/// `[A, B]`
pub fn arguments(cx: &Cx, file: &mut GoFile, args: &[Arg]) -> String {
    let mut list = Vec::new();
    for arg in args {
        if let Arg::Ty(ty) = arg {
            list.push(types::go_type(cx, file, ty));
        }
    }
    format!("[{}]", list.join(", "))
}
