//! The C header: every type as C sees it, and the prototypes of the exports.

use std::fmt::Write;

use super::order::order;
use super::{Cx, Item, arguments, frame, in_answer, traits};
use crate::writer::GENERATED;
use rust2go_model::ast::{Field, Known, Method, Mode, Prim, Side, Trait, Transport, Ty, TyKind};
use rust2go_model::names;

const COMMON: &str = "\
#ifndef R2G_COMMON
#define R2G_COMMON
typedef struct { const void *ptr; uintptr_t len; } r2g_string;
typedef struct { const void *ptr; uintptr_t len, cap; } r2g_list;
typedef struct { const void *ok, *err; } r2g_result;
typedef struct { uint32_t tag; const void *payload; } r2g_enum;
typedef struct { int64_t sec; uint32_t nsec; int32_t offset; } r2g_time;
typedef struct { intptr_t year, month, day; } r2g_date;
typedef struct { uint64_t lo, hi; } r2g_int128;
typedef struct { uint8_t addr[16]; uint8_t kind; } r2g_ip;
typedef struct { uint8_t addr[4]; } r2g_ipv4;
typedef struct { uint8_t addr[16]; } r2g_ipv6;
typedef struct { uint8_t addr[16]; uint8_t kind, unused; uint16_t port; uint32_t scope; } r2g_socket;
typedef struct { uint8_t bytes[16]; } r2g_uuid;
typedef struct { uint64_t lo; uint32_t hi; uint8_t scale, negative; } r2g_decimal;
typedef struct { uint32_t kind; const void *ptr; uintptr_t len; } r2g_json;
typedef struct { uintptr_t done, method, bytes; } r2g_head;
typedef struct { r2g_head head; uint32_t state, unused; uint64_t handle; int64_t timeout; } r2g_slot;
#endif
";

/// What the header of a contract with traits that Rust implements has besides.
const SERVED: &str = "\
#ifndef R2G_SERVED
#define R2G_SERVED
typedef struct { uint64_t object, spare; int64_t timeout; uintptr_t answer; } r2g_ask;
typedef struct { uint32_t state, taken; uintptr_t bytes, failure, leave; uint64_t waiter; uintptr_t own; } r2g_answer;
typedef struct { uint32_t abi, unused; uintptr_t invoke, retain, release, watch; } r2g_rust;
typedef struct { uint32_t abi, count; const r2g_rust *rust; uintptr_t check, calls; } r2g_served;
#endif
";

/// The whole header.
pub fn header(cx: &Cx) -> String {
    let guard = format!("R2G_{}_H", cx.package.to_uppercase());
    let mut out = format!(
        "{GENERATED}\n\n#ifndef {guard}\n#define {guard}\n\n#include <stdint.h>\n\n{COMMON}"
    );
    if traits(cx, Side::G2r).next().is_some() {
        out.push_str(SERVED);
    }
    for definition in definitions(cx) {
        let _ = write!(out, "\n{definition}");
    }
    for t in cx.interfaces() {
        for m in &t.methods {
            let _ = write!(out, "\n{}", frame(cx, t, m));
            if t.side == Side::G2r && in_answer(cx, m) {
                let _ = write!(out, "\n{}", answer(cx, t, m));
            }
        }
    }
    for t in cx.interfaces() {
        let _ = write!(out, "\n{}", prototypes(t));
        let text = literal(&cx.contract.text(t));
        let name = names::contract_text(&t.name.text);
        // A function: cgo finds C variables by their symbols, and what is static has none.
        let _ = write!(
            out,
            "\nstatic inline const void *{name}(void)\n{{\n\treturn\n{text};\n}}\n"
        );
    }
    let _ = write!(out, "\n#endif\n");
    out
}

/// The C type of `ty`, for all but arrays.
pub fn c_type(cx: &Cx, ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => c_prim(*prim).to_owned(),
        TyKind::String => "r2g_string".to_owned(),
        TyKind::List(_) | TyKind::Map(..) | TyKind::Set(_) => "r2g_list".to_owned(),
        TyKind::Option(_) => "const void *".to_owned(),
        TyKind::Result(..) => "r2g_result".to_owned(),
        TyKind::Array(inner, _) => c_type(cx, inner),
        TyKind::Tuple(_) => format!("r2g_{}", key(cx, ty)),
        TyKind::Unit => "void".to_owned(),
        TyKind::Object(_) => "uint64_t".to_owned(),
        TyKind::Known(known) => c_known(*known).to_owned(),
        TyKind::Named(named) => match cx.item(&named.name.text) {
            Some(Item::Enum(item)) if item.is_c_like() => c_prim(item.repr).to_owned(),
            Some(Item::Enum(_)) => "r2g_enum".to_owned(),
            _ => names::c_type(&named.name.text),
        },
    }
}

fn c_known(known: Known) -> &'static str {
    match known {
        Known::Duration => "int64_t",
        Known::Time => "r2g_time",
        Known::Date => "r2g_date",
        Known::I128 | Known::U128 => "r2g_int128",
        Known::IpAddr => "r2g_ip",
        Known::Ipv4Addr => "r2g_ipv4",
        Known::Ipv6Addr => "r2g_ipv6",
        Known::SocketAddr => "r2g_socket",
        Known::OsString | Known::Url => "r2g_string",
        Known::NonZero(prim) => c_prim(prim),
        Known::Uuid => "r2g_uuid",
        Known::Decimal => "r2g_decimal",
        Known::Json => "r2g_json",
    }
}

fn definitions(cx: &Cx) -> Vec<String> {
    let mut out = Vec::new();
    for ty in order(cx) {
        let name = c_type(cx, &ty);
        match &ty.kind {
            TyKind::Tuple(elements) => {
                let fields = elements.iter().enumerate();
                let fields = fields
                    .map(|(i, ty)| declare(cx, ty, &names::c_tuple_field(i)))
                    .collect();
                out.push(typedef(&name, fields));
            }
            TyKind::Named(named) => {
                let fields = match cx.item(&named.name.text) {
                    Some(Item::Struct(item)) => item.fields.as_slice(),
                    _ => &[],
                };
                out.push(typedef(&name, members(cx, fields)));
            }
            _ => {}
        }
    }
    for item in cx.contract.enums().filter(|item| !item.is_c_like()) {
        for (_, variant) in item.sent() {
            let name = names::c_variant(&item.name.text, &variant.name.text);
            out.push(typedef(&name, members(cx, &variant.fields)));
        }
    }
    out
}

fn members(cx: &Cx, fields: &[Field]) -> Vec<String> {
    let fields = fields.iter();
    fields
        .map(|field| declare(cx, &field.ty, &names::c_field(&field.name.text)))
        .collect()
}

/// A struct; one without members gets a byte, as in Go and in Rust.
fn typedef(name: &str, members: Vec<String>) -> String {
    let mut out = String::from("typedef struct {\n");
    if members.is_empty() {
        let _ = writeln!(out, "\tuint8_t {};", names::C_EMPTY_FIELD);
    }
    for member in members {
        let _ = writeln!(out, "\t{member}");
    }
    let _ = writeln!(out, "}} {name};");
    out
}

/// The declaration of `name` as a `ty`.
fn declare(cx: &Cx, ty: &Ty, name: &str) -> String {
    if let TyKind::Array(inner, len) = &ty.kind {
        return declare(cx, inner, &format!("{name}[{}]", len.get()));
    }
    let ty = c_type(cx, ty);
    let gap = if ty.ends_with('*') { "" } else { " " };
    format!("{ty}{gap}{name};")
}

fn frame(cx: &Cx, t: &Trait, m: &Method) -> String {
    let mut out = String::from("typedef struct {\n");
    out.push_str(match (t.side, m.mode) {
        (Side::G2r, _) => "\tr2g_ask ask;\n",
        (Side::R2g, Mode::Async) => "\tr2g_slot slot;\n",
        (Side::R2g, Mode::Sync | Mode::Oneway) => "\tr2g_head head;\n",
    });
    let receiver = frame::has_receiver(t).then(|| format!("uint64_t {};", names::C_THIS));
    let args = arguments(m).into_iter();
    let args = args.map(|(name, param)| declare(cx, &param.ty, &name));
    let members: Vec<String> = receiver.into_iter().chain(args).collect();
    if !members.is_empty() {
        out.push_str("\tstruct {\n");
        for member in members {
            let _ = writeln!(out, "\t\t{member}");
        }
        out.push_str("\t} args;\n");
    }
    if frame::has_value(cx, t, m) {
        let _ = writeln!(out, "\t{}", declare(cx, &m.ret.value, "value"));
    }
    let _ = writeln!(out, "}} {};", names::c_frame(&t.name.text, &m.name.text));
    out
}

fn answer(cx: &Cx, t: &Trait, m: &Method) -> String {
    let value = declare(cx, &m.ret.value, "value");
    let name = names::c_answer(&t.name.text, &m.name.text);
    format!("typedef struct {{\n\tr2g_answer answer;\n\t{value}\n}} {name};\n")
}

fn prototypes(t: &Trait) -> String {
    let name = &t.name.text;
    let mut out = String::new();
    if t.side == Side::R2g {
        let called = |m: &&Method| m.transport == Transport::Cgo;
        for m in t.methods.iter().filter(called) {
            let symbol = names::symbol_call(name, &m.name.text);
            let _ = writeln!(out, "void {symbol}(void *frame);");
        }
    }
    if t.joins_ring() {
        let _ = writeln!(out, "void {}(void *ring);", names::symbol_ring(name));
    }
    match t.side {
        Side::R2g => {
            let _ = writeln!(out, "void {}(uint64_t handle);", names::symbol_cancel(name));
        }
        Side::G2r if t.objects => {}
        Side::G2r => {
            let symbol = names::symbol_serve(name);
            let _ = writeln!(out, "void {symbol}(const void *table);");
        }
    }
    // Without const: a Go function cannot return a pointer to something constant, and both must agree.
    let _ = writeln!(out, "void *{}(void);", names::symbol_contract(name));
    out
}

/// A C string literal, one source line for a line of the text.
fn literal(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        let mut out = String::from("\t\"");
        for byte in line.bytes() {
            match byte {
                b'\n' => out.push_str("\\n"),
                b'"' | b'\\' | b'?' => {
                    out.push('\\');
                    out.push(byte as char);
                }
                0x20..=0x7e => out.push(byte as char),
                _ => {
                    let _ = write!(out, "\\{byte:03o}");
                }
            }
        }
        out.push('"');
        lines.push(out);
    }
    if lines.is_empty() {
        return "\t\"\"".to_owned();
    }
    lines.join("\n")
}

/// A name for the structure of a type, the same for all types that C cannot tell apart.
fn key(cx: &Cx, ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => c_prim(*prim).trim_end_matches("_t").to_owned(),
        TyKind::String => "string".to_owned(),
        TyKind::List(_) | TyKind::Map(..) | TyKind::Set(_) => "list".to_owned(),
        TyKind::Option(_) => "option".to_owned(),
        TyKind::Array(inner, len) => format!("array{}_{}", len.get(), key(cx, inner)),
        TyKind::Tuple(elements) => {
            let elements: Vec<String> = elements.iter().map(|ty| key(cx, ty)).collect();
            format!("tuple{}_{}", elements.len(), elements.join("_"))
        }
        TyKind::Unit => "unit".to_owned(),
        TyKind::Result(..) | TyKind::Known(_) | TyKind::Object(_) | TyKind::Named(_) => {
            let name = c_type(cx, ty);
            name.trim_start_matches("r2g_")
                .trim_end_matches("_t")
                .to_owned()
        }
    }
}

fn c_prim(prim: Prim) -> &'static str {
    match prim {
        Prim::U8 | Prim::Bool => "uint8_t",
        Prim::U16 => "uint16_t",
        Prim::U32 | Prim::Char => "uint32_t",
        Prim::U64 => "uint64_t",
        Prim::Usize => "uintptr_t",
        Prim::I8 => "int8_t",
        Prim::I16 => "int16_t",
        Prim::I32 => "int32_t",
        Prim::I64 => "int64_t",
        Prim::Isize => "intptr_t",
        Prim::F32 => "float",
        Prim::F64 => "double",
    }
}
