//! `cargo xtask roundtrip`: the test cases `random_*`, whose types are nested at random.
//!
//! A case is a family of types. Rust sends each to Go, and from there it goes on to Rust and back once more. The Go types in the implementations are worked out here and not taken from the generator, so that
//! a Go type that nobody expects does not compile.

mod definitions;
mod expr;
mod families;
mod gofile;
mod leaves;
mod maker;
mod rng;
mod rustfile;

use std::fs;
use std::path::Path;

use families::{FAMILIES, Family};
use maker::Maker;

/// The method of a case that carries one type, and its twin: the method by which Go has Rust give the value back.
struct Method {
    name: String,
    ty: expr::Expr,
    call: Call,
    fallible: bool,
    twin: Call,
}

impl Method {
    /// Each type has a `Result` one way.
    fn twin_is_fallible(&self) -> bool {
        !self.fallible
    }
}

/// How a method takes its value.
#[derive(Clone, Copy, PartialEq)]
enum Call {
    Owned,
    Borrowed,
    Views,
    AsyncOwned,
    AsyncBorrowed,
    AsyncViews,
}

impl Call {
    const SYNC: [Call; 3] = [Call::Owned, Call::Borrowed, Call::Views];
    const ALL: [Call; 6] = [
        Call::Owned,
        Call::Borrowed,
        Call::Views,
        Call::AsyncOwned,
        Call::AsyncBorrowed,
        Call::AsyncViews,
    ];

    /// How the twin of the `i`th method takes its value. Rust has no views of Go's memory.
    fn of_twin(i: usize) -> Call {
        [
            Call::Borrowed,
            Call::AsyncOwned,
            Call::Owned,
            Call::AsyncBorrowed,
        ][i % 4]
    }

    fn is_async(self) -> bool {
        !Call::SYNC.contains(&self)
    }

    fn is_borrowed(self) -> bool {
        matches!(self, Call::Borrowed | Call::Views | Call::AsyncBorrowed)
    }

    fn is_views(self) -> bool {
        matches!(self, Call::Views | Call::AsyncViews)
    }
}

/// Writes what differs, or with `check` fails if anything does.
pub fn run(root: &Path, check: bool) -> Result<(), String> {
    let mut stale = Vec::new();
    for family in &FAMILIES {
        let dir = root.join("tests/cases").join(family.case());
        for (name, text) in files(family) {
            let path = dir.join(name);
            if fs::read_to_string(&path).is_ok_and(|old| old == text) {
                continue;
            }
            if check {
                stale.push(format!("tests/cases/{}/{name}", family.case()));
                continue;
            }
            let written = fs::create_dir_all(&dir).and_then(|()| fs::write(&path, text));
            written.map_err(|error| format!("cannot write {}: {error}", path.display()))?;
            println!("{}", path.display());
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{} is out of date: run `cargo xtask roundtrip` and commit what changes",
        stale.join(", ")
    ))
}

/// The files of a case.
fn files(family: &Family) -> [(&'static str, String); 3] {
    let mut maker = Maker::new(family);
    let definitions = (family.define)(&mut maker);
    let methods: Vec<Method> = (0..family.types).map(|i| maker.method(i)).collect();
    [
        (
            "contract.rs",
            rustfile::contract(family, &definitions, &methods),
        ),
        ("test.rs", rustfile::test(family, &definitions, &methods)),
        ("impl.go", gofile::file(family, &definitions, &methods)),
    ]
}
