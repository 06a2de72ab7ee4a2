//! Types and constants in their one form, as rustfmt would set them.

use crate::ast::{Arg, ConstExpr, Known, Len, Prim, Surface, Ty, TyKind};
use crate::names::rust_impl;

/// A type in its one form. Types that are the same to Go have the same text: `Vec<T>` for all lists, `HashMap<K, V>` for all maps.
pub fn ty_text(ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => prim_text(*prim).to_owned(),
        TyKind::String => "String".to_owned(),
        TyKind::List(elem) => format!("Vec<{}>", ty_text(elem)),
        TyKind::Option(elem) => format!("Option<{}>", ty_text(elem)),
        TyKind::Result(ok, err) => format!("Result<{}, {}>", ty_text(ok), ty_text(err)),
        TyKind::Array(elem, Len::Is(len)) => format!("[{}; {len}]", ty_text(elem)),
        TyKind::Array(elem, Len::Const(len)) => {
            format!("[{}; {}]", ty_text(elem), const_text(len))
        }
        TyKind::Tuple(elems) => match elems.as_slice() {
            [one] => format!("({},)", ty_text(one)),
            _ => format!("({})", list(elems, ty_text)),
        },
        TyKind::Unit => "()".to_owned(),
        TyKind::Map(key, value) => format!("HashMap<{}, {}>", ty_text(key), ty_text(value)),
        TyKind::Set(elem) => format!("HashSet<{}>", ty_text(elem)),
        TyKind::Known(known) => known_text(*known),
        TyKind::Object(object) => match object.surface {
            Surface::Trait => rust_impl(&object.trait_.text),
            Surface::Func { .. } | Surface::Stream { .. } => object.trait_.text.clone(),
        },
        TyKind::Named(named) if named.args.is_empty() => named.name.text.clone(),
        TyKind::Named(named) => format!("{}<{}>", named.name.text, list(&named.args, arg_text)),
    }
}

/// An argument of a generic type.
pub(crate) fn arg_text(arg: &Arg) -> String {
    match arg {
        Arg::Ty(ty) => ty_text(ty),
        Arg::Const(value) => const_text(value),
    }
}

/// A constant expression.
pub fn const_text(expr: &ConstExpr) -> String {
    match expr {
        ConstExpr::Int(value) => value.to_string(),
        ConstExpr::Name(name) => name.clone(),
        ConstExpr::Unary(op, inner) => format!("{op}{}", operand(inner)),
        ConstExpr::Binary(op, left, right) => {
            format!("{} {op} {}", operand(left), operand(right))
        }
    }
}

fn operand(expr: &ConstExpr) -> String {
    match expr {
        ConstExpr::Binary(..) => format!("({})", const_text(expr)),
        _ => const_text(expr),
    }
}

fn list<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn known_text(known: Known) -> String {
    let text = match known {
        Known::Duration => "Duration",
        Known::Time => "SystemTime",
        Known::Date => "Date",
        Known::I128 => "i128",
        Known::U128 => "u128",
        Known::IpAddr => "IpAddr",
        Known::Ipv4Addr => "Ipv4Addr",
        Known::Ipv6Addr => "Ipv6Addr",
        Known::SocketAddr => "SocketAddr",
        Known::OsString => "OsString",
        Known::NonZero(prim) => return format!("NonZero<{}>", prim_text(prim)),
        Known::Uuid => "Uuid",
        Known::Url => "Url",
        Known::Decimal => "Decimal",
        Known::Json => "serde_json::Value",
    };
    text.to_owned()
}

/// The name of a primitive type in Rust.
pub fn prim_text(prim: Prim) -> &'static str {
    match prim {
        Prim::U8 => "u8",
        Prim::U16 => "u16",
        Prim::U32 => "u32",
        Prim::U64 => "u64",
        Prim::Usize => "usize",
        Prim::I8 => "i8",
        Prim::I16 => "i16",
        Prim::I32 => "i32",
        Prim::I64 => "i64",
        Prim::Isize => "isize",
        Prim::F32 => "f32",
        Prim::F64 => "f64",
        Prim::Bool => "bool",
        Prim::Char => "char",
    }
}
