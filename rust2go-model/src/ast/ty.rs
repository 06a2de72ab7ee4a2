//! Types and constants.

use proc_macro2::Span;

use super::{Name, Side, Surface};

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

impl Prim {
    /// Whether it is a whole number.
    pub fn is_integer(self) -> bool {
        !matches!(self, Prim::F32 | Prim::F64 | Prim::Bool | Prim::Char)
    }

    /// The smallest and the largest value of an integer whose size is the same everywhere.
    pub fn limits(self) -> Option<(i128, i128)> {
        Some(match self {
            Prim::U8 => (0, u8::MAX.into()),
            Prim::U16 => (0, u16::MAX.into()),
            Prim::U32 => (0, u32::MAX.into()),
            Prim::U64 => (0, u64::MAX.into()),
            Prim::I8 => (i8::MIN.into(), i8::MAX.into()),
            Prim::I16 => (i16::MIN.into(), i16::MAX.into()),
            Prim::I32 => (i32::MIN.into(), i32::MAX.into()),
            Prim::I64 => (i64::MIN.into(), i64::MAX.into()),
            _ => return None,
        })
    }

    /// Whether it is a whole number that can be `value`; `usize` and `isize` count as 64 bits.
    pub fn holds(self, value: i128) -> bool {
        let sized = match self {
            Prim::Usize => Prim::U64,
            Prim::Isize => Prim::I64,
            prim => prim,
        };
        let limits = sized.limits();
        limits.is_some_and(|(least, most)| least <= value && value <= most)
    }
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
    /// `<Trait>Impl` of a trait that has objects, or a closure. Outside a `Contract`, the first is a name like others.
    Object(Object),
    /// A struct, enum, alias or type parameter. In a `Contract`, always a struct or enum of it, without arguments.
    Named(Named),
}

impl Ty {
    /// The object that a whole parameter or result of this type is, or is where it is not `None`.
    pub fn object(&self) -> Option<&Object> {
        match &self.kind {
            TyKind::Object(object) => Some(object),
            TyKind::Option(inner) => match &inner.kind {
                TyKind::Object(object) => Some(object),
                _ => None,
            },
            _ => None,
        }
    }
}

/// An object: a value that stays where it is, and crosses as a handle.
#[derive(Clone, Debug)]
pub struct Object {
    /// The name of the trait that it implements.
    pub trait_: Name,
    /// Who implements it.
    pub side: Side,
    /// What the user sees of it.
    pub surface: Surface,
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
