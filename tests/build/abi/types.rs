//! What types are called in Rust and in the header.

use rust2go_model::ast::{
    Arg, ConstExpr, Generics, Instance, Known, Name, Prim, Surface, Ty, TyKind,
};
use rust2go_model::names;

use super::Pairs;

impl Pairs<'_> {
    /// The type in Rust, seen from beside the contract's module: some type with that layout, where several have it.
    pub(super) fn rust(&self, ty: &Ty) -> String {
        match &ty.kind {
            TyKind::Prim(prim) => prim_text(*prim),
            TyKind::String => "String".into(),
            TyKind::List(inner) => format!("Vec<{}>", self.rust(inner)),
            TyKind::Option(inner) => format!("Option<{}>", self.rust(inner)),
            TyKind::Result(ok, err) => format!("Result<{}, {}>", self.rust(ok), self.rust(err)),
            TyKind::Map(key, value) => {
                let (key, value) = (self.rust(key), self.rust(value));
                format!("std::collections::HashMap<{key}, {value}>")
            }
            TyKind::Set(inner) => format!("std::collections::HashSet<{}>", self.rust(inner)),
            TyKind::Array(inner, n) => format!("[{}; {}]", self.rust(inner), n.get()),
            TyKind::Tuple(elems) => format!(
                "({})",
                elems
                    .iter()
                    .map(|ty| self.rust(ty) + ",")
                    .collect::<String>()
            ),
            TyKind::Unit => "()".into(),
            // What a closure is has no name; its handle is laid out as any other.
            TyKind::Object(object) if object.surface != Surface::Trait => "u64".into(),
            TyKind::Object(object) => {
                format!("contract::{}", names::rust_impl(&object.trait_.text))
            }
            TyKind::Known(known) => match known {
                Known::Duration => "std::time::Duration".into(),
                Known::Time => "std::time::SystemTime".into(),
                Known::Date => "chrono::NaiveDate".into(),
                Known::I128 => "i128".into(),
                Known::U128 => "u128".into(),
                Known::IpAddr => "std::net::IpAddr".into(),
                Known::Ipv4Addr => "std::net::Ipv4Addr".into(),
                Known::Ipv6Addr => "std::net::Ipv6Addr".into(),
                Known::SocketAddr => "std::net::SocketAddr".into(),
                Known::OsString => "std::ffi::OsString".into(),
                Known::NonZero(prim) => format!("std::num::NonZero<{}>", prim_text(*prim)),
                Known::Uuid => "uuid::Uuid".into(),
                Known::Url => "url::Url".into(),
                Known::Decimal => "rust_decimal::Decimal".into(),
                Known::Json => "serde_json::Value".into(),
            },
            TyKind::Named(named) => {
                let name = &named.name.text;
                let (of_struct, of_enum) = (
                    self.contract.struct_named(name),
                    self.contract.enum_named(name),
                );
                match (of_struct, of_enum) {
                    (Some(s), _) => self.reference(&s.name, s.instance.as_ref(), &s.generics, ""),
                    (_, Some(e)) => self.reference(&e.name, e.instance.as_ref(), &e.generics, ""),
                    _ => panic!("{name} is no type of the contract"),
                }
            }
        }
    }

    /// A type of the contract, or with a suffix one that was made beside it, with its arguments.
    pub(super) fn reference(
        &self,
        name: &Name,
        instance: Option<&Instance>,
        generics: &Generics,
        suffix: &str,
    ) -> String {
        let (base, given) = match instance {
            Some(instance) => (&instance.base.text, instance.args.as_slice()),
            None => (&name.text, [].as_slice()),
        };
        let mut args = vec!["'static".to_owned(); generics.lifetimes.len()];
        args.extend(given.iter().map(|arg| match arg {
            Arg::Ty(ty) => self.rust(ty),
            Arg::Const(ConstExpr::Int(n)) => n.to_string(),
            Arg::Const(other) => panic!("{other:?} is not resolved"),
        }));
        match args.is_empty() {
            true => format!("contract::{base}{suffix}"),
            false => format!("contract::{base}{suffix}<{}>", args.join(", ")),
        }
    }

    /// What the header calls a tuple: worked out anew here, so that the header is not only compared with itself.
    pub(super) fn key(&self, ty: &Ty) -> String {
        match &ty.kind {
            TyKind::Prim(prim) | TyKind::Known(Known::NonZero(prim)) => prim_key(*prim),
            TyKind::String => "string".into(),
            TyKind::List(_) | TyKind::Map(..) | TyKind::Set(_) => "list".into(),
            TyKind::Option(_) => "option".into(),
            TyKind::Result(..) => "result".into(),
            TyKind::Array(inner, n) => format!("array{}_{}", n.get(), self.key(inner)),
            TyKind::Tuple(elems) => {
                let keys: Vec<_> = elems.iter().map(|ty| self.key(ty)).collect();
                format!("tuple{}_{}", elems.len(), keys.join("_"))
            }
            TyKind::Unit => "unit".into(),
            TyKind::Object(_) => "uint64".into(),
            TyKind::Known(known) => match known {
                Known::Duration => "int64",
                Known::Time => "time",
                Known::Date => "date",
                Known::I128 | Known::U128 => "int128",
                Known::IpAddr => "ip",
                Known::Ipv4Addr => "ipv4",
                Known::Ipv6Addr => "ipv6",
                Known::SocketAddr => "socket",
                Known::OsString | Known::Url => "string",
                Known::Uuid => "uuid",
                Known::Decimal => "decimal",
                Known::Json => "json",
                Known::NonZero(_) => unreachable!("a number"),
            }
            .into(),
            TyKind::Named(named) => match self.contract.enum_named(&named.name.text) {
                Some(e) if e.is_c_like() => prim_key(e.repr),
                Some(_) => "enum".into(),
                None => names::c_type(&named.name.text)["r2g_".len()..].to_owned(),
            },
        }
    }
}

fn prim_text(prim: Prim) -> String {
    format!("{prim:?}").to_lowercase()
}

fn prim_key(prim: Prim) -> String {
    match prim {
        Prim::Bool => "uint8".into(),
        Prim::Char => "uint32".into(),
        Prim::Usize => "uintptr".into(),
        Prim::Isize => "intptr".into(),
        Prim::F32 => "float".into(),
        Prim::F64 => "double".into(),
        prim => format!("{prim:?}").replace('U', "uint").replace('I', "int"),
    }
}
