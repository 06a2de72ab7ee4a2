//! The contract as the generators see it: no `syn` type is left in here but spans and visibilities.
//!
//! Everything in an [`Ast`](self) item has been checked on its own; `Contract` adds what only shows between items.

use proc_macro2::{Span, TokenStream};

/// A name as the user wrote it, and where.
#[derive(Clone, Debug)]
pub struct Name {
    /// The identifier without `r#`.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Name {
    /// The name as a Rust identifier token, raw where it is a keyword.
    pub fn ident(&self) -> proc_macro2::Ident {
        match syn::parse_str::<syn::Ident>(&self.text) {
            Ok(_) => proc_macro2::Ident::new(&self.text, self.span),
            Err(_) => proc_macro2::Ident::new_raw(&self.text, self.span),
        }
    }
}

/// The doc comment of an item: its lines without `///`, one leading blank removed. Empty when there is none.
pub type Docs = Vec<String>;

/// A primitive type, the same on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Prim {
    U8,
    U16,
    U32,
    U64,
    Usize,
    I8,
    I16,
    I32,
    I64,
    Isize,
    F32,
    F64,
    Bool,
    Char,
}

/// A type that crosses the boundary by value.
#[derive(Clone, Debug)]
pub struct Ty {
    /// What it is.
    pub kind: TyKind,
    /// Where it stands in the contract.
    pub span: Span,
}

/// The kinds of [`Ty`].
#[derive(Clone, Debug)]
pub enum TyKind {
    /// A number, `bool` or `char`.
    Prim(Prim),
    /// `String`; as a parameter also `&str`.
    String,
    /// `Vec<T>`; as a parameter also `&[T]`.
    List(Box<Ty>),
    /// `Option<T>`.
    Option(Box<Ty>),
    /// `[T; N]`, N > 0.
    Array(Box<Ty>, usize),
    /// A tuple of 1 to 12 elements.
    Tuple(Vec<Ty>),
    /// `()`: only as a whole result or a whole parameter.
    Unit,
    /// A struct of the contract, by the last segment of its path.
    Named(Name),
}

/// How a parameter is passed in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passing {
    /// `T`
    Owned,
    /// `&T`, `&str`, `&[T]`
    Borrowed,
}

/// One parameter of a method.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its name.
    pub name: Name,
    /// Its type, without the `&`.
    pub ty: Ty,
    /// With `&` or without.
    pub passing: Passing,
    /// The type as the user wrote it, `&` and all, for the Rust side.
    pub tokens: TokenStream,
}

/// How a method is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// `fn`: on the calling thread.
    Sync,
    /// `async fn` or `-> impl Future<Output = T>`: on a goroutine.
    Async,
    /// `#[oneway] fn`: on a goroutine, nobody waits.
    Oneway,
}

/// The error half of a `Result`.
#[derive(Clone, Debug)]
pub struct ErrorTy {
    /// The last segment of its path: `Error` for `rust2go::Error`, or an error type of the contract.
    pub name: Name,
    /// The type as the user wrote it.
    pub tokens: TokenStream,
}

impl ErrorTy {
    /// Whether it is `rust2go::Error`; no type of the contract can be called `Error`.
    pub fn is_bridge(&self) -> bool {
        self.name.text == "Error"
    }

    /// The type in its one form, for the contract text.
    pub fn text(&self) -> &str {
        if self.is_bridge() {
            return "rust2go::Error";
        }
        &self.name.text
    }
}

/// What a method returns.
#[derive(Clone, Debug)]
pub struct Return {
    /// The value; [`TyKind::Unit`] where there is none.
    pub value: Ty,
    /// The value's type as the user wrote it.
    pub tokens: TokenStream,
    /// Set for `Result<T, E>`.
    pub error: Option<ErrorTy>,
}

/// A method of a trait.
#[derive(Clone, Debug)]
pub struct Method {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Sync, async or oneway.
    pub mode: Mode,
    /// `#[zero_copy]`: Go gets views of Rust memory.
    pub zero_copy: bool,
    /// 0 to 12 parameters.
    pub params: Vec<Param>,
    /// The result.
    pub ret: Return,
    /// Attributes of the user that stay on the Rust method: `#[doc]`, `#[deprecated]`, `#[allow]` …
    pub attrs: Vec<TokenStream>,
}

/// A trait under `#[r2g]`.
#[derive(Clone, Debug)]
pub struct Trait {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its visibility, as written.
    pub vis: TokenStream,
    /// Its methods, in order.
    pub methods: Vec<Method>,
    /// Attributes of the user that stay on the Rust trait.
    pub attrs: Vec<TokenStream>,
}

/// A named field of a struct or variant; in a tuple variant the names are `0`, `1`, …
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its type.
    pub ty: Ty,
    /// The type as the user wrote it.
    pub tokens: TokenStream,
}

/// A piece of the text of an error, from `#[error("…")]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// Literal text, braces unescaped.
    Literal(String),
    /// `{name}` or `{0}`: a field in its usual form.
    Display(String),
    /// `{name:?}`: a field in its debugging form.
    Debug(String),
}

/// A struct under `#[derive(R2G)]`.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its visibility, as written.
    pub vis: TokenStream,
    /// Its fields, in order; may be empty.
    pub fields: Vec<Field>,
    /// The text of `#[error("…")]`, for a struct that is an error.
    pub text: Option<Vec<TextPart>>,
}

/// One variant of an error enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its fields.
    pub fields: Vec<Field>,
    /// `V { a: T }`, `V(T)` or `V`.
    pub shape: VariantShape,
    /// The text of `#[error("…")]`.
    pub text: Option<Vec<TextPart>>,
    /// Go never sends it and does not know it: `#[r2g(skip)]`, or a single field of type `rust2go::Error`.
    pub skip: bool,
}

/// How a variant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariantShape {
    /// `V { a: T }`
    Named,
    /// `V(T)`
    Tuple,
    /// `V`
    Unit,
}

/// An enum under `#[derive(R2G)]`: the error of a `Result`.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its visibility, as written.
    pub vis: TokenStream,
    /// Its variants, in order. The number of a variant on the wire is its place among those that are not skipped.
    pub variants: Vec<Variant>,
}

/// One item of the contract.
#[derive(Clone, Debug)]
pub enum Item {
    /// A struct.
    Struct(Struct),
    /// An enum.
    Enum(Enum),
    /// A trait.
    Trait(Trait),
}

impl Item {
    /// The name of the item.
    pub fn name(&self) -> &Name {
        match self {
            Item::Struct(item) => &item.name,
            Item::Enum(item) => &item.name,
            Item::Trait(item) => &item.name,
        }
    }
}
