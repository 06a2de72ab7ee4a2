//! What every emitter needs to know.

use std::collections::{BTreeMap, BTreeSet};

use super::generics::Defs;
use super::reach::Reach;
use rust2go_model::Contract;
use rust2go_model::ast::{Enum, Field, Instance, Name, Object, Struct, Trait, TyKind};
use rust2go_model::names;

/// What every emitter needs to know.
pub struct Cx<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// The Go package that is generated.
    pub package: &'a str,
    /// The import path of the runtime package.
    pub runtime: &'a str,
    /// The generic types.
    pub defs: Defs<'a>,
    /// What has to be converted, and how.
    pub reach: Reach,
    /// The names of the structs, enums and variants in Go.
    pub go_types: BTreeSet<String>,
    /// The contracts whose types this one can use.
    pub others: &'a [Foreign<'a>],
    items: BTreeMap<&'a str, Item<'a>>,
}

/// A contract whose types another one uses, and the Go package that they are declared in.
#[derive(Clone, Copy)]
pub struct Foreign<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// The import path of the package.
    pub import: &'a str,
    /// What the package is called where it is imported: a name that no other import has.
    pub alias: &'a str,
}

/// A struct or an enum.
#[derive(Clone, Copy)]
pub enum Item<'a> {
    /// A struct.
    Struct(&'a Struct),
    /// An enum.
    Enum(&'a Enum),
}

impl<'a> Item<'a> {
    /// Its name.
    pub fn name(self) -> &'a Name {
        match self {
            Item::Struct(item) => &item.name,
            Item::Enum(item) => &item.name,
        }
    }

    /// What a generic type has been given.
    pub fn instance(self) -> Option<&'a Instance> {
        match self {
            Item::Struct(item) => item.instance.as_ref(),
            Item::Enum(item) => item.instance.as_ref(),
        }
    }

    /// The contract it is declared in, if that is another one.
    pub fn origin(self) -> Option<usize> {
        match self {
            Item::Struct(item) => item.origin,
            Item::Enum(item) => item.origin,
        }
    }

    /// All fields that cross, those of all variants for an enum.
    pub fn fields(self) -> Vec<&'a Field> {
        match self {
            Item::Struct(item) => item.fields.iter().collect(),
            Item::Enum(item) => item
                .sent()
                .flat_map(|(_, variant)| &variant.fields)
                .collect(),
        }
    }
}

impl<'a> Cx<'a> {
    /// Looks through the contract.
    pub fn new(
        contract: &'a Contract,
        package: &'a str,
        runtime: &'a str,
        others: &'a [Foreign<'a>],
    ) -> Cx<'a> {
        let mut items = BTreeMap::new();
        for item in contract.structs() {
            items.insert(item.name.text.as_str(), Item::Struct(item));
        }
        for item in contract.enums() {
            items.insert(item.name.text.as_str(), Item::Enum(item));
        }
        let mut go_types = BTreeSet::new();
        for item in items.values() {
            go_types.insert(names::go_type(item.name()));
            if let Item::Enum(item) = item {
                let variants = item.sent().map(|(_, variant)| &variant.name);
                go_types.extend(variants.map(|variant| names::go_variant(&item.name, variant)));
            }
        }
        go_types.extend(contract.generics().map(|item| names::go_type(item.name())));
        let mut cx = Cx {
            contract,
            package,
            runtime,
            defs: Defs::default(),
            reach: Reach::default(),
            go_types,
            others,
            items,
        };
        let contracts = others.iter().map(|other| other.contract).chain([contract]);
        cx.defs = Defs::new(contracts.flat_map(Contract::generics));
        cx.reach = Reach::new(&cx);
        cx
    }

    /// All traits of the contract, and those that stand for closures.
    pub fn interfaces(&self) -> impl Iterator<Item = &'a Trait> + use<'a> {
        self.contract.interfaces()
    }

    /// The trait that an object implements.
    pub fn trait_of(&self, object: &Object) -> Option<&'a Trait> {
        self.contract.trait_named(&object.trait_.text)
    }

    /// The struct or enum of that name.
    pub fn item(&self, name: &str) -> Option<Item<'a>> {
        self.items.get(name).copied()
    }

    /// The definitions of the generic structs.
    pub fn generic_structs(&self) -> impl Iterator<Item = &'a Struct> + use<'a> {
        self.contract.generics().filter_map(|item| match item {
            rust2go_model::ast::Item::Struct(item) => Some(item),
            _ => None,
        })
    }

    /// The definitions of the generic enums.
    pub fn generic_enums(&self) -> impl Iterator<Item = &'a Enum> + use<'a> {
        self.contract.generics().filter_map(|item| match item {
            rust2go_model::ast::Item::Enum(item) => Some(item),
            _ => None,
        })
    }

    /// Whether a type is declared here, and on its own: it is not generic, or Go needs one for each use.
    pub fn is_declared(&self, item: Item<'_>) -> bool {
        let is_generic = |instance: &Instance| self.defs.is_generic(&instance.base.text);
        item.origin().is_none() && !item.instance().is_some_and(is_generic)
    }

    /// The field of a struct that Go has as a type defined to be like that field's. An error is a struct all the same: what it is
    /// made of might have no methods in Go, as pointers. So is one of a bare parameter, which Go cannot define a type by.
    pub fn newtype(&self, item: &'a Struct) -> Option<&'a Field> {
        let field = item.newtype()?;
        let bare = |field: &Field| match &field.ty.kind {
            TyKind::Named(named) => named.args.is_empty() && self.item(&named.name.text).is_none(),
            _ => false,
        };
        let base = item.instance.as_ref().map(|instance| &instance.base.text);
        let mut defs = self.generic_structs();
        let def = defs.find(|def| base == Some(&def.name.text));
        let is_bare = def.is_some_and(|def| def.newtype().is_some_and(bare));
        (!self.is_error(item) && !bare(field) && !is_bare).then_some(field)
    }

    /// Whether the struct is an error: it is the error of a method, or it has an error's text.
    pub fn is_error(&self, item: &Struct) -> bool {
        item.text.is_some() || self.is_used_as_error(&item.name, item.instance.as_ref())
    }

    /// Whether the enum is an error.
    pub fn is_error_enum(&self, item: &Enum) -> bool {
        item.variants.iter().any(|variant| variant.text.is_some())
            || self.is_used_as_error(&item.name, item.instance.as_ref())
    }

    /// Whether it, or any use of the generic type of that name, is the error of a method.
    fn is_used_as_error(&self, name: &Name, instance: Option<&Instance>) -> bool {
        let base = instance.map_or(&name.text, |instance| &instance.base.text);
        let origin = self.item(&name.text).and_then(Item::origin);
        if let Some(other) = origin.and_then(|origin| self.others.get(origin)) {
            return other.contract.is_error(base);
        }
        self.reach.errors.iter().any(|error| {
            let item = self.item(error);
            let instance = item.and_then(Item::instance);
            instance.map_or(error == base, |instance| instance.base.text == *base)
        })
    }
}
