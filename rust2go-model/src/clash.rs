//! Generated names that come out the same: every name that ends up in one Go package, one C header or one object file.

use std::collections::BTreeMap;

use crate::ast::{Item, Name};
use crate::catalog;
use crate::contract::Contract;
use crate::names;
use crate::report::Diagnostic;

/// Reports every name that is taken, at the later of its two items.
pub(crate) fn check(contract: &Contract) -> Vec<(usize, Diagnostic)> {
    let mut names = Names::default();
    for (file, item) in &contract.items {
        names.file = *file;
        names.item(item);
    }
    names.found
}

/// Names in the header that do not come from the contract, and the import that cgo needs.
const RESERVED_C: [&str; 4] = ["r2g_string", "r2g_list", "r2g_head", "r2g_slot"];
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
        let name = item.name();
        let text = name.text.as_str();
        let of = |what: &str| format!("{what} `{text}`");
        match item {
            Item::Struct(_) => {
                self.go(name, names::go_type(text), of("struct"));
                self.go(name, names::go_copy(text), of("the copier of struct"));
                self.go(name, names::go_fail(text), of("the error finder of struct"));
                self.c(name, names::c_type(text), of("struct"));
            }
            Item::Enum(e) => {
                self.go(name, names::go_type(text), of("enum"));
                self.go(name, names::go_fail(text), of("the error finder of enum"));
                self.c(name, names::c_type(text), of("enum"));
                for variant in e.variants.iter().filter(|variant| !variant.skip) {
                    let v = &variant.name;
                    let what = format!("variant `{text}::{}`", v.text);
                    let go = names::go_variant(text, &v.text);
                    self.go(v, names::go_copy(&go), format!("the copier of {what}"));
                    self.go(v, go, what.clone());
                    self.c(v, names::c_variant(text, &v.text), what);
                }
            }
            Item::Trait(t) => {
                self.go(name, names::go_type(text), of("trait"));
                self.go(
                    name,
                    names::go_register(text),
                    of("the registration of trait"),
                );
                self.go(
                    name,
                    names::go_registered(text),
                    of("the variable of trait"),
                );
                self.c(
                    name,
                    names::symbol_cancel(text),
                    of("the cancel symbol of trait"),
                );
                self.c(
                    name,
                    names::symbol_contract(text),
                    of("the contract symbol of trait"),
                );
                self.c(
                    name,
                    names::contract_text(text),
                    of("the contract text of trait"),
                );
                for method in &t.methods {
                    let m = &method.name;
                    let what = format!("method `{text}::{}`", m.text);
                    let of = |part: &str| format!("the {part} of {what}");
                    self.go(m, names::go_frame(text, &m.text), of("frame"));
                    self.go(m, names::go_call(text, &m.text), of("call"));
                    self.c(m, names::c_frame(text, &m.text), of("frame"));
                    self.c(m, names::symbol_call(text, &m.text), of("symbol"));
                }
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
