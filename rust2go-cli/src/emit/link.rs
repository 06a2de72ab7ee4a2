//! How Go gets Rust's tables: what stands in the C preamble of the file that calls Rust.
//!
//! A constructor of the Rust program hands the address of each table over, by a plain C function: Go need not run for it, and
//! a program without the Rust half, as under `go test`, links all the same and finds no table.
//!
//! Where `main` is Go's, Rust comes in a static library, out of which linkers take only what somebody asks for. So Go asks
//! for the tables by name, and the function is there because the constructors call it.

use super::{Cx, traits};
use crate::writer::{GoFile, Import};
use rust2go_model::ast::{Side, Trait};
use rust2go_model::names;

/// How Go gets Rust's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    /// Rust hands them over: `main` is Rust's.
    Handed,
    /// Go names them: `main` is Go's.
    Named,
}

/// The word of each trait with its two functions, and the variable by which Go calls the trait's methods.
///
/// They are definitions: the file must not export anything, or cgo would put them into two objects.
pub fn tables(cx: &Cx, tables: Tables, file: &mut GoFile) {
    let served: Vec<&Trait> = traits(cx, Side::G2r).filter(|t| !t.objects).collect();
    if served.is_empty() {
        return;
    }
    if tables == Tables::Handed {
        // Of a Windows library, only what says so can be found from outside.
        let lines = [
            "#ifdef _WIN32",
            "#define R2G_TAKES __declspec(dllexport)",
            "#else",
            "#define R2G_TAKES",
            "#endif",
        ];
        file.define(&lines.map(str::to_owned));
    }
    for t in served {
        match tables {
            Tables::Handed => word(file, t),
            Tables::Named => named(file, t),
        }
        variable(file, t);
    }
}

fn word(file: &mut GoFile, t: &Trait) {
    let (word, get) = (
        names::c_served_word(&t.name.text),
        names::c_served(&t.name.text),
    );
    let take = names::symbol_serve(&t.name.text);
    file.define(&[
        format!("static const void *{word};"),
        String::new(),
        format!("R2G_TAKES void {take}(const void *table) {{"),
        format!("\t__atomic_store_n(&{word}, table, __ATOMIC_RELEASE); // with the load below"),
        "}".to_owned(),
        String::new(),
        format!("static const void *{get}(void) {{"),
        format!("\treturn __atomic_load_n(&{word}, __ATOMIC_ACQUIRE);"),
        "}".to_owned(),
    ]);
}

fn named(file: &mut GoFile, t: &Trait) {
    let (table, get) = (
        names::symbol_table(&t.name.text),
        names::c_served(&t.name.text),
    );
    let take = names::symbol_serve(&t.name.text);
    file.define(&[
        format!("extern const char {table}[];"),
        String::new(),
        format!("void {take}(const void *table) {{"),
        "\t(void)table; // the one that is named below".to_owned(),
        "}".to_owned(),
        String::new(),
        format!("static const void *{get}(void) {{"),
        format!("\treturn {table};"),
        "}".to_owned(),
    ]);
}

fn variable(file: &mut GoFile, t: &Trait) {
    let (runtime, unsafe_) = (file.import(Import::Runtime), file.import(Import::Unsafe));
    let (served, name) = (names::go_served(&t.name), names::go_type(&t.name));
    let get = names::c_served(&t.name.text);
    file.declare(&[format!("{served} is the {name} that Rust implements.")]);
    file.line(0, &format!("var {served} = {runtime}.Served{{"));
    file.line(1, &format!("Name:  \"{}\",", t.name.text));
    file.line(
        1,
        &format!("Table: func() {unsafe_}.Pointer {{ return C.{get}() }},"),
    );
    file.line(0, "}");
}
