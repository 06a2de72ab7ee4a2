//! A whole contract: the items of a file and its modules.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::ast::{Docs, Enum, Item, Struct, Trait, Ty, TyKind};
use crate::describe::{describe_enum, describe_struct, describe_trait};
use crate::load::{self, LoadError};

/// A file of a contract.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it was read from.
    pub path: PathBuf,
    /// What stands in it.
    pub text: String,
}

/// A contract that has been read and checked: every name in it is known, and no two of its generated names clash.
#[derive(Clone, Debug)]
pub struct Contract {
    /// The files it stands in, the root first.
    pub files: Vec<SourceFile>,
    /// Its items in source order, each with the index of its file.
    pub items: Vec<(usize, Item)>,
    /// The `//!` comment of the root file.
    pub docs: Docs,
}

impl Contract {
    /// Reads the contract in the file at `path` and in the modules it declares.
    pub fn load(path: &Path) -> Result<Contract, LoadError> {
        load::load(path, &|path| std::fs::read_to_string(path))
    }

    /// As [`load`](Self::load), with files that `read` supplies; a file that does not exist is `ErrorKind::NotFound`.
    pub fn load_with(
        path: &Path,
        read: &dyn Fn(&Path) -> std::io::Result<String>,
    ) -> Result<Contract, LoadError> {
        load::load(path, read)
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

    /// The traits, in source order.
    pub fn traits(&self) -> impl Iterator<Item = &Trait> {
        self.items.iter().filter_map(|(_, item)| match item {
            Item::Trait(trait_) => Some(trait_),
            _ => None,
        })
    }

    /// The struct of that name.
    pub fn struct_named(&self, name: &str) -> Option<&Struct> {
        self.structs().find(|struct_| struct_.name.text == name)
    }

    /// The enum of that name.
    pub fn enum_named(&self, name: &str) -> Option<&Enum> {
        self.enums().find(|enum_| enum_.name.text == name)
    }

    /// Whether the layout of the type holds no address: numbers, `bool`, `char`, and arrays, tuples and structs of those.
    pub fn plain(&self, ty: &Ty) -> bool {
        match &ty.kind {
            TyKind::Prim(_) | TyKind::Unit => true,
            TyKind::String | TyKind::List(_) | TyKind::Option(_) => false,
            TyKind::Array(elem, _) => self.plain(elem),
            TyKind::Tuple(elems) => elems.iter().all(|ty| self.plain(ty)),
            TyKind::Named(name) => self
                .struct_named(&name.text)
                .is_some_and(|s| s.fields.iter().all(|field| self.plain(&field.ty))),
        }
    }

    /// Whether the struct of that name is the error of some method.
    pub fn is_error_struct(&self, name: &str) -> bool {
        let errors = self.traits().flat_map(|trait_| &trait_.methods);
        let mut errors = errors.filter_map(|method| method.ret.error.as_ref());
        self.struct_named(name).is_some() && errors.any(|error| error.name.text == name)
    }

    /// The contract text of a trait: its own lines and those of all types it reaches, sorted, each once.
    pub fn text(&self, trait_: &Trait) -> String {
        let mut lines: BTreeSet<String> = describe_trait(trait_).into_iter().collect();
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
        for name in &reached {
            lines.extend(
                self.struct_named(name)
                    .map(describe_struct)
                    .into_iter()
                    .flatten(),
            );
            lines.extend(
                self.enum_named(name)
                    .map(describe_enum)
                    .into_iter()
                    .flatten(),
            );
        }
        lines.into_iter().collect::<Vec<_>>().join("\n")
    }

    fn reach(&self, ty: &Ty, reached: &mut BTreeSet<String>) {
        match &ty.kind {
            TyKind::Prim(_) | TyKind::Unit | TyKind::String => {}
            TyKind::List(elem) | TyKind::Option(elem) | TyKind::Array(elem, _) => {
                self.reach(elem, reached);
            }
            TyKind::Tuple(elems) => elems.iter().for_each(|ty| self.reach(ty, reached)),
            TyKind::Named(name) => self.reach_named(&name.text, reached),
        }
    }

    fn reach_named(&self, name: &str, reached: &mut BTreeSet<String>) {
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
