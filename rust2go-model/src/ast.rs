//! The contract as the generators see it: no `syn` type is left in here but spans and visibilities.
//!
//! Everything in an item has been checked on its own; `Contract` adds what only shows between items, and resolves what items say of
//! one another.

mod item;
mod method;
mod ty;

pub use item::{
    Const, Enum, Field, GenericParam, Generics, Instance, Item, Literal, Shape, Skipped, Struct,
    TextPart, Variant,
};
pub use method::{
    ErrorTy, Func, Method, Mode, Param, Passing, Return, Side, Stream, Surface, Trait, Transport,
};
pub use ty::{Arg, ConstExpr, Known, Len, Named, Object, Prim, Ty, TyKind};

use proc_macro2::Span;

/// A name as the user wrote it, and where.
#[derive(Clone, Debug)]
pub struct Name {
    /// The identifier without `r#`; for an instance of a generic type the whole type, `Page<Document>`.
    pub text: String,
    /// The name in Go, where the user gave one: `#[r2g(rename = "…")]`.
    pub rename: Option<String>,
    /// Where it stands.
    pub span: Span,
}

impl Name {
    /// A name that is not renamed.
    pub fn new(text: impl Into<String>, span: Span) -> Name {
        Name {
            text: text.into(),
            rename: None,
            span,
        }
    }

    /// The name as a Rust identifier token, raw where it is a keyword.
    pub fn ident(&self) -> proc_macro2::Ident {
        match syn::parse_str::<syn::Ident>(&self.text) {
            Ok(_) => proc_macro2::Ident::new(&self.text, self.span),
            Err(_) => proc_macro2::Ident::new_raw(&self.text, self.span),
        }
    }
}

/// The doc comment of an item.
#[derive(Clone, Debug, Default)]
pub struct Docs {
    /// Its lines without `///`, one leading blank removed. Empty when there is none.
    pub lines: Vec<String>,
    /// The note of `#[deprecated]`; empty where the attribute has none.
    pub deprecated: Option<String>,
}
