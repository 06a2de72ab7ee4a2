//! What kind of type a type is: docs/abi.md.

use std::collections::BTreeSet;

use super::Contract;
use crate::ast::{Field, Known, Ty, TyKind};

impl Contract {
    /// Whether the wire form of the type holds no address: numbers, `bool`, `char`, C-like enums, known types of fixed size, and arrays,
    /// tuples and structs of those.
    pub fn plain(&self, ty: &Ty) -> bool {
        match &ty.kind {
            TyKind::Prim(_) | TyKind::Unit | TyKind::Object(_) => true,
            TyKind::Known(known) => !matches!(known, Known::OsString | Known::Url | Known::Json),
            TyKind::String
            | TyKind::List(_)
            | TyKind::Option(_)
            | TyKind::Result(..)
            | TyKind::Map(..)
            | TyKind::Set(_) => false,
            TyKind::Array(elem, _) => self.plain(elem),
            TyKind::Tuple(elems) => elems.iter().all(|ty| self.plain(ty)),
            TyKind::Named(named) => {
                let name = &named.name.text;
                match (self.struct_named(name), self.enum_named(name)) {
                    (Some(s), _) => s.fields.iter().all(|field| self.plain(&field.ty)),
                    (_, Some(e)) => e.is_c_like(),
                    _ => false,
                }
            }
        }
    }

    /// Whether Go's own type has the layout of the wire form. Any other type is *converted*: it holds a map, a set, an enum with data, or
    /// a known type that is another one in Go, or is an object.
    pub fn native(&self, ty: &Ty) -> bool {
        self.is_native(ty, &mut BTreeSet::new())
    }

    /// Whether all of the fields are [`native`](Self::native).
    pub fn native_fields(&self, fields: &[Field]) -> bool {
        fields.iter().all(|field| self.native(&field.ty))
    }

    /// As [`native`](Self::native); what is `seen` is being asked already.
    fn is_native(&self, ty: &Ty, seen: &mut BTreeSet<String>) -> bool {
        match &ty.kind {
            TyKind::Prim(_) | TyKind::String | TyKind::Unit => true,
            TyKind::Known(known) => matches!(
                known,
                Known::Duration
                    | Known::Date
                    | Known::OsString
                    | Known::NonZero(_)
                    | Known::Uuid
                    | Known::Decimal
            ),
            TyKind::Map(..) | TyKind::Set(_) | TyKind::Object(_) => false,
            TyKind::List(elem) | TyKind::Option(elem) | TyKind::Array(elem, _) => {
                self.is_native(elem, seen)
            }
            TyKind::Result(a, b) => self.is_native(a, seen) && self.is_native(b, seen),
            TyKind::Tuple(elems) => elems.iter().all(|ty| self.is_native(ty, seen)),
            TyKind::Named(named) => {
                let name = &named.name.text;
                if !seen.insert(name.clone()) {
                    return true;
                }
                match (self.struct_named(name), self.enum_named(name)) {
                    (Some(s), _) => s.fields.iter().all(|f| self.is_native(&f.ty, seen)),
                    (_, Some(e)) => e.is_c_like(),
                    _ => true,
                }
            }
        }
    }

    /// Whether a value of the struct or enum of that name can hold another one of it.
    pub fn recursive(&self, name: &str) -> bool {
        let fields = self.struct_named(name).into_iter().flat_map(|s| &s.fields);
        let variants = self.enum_named(name).into_iter().flat_map(|e| &e.variants);
        let mut reached = BTreeSet::new();
        for field in fields.chain(variants.flat_map(|variant| &variant.fields)) {
            self.reach(&field.ty, &mut reached);
        }
        reached.contains(name)
    }
}
