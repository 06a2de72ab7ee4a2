//! The C header: every type as C sees it, and the prototypes of the exports.

use std::collections::{BTreeSet, VecDeque};
use std::fmt::Write;

use super::{Cx, arguments, is_unit, variants};
use crate::writer::GENERATED;
use rust2go_model::ast::{Field, Method, Mode, Prim, Trait, Ty, TyKind};
use rust2go_model::names;

const COMMON: &str = "\
#ifndef R2G_COMMON
#define R2G_COMMON
typedef struct { const void *ptr; uintptr_t len; } r2g_string;
typedef struct { const void *ptr; uintptr_t len, cap; } r2g_list;
typedef struct { uintptr_t done, method, bytes; } r2g_head;
typedef struct { r2g_head head; uint32_t state, unused; uint64_t handle; int64_t timeout; } r2g_slot;
#endif
";

/// The whole header.
pub fn header(cx: &Cx) -> String {
    let guard = format!("R2G_{}_H", cx.package.to_uppercase());
    let mut out = format!(
        "{GENERATED}\n\n#ifndef {guard}\n#define {guard}\n\n#include <stdint.h>\n\n{COMMON}"
    );
    for definition in definitions(cx) {
        let _ = write!(out, "\n{definition}");
    }
    for t in cx.contract.traits() {
        for m in &t.methods {
            let _ = write!(out, "\n{}", frame(t, m));
        }
    }
    for t in cx.contract.traits() {
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
pub fn c_type(ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => c_prim(*prim).to_owned(),
        TyKind::String => "r2g_string".to_owned(),
        TyKind::List(_) => "r2g_list".to_owned(),
        TyKind::Option(_) => "const void *".to_owned(),
        TyKind::Array(inner, _) => c_type(inner),
        TyKind::Tuple(_) => format!("r2g_{}", key(ty)),
        TyKind::Unit => "void".to_owned(),
        TyKind::Named(name) => names::c_type(&name.text),
    }
}

/// All tuples of the contract, each once.
pub fn tuples(cx: &Cx) -> Vec<Ty> {
    let is_tuple = |ty: &Ty| matches!(ty.kind, TyKind::Tuple(_));
    order(cx).into_iter().filter(is_tuple).collect()
}

fn definitions(cx: &Cx) -> Vec<String> {
    let mut out = Vec::new();
    for ty in order(cx) {
        let name = c_type(&ty);
        match &ty.kind {
            TyKind::Tuple(elements) => {
                let fields = elements.iter().enumerate();
                let fields = fields
                    .map(|(i, ty)| declare(ty, &names::c_tuple_field(i)))
                    .collect();
                out.push(typedef(&name, fields));
            }
            TyKind::Named(named) => {
                let item = cx
                    .contract
                    .structs()
                    .find(|item| item.name.text == named.text);
                out.push(typedef(
                    &name,
                    members(item.map_or(&[], |item| &item.fields)),
                ));
            }
            _ => {}
        }
    }
    for item in cx.contract.enums() {
        for (_, variant) in variants(item) {
            let name = names::c_variant(&item.name.text, &variant.name.text);
            out.push(typedef(&name, members(&variant.fields)));
        }
    }
    out
}

/// The structs and tuples of the contract, each after all that it holds by value.
fn order(cx: &Cx) -> Vec<Ty> {
    let mut walk = Walk {
        cx,
        done: BTreeSet::new(),
        later: VecDeque::new(),
        out: Vec::new(),
    };
    for item in cx.contract.structs() {
        walk.later.push_back(Ty {
            kind: TyKind::Named(item.name.clone()),
            span: item.name.span,
        });
    }
    for item in cx.contract.enums() {
        let fields = variants(item).flat_map(|(_, variant)| &variant.fields);
        walk.later.extend(fields.map(|field| field.ty.clone()));
    }
    for method in cx.contract.traits().flat_map(|t| &t.methods) {
        walk.later
            .extend(method.params.iter().map(|param| param.ty.clone()));
        walk.later.push_back(method.ret.value.clone());
    }
    while let Some(ty) = walk.later.pop_front() {
        walk.visit(&ty);
    }
    walk.out
}

struct Walk<'a> {
    cx: &'a Cx<'a>,
    done: BTreeSet<String>,
    later: VecDeque<Ty>,
    out: Vec<Ty>,
}

impl Walk<'_> {
    fn visit(&mut self, ty: &Ty) {
        match &ty.kind {
            TyKind::Prim(_) | TyKind::String | TyKind::Unit => {}
            // Behind an address: C need not know it before, and it may be what we are in the middle of.
            TyKind::List(inner) | TyKind::Option(inner) => self.later.push_back((**inner).clone()),
            TyKind::Array(inner, _) => self.visit(inner),
            TyKind::Tuple(elements) => {
                if self.done.insert(c_type(ty)) {
                    elements.iter().for_each(|element| self.visit(element));
                    self.out.push(ty.clone());
                }
            }
            TyKind::Named(name) => {
                if self.done.insert(c_type(ty)) {
                    let item = self
                        .cx
                        .contract
                        .structs()
                        .find(|item| item.name.text == name.text);
                    for field in item.iter().flat_map(|item| &item.fields) {
                        self.visit(&field.ty);
                    }
                    self.out.push(ty.clone());
                }
            }
        }
    }
}

fn members(fields: &[Field]) -> Vec<String> {
    let fields = fields.iter();
    fields
        .map(|field| declare(&field.ty, &names::c_field(&field.name.text)))
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
fn declare(ty: &Ty, name: &str) -> String {
    if let TyKind::Array(inner, n) = &ty.kind {
        return declare(inner, &format!("{name}[{n}]"));
    }
    let ty = c_type(ty);
    let gap = if ty.ends_with('*') { "" } else { " " };
    format!("{ty}{gap}{name};")
}

fn frame(t: &Trait, m: &Method) -> String {
    let mut out = String::from("typedef struct {\n");
    out.push_str(match m.mode {
        Mode::Async => "\tr2g_slot slot;\n",
        Mode::Sync | Mode::Oneway => "\tr2g_head head;\n",
    });
    let args = arguments(m);
    if !args.is_empty() {
        out.push_str("\tstruct {\n");
        for (name, param) in args {
            let _ = writeln!(out, "\t\t{}", declare(&param.ty, &name));
        }
        out.push_str("\t} args;\n");
    }
    if !is_unit(&m.ret.value) {
        let _ = writeln!(out, "\t{}", declare(&m.ret.value, "value"));
    }
    let _ = writeln!(out, "}} {};", names::c_frame(&t.name.text, &m.name.text));
    out
}

fn prototypes(t: &Trait) -> String {
    let name = &t.name.text;
    let mut out = String::new();
    for m in &t.methods {
        let _ = writeln!(
            out,
            "void {}(void *frame);",
            names::symbol_call(name, &m.name.text)
        );
    }
    let _ = writeln!(out, "void {}(uint64_t handle);", names::symbol_cancel(name));
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
fn key(ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => c_prim(*prim).trim_end_matches("_t").to_owned(),
        TyKind::String => "string".to_owned(),
        TyKind::List(_) => "list".to_owned(),
        TyKind::Option(_) => "option".to_owned(),
        TyKind::Array(inner, n) => format!("array{n}_{}", key(inner)),
        TyKind::Tuple(elements) => {
            let elements: Vec<String> = elements.iter().map(key).collect();
            format!("tuple{}_{}", elements.len(), elements.join("_"))
        }
        TyKind::Unit => "unit".to_owned(),
        TyKind::Named(name) => name.text.clone(),
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
