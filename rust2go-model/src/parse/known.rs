//! The types that mean the same in every contract, and those that have no place in one.

use crate::ast::{Known, Prim, TyKind};
use crate::catalog::{self, Entry};

/// How a known name is read.
pub(super) enum Shape {
    /// A whole type.
    Is(TyKind),
    /// `Box<T>` and others that are `T` to Go.
    Transparent,
    /// `NonZero<u8>`
    NonZero,
    /// `Vec<T>`
    List,
    /// `Option<T>`
    Option,
    /// `HashSet<T>`
    Set,
    /// `HashMap<K, V>`
    Map,
    /// `Result<T, E>`
    Result,
}

const PRIMS: [(&str, Prim); 14] = [
    ("u8", Prim::U8),
    ("u16", Prim::U16),
    ("u32", Prim::U32),
    ("u64", Prim::U64),
    ("usize", Prim::Usize),
    ("i8", Prim::I8),
    ("i16", Prim::I16),
    ("i32", Prim::I32),
    ("i64", Prim::I64),
    ("isize", Prim::Isize),
    ("f32", Prim::F32),
    ("f64", Prim::F64),
    ("bool", Prim::Bool),
    ("char", Prim::Char),
];

/// The primitive type of that name.
pub(crate) fn prim(name: &str) -> Option<Prim> {
    let (_, prim) = PRIMS.iter().find(|(known, _)| *known == name)?;
    Some(*prim)
}

/// What a name of the language or the standard library means.
pub(super) fn shape(name: &str) -> Option<Shape> {
    if let Some(prim) = prim(name) {
        return Some(Shape::Is(TyKind::Prim(prim)));
    }
    if let Some(prim) = name.strip_prefix("NonZero").filter(|rest| !rest.is_empty()) {
        let prim = self::prim(&prim.to_lowercase()).filter(|prim| prim.is_integer())?;
        return Some(Shape::Is(TyKind::Known(Known::NonZero(prim))));
    }
    let known = |known| Shape::Is(TyKind::Known(known));
    Some(match name {
        "String" => Shape::Is(TyKind::String),
        "Vec" | "VecDeque" => Shape::List,
        "Option" => Shape::Option,
        "Result" => Shape::Result,
        "HashMap" | "BTreeMap" => Shape::Map,
        "HashSet" | "BTreeSet" => Shape::Set,
        "Box" | "Arc" | "Rc" | "Cow" | "Wrapping" => Shape::Transparent,
        "NonZero" => Shape::NonZero,
        "Duration" => known(Known::Duration),
        "SystemTime" => known(Known::Time),
        "i128" => known(Known::I128),
        "u128" => known(Known::U128),
        "IpAddr" => known(Known::IpAddr),
        "Ipv4Addr" => known(Known::Ipv4Addr),
        "Ipv6Addr" => known(Known::Ipv6Addr),
        "SocketAddr" | "SocketAddrV4" | "SocketAddrV6" => known(Known::SocketAddr),
        "PathBuf" | "OsString" => known(Known::OsString),
        _ => return None,
    })
}

/// What a type of another crate means; `from` is the first segment of its path.
pub(crate) fn foreign(from: &str, name: &str) -> Option<TyKind> {
    let known = match (from, name) {
        ("bytes", "Bytes") => {
            let byte = crate::ast::Ty {
                kind: TyKind::Prim(Prim::U8),
                span: proc_macro2::Span::call_site(),
            };
            return Some(TyKind::List(Box::new(byte)));
        }
        ("chrono", "DateTime") => Known::Time,
        ("chrono", "TimeDelta" | "Duration") => Known::Duration,
        ("chrono", "NaiveDate") => Known::Date,
        ("time", "OffsetDateTime") => Known::Time,
        ("time", "Duration") => Known::Duration,
        ("time", "Date") => Known::Date,
        ("jiff", "Timestamp") => Known::Time,
        ("jiff", "SignedDuration") => Known::Duration,
        ("jiff", "Date") => Known::Date,
        ("uuid", "Uuid") => Known::Uuid,
        ("url", "Url") => Known::Url,
        ("rust_decimal", "Decimal") => Known::Decimal,
        ("serde_json", "Value") => Known::Json,
        _ => return None,
    };
    Some(TyKind::Known(known))
}

/// Types of the standard library that have no place in a contract, and what to use instead.
const REFUSED: &[(&str, &str)] = &[
    ("Cell", SHARED),
    ("RefCell", SHARED),
    ("Mutex", SHARED),
    ("RwLock", SHARED),
    ("OnceCell", SHARED),
    ("OnceLock", SHARED),
    ("LazyLock", SHARED),
    ("AtomicBool", SHARED),
    ("AtomicI8", SHARED),
    ("AtomicI16", SHARED),
    ("AtomicI32", SHARED),
    ("AtomicI64", SHARED),
    ("AtomicIsize", SHARED),
    ("AtomicU8", SHARED),
    ("AtomicU16", SHARED),
    ("AtomicU32", SHARED),
    ("AtomicU64", SHARED),
    ("AtomicUsize", SHARED),
    ("Weak", "use `Option<T>` of what it leads to"),
    ("Pin", "use the type inside it"),
    ("ManuallyDrop", "use the type inside it"),
    ("MaybeUninit", "use the type inside it"),
    ("NonNull", "pass the value, or an integer handle"),
    ("LinkedList", LIST),
    ("BinaryHeap", LIST),
    (
        "Instant",
        "its zero is the process's own: use a `Duration`, or `SystemTime`",
    ),
    ("CStr", TEXT),
    ("CString", TEXT),
    ("Range", "use two numbers"),
    ("RangeInclusive", "use two numbers"),
    ("PhantomData", "mark the field `#[r2g(skip)]`"),
    ("Infallible", "it has no value to send"),
    ("Any", "name the type"),
    ("f16", "use `f32`"),
    ("f128", "use `f64`"),
];
const SHARED: &str = "Go gets a copy, which would not follow it: use the type inside it";
const LIST: &str = "use `Vec<T>`";
const TEXT: &str = "use `String`, or `Vec<u8>`";

/// Why a name cannot stand in a contract.
pub(super) fn refusal(name: &str) -> Option<(&'static Entry, Vec<&str>)> {
    match name {
        "str" => Some((&catalog::UNSIZED_STR, vec![])),
        "Path" | "OsStr" => Some((&catalog::UNSIZED_PATH, vec![name])),
        "Self" => Some((&catalog::SELF_TYPE, vec![])),
        "Error" => Some((&catalog::BRIDGE_ERROR_VALUE, vec![])),
        _ => {
            let (known, hint) = REFUSED.iter().find(|(known, _)| *known == name)?;
            Some((&catalog::REFUSED, vec![known, hint]))
        }
    }
}

/// Whether the parser takes this name for a type it knows, so that no type of the contract can have it.
pub(super) fn is_reserved(name: &str) -> bool {
    shape(name).is_some() || refusal(name).is_some()
}
