//! What kind of type a type is, found out once for each struct and enum.

use std::collections::BTreeSet;

use super::reach::parts;
use super::{Cx, Item};
use rust2go_model::Contract;
use rust2go_model::ast::{Field, Ty, TyKind};

/// The structs and enums that are native, and those that are plain: see [`Contract::native`] and [`Contract::plain`].
#[derive(Default)]
pub struct Classes<'a> {
    native: BTreeSet<&'a str>,
    plain: BTreeSet<&'a str>,
}

impl<'a> Classes<'a> {
    /// Looks through the items of the contract.
    pub fn new(contract: &'a Contract, items: impl Iterator<Item = Item<'a>>) -> Classes<'a> {
        let items: Vec<Item> = items.collect();
        let mut out = Classes::default();
        for item in &items {
            if !matches!(item, Item::Enum(item) if !item.is_c_like()) {
                out.native.insert(&item.name().text);
                out.plain.insert(&item.name().text);
            }
        }
        // Each takes those out that hold one of what was taken out before, so it ends when there is none left.
        while out.narrow(contract, &items) {}
        out
    }

    fn narrow(&mut self, contract: &Contract, items: &[Item<'a>]) -> bool {
        let before = self.native.len() + self.plain.len();
        for item in items {
            let fields = item.fields();
            if !fields.iter().all(|field| self.native(contract, &field.ty)) {
                self.native.remove(item.name().text.as_str());
            }
            if !fields.iter().all(|field| self.plain(contract, &field.ty)) {
                self.plain.remove(item.name().text.as_str());
            }
        }
        self.native.len() + self.plain.len() < before
    }

    fn native(&self, contract: &Contract, ty: &Ty) -> bool {
        match &ty.kind {
            TyKind::Named(named) => self.native.contains(named.name.text.as_str()),
            TyKind::Map(..) | TyKind::Set(_) => false,
            _ => match parts(ty) {
                parts if parts.is_empty() => contract.native(ty),
                parts => parts.iter().all(|ty| self.native(contract, ty)),
            },
        }
    }

    fn plain(&self, contract: &Contract, ty: &Ty) -> bool {
        match &ty.kind {
            TyKind::Named(named) => self.plain.contains(named.name.text.as_str()),
            TyKind::Array(..) | TyKind::Tuple(_) => {
                parts(ty).iter().all(|ty| self.plain(contract, ty))
            }
            _ => contract.plain(ty),
        }
    }
}

impl Cx<'_> {
    /// Whether Go's own type has the layout of the wire form.
    pub fn native(&self, ty: &Ty) -> bool {
        self.classes.native(self.contract, ty)
    }

    /// Whether all of the fields are native.
    pub fn native_fields(&self, fields: &[Field]) -> bool {
        fields.iter().all(|field| self.native(&field.ty))
    }

    /// Whether the values of a type differ between Go and the wire.
    pub fn converted(&self, ty: &Ty) -> bool {
        !self.native(ty)
    }

    /// Whether the wire form of a type holds no address.
    pub fn plain(&self, ty: &Ty) -> bool {
        self.classes.plain(self.contract, ty)
    }
}
