//! The contract text, line by line: `docs/abi.md`.
//!
//! The macros embed these lines for one item at a time, the generator those of a whole contract: a line depends on nothing
//! but its own item.

use crate::ast::{
    Enum, Field, Method, Mode, Param, Passing, Prim, Struct, Trait, Ty, TyKind, VariantShape,
};

/// One line for each method.
pub fn describe_trait(trait_: &Trait) -> Vec<String> {
    let name = &trait_.name.text;
    let line = |m: &Method| format!("{name}.{}: {}", m.name.text, signature(m));
    trait_.methods.iter().map(line).collect()
}

/// The struct, then one line for each field.
pub fn describe_struct(struct_: &Struct) -> Vec<String> {
    let name = &struct_.name.text;
    let count = counted(struct_.fields.len(), "field");
    let mut lines = vec![format!("{name}: struct of {count}")];
    for (i, field) in struct_.fields.iter().enumerate() {
        lines.push(format!("{name}[{i}] {}", named(field)));
    }
    lines
}

/// The enum, then one line for each variant that is not skipped.
pub fn describe_enum(enum_: &Enum) -> Vec<String> {
    let name = &enum_.name.text;
    let mut lines = Vec::new();
    for variant in enum_.variants.iter().filter(|variant| !variant.skip) {
        let fields = match variant.shape {
            VariantShape::Unit => String::new(),
            VariantShape::Named if variant.fields.is_empty() => " {}".to_owned(),
            VariantShape::Named => format!(" {{ {} }}", join(&variant.fields, named)),
            VariantShape::Tuple => format!("({})", join(&variant.fields, |f| ty_text(&f.ty))),
        };
        lines.push(format!(
            "{name}[{}] {}{fields}",
            lines.len(),
            variant.name.text
        ));
    }
    let count = counted(lines.len(), "variant");
    lines.insert(0, format!("{name}: enum of {count}"));
    lines
}

/// A type in its one form, as rustfmt would set it.
pub fn ty_text(ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => prim_text(*prim).to_owned(),
        TyKind::String => "String".to_owned(),
        TyKind::List(elem) => format!("Vec<{}>", ty_text(elem)),
        TyKind::Option(elem) => format!("Option<{}>", ty_text(elem)),
        TyKind::Array(elem, len) => format!("[{}; {len}]", ty_text(elem)),
        TyKind::Tuple(elems) => match elems.as_slice() {
            [one] => format!("({},)", ty_text(one)),
            _ => format!("({})", join(elems, ty_text)),
        },
        TyKind::Unit => "()".to_owned(),
        TyKind::Named(name) => name.text.clone(),
    }
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

fn signature(method: &Method) -> String {
    let mut text = String::new();
    if method.mode == Mode::Oneway {
        text.push_str("#[oneway] ");
    }
    if method.zero_copy {
        text.push_str("#[zero_copy] ");
    }
    if method.mode == Mode::Async {
        text.push_str("async ");
    }
    text.push_str(&format!("fn({})", join(&method.params, param)));
    let value = ty_text(&method.ret.value);
    match &method.ret.error {
        Some(error) => {
            text.push_str(&format!(" -> Result<{value}, {}>", error.text()));
        }
        None if matches!(method.ret.value.kind, TyKind::Unit) => {}
        None => text.push_str(&format!(" -> {value}")),
    }
    text
}

fn param(param: &Param) -> String {
    let ty = match (param.passing, &param.ty.kind) {
        (Passing::Owned, _) => ty_text(&param.ty),
        (Passing::Borrowed, TyKind::String) => "&str".to_owned(),
        (Passing::Borrowed, TyKind::List(elem)) => format!("&[{}]", ty_text(elem)),
        (Passing::Borrowed, _) => format!("&{}", ty_text(&param.ty)),
    };
    format!("{}: {ty}", param.name.text)
}

fn named(field: &Field) -> String {
    format!("{}: {}", field.name.text, ty_text(&field.ty))
}

fn join<T>(items: &[T], text: impl Fn(&T) -> String) -> String {
    items.iter().map(text).collect::<Vec<_>>().join(", ")
}

fn counted(n: usize, what: &str) -> String {
    match n {
        1 => format!("1 {what}"),
        _ => format!("{n} {what}s"),
    }
}
