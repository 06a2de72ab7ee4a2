//! One module per section of the output, one function per declaration. Emitters only add text; nothing here reads or writes
//! files.

pub mod ask;
pub mod cdecl;
pub mod class;
pub mod client;
pub mod consts;
pub mod copy;
pub mod cx;
pub mod docs;
pub mod enums;
pub mod errors;
pub mod export;
pub mod fail;
pub mod fault;
pub mod frame;
pub mod from;
pub mod generics;
pub mod layout;
pub mod link;
pub mod maker;
pub mod object;
pub mod order;
pub mod place;
pub mod preamble;
pub mod reach;
pub mod sealed;
pub mod service;
pub mod stream;
pub mod to;
pub mod types;
pub mod wire;

pub use cx::{Cx, Foreign, Item};

use rust2go_model::ast::{
    Known, Method, Mode, Name, Named, Param, Passing, Side, Trait, Ty, TyKind,
};
use rust2go_model::names;

/// The traits of the contract that are implemented on that side.
pub fn traits<'a>(cx: &Cx<'a>, side: Side) -> impl Iterator<Item = &'a Trait> + use<'a> {
    cx.interfaces().filter(move |t| t.side == side)
}

/// Whether Rust puts the value of a method, which Go has called, into the frame: where Go holds it in memory without addresses, which is
/// `Layout::PLAIN` in Rust. Otherwise it is in the answer, if there is one.
pub fn in_frame(cx: &Cx, m: &Method) -> bool {
    m.mode == Mode::Sync && !is_unit(&m.ret.value) && as_it_is(cx, &m.ret.value)
}

/// Whether a value of the type is all of it, and the same on both sides.
pub fn as_it_is(cx: &Cx, ty: &Ty) -> bool {
    cx.native(ty) && cx.plain(ty)
}

/// The function of the package of addresses and URLs that makes the wire form of such a value; with `Of` at its end, the one for the way
/// back.
fn net_function(known: &Known) -> Option<&'static str> {
    Some(match known {
        Known::IpAddr => "Addr",
        Known::Ipv4Addr => "Addr4",
        Known::Ipv6Addr => "Addr6",
        Known::SocketAddr => "AddrPort",
        Known::Url => "URL",
        _ => return None,
    })
}

/// Whether it is in the answer.
pub fn in_answer(cx: &Cx, m: &Method) -> bool {
    !in_frame(cx, m) && !is_unit(&m.ret.value)
}

/// The parameters that have an entry in the frame, each with its name there.
pub fn arguments(method: &Method) -> Vec<(String, &Param)> {
    let real = method.params.iter().filter(|p| !is_unit(&p.ty));
    real.enumerate()
        .map(|(i, param)| (names::go_arg(i), param))
        .collect()
}

/// The struct or enum of that name as a type.
pub fn named(name: &Name) -> Ty {
    let named = Named {
        name: name.clone(),
        path: Vec::new(),
        args: Vec::new(),
    };
    Ty {
        kind: TyKind::Named(named),
        span: name.span,
    }
}

/// Whether `ty` is `()`.
pub fn is_unit(ty: &Ty) -> bool {
    matches!(ty.kind, TyKind::Unit)
}

/// Whether the parameter is a pointer in Go: `&Struct`.
pub fn by_pointer(cx: &Cx, param: &Param) -> bool {
    let TyKind::Named(named) = &param.ty.kind else {
        return false;
    };
    let item = cx.item(&named.name.text);
    let is_struct = matches!(item, Some(Item::Struct(item)) if cx.newtype(item).is_none());
    is_struct && param.passing == Passing::Borrowed
}
