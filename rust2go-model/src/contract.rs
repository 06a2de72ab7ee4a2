//! A whole contract: the items of a file and its modules.

mod classes;
mod text;

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::ast::{Const, Docs, Enum, Item, Struct, Trait};
use crate::derived::derived;
use crate::load::{self, LoadError};
use crate::resolve::{Resolved, Written};

/// A file of a contract.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it was read from.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
}

/// A contract that has been read, resolved and checked: every name in it is known, and no two of its generated names clash.
///
/// Aliases are gone, constants have their values, and of a generic type there is an item for each of its uses, which is called by the
/// whole type: `Page<Document>`.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The files it stands in, the root first.
    pub files: Vec<SourceFile>,
    /// Its items in source order, each with the index of its file.
    pub items: Vec<(usize, Item)>,
    /// The `//!` comment of the root file.
    pub docs: Docs,
    pub(crate) written: Written,
    pub(crate) generics: Vec<(usize, Item)>,
    pub(crate) consts: Vec<(usize, Const)>,
    /// The traits, and behind each those of its closures.
    interfaces: Vec<Trait>,
    /// The place of each struct and enum among the items.
    index: HashMap<String, usize>,
}

impl Contract {
    /// A contract of what has been resolved.
    pub(crate) fn new(
        files: Vec<SourceFile>,
        docs: Docs,
        written: Written,
        resolved: Resolved,
    ) -> Contract {
        let items = resolved.items;
        let names = items.iter().enumerate();
        let values = names.filter(|(_, (_, item))| !matches!(item, Item::Trait(_)));
        let index = values.map(|(place, (_, item))| (item.name().text.clone(), place));
        let mut interfaces = Vec::new();
        for (_, item) in &items {
            if let Item::Trait(t) = item {
                interfaces.push(t.clone());
                interfaces.extend(derived(t));
            }
        }
        Contract {
            files,
            docs,
            written,
            generics: resolved.generics,
            consts: resolved.consts,
            index: index.collect(),
            interfaces,
            items,
        }
    }

    /// Reads the contract in the file at `path` and in the modules it declares.
    pub fn load(path: &Path) -> Result<Contract, LoadError> {
        Contract::load_among(path, &[])
    }

    /// As [`load`](Self::load); the contract can use types of the `others`, by names that it brings in with `use`.
    pub fn load_among(path: &Path, others: &[&Contract]) -> Result<Contract, LoadError> {
        load::load(path, &|path| std::fs::read_to_string(path), others)
    }

    /// As [`load_among`](Self::load_among), with files that `read` supplies; a file that does not exist is `ErrorKind::NotFound`.
    pub fn load_with(
        path: &Path,
        others: &[&Contract],
        read: &dyn Fn(&Path) -> std::io::Result<String>,
    ) -> Result<Contract, LoadError> {
        load::load(path, read, others)
    }

    /// The structs, in source order.
    pub fn structs(&self) -> impl Iterator<Item = &Struct> {
        self.items.iter().filter_map(|(_, item)| match item {
            Item::Struct(struct_) => Some(struct_),
            _ => None,
        })
    }

    /// The enums, in source order.
    pub fn enums(&self) -> impl Iterator<Item = &Enum> {
        self.items.iter().filter_map(|(_, item)| match item {
            Item::Enum(enum_) => Some(enum_),
            _ => None,
        })
    }

    /// The traits, in source order, and behind each those that its closures stand for.
    pub fn interfaces(&self) -> impl Iterator<Item = &Trait> {
        self.interfaces.iter()
    }

    /// The traits of the user, in source order.
    pub fn traits(&self) -> impl Iterator<Item = &Trait> {
        self.items.iter().filter_map(|(_, item)| match item {
            Item::Trait(trait_) => Some(trait_),
            _ => None,
        })
    }

    /// The constants for Go, in source order.
    pub fn consts(&self) -> impl Iterator<Item = &Const> {
        self.consts.iter().map(|(_, constant)| constant)
    }

    /// The generic structs and enums themselves. Their parameters are types that are named like them, arguments of generic types in them
    /// are still there, and lengths may be constants.
    pub fn generics(&self) -> impl Iterator<Item = &Item> {
        self.generics.iter().map(|(_, item)| item)
    }

    /// The struct of that name.
    pub fn struct_named(&self, name: &str) -> Option<&Struct> {
        match self.item_named(name) {
            Some(Item::Struct(struct_)) => Some(struct_),
            _ => None,
        }
    }

    /// The enum of that name.
    pub fn enum_named(&self, name: &str) -> Option<&Enum> {
        match self.item_named(name) {
            Some(Item::Enum(enum_)) => Some(enum_),
            _ => None,
        }
    }

    /// The trait of that name, be it a closure's.
    pub fn trait_named(&self, name: &str) -> Option<&Trait> {
        self.interfaces().find(|trait_| trait_.name.text == name)
    }

    fn item_named(&self, name: &str) -> Option<&Item> {
        let (_, item) = self.items.get(*self.index.get(name)?)?;
        Some(item)
    }

    /// Whether the struct or enum of that name is the error of some method.
    pub fn is_error(&self, name: &str) -> bool {
        let errors = self.interfaces().flat_map(|trait_| &trait_.methods);
        let mut errors = errors.filter_map(|method| method.ret.error.as_ref());
        errors.any(|error| !error.is_bridge() && error.name.text == name)
    }
}
