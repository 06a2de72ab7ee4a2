//! One module per section of the output, one function per declaration. Emitters only add text; nothing here reads or writes
//! files.

pub mod cdecl;
pub mod convert;
pub mod docs;
pub mod errors;
pub mod export;
pub mod frame;
pub mod layout;
pub mod preamble;
pub mod service;
pub mod types;

use std::collections::BTreeSet;

use rust2go_model::Contract;
use rust2go_model::ast::{Enum, Method, Param, Passing, Struct, Ty, TyKind, Variant};
use rust2go_model::names;

/// What every emitter needs to know.
pub struct Cx<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// The Go package that is generated.
    pub package: &'a str,
    /// The import path of the runtime package.
    pub runtime: &'a str,
}

impl<'a> Cx<'a> {
    /// Whether the struct is an error: it is the error of a method, or it has an error's text.
    pub fn is_error(&self, item: &Struct) -> bool {
        item.text.is_some() || self.contract.is_error_struct(&item.name.text)
    }

    /// Whether a method returns the error that `name` names.
    pub fn is_returned(&self, name: &str) -> bool {
        let methods = self.contract.traits().flat_map(|t| &t.methods);
        let mut errors = methods.filter_map(|m| m.ret.error.as_ref());
        errors.any(|error| !error.is_bridge() && error.name.text == name)
    }

    /// The structs that arrive as arguments and hold addresses: those that Go copies.
    pub fn copied(&self) -> Vec<&'a Struct> {
        let mut reached = BTreeSet::new();
        let methods = self.contract.traits().flat_map(|t| &t.methods);
        for param in methods.filter(|m| !m.zero_copy).flat_map(|m| &m.params) {
            self.reach(&param.ty, &mut reached);
        }
        let structs = self.contract.structs();
        structs
            .filter(|item| reached.contains(item.name.text.as_str()))
            .collect()
    }

    fn reach(&self, ty: &Ty, reached: &mut BTreeSet<String>) {
        match &ty.kind {
            _ if self.contract.plain(ty) => {}
            TyKind::Prim(_) | TyKind::String | TyKind::Unit => {}
            TyKind::List(inner) | TyKind::Option(inner) | TyKind::Array(inner, _) => {
                self.reach(inner, reached);
            }
            TyKind::Tuple(elements) => elements.iter().for_each(|ty| self.reach(ty, reached)),
            TyKind::Named(name) => {
                if reached.insert(name.text.clone()) {
                    let item = self.contract.struct_named(&name.text);
                    for field in item.iter().flat_map(|item| &item.fields) {
                        self.reach(&field.ty, reached);
                    }
                }
            }
        }
    }
}

/// The variants that Go knows, with their numbers on the wire.
pub fn variants(item: &Enum) -> impl Iterator<Item = (usize, &Variant)> {
    item.variants.iter().filter(|v| !v.skip).enumerate()
}

/// The parameters that have an entry in the frame, each with its name there.
pub fn arguments(method: &Method) -> Vec<(String, &Param)> {
    let real = method.params.iter().filter(|p| !is_unit(&p.ty));
    real.enumerate()
        .map(|(i, param)| (names::go_arg(i), param))
        .collect()
}

/// Whether `ty` is `()`.
pub fn is_unit(ty: &Ty) -> bool {
    matches!(ty.kind, TyKind::Unit)
}

/// Whether the parameter is a pointer in Go: `&Struct`.
pub fn by_pointer(param: &Param) -> bool {
    param.passing == Passing::Borrowed && matches!(param.ty.kind, TyKind::Named(_))
}
