//! Generated names that come out the same: every name that ends up in one Go package, one C header or one object file.

use std::collections::BTreeMap;

use crate::ast::{Enum, Item, Name, Side, Surface, Trait, Transport};
use crate::catalog;
use crate::contract::Contract;
use crate::derived::derived;
use crate::names;
use crate::report::Diagnostic;

/// Reports every name that is taken, at the later of its two items.
pub(crate) fn check(contract: &Contract) -> Vec<(usize, Diagnostic)> {
    let mut names = Names::default();
    for (file, item) in &contract.items {
        names.file = *file;
        names.item(item);
    }
    for (file, item) in &contract.generics {
        names.file = *file;
        let name = item.name();
        let what = format!("generic type `{}`", name.text);
        names.go(name, names::go_type(name), what);
    }
    for (file, constant) in &contract.consts {
        names.file = *file;
        let name = &constant.name;
        let what = format!("constant `{}`", name.text);
        names.go(name, names::go_const(name), what);
    }
    names.found
}

/// Names in the header that do not come from the contract, and the import that cgo needs.
const RESERVED_C: [&str; 20] = [
    "r2g_string",
    "r2g_list",
    "r2g_head",
    "r2g_slot",
    "r2g_result",
    "r2g_enum",
    "r2g_time",
    "r2g_date",
    "r2g_int128",
    "r2g_ip",
    "r2g_ipv4",
    "r2g_ipv6",
    "r2g_socket",
    "r2g_uuid",
    "r2g_decimal",
    "r2g_json",
    "r2g_ask",
    "r2g_answer",
    "r2g_rust",
    "r2g_served",
];
const RESERVED_GO: [&str; 1] = ["C"];

#[derive(Default)]
struct Names {
    go: BTreeMap<String, String>,
    c: BTreeMap<String, String>,
    found: Vec<(usize, Diagnostic)>,
    file: usize,
}

impl Names {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Struct(s) => self.value(&s.name, "struct"),
            Item::Enum(e) => self.enum_(e),
            Item::Trait(t) => {
                self.trait_(t);
                derived(t).iter().for_each(|t| self.trait_(t));
            }
        }
    }

    /// What is generated for every struct and enum.
    fn value(&mut self, name: &Name, what: &str) {
        let go = names::go_type(name);
        let of = |part: &str| format!("{part}{what} `{}`", name.text);
        self.go(name, go.clone(), of(""));
        self.go(name, names::go_copy(&go), of("the copier of "));
        self.go(name, names::go_wire(&go), of("the wire form of "));
        self.go(name, names::go_from(&go), of("the decoder of "));
        self.go(name, names::go_to(&go), of("the encoder of "));
        self.go(name, names::go_new(name), of("the constructor of "));
        self.go(name, names::go_fail(name), of("the error finder of "));
        self.go(name, names::go_fault(name), of("the error maker of "));
        self.c(name, names::c_type(&name.text), of(""));
    }

    fn enum_(&mut self, e: &Enum) {
        let name = &e.name;
        self.value(name, "enum");
        let of_match = format!("the matcher of enum `{}`", name.text);
        self.go(name, names::go_match(name), of_match);
        for (_, variant) in e.sent() {
            let v = &variant.name;
            let what = format!("variant `{}::{}`", name.text, v.text);
            let go = names::go_variant(name, v);
            if !e.is_c_like() {
                self.go(v, names::go_copy(&go), format!("the copier of {what}"));
                self.go(v, names::go_wire(&go), format!("the wire form of {what}"));
                self.go(v, names::go_from(&go), format!("the decoder of {what}"));
                self.go(v, names::go_to(&go), format!("the encoder of {what}"));
                self.c(v, names::c_variant(&name.text, &v.text), what.clone());
            }
            let new = names::go_new_variant(name, v);
            self.go(v, new, format!("the constructor of {what}"));
            self.go(v, go, what);
        }
    }

    fn trait_(&mut self, t: &Trait) {
        let (name, text) = (&t.name, &t.name.text);
        let of = |part: &str| format!("{part}trait `{text}`");
        if t.surface == Surface::Trait {
            self.go(name, names::go_type(name), of(""));
        }
        if t.objects {
            self.go(name, names::go_hold(name), of("the handle maker of "));
            self.go(name, names::go_adopt(name), of("the object maker of "));
        }
        match t.side {
            Side::R2g if t.objects => {
                let symbol = names::symbol_cancel(text);
                self.c(name, symbol, of("the cancel symbol of "));
            }
            Side::G2r if t.objects && t.surface != Surface::Trait => {}
            Side::G2r if t.objects => {
                self.go(name, names::go_impl(name), of("the client of "));
            }
            Side::R2g => {
                self.go(name, names::go_register(name), of("the registration of "));
                self.go(name, names::go_registered(name), of("the variable of "));
                let symbol = names::symbol_cancel(text);
                self.c(name, symbol, of("the cancel symbol of "));
            }
            Side::G2r => {
                self.go(name, names::go_impl(name), of("the client of "));
                self.go(name, names::go_served(name), of("the variable of "));
                let symbol = names::symbol_serve(text);
                self.c(name, symbol, of("the serving symbol of "));
            }
        }
        let symbol = names::symbol_contract(text);
        self.c(name, symbol, of("the contract symbol of "));
        self.c(
            name,
            names::contract_text(text),
            of("the contract text of "),
        );
        if !t.ring_methods().is_empty() {
            self.go(name, names::go_ring(name), of("the ring number of "));
        }
        if t.joins_ring() {
            self.c(name, names::symbol_ring(text), of("the ring symbol of "));
        }
        for method in &t.methods {
            let m = &method.name;
            let what = format!("method `{text}::{}`", m.text);
            let of = |part: &str| format!("the {part} of {what}");
            self.go(m, names::go_frame(name, m), of("frame"));
            self.c(m, names::c_frame(text, &m.text), of("frame"));
            if t.side == Side::G2r {
                if t.objects && t.surface == Surface::Trait && names::go_method(m) == "Close" {
                    let by = "the method that gives the object back".to_owned();
                    self.take(m, "Close", Some(by));
                }
                self.go(m, names::go_ask(name, m), of("call"));
                self.go(m, names::go_answer(name, m), of("answer"));
                self.c(m, names::c_answer(text, &m.text), of("answer"));
                continue;
            }
            self.go(m, names::go_call(name, m), of("call"));
            self.go(m, names::go_send(name, m), of("result"));
            match method.transport {
                Transport::Cgo => self.c(m, names::symbol_call(text, &m.text), of("symbol")),
                Transport::Ring => self.go(m, names::go_ring_call(name, m), of("ring function")),
            }
        }
    }

    fn go(&mut self, name: &Name, go: String, what: String) {
        let taken = match RESERVED_GO.contains(&go.as_str()) {
            true => Some("something that every generated package has".to_owned()),
            false => self.go.get(&go).cloned(),
        };
        self.take(name, &go, taken);
        self.go.insert(go, what);
    }

    fn c(&mut self, name: &Name, c: String, what: String) {
        let taken = match RESERVED_C.contains(&c.as_str()) {
            true => Some("something that every generated header has".to_owned()),
            false => self.c.get(&c).cloned(),
        };
        self.take(name, &c, taken);
        self.c.insert(c, what);
    }

    /// One error for each token is enough: a clash of two types is also one of their copiers.
    fn take(&mut self, name: &Name, generated: &str, taken: Option<String>) {
        let Some(by) = taken else { return };
        let place = |d: &Diagnostic| (d.span.start(), d.span.end());
        let problem = catalog::GENERATED_NAME.at(name.span, &[generated, &by]);
        let told = self
            .found
            .iter()
            .any(|(file, d)| *file == self.file && place(d) == place(&problem));
        if !told {
            self.found.push((self.file, problem));
        }
    }
}
