//! Structs, enums and constants.

use proc_macro2::TokenStream;

use super::{Arg, ConstExpr, Docs, Name, Prim, Trait, Ty};

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
    /// All of them as written, with bounds and without defaults.
    pub declared: TokenStream,
    /// The `where` clause, as written.
    pub where_clause: TokenStream,
}

impl Generics {
    /// Whether there are types or constants to fill in.
    pub fn is_generic(&self) -> bool {
        !self.params.is_empty()
    }
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
    /// Set in a `Contract` for a type of another contract: which of those it was loaded among.
    pub origin: Option<usize>,
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
    /// The single field of type `rust2go::Error`, which makes it a variant that Go does not know.
    pub bridge: Option<Name>,
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
    /// Set in a `Contract` for a type of another contract: which of those it was loaded among.
    pub origin: Option<usize>,
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
