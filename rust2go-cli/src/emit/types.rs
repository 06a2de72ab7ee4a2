//! The Go types of the contract's values.

use super::docs::documented;
use super::generics;
use super::generics::GoName;
use super::object;
use super::{Cx, Item};
use crate::writer::{GoFile, Import, Row};
use rust2go_model::ast::{Field, Known, Len, Name, Named, Prim, Struct, Ty, TyKind};
use rust2go_model::names;

/// The Go type of `ty`, as the user sees it.
pub fn go_type(cx: &Cx, file: &mut GoFile, ty: &Ty) -> String {
    let nested = |file: &mut GoFile, ty: &Ty| go_type(cx, file, ty);
    match &ty.kind {
        TyKind::Map(key, value) => {
            format!(
                "map[{}]{}",
                go_type(cx, file, key),
                go_type(cx, file, value)
            )
        }
        TyKind::Set(inner) => runtime(file, "Set", &[&**inner], nested),
        TyKind::Known(known) => go_known(file, *known),
        TyKind::Named(named) => go_named(cx, file, named),
        _ => match ty.object() {
            Some(object) => object::go_type(cx, file, object),
            None => shared(file, ty, nested),
        },
    }
}

/// The types that Go's and the wire's form of a value build in the same way, of what `nested` makes of those inside them.
pub fn shared(file: &mut GoFile, ty: &Ty, nested: impl Fn(&mut GoFile, &Ty) -> String) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => go_prim(*prim).to_owned(),
        TyKind::String => "string".to_owned(),
        TyKind::List(inner) if matches!(inner.kind, TyKind::Prim(Prim::U8)) => "[]byte".to_owned(),
        TyKind::List(inner) | TyKind::Set(inner) => format!("[]{}", nested(file, inner)),
        TyKind::Option(inner) => format!("*{}", nested(file, inner)),
        TyKind::Result(ok, err) => runtime(file, "Result", &[&**ok, &**err], nested),
        TyKind::Array(inner, len) => format!("[{}]{}", length(len), nested(file, inner)),
        TyKind::Tuple(elements) => {
            let all: Vec<&Ty> = elements.iter().collect();
            runtime(file, &names::go_tuple(elements.len()), &all, nested)
        }
        TyKind::Map(key, value) => {
            let entry = runtime(file, &names::go_tuple(2), &[&**key, &**value], nested);
            format!("[]{entry}")
        }
        TyKind::Object(_) => "uint64".to_owned(),
        TyKind::Unit | TyKind::Known(_) | TyKind::Named(_) => "struct{}".to_owned(),
    }
}

/// The number of elements of an array, in a definition whose other lengths are not asked for.
fn length(len: &Len) -> usize {
    match len {
        Len::Is(n) => *n,
        Len::Const(_) => 0,
    }
}

/// The generic type `name` of the runtime package.
fn runtime(
    file: &mut GoFile,
    name: &str,
    args: &[&Ty],
    nested: impl Fn(&mut GoFile, &Ty) -> String,
) -> String {
    let runtime = file.import(Import::Runtime);
    let args: Vec<String> = args.iter().map(|ty| nested(file, ty)).collect();
    format!("{runtime}.{name}[{}]", args.join(", "))
}

fn go_named(cx: &Cx, file: &mut GoFile, named: &Named) -> String {
    if !named.args.is_empty() {
        let base = cx.defs.declared(&named.name).base;
        return base + &generics::arguments(cx, file, &named.args);
    }
    match cx.item(&named.name.text) {
        Some(item) => cx.go_name(file, item.name(), item.instance()).ty(),
        // A parameter of the type it stands in.
        None => named.name.text.clone(),
    }
}

fn go_known(file: &mut GoFile, known: Known) -> String {
    let (package, name) = match known {
        Known::OsString => return "string".to_owned(),
        Known::Json => return "any".to_owned(),
        Known::NonZero(prim) => return go_prim(prim).to_owned(),
        Known::Duration => (Import::Time, "Duration"),
        Known::Time => (Import::Time, "Time"),
        Known::Date => (Import::Runtime, "Date"),
        Known::I128 | Known::U128 => return format!("*{}.Int", file.import(Import::Big)),
        Known::IpAddr | Known::Ipv4Addr | Known::Ipv6Addr => (Import::Netip, "Addr"),
        Known::SocketAddr => (Import::Netip, "AddrPort"),
        Known::Uuid => (Import::Runtime, "UUID"),
        Known::Url => return format!("*{}.URL", file.import(Import::Url)),
        Known::Decimal => (Import::Runtime, "Decimal"),
    };
    format!("{}.{name}", file.import(package))
}

/// The elements of a tuple; nothing for other types.
pub fn elements(ty: &Ty) -> &[Ty] {
    match &ty.kind {
        TyKind::Tuple(elements) => elements,
        _ => &[],
    }
}

/// All structs of the contract, and its generic structs once each.
pub fn structs(cx: &Cx, file: &mut GoFile) {
    for item in cx
        .contract
        .structs()
        .filter(|item| cx.is_declared(Item::Struct(item)))
    {
        let name = cx.go_name(file, &item.name, item.instance.as_ref());
        declare(cx, file, item, &name);
    }
    for item in cx
        .generic_structs()
        .filter(|item| cx.defs.is_generic(&item.name.text))
    {
        declare(cx, file, item, &cx.defs.declared(&item.name));
    }
}

fn declare(cx: &Cx, file: &mut GoFile, item: &Struct, name: &GoName) {
    let rust = cx.base(&item.name, item.instance.as_ref());
    let base = &name.base;
    file.declare(&documented(
        &item.docs,
        &format!("{base} is the struct {rust} of the contract."),
    ));
    match cx.newtype(item) {
        Some(field) => {
            let ty = go_type(cx, file, &field.ty);
            file.line(0, &format!("type {base}{} {ty}", name.declaration()));
        }
        None => fields(cx, file, name, &item.fields),
    }
}

/// The struct `name` with `fields`; one without fields gets a byte, as in C and in Rust.
pub fn fields(cx: &Cx, file: &mut GoFile, name: &GoName, fields: &[Field]) {
    file.line(
        0,
        &format!("type {}{} struct {{", name.base, name.declaration()),
    );
    if fields.is_empty() {
        file.line(1, "_ uint8");
    }
    let mut rows = Vec::new();
    for field in fields {
        let ty = go_type(cx, file, &field.ty);
        let mut row = Row::new([names::go_field(&field.name), ty]);
        row.cells.extend(field.tag.as_deref().map(tag));
        row.docs = super::docs::go_docs(&field.docs);
        rows.push(row);
    }
    file.rows(1, &rows);
    file.line(0, "}");
}

/// A tag, between backquotes where it has none itself.
fn tag(tag: &str) -> String {
    let raw = tag
        .chars()
        .all(|c| c != '`' && (c == '\t' || !c.is_control()) && c != '\u{feff}');
    match raw {
        true => format!("`{tag}`"),
        false => super::docs::quote(tag),
    }
}

/// The Go type of a primitive.
pub fn go_prim(prim: Prim) -> &'static str {
    match prim {
        Prim::U8 => "uint8",
        Prim::U16 => "uint16",
        Prim::U32 => "uint32",
        Prim::U64 => "uint64",
        Prim::Usize => "uint",
        Prim::I8 => "int8",
        Prim::I16 => "int16",
        Prim::I32 => "int32",
        Prim::I64 => "int64",
        Prim::Isize => "int",
        Prim::F32 => "float32",
        Prim::F64 => "float64",
        Prim::Bool => "bool",
        Prim::Char => "rune",
    }
}

impl Cx<'_> {
    /// The name of a struct or enum in Rust, without what a generic type has been given.
    pub fn base<'n>(
        &self,
        name: &'n Name,
        instance: Option<&'n rust2go_model::ast::Instance>,
    ) -> &'n str {
        instance.map_or(&name.text, |instance| &instance.base.text)
    }
}
