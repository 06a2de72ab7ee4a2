//! The contract as the generators see it: no `syn` type is left in here but spans and visibilities.
//!
//! Everything in an [`Ast`](self) item has been checked on its own; `Contract` adds what only shows between items.

use proc_macro2::{Span, TokenStream};

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
///
/// Types that Go does not tell apart have one kind: `Box<T>`, `Arc<T>`, `Rc<T>`, `Wrapping<T>` and `&T` are `T`; `&str`, `Cow<str>` and `Box<str>`
/// are [`String`](TyKind::String); slices, `VecDeque<T>` and `bytes::Bytes` are lists.
#[derive(Clone, Debug)]
pub enum TyKind {
    /// A number, `bool` or `char`.
    Prim(Prim),
    /// `String`.
    String,
    /// `Vec<T>`.
    List(Box<Ty>),
    /// `Option<T>`.
    Option(Box<Ty>),
    /// `Result<T, E>` inside another type.
    Result(Box<Ty>, Box<Ty>),
    /// `[T; N]`.
    Array(Box<Ty>, Len),
    /// A tuple of 1 to 12 elements.
    Tuple(Vec<Ty>),
    /// `()`: only as a whole result or a whole parameter.
    Unit,
    /// `HashMap<K, V>`, `BTreeMap<K, V>`.
    Map(Box<Ty>, Box<Ty>),
    /// `HashSet<T>`, `BTreeSet<T>`.
    Set(Box<Ty>),
    /// A type of the standard library or of a known crate.
    Known(Known),
    /// A struct, enum, alias or type parameter. In a `Contract`, always a struct or enum of it, without arguments.
    Named(Named),
}

/// The number of elements of an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Len {
    /// Known.
    Is(usize),
    /// A constant: a parameter of the type, or a `const` of the contract. A `Contract` has none of these.
    Const(ConstExpr),
}

impl Len {
    /// The number.
    ///
    /// # Panics
    /// Outside a `Contract`, if it is a constant.
    pub fn get(&self) -> usize {
        match self {
            Len::Is(n) => *n,
            Len::Const(_) => panic!("the constants of a contract have been resolved"),
        }
    }
}

/// A constant expression of integers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstExpr {
    /// A literal.
    Int(i128),
    /// A constant, by the last segment of its path.
    Name(String),
    /// `-a`, `!a`
    Unary(char, Box<ConstExpr>),
    /// `a + b`, by the operator: `+ - * / % << >> & | ^`.
    Binary(String, Box<ConstExpr>, Box<ConstExpr>),
}

/// A type of the standard library or of a known crate that is no container.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// `Duration`, `chrono::TimeDelta`, `time::Duration`, `jiff::SignedDuration`: `time.Duration`.
    Duration,
    /// `SystemTime`, `chrono::DateTime`, `time::OffsetDateTime`, `jiff::Timestamp`: `time.Time`.
    Time,
    /// `chrono::NaiveDate`, `time::Date`, `jiff::civil::Date`: `rust2go.Date`.
    Date,
    /// `i128`: `*big.Int`.
    I128,
    /// `u128`: `*big.Int`.
    U128,
    /// `IpAddr`: `netip.Addr`.
    IpAddr,
    /// `Ipv4Addr`: `netip.Addr`.
    Ipv4Addr,
    /// `Ipv6Addr`: `netip.Addr`.
    Ipv6Addr,
    /// `SocketAddr`: `netip.AddrPort`.
    SocketAddr,
    /// `PathBuf`, `OsString`: `string`, of any bytes.
    OsString,
    /// `NonZero<u8>`, `NonZeroU8`: the number.
    NonZero(Prim),
    /// `uuid::Uuid`: `rust2go.UUID`.
    Uuid,
    /// `url::Url`: `*url.URL`.
    Url,
    /// `rust_decimal::Decimal`: `rust2go.Decimal`.
    Decimal,
    /// `serde_json::Value`: `any`.
    Json,
}

/// A type by its name.
#[derive(Clone, Debug)]
pub struct Named {
    /// The last segment of its path.
    pub name: Name,
    /// The segments before it, as written.
    pub path: Vec<String>,
    /// What stands in `<…>`, lifetimes left out.
    pub args: Vec<Arg>,
}

/// An argument of a generic type.
#[derive(Clone, Debug)]
pub enum Arg {
    /// A type, or a constant that looks like one.
    Ty(Ty),
    /// A constant.
    Const(ConstExpr),
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

/// A field of a struct or variant that crosses; without a name of its own it is called `0`, `1`, … by its place.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// The type it crosses as: its own, or that of `#[r2g(as = …)]`.
    pub ty: Ty,
    /// That type as the user wrote it.
    pub tokens: TokenStream,
    /// The converter between the field's own type and that one: `#[r2g(with = …)]`.
    pub with: Option<TokenStream>,
    /// `#[r2g(tag = "…")]`: its tag in Go, without the quotes around.
    pub tag: Option<String>,
    /// `#[r2g(default = …)]`: what `New<Name>` sets it to in Go.
    pub default: Option<Literal>,
}

/// A field that stays in Rust: `#[r2g(skip)]`.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// Its name, or place.
    pub name: Name,
    /// What it is when the value comes from Go: `#[r2g(default = …)]`, otherwise its type's default.
    pub default: Option<TokenStream>,
}

/// A literal, the same on both sides.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `true`
    Bool(bool),
    /// `-5`
    Int(i128),
    /// `1.5`, as written, without its suffix and with `-` in front if it has one.
    Float(String),
    /// `"text"`
    Str(String),
    /// `'c'`
    Char(char),
}

/// What stands between `<` and `>` after the name of a struct or enum.
#[derive(Clone, Debug, Default)]
pub struct Generics {
    /// The lifetimes, with `'`.
    pub lifetimes: Vec<String>,
    /// The types and constants, in order.
    pub params: Vec<GenericParam>,
}

/// A parameter of a generic type.
#[derive(Clone, Debug)]
pub struct GenericParam {
    /// Its name.
    pub name: Name,
    /// Its type as the user wrote it, for `const N: usize`.
    pub constant: Option<TokenStream>,
}

/// What a generic type has been given where it is used.
#[derive(Clone, Debug)]
pub struct Instance {
    /// The name of the generic type.
    pub base: Name,
    /// Its arguments, resolved.
    pub args: Vec<Arg>,
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
    /// Its parameters.
    pub generics: Generics,
    /// Set in a `Contract` for each use of a generic type.
    pub instance: Option<Instance>,
    /// How it is written. A tuple struct of one field is a *newtype*: a defined type in Go.
    pub shape: Shape,
    /// Its fields that cross, in order; may be empty.
    pub fields: Vec<Field>,
    /// Its fields that do not.
    pub skipped: Vec<Skipped>,
    /// The text of `#[error("…")]`, for a struct that is an error.
    pub text: Option<Vec<TextPart>>,
}

impl Struct {
    /// The field of a newtype.
    pub fn newtype(&self) -> Option<&Field> {
        match (self.shape, self.fields.as_slice()) {
            (Shape::Tuple, [field]) => Some(field),
            _ => None,
        }
    }
}

/// One variant of an enum.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its fields that cross.
    pub fields: Vec<Field>,
    /// Its fields that do not.
    pub skipped: Vec<Skipped>,
    /// `V { a: T }`, `V(T)` or `V`.
    pub shape: Shape,
    /// `V = 5`. In a `Contract` every variant of a C-like enum has its number.
    pub discriminant: Option<ConstExpr>,
    /// The text of `#[error("…")]`.
    pub text: Option<Vec<TextPart>>,
    /// Go never sends it and does not know it: `#[r2g(skip)]`, or a single field of type `rust2go::Error`.
    pub skip: bool,
}

/// How a struct or a variant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `V { a: T }`
    Named,
    /// `V(T)`
    Tuple,
    /// `V`
    Unit,
}

/// An enum under `#[derive(R2G)]`.
///
/// It is *C-like* if no variant has fields or is skipped: a number with constants in Go. Any other is a sealed interface with a
/// struct for each variant.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its visibility, as written.
    pub vis: TokenStream,
    /// Its parameters.
    pub generics: Generics,
    /// Set in a `Contract` for each use of a generic type.
    pub instance: Option<Instance>,
    /// `#[repr(u8)]`; `Isize` without, `I32` for `#[repr(C)]`. How a C-like enum crosses.
    pub repr: Prim,
    /// Whether `repr` is written there, so that Rust's own memory is that number.
    pub repr_given: bool,
    /// Its variants, in order. The number of a variant with data on the wire is its place among those that are not skipped.
    pub variants: Vec<Variant>,
}

impl Enum {
    /// Whether it crosses as a number.
    pub fn is_c_like(&self) -> bool {
        let mut variants = self.variants.iter();
        variants.all(|v| v.shape == Shape::Unit && !v.skip)
    }

    /// The variants that Go knows, with their numbers on the wire where they have data.
    pub fn sent(&self) -> impl Iterator<Item = (usize, &Variant)> {
        self.variants.iter().filter(|v| !v.skip).enumerate()
    }
}

/// A `pub const` of the contract.
#[derive(Clone, Debug)]
pub struct Const {
    /// Its name.
    pub name: Name,
    /// Its doc comment.
    pub docs: Docs,
    /// Its type: `None` for `&str`.
    pub prim: Option<Prim>,
    /// Its value.
    pub value: Literal,
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
