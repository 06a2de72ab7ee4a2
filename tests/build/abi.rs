//! Writes what tests/abi.rs compares: for each case the C header as bindgen reads it, and beside it the Rust types that have to be
//! laid out alike, from the contract.

#[path = "abi/served.rs"]
mod served;
#[path = "abi/types.rs"]
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rust2go_model::Contract;
use rust2go_model::ast::{Field, Item, Method, Mode, Side, Trait, Transport, Ty, TyKind};
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
        let path = served::left_out(&contract, path, &out.join(format!("contract_{case}.rs")));
        writeln!(
            text,
            "mod {case} {{\n    #[allow(clippy::all, dead_code, unused_imports)]\n    #[path = {path:?}]\n    pub mod contract;\n    #[path = {header:?}]\n    pub mod c;\n{compared}}}"
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
        .allowlist_item("(r2g|g2r)_.*")
        .layout_tests(false)
        .raw_line("#![allow(missing_docs, non_snake_case, non_camel_case_types, unused, clashing_extern_declarations)]")
        .generate();
    bindings
        .unwrap_or_else(|error| panic!("{header}: {error}"))
        .to_string()
}

/// `pairs()`, which has both sides of every struct, and `symbols()`, which has the type of every export.
fn module(contract: &Contract, bindings: &str) -> String {
    let mut pairs = Pairs::of(contract);
    pairs.common();
    for (_, item) in &contract.items {
        pairs.item(item);
    }
    for t in contract.interfaces() {
        for m in &t.methods {
            match t.side {
                Side::R2g => pairs.frame(t, m),
                Side::G2r => pairs.ask(t, m),
            }
        }
    }
    // Whatever the header has, is compared: a struct that nobody thought of here is an error. What the header does not have, because
    // no other struct needs its layout, cannot be compared.
    let structs = bindings
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub struct "));
    let structs = structs.filter_map(|line| line.split_whitespace().next());
    // bindgen gives the nested `args` of a frame a name of its own; it is compared with its frame.
    let structs: BTreeSet<&str> = structs
        .filter(|name| !name.ends_with("__bindgen_ty_1"))
        .collect();
    for name in &structs {
        assert!(
            pairs.lines.contains_key(*name) || pairs.never_sent.contains(*name),
            "nothing is compared with the struct {name} of the header"
        );
    }
    pairs
        .lines
        .retain(|name, _| structs.contains(name.as_str()));
    let pairs: String = pairs
        .lines
        .values()
        .map(|line| format!("            {line},\n"))
        .collect();
    let symbols: String = contract.interfaces().map(symbols).collect();
    format!(
        "    pub fn pairs() -> Vec<super::Pair> {{\n        use super::*;\n        vec![\n{pairs}        ]\n    }}\n\n    \
         #[allow(dead_code)]\n    fn symbols() {{\n        use super::*;\n{symbols}    }}\n"
    )
}

/// The exports of a trait, each assigned to the type that the runtime calls it by.
fn symbols(t: &Trait) -> String {
    let mut text = String::new();
    let name = &t.name.text;
    let by_go = |m: &&Method| t.side == Side::R2g && m.transport == Transport::Cgo;
    let called = t.methods.iter().filter(by_go);
    let calls = called.map(|m| names::symbol_call(name, &m.name.text));
    let ring = t.joins_ring().then(|| names::symbol_ring(name));
    for symbol in calls.chain(ring) {
        writeln!(text, "        let _: Export = c::{symbol};").expect("a string takes all");
    }
    match t.side {
        Side::R2g => writeln!(
            text,
            "        let _: CancelExport = c::{};",
            names::symbol_cancel(name)
        ),
        Side::G2r if t.objects => Ok(()),
        Side::G2r => writeln!(
            text,
            "        let _: unsafe extern \"C\" fn(*const c_void) = c::{};",
            names::symbol_serve(name)
        ),
    }
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
struct Pairs<'c> {
    contract: &'c Contract,
    lines: BTreeMap<String, String>,
    /// What the header has for variants without fields, whose address is null.
    never_sent: BTreeSet<String>,
}

impl<'c> Pairs<'c> {
    fn of(contract: &'c Contract) -> Pairs<'c> {
        Pairs {
            contract,
            lines: BTreeMap::new(),
            never_sent: BTreeSet::new(),
        }
    }

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
                let rust = self.reference(&s.name, s.instance.as_ref(), &s.generics, "");
                self.add(
                    &names::c_type(&s.name.text),
                    format!("<{rust} as Layout>::Ref"),
                    &members(&s.fields),
                );
                s.fields.iter().for_each(|field| self.tuples(&field.ty));
            }
            Item::Enum(e) if e.is_c_like() => {}
            Item::Enum(e) => {
                for (_, v) in e.sent() {
                    let c = names::c_variant(&e.name.text, &v.name.text);
                    if v.fields.is_empty() {
                        self.never_sent.insert(c);
                        continue;
                    }
                    let suffix = names::rust_variant_ref("", &v.name.text);
                    let rust = self.reference(&e.name, e.instance.as_ref(), &e.generics, &suffix);
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
            TyKind::List(inner)
            | TyKind::Option(inner)
            | TyKind::Array(inner, _)
            | TyKind::Set(inner) => self.tuples(inner),
            TyKind::Result(ok, err) => {
                self.tuples(ok);
                self.tuples(err);
            }
            TyKind::Map(key, value) => self.tuple(&[key, value]),
            TyKind::Tuple(elems) => self.tuple(&elems.iter().collect::<Vec<_>>()),
            TyKind::Prim(_)
            | TyKind::String
            | TyKind::Unit
            | TyKind::Known(_)
            | TyKind::Object(_)
            | TyKind::Named(_) => {}
        }
    }

    fn tuple(&mut self, elems: &[&Ty]) {
        let fields = (0..elems.len()).map(|i| (names::c_tuple_field(i), i.to_string()));
        let fields: Vec<_> = fields.collect();
        let keys: Vec<_> = elems.iter().map(|ty| self.key(ty)).collect();
        let types: String = elems.iter().map(|ty| self.rust(ty) + ",").collect();
        self.add(
            &format!("r2g_tuple{}_{}", elems.len(), keys.join("_")),
            format!("<({types}) as Layout>::Ref"),
            &fields,
        );
        elems.iter().for_each(|ty| self.tuples(ty));
    }

    /// What every header has.
    fn common(&mut self) {
        for (name, rust, fields) in COMMON {
            let fields: Vec<_> = fields
                .split(' ')
                .map(|field| (field.to_owned(), field.to_owned()))
                .collect();
            self.add(&format!("r2g_{name}"), rust.to_owned(), &fields);
        }
        // Arrays in Rust, which C cannot have outside of a struct.
        for (name, rust, field) in [
            ("ipv4", "std::net::Ipv4Addr", "addr"),
            ("ipv6", "std::net::Ipv6Addr", "addr"),
            ("uuid", "uuid::Uuid", "bytes"),
        ] {
            let line = format!(
                "Pair {{ name: \"r2g_{name}\", c: layout!(c::r2g_{name}: {field:?} = {field}), \
                 rust: Shape::array::<<{rust} as Layout>::Ref>({field:?}), frame: false }}"
            );
            self.lines.insert(format!("r2g_{name}"), line);
        }
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
        self.common_served();
    }

    /// A frame: the parts of its head or slot, the arguments, the value.
    fn frame(&mut self, t: &Trait, m: &Method) {
        let c = names::c_frame(&t.name.text, &m.name.text);
        let this = t.objects.then_some(names::C_THIS);
        let (args, reply) = (self.args(this, m), self.reply(m));
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
        let rust_args = self.arguments(this, m, &mut parts);
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

impl Pairs<'_> {
    /// The types of what the frame has of the receiver and the parameters, each with a comma behind it.
    fn args(&self, this: Option<&str>, m: &Method) -> String {
        let this = this.map(|_| "u64,".to_owned());
        let types = m.params.iter().map(|p| &p.ty);
        let types = types.filter(|ty| !matches!(ty.kind, TyKind::Unit));
        this.into_iter()
            .chain(types.map(|ty| self.rust(ty) + ","))
            .collect()
    }

    /// The result, as the runtime takes it.
    fn reply(&self, m: &Method) -> String {
        let value = self.rust(&m.ret.value);
        match &m.ret.error {
            None => format!("Value<{value}>"),
            Some(error) if error.is_bridge() => format!("Fallible<{value}, rust2go::Error>"),
            Some(error) => format!("Fallible<{value}, contract::{}>", error.name.text),
        }
    }

    /// Adds the receiver and the arguments to the parts of a frame in C; returns their layout in Rust.
    fn arguments(&self, this: Option<&str>, m: &Method, parts: &mut Vec<String>) -> String {
        let real = m
            .params
            .iter()
            .filter(|p| !matches!(p.ty.kind, TyKind::Unit));
        let this = this.map(str::to_owned);
        let args = (0..real.count()).map(names::c_arg);
        let args: Vec<String> = this.iter().cloned().chain(args).collect();
        if args.is_empty() {
            return "none()".into();
        }
        parts.push("\"args\" = args".into());
        parts.extend(args.iter().map(|name| format!("{name:?} = args.{name}")));
        let fields = args.iter().enumerate();
        let fields = fields.map(|(i, name)| format!("{name:?} = {i}"));
        let fields = fields.collect::<Vec<_>>().join(", ");
        let args = self.args(this.as_deref(), m);
        format!("layout!(<({args}) as Layout>::Ref: {fields})")
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

/// The structs that are in every header: name, type in Rust, fields.
const COMMON: [(&str, &str, &str); 11] = [
    ("string", "StrRef", "ptr len"),
    ("list", "ListRef", "ptr len cap"),
    ("result", "ResultRef", "ok err"),
    ("enum", "EnumRef", "tag payload"),
    ("time", "TimeRef", "sec nsec offset"),
    ("date", "DateRef", "year month day"),
    ("int128", "Int128Ref", "lo hi"),
    ("ip", "IpRef", "addr kind"),
    ("socket", "SocketRef", "addr kind unused port scope"),
    ("decimal", "DecimalRef", "lo hi scale negative"),
    ("json", "JsonRef", "kind ptr len"),
];
