//! The contract text, line by line: `docs/abi.md`.
//!
//! There are two forms of it. The *written* one shows an item as it stands in its file: the macros and the builder compare it while
//! they build, item by item. The *resolved* one, in which aliases are gone and generic types have their arguments, is what both halves
//! of a program compare before the first call: of it, every type knows its own part.

mod ty;

#[cfg(feature = "files")]
pub(crate) use ty::arg_text;
pub use ty::{const_text, prim_text, ty_text};

use crate::ast::{
    Enum, Field, Method, Mode, Param, Passing, Shape, Side, Struct, Surface, Trait, Transport,
    TyKind,
};

/// One line for each method, as written.
pub fn describe_trait(trait_: &Trait) -> Vec<String> {
    lines(trait_, written)
}

/// One line for each method, as resolved: references do not show.
pub fn resolve_trait(trait_: &Trait) -> Vec<String> {
    lines(trait_, |param| ty_text(&param.ty))
}

fn lines(trait_: &Trait, ty: fn(&Param) -> String) -> Vec<String> {
    let name = &trait_.name.text;
    let line = |m: &Method| format!("{name}.{}: {}", m.name.text, signature(trait_, m, ty));
    trait_.methods.iter().map(line).collect()
}

/// The struct, then one line for each field that crosses.
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
    for (number, variant) in enum_.sent() {
        let fields = match variant.shape {
            _ if enum_.is_c_like() => match &variant.discriminant {
                Some(value) => format!(" = {}", const_text(value)),
                None => String::new(),
            },
            Shape::Unit => String::new(),
            Shape::Named if variant.fields.is_empty() => " {}".to_owned(),
            Shape::Named => format!(" {{ {} }}", join(&variant.fields, named)),
            Shape::Tuple => format!("({})", join(&variant.fields, |f| ty_text(&f.ty))),
        };
        lines.push(format!("{name}[{number}] {}{fields}", variant.name.text));
    }
    let count = if enum_.is_c_like() {
        let repr = prim_text(enum_.repr);
        format!("{} as {repr}", counted(lines.len(), "value"))
    } else {
        counted(lines.len(), "variant")
    };
    lines.insert(0, format!("{name}: enum of {count}"));
    lines
}

fn signature(trait_: &Trait, method: &Method, ty: fn(&Param) -> String) -> String {
    let mut text = format!("{}(", kind(trait_, method));
    if method.receiver {
        text.push_str("&self");
        text.push_str(if method.params.is_empty() { "" } else { ", " });
    }
    text.push_str(&join(&method.params, |param| {
        format!("{}: {}", param.name.text, ty(param))
    }));
    text.push(')');
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

/// How a method is called: `fn`, `async fn`, with its attributes in front, and before them that of a trait that Rust implements.
pub fn kind(trait_: &Trait, method: &Method) -> String {
    let mut text = String::new();
    if trait_.side == Side::G2r {
        text.push_str("#[g2r] ");
    }
    if trait_.surface == (Surface::Func { once: true }) {
        text.push_str("#[once] ");
    }
    if let Surface::Stream { fallible, .. } = trait_.surface {
        text.push_str(if fallible {
            "#[stream] "
        } else {
            "#[stream] #[plain] "
        });
    }
    if method.transport == Transport::Ring {
        text.push_str("#[ring] ");
    }
    if method.mode == Mode::Oneway {
        text.push_str("#[oneway] ");
    }
    if method.zero_copy {
        text.push_str("#[zero_copy] ");
    }
    if method.mode == Mode::Async {
        text.push_str("async ");
    }
    text.push_str("fn");
    text
}

fn written(param: &Param) -> String {
    match (param.passing, &param.ty.kind) {
        (Passing::Owned, _) => ty_text(&param.ty),
        (Passing::Borrowed, TyKind::String) => "&str".to_owned(),
        (Passing::Borrowed, TyKind::List(elem)) => format!("&[{}]", ty_text(elem)),
        (Passing::Borrowed, _) => format!("&{}", ty_text(&param.ty)),
    }
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
