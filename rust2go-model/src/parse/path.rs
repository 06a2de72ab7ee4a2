//! Types that are paths: known by their last segment.

use syn::{GenericArgument, PathArguments, PathSegment, Type, TypePath};

use super::{name, ty};
use crate::ast::{Prim, Ty, TyKind};
use crate::catalog;
use crate::report::Errors;

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

/// Types of the standard library that have no place in a contract yet, and what to use meanwhile.
const NOT_YET: &[(&str, &str)] = &[
    ("u128", "use two `u64`, or `[u8; 16]`"),
    ("i128", "use two `i64`, or `[u8; 16]`"),
    ("Box", BARE),
    ("Rc", BARE),
    ("Arc", BARE),
    ("Cell", BARE),
    ("RefCell", BARE),
    ("Mutex", BARE),
    ("RwLock", BARE),
    ("Pin", BARE),
    ("Cow", "use `String`, or `Vec<T>`"),
    ("HashMap", PAIRS),
    ("BTreeMap", PAIRS),
    ("HashSet", LIST),
    ("BTreeSet", LIST),
    ("VecDeque", LIST),
    ("LinkedList", LIST),
    ("BinaryHeap", LIST),
    ("Duration", "use the nanoseconds as a `u64`"),
    ("Instant", "use nanoseconds as a `u64`"),
    ("SystemTime", "use the nanoseconds since 1970 as an `i64`"),
    ("Path", TEXT),
    ("PathBuf", TEXT),
    ("OsStr", TEXT),
    ("OsString", TEXT),
    ("CStr", TEXT),
    ("CString", TEXT),
    ("IpAddr", TEXT),
    ("Ipv4Addr", TEXT),
    ("Ipv6Addr", TEXT),
    ("SocketAddr", TEXT),
    ("NonZero", "use the number itself"),
    ("Range", "use two numbers"),
    ("PhantomData", "leave it out"),
];
const BARE: &str = "use the type inside it";
const PAIRS: &str = "use a `Vec` of tuples";
const LIST: &str = "use `Vec<T>`";
const TEXT: &str = "use `String`";

/// Whether the parser takes this name for a type it knows, so that no type of the contract can have it.
pub(super) fn is_reserved(name: &str) -> bool {
    matches!(
        name,
        "String" | "str" | "Vec" | "Option" | "Result" | "Error"
    ) || PRIMS.iter().any(|(known, _)| *known == name)
        || NOT_YET.iter().any(|(known, _)| *known == name)
}

/// Whether the path ends in `rust2go::Error`.
pub(super) fn is_bridge_error(ty: &Type) -> bool {
    let Type::Path(path) = ty::ungroup(ty) else {
        return false;
    };
    let mut back = path.path.segments.iter().rev();
    back.next().is_some_and(|s| s.ident == "Error")
        && back.next().is_some_and(|s| s.ident == "rust2go")
}

/// A type named by a path.
pub(super) fn parse(path: &TypePath, errors: &mut Errors) -> Option<Ty> {
    let last = path.path.segments.last()?;
    let span = last.ident.span();
    let name = name::plain(&last.ident);
    let kind = match (path.qself.as_ref(), name.text.as_str()) {
        (Some(qself), _) => {
            errors.push(catalog::QUALIFIED_PATH.at(qself.lt_token.span, &[]));
            return None;
        }
        (None, "Vec") => TyKind::List(Box::new(one_argument(last, errors)?)),
        (None, "Option") => TyKind::Option(Box::new(one_argument(last, errors)?)),
        (None, text) => match refusal(text) {
            Some((entry, args)) => {
                errors.push(entry.at(span, &args));
                return None;
            }
            None => match PRIMS.iter().find(|(known, _)| *known == text) {
                Some((_, prim)) => no_arguments(last, TyKind::Prim(*prim), errors)?,
                None if text == "String" => no_arguments(last, TyKind::String, errors)?,
                None => named(last, errors)?,
            },
        },
    };
    Some(Ty { kind, span })
}

/// Why a name cannot stand in a contract.
fn refusal(name: &str) -> Option<(&'static catalog::Entry, Vec<&str>)> {
    match name {
        "str" => Some((&catalog::UNSIZED_STR, vec![])),
        "Self" => Some((&catalog::SELF_TYPE, vec![])),
        "Result" => Some((&catalog::RESULT_NESTED, vec![])),
        "Error" => Some((&catalog::BRIDGE_ERROR_VALUE, vec![])),
        _ => {
            let (known, hint) = NOT_YET.iter().find(|(known, _)| *known == name)?;
            Some((&catalog::NOT_YET, vec![known, hint]))
        }
    }
}

fn named(last: &PathSegment, errors: &mut Errors) -> Option<TyKind> {
    let name = name::plain(&last.ident);
    if last.arguments.is_empty() {
        return Some(TyKind::Named(name));
    }
    errors.push(catalog::GENERIC_TYPE.at(name.span, &[&name.text]));
    None
}

fn no_arguments(last: &PathSegment, kind: TyKind, errors: &mut Errors) -> Option<TyKind> {
    if last.arguments.is_empty() {
        return Some(kind);
    }
    wrong_arguments(last, "no type argument", "", errors);
    None
}

fn one_argument(last: &PathSegment, errors: &mut Errors) -> Option<Ty> {
    if let PathArguments::AngleBracketed(args) = &last.arguments {
        if let (1, Some(GenericArgument::Type(ty))) = (args.args.len(), args.args.first()) {
            return ty::value(ty, errors);
        }
    }
    wrong_arguments(last, "one type argument", "<T>", errors);
    None
}

fn wrong_arguments(last: &PathSegment, takes: &str, right: &str, errors: &mut Errors) {
    let name = last.ident.to_string();
    let write = format!("{name}{right}");
    errors.push(catalog::TYPE_ARGS.at(last.ident.span(), &[&name, takes, &write]));
}
