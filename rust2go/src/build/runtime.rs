//! What stands in for Go's exports in a program that loads its Go library at run time (`Link::Runtime`).
//!
//! A small object is linked, made of C: functions with the names of the exports, which jump to where slots say, and descriptions by which
//! `rust2go/src/load` finds the library and fills the slots. Nothing in it comes from Go, so that it can be made where there is none.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use rust2go_model::Contract;
use rust2go_model::ast::{Side, Trait, Transport};
use rust2go_model::names;
use serde_json::{Value, json};

use super::Link;
use super::error::BuildError;
use super::target::Platform;
use crate::load::VERSION;

/// The symbols of a trait that Go exports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exports {
    /// What returns its contract text.
    contract: String,
    /// What takes an address: of a frame, or of Go's end of the ring.
    calls: Vec<String>,
    /// What cancels a call, if Rust calls the trait.
    cancel: Option<String>,
    /// What takes Rust's table, if Rust implements the trait.
    serve: Option<String>,
}

impl Exports {
    /// Those of all traits of a contract, closures and streams among them.
    pub fn of(contract: &Contract) -> impl Iterator<Item = Exports> {
        contract.interfaces().map(Exports::of_trait)
    }

    fn of_trait(t: &Trait) -> Exports {
        let name = &t.name.text;
        let by_rust = t.side == Side::R2g;
        let called = t.methods.iter();
        let called = called.filter(|m| by_rust && m.transport == Transport::Cgo);
        let calls = called.map(|m| names::symbol_call(name, &m.name.text));
        let ring = t.joins_ring().then(|| names::symbol_ring(name));
        Exports {
            contract: names::symbol_contract(name),
            calls: calls.chain(ring).collect(),
            cancel: by_rust.then(|| names::symbol_cancel(name)),
            serve: (!by_rust && !t.objects).then(|| names::symbol_serve(name)),
        }
    }

    /// For another build script.
    pub fn to_json(&self) -> Value {
        json!({
            "contract": self.contract,
            "calls": self.calls,
            "cancel": self.cancel,
            "serve": self.serve,
        })
    }

    /// What another build script has written.
    pub fn from_json(value: &Value) -> Option<Exports> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        Some(Exports {
            contract: text(&value["contract"])?,
            calls: value["calls"]
                .as_array()?
                .iter()
                .map(text)
                .collect::<Option<_>>()?,
            cancel: text(&value["cancel"]),
            serve: text(&value["serve"]),
        })
    }
}

/// Makes the object, and returns the directives that link it. `name` is that of the Go library, and `path` as in [`Link::Runtime`].
pub fn directives(
    platform: &Platform,
    host: &str,
    name: &str,
    path: &'static str,
    exports: &[Exports],
    out_dir: &Path,
) -> Result<Vec<String>, BuildError> {
    let file = out_dir.join("rust2go-runtime.c");
    let built = out_dir.join(platform.file_name(name, Link::Runtime(path)));
    let text = source(&platform.runtime_path(name, path), &built, exports);
    fs::write(&file, text).map_err(BuildError::io("write", &file))?;
    let name = format!("{name}_runtime");
    cc::Build::new()
        .file(&file)
        .target(&platform.triple)
        .host(host)
        // A call and a return would be a frame for nothing.
        .opt_level(2)
        .debug(false)
        .out_dir(out_dir)
        .cargo_metadata(false)
        .cargo_warnings(false)
        .cargo_debug(false)
        .try_compile(&name)
        .map_err(|error| BuildError::Compiler {
            triple: platform.triple.clone(),
            message: error.to_string(),
        })?;
    let archive = if platform.msvc {
        format!("{name}.lib")
    } else {
        format!("lib{name}.a")
    };
    Ok(vec![
        format!("cargo:rustc-link-search=native={}", out_dir.display()),
        format!("cargo:rustc-link-lib=static={name}"),
        // As in `link`: for a program that does not use the package's library.
        format!("cargo:rustc-link-arg={}", out_dir.join(archive).display()),
    ])
}

/// The structs of `rust2go/src/load/stand_in.rs`, and what goes before the functions.
const TYPES: &str = r#"/* Written by rust2go: stands in for the Go library until the program has loaded it. */
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) && !defined(_WIN32)
#define LOCAL __attribute__((visibility("hidden")))
#else
#define LOCAL
#endif

typedef void (*jump)(void);
struct taker { const char *symbol; const void **table; };
struct library {
	size_t version; const char *path, *built;
	const char *const *contracts; size_t contract_count;
	const struct taker *takers; size_t taker_count;
};
struct stand_in {
	char mark[8]; const struct library *library; const char *contract;
	const char *const *symbols; jump *slots; size_t count;
};
"#;

/// The object, in C. No array is empty, which C does not have: where there is nothing, the count says so.
fn source(path: &str, built: &Path, exports: &[Exports]) -> String {
    let serves: Vec<&String> = exports
        .iter()
        .filter_map(|one| one.serve.as_ref())
        .collect();
    let mut text = TYPES.to_owned();
    let mut line = |line: String| {
        let _ = writeln!(text, "{line}");
    };
    line(format!(
        "static const void *tables[{}];",
        serves.len().max(1)
    ));
    line("static const struct taker takers[] = {".to_owned());
    for (i, symbol) in serves.iter().enumerate() {
        line(format!("\t{{ \"{symbol}\", &tables[{i}] }},"));
    }
    line("\t{ 0, 0 }\n};".to_owned());
    line("static const char *const contracts[] = {".to_owned());
    for one in exports {
        line(format!("\t\"{}\",", one.contract));
    }
    line("\t0\n};".to_owned());
    line(format!(
        "static const struct library library = {{\n\t{VERSION}, \"{}\", \"{}\", contracts, {}, takers, {}\n}};",
        literal(path),
        literal(&built.to_string_lossy()),
        exports.len(),
        serves.len(),
    ));
    for (i, symbol) in serves.iter().enumerate() {
        line(format!(
            "LOCAL void {symbol}(const void *table) {{ tables[{i}] = table; }}"
        ));
    }
    for (i, one) in exports.iter().enumerate() {
        text.push_str(&stand_in(i, one));
    }
    text
}

/// The functions of a trait.
fn stand_in(i: usize, exports: &Exports) -> String {
    let calls = exports.calls.iter().map(|symbol| (symbol, "void *"));
    let cancel = exports.cancel.iter().map(|symbol| (symbol, "uint64_t "));
    let jumps: Vec<(&String, &str)> = calls.chain(cancel).collect();
    let names: String = jumps
        .iter()
        .map(|(name, _)| format!("\"{name}\", "))
        .collect();
    let mut text = format!(
        "\nstatic jump slots{i}[{}];\nstatic const char *const symbols{i}[] = {{ {names}0 }};\n\
         static const struct stand_in trait{i} = {{\n\
         \t{{ 1, 'r', 'u', 's', 't', '2', 'g', 'o' }}, &library, \"{contract}\", symbols{i}, slots{i}, {}\n}};\n\
         LOCAL void *{contract}(void) {{ return (void *)&trait{i}; }}\n",
        jumps.len().max(1),
        jumps.len(),
        contract = exports.contract,
    );
    for (slot, (name, parameter)) in jumps.iter().enumerate() {
        let ty = parameter.trim_end();
        let _ = writeln!(
            text,
            "LOCAL void {name}({parameter}a) {{ ((void (*)({ty}))slots{i}[{slot}])(a); }}"
        );
    }
    text
}

/// What stands between the quotes of a string literal: no character that could mean anything else.
fn literal(text: &str) -> String {
    let mut literal = String::new();
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'/' | b'.' | b'_' | b'-' => {
                literal.push(char::from(byte));
            }
            _ => {
                let _ = write!(literal, "\\{byte:03o}");
            }
        }
    }
    literal
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use expect_test::expect;

    use super::{Exports, TYPES, source};

    #[test]
    fn each_export_has_a_stand_in() {
        let exports = [
            Exports {
                contract: "r2g_contract__Greeter".into(),
                calls: vec!["r2g__Greeter__greet".into()],
                cancel: Some("r2g_cancel__Greeter".into()),
                serve: None,
            },
            Exports {
                contract: "r2g_contract__Store".into(),
                serve: Some("g2r_serve__Store".into()),
                ..Exports::default()
            },
        ];
        for one in &exports {
            assert_eq!(Exports::from_json(&one.to_json()).as_ref(), Some(one));
        }
        let text = source("li\"b.so", Path::new("/o t/lib.so"), &exports);
        expect![[r#"
            static const void *tables[1];
            static const struct taker takers[] = {
            	{ "g2r_serve__Store", &tables[0] },
            	{ 0, 0 }
            };
            static const char *const contracts[] = {
            	"r2g_contract__Greeter",
            	"r2g_contract__Store",
            	0
            };
            static const struct library library = {
            	1, "li\042b.so", "/o\040t/lib.so", contracts, 2, takers, 1
            };
            LOCAL void g2r_serve__Store(const void *table) { tables[0] = table; }

            static jump slots0[2];
            static const char *const symbols0[] = { "r2g__Greeter__greet", "r2g_cancel__Greeter", 0 };
            static const struct stand_in trait0 = {
            	{ 1, 'r', 'u', 's', 't', '2', 'g', 'o' }, &library, "r2g_contract__Greeter", symbols0, slots0, 2
            };
            LOCAL void *r2g_contract__Greeter(void) { return (void *)&trait0; }
            LOCAL void r2g__Greeter__greet(void *a) { ((void (*)(void *))slots0[0])(a); }
            LOCAL void r2g_cancel__Greeter(uint64_t a) { ((void (*)(uint64_t))slots0[1])(a); }

            static jump slots1[1];
            static const char *const symbols1[] = { 0 };
            static const struct stand_in trait1 = {
            	{ 1, 'r', 'u', 's', 't', '2', 'g', 'o' }, &library, "r2g_contract__Store", symbols1, slots1, 0
            };
            LOCAL void *r2g_contract__Store(void) { return (void *)&trait1; }
        "#]].assert_eq(text.strip_prefix(TYPES).expect("the types"));
    }
}
