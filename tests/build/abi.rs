//! Writes what tests/abi.rs compares: for each case the C header as bindgen reads it, and beside it the Rust types that have to be
//! laid out alike, from the contract.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rust2go_model::Contract;
use rust2go_model::ast::{Field, Item, Method, Mode, Prim, Trait, Ty, TyKind};
use rust2go_model::names;

/// One module for each case, in `abi.rs` of `OUT_DIR`.
pub fn write(root: &Path, cases: &[String]) {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut text = String::new();
    for case in cases {
        let dir = root.join("cases").join(case);
        let path = dir.join("contract.rs");
        let contract = Contract::load(&path).unwrap_or_else(|error| panic!("{error}"));
        let bindings = bindings(&dir.join("api/api.h"));
        let header = out.join(format!("abi_{case}.rs"));
        std::fs::write(&header, &bindings).expect("OUT_DIR can be written");
        let compared = module(&contract, &bindings);
        writeln!(
            text,
            "mod {case} {{\n    #[allow(clippy::all)]\n    #[path = {path:?}]\n    pub mod contract;\n    #[path = {header:?}]\n    pub mod c;\n{compared}}}"
        )
        .expect("a string takes all");
    }
    let all: String = cases
        .iter()
        .map(|case| format!("    all.extend({case}::pairs());\n"))
        .collect();
    writeln!(
        text,
        "fn all() -> Vec<Pair> {{\n    let mut all = Vec::new();\n{all}    all\n}}"
    )
    .expect("as above");
    std::fs::write(out.join("abi.rs"), text).expect("OUT_DIR can be written");
}

fn bindings(header: &Path) -> String {
    let header = header.to_str().expect("the path is UTF-8");
    let bindings = bindgen::Builder::default()
        .header(header)
        .allowlist_item("r2g_.*")
        .layout_tests(false)
        .raw_line("#![allow(missing_docs, non_snake_case, non_camel_case_types, unused, clashing_extern_declarations)]")
        .generate();
    bindings
        .unwrap_or_else(|error| panic!("{header}: {error}"))
        .to_string()
}

/// `pairs()`, which has both sides of every struct, and `symbols()`, which has the type of every export.
fn module(contract: &Contract, bindings: &str) -> String {
    let mut pairs = Pairs::default();
    pairs.add(
        "r2g_string",
        "StrRef".into(),
        &[("ptr".into(), "ptr".into()), ("len".into(), "len".into())],
    );
    let list = ["ptr", "len", "cap"].map(|name| (name.to_owned(), name.to_owned()));
    pairs.add("r2g_list", "ListRef".into(), &list);
    for (_, item) in &contract.items {
        pairs.item(item);
    }
    for t in contract.traits() {
        for m in &t.methods {
            pairs.frame(t, m);
        }
    }
    pairs.common();
    // Whatever the header has, is compared: a struct that nobody thought of here is an error.
    let structs = bindings
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub struct "));
    let structs = structs.filter_map(|line| line.split_whitespace().next());
    // bindgen gives the nested `args` of a frame a name of its own; it is compared with its frame.
    for name in structs.filter(|name| !name.ends_with("__bindgen_ty_1")) {
        assert!(
            pairs.lines.contains_key(name),
            "nothing is compared with the struct {name} of the header"
        );
    }
    let pairs: String = pairs
        .lines
        .values()
        .map(|line| format!("            {line},\n"))
        .collect();
    let symbols: String = contract.traits().map(symbols).collect();
    format!(
        "    pub fn pairs() -> Vec<super::Pair> {{\n        use super::*;\n        vec![\n{pairs}        ]\n    }}\n\n    \
         #[allow(dead_code)]\n    fn symbols() {{\n        use super::*;\n{symbols}    }}\n"
    )
}

/// The exports of a trait, each assigned to the type that the runtime calls it by.
fn symbols(t: &Trait) -> String {
    let mut text = String::new();
    let name = &t.name.text;
    for m in &t.methods {
        let symbol = names::symbol_call(name, &m.name.text);
        writeln!(text, "        let _: Export = c::{symbol};").expect("a string takes all");
    }
    writeln!(
        text,
        "        let _: CancelExport = c::{};",
        names::symbol_cancel(name)
    )
    .expect("as above");
    writeln!(
        text,
        "        let _: ContractExport = c::{};",
        names::symbol_contract(name)
    )
    .expect("as above");
    text
}

/// The lines of `pairs()`, by the name of the C struct.
#[derive(Default)]
struct Pairs {
    lines: BTreeMap<String, String>,
}

impl Pairs {
    /// A struct: its name in C, its type in Rust, the names of its fields on both sides.
    fn add(&mut self, c: &str, rust: String, fields: &[(String, String)]) {
        let side = |ty: &str, names: Vec<(&str, &str)>| {
            let fields: Vec<_> = names
                .iter()
                .map(|(label, field)| format!("{label:?} = {field}"))
                .collect();
            format!("layout!({ty}: {})", fields.join(", "))
        };
        let c_fields = fields
            .iter()
            .map(|(c, rust)| (rust.as_str(), c.as_str()))
            .collect();
        let rust_fields = fields
            .iter()
            .map(|(_, rust)| (rust.as_str(), rust.as_str()))
            .collect();
        let (c_side, rust_side) = (side(&format!("c::{c}"), c_fields), side(&rust, rust_fields));
        let line = format!("Pair {{ name: {c:?}, c: {c_side}, rust: {rust_side}, frame: false }}");
        self.lines.insert(c.to_owned(), line);
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(s) => {
                let rust = format!("<contract::{} as Layout>::Ref", s.name.text);
                self.add(&names::c_type(&s.name.text), rust, &members(&s.fields));
                s.fields.iter().for_each(|field| self.tuples(&field.ty));
            }
            Item::Enum(e) => {
                for v in e.variants.iter().filter(|v| !v.skip) {
                    let c = names::c_variant(&e.name.text, &v.name.text);
                    let rust = format!(
                        "contract::{}",
                        names::rust_variant_ref(&e.name.text, &v.name.text)
                    );
                    self.add(&c, rust, &members(&v.fields));
                    v.fields.iter().for_each(|field| self.tuples(&field.ty));
                }
            }
            Item::Trait(t) => {
                for m in &t.methods {
                    m.params.iter().for_each(|param| self.tuples(&param.ty));
                    self.tuples(&m.ret.value);
                }
            }
        }
    }

    /// The tuples in a type. In C, one struct stands for all that look alike.
    fn tuples(&mut self, ty: &Ty) {
        match &ty.kind {
            TyKind::List(inner) | TyKind::Option(inner) | TyKind::Array(inner, _) => {
                self.tuples(inner)
            }
            TyKind::Tuple(elems) => {
                let fields = (0..elems.len()).map(|i| (names::c_tuple_field(i), i.to_string()));
                let fields: Vec<_> = fields.collect();
                self.add(
                    &format!("r2g_{}", key(ty)),
                    format!("<{} as Layout>::Ref", rust(ty)),
                    &fields,
                );
                elems.iter().for_each(|ty| self.tuples(ty));
            }
            TyKind::Prim(_) | TyKind::String | TyKind::Unit | TyKind::Named(_) => {}
        }
    }

    /// What every header has.
    fn common(&mut self) {
        let head = "Pair { name: \"r2g_head\", c: layout!(c::r2g_head: \"done\" = done, \"method\" = method, \"bytes\" = bytes), \
                    rust: Shape::of(head_layout()), frame: false }";
        self.lines.insert("r2g_head".into(), head.into());
        let parts = ["head", "state", "unused", "handle", "timeout"]
            .map(|part| format!("{part:?} = {part}"))
            .join(", ");
        let slot = format!(
            "Pair {{ name: \"r2g_slot\", c: layout!(c::r2g_slot: {parts}), rust: Shape::of(slot_layout::<(), Value<()>>()), \
             frame: true }}"
        );
        self.lines.insert("r2g_slot".into(), slot);
    }

    /// A frame: the parts of its head or slot, the arguments, the value.
    fn frame(&mut self, t: &Trait, m: &Method) {
        let c = names::c_frame(&t.name.text, &m.name.text);
        let params: Vec<&Ty> = m
            .params
            .iter()
            .map(|p| &p.ty)
            .filter(|ty| !matches!(ty.kind, TyKind::Unit))
            .collect();
        let args: String = params.iter().map(|ty| format!("{},", rust(ty))).collect();
        let value = rust(&m.ret.value);
        let reply = match &m.ret.error {
            None => format!("Value<{value}>"),
            Some(error) if error.is_bridge() => format!("Fallible<{value}, rust2go::Error>"),
            Some(error) => format!("Fallible<{value}, contract::{}>", error.name.text),
        };
        let layout = match m.mode {
            Mode::Sync => format!("sync_layout::<({args}), {reply}>()"),
            Mode::Async => format!("slot_layout::<({args}), {reply}>()"),
            Mode::Oneway => format!("oneway_layout::<({args})>()"),
        };
        let mut parts: Vec<String> = match m.mode {
            Mode::Async => ["head", "state", "unused", "handle", "timeout"]
                .map(|part| {
                    if part == "head" {
                        "\"head\" = slot.head".into()
                    } else {
                        format!("{part:?} = slot.{part}")
                    }
                })
                .into(),
            Mode::Sync | Mode::Oneway => vec!["\"head\" = head".into()],
        };
        let mut rust_args = String::from("none()");
        if !params.is_empty() {
            parts.push("\"args\" = args".into());
            let fields = (0..params.len()).map(|i| format!("{:?} = {i}", names::c_arg(i)));
            rust_args = format!(
                "layout!(<({args}) as Layout>::Ref: {})",
                fields.collect::<Vec<_>>().join(", ")
            );
            parts.extend((0..params.len()).map(|i| format!("{0:?} = args.{0}", names::c_arg(i))));
        }
        if !matches!(m.ret.value.kind, TyKind::Unit) {
            parts.push("\"value\" = value".into());
        }
        let parts = parts.join(", ");
        let line = format!(
            "Pair {{ name: {c:?}, c: layout!(c::{c}: {parts}), rust: Shape::frame({layout}, {rust_args}), frame: true }}"
        );
        self.lines.insert(c, line);
    }
}

/// The names of the fields in C and in Rust.
fn members(fields: &[Field]) -> Vec<(String, String)> {
    if fields.is_empty() {
        return vec![(names::C_EMPTY_FIELD.into(), "_empty".into())];
    }
    let names = fields.iter().map(|field| field.name.text.as_str());
    let rust = |name: &str| match name.parse::<usize>() {
        Ok(index) => format!("_{index}"),
        Err(_) if KEYWORDS.contains(&name) => format!("r#{name}"),
        Err(_) => name.to_owned(),
    };
    names
        .map(|name| (names::c_field(name), rust(name)))
        .collect()
}

/// The keywords that can be names after `r#`.
const KEYWORDS: [&str; 40] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "override", "priv", "pub", "ref", "return", "static",
    "struct", "trait", "try", "type", "typeof", "use", "where",
];

/// The type in Rust, seen from beside the contract's module.
fn rust(ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(prim) => format!("{prim:?}").to_lowercase(),
        TyKind::String => "String".into(),
        TyKind::List(inner) => format!("Vec<{}>", rust(inner)),
        TyKind::Option(inner) => format!("Option<{}>", rust(inner)),
        TyKind::Array(inner, n) => format!("[{}; {n}]", rust(inner)),
        TyKind::Tuple(elems) => format!(
            "({})",
            elems.iter().map(|ty| rust(ty) + ",").collect::<String>()
        ),
        TyKind::Unit => "()".into(),
        TyKind::Named(name) => format!("contract::{}", name.text),
    }
}

/// What the header calls a tuple: worked out anew here, so that the header is not only compared with itself.
fn key(ty: &Ty) -> String {
    match &ty.kind {
        TyKind::Prim(Prim::Bool) => "uint8".into(),
        TyKind::Prim(Prim::Char) => "uint32".into(),
        TyKind::Prim(Prim::Usize) => "uintptr".into(),
        TyKind::Prim(Prim::Isize) => "intptr".into(),
        TyKind::Prim(Prim::F32) => "float".into(),
        TyKind::Prim(Prim::F64) => "double".into(),
        TyKind::Prim(prim) => format!("{prim:?}").replace('U', "uint").replace('I', "int"),
        TyKind::String => "string".into(),
        TyKind::List(_) => "list".into(),
        TyKind::Option(_) => "option".into(),
        TyKind::Array(inner, n) => format!("array{n}_{}", key(inner)),
        TyKind::Tuple(elems) => {
            let keys: Vec<_> = elems.iter().map(key).collect();
            format!("tuple{}_{}", elems.len(), keys.join("_"))
        }
        TyKind::Unit => "unit".into(),
        TyKind::Named(name) => name.text.clone(),
    }
}
