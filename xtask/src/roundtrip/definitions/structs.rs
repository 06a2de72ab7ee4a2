//! Structs with fields of random types.

use super::{DERIVE, DERIVE_KEY, Definitions, random};
use crate::roundtrip::expr::{Expr, Kind};
use crate::roundtrip::leaves;
use crate::roundtrip::maker::Maker;

/// How a struct is written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// `repr(C)`, of numbers only: crosses as one block.
    Plain,
    Named,
    Tuple,
    Newtype,
    Unit,
    Empty,
}

/// All forms of structs; later ones contain earlier ones.
pub fn structs(maker: &mut Maker) -> Definitions {
    let mut out = Definitions::default();
    let all = [
        ("Plain1", Form::Plain, false),
        ("Plain2", Form::Plain, false),
        ("Unit1", Form::Unit, false),
        ("Empty1", Form::Empty, false),
        ("Key1", Form::Named, true),
        ("Id1", Form::Newtype, true),
        ("Id2", Form::Newtype, true),
        ("Key2", Form::Tuple, true),
        ("Wrapped1", Form::Newtype, false),
        ("Wrapped2", Form::Newtype, false),
        ("Mixed1", Form::Named, false),
        ("Mixed2", Form::Named, false),
        ("Pair1", Form::Tuple, false),
        ("Mixed3", Form::Named, false),
        ("Wrapped3", Form::Newtype, false),
        ("Mixed4", Form::Named, false),
    ];
    for (name, form, key) in all {
        let fields = fields(maker, form, key);
        let derive = if key { DERIVE_KEY } else { DERIVE };
        write(&mut out, name, form, derive, &fields);
        let parts: Vec<&Expr> = fields.iter().collect();
        let kind = match form {
            Form::Newtype => Kind::Other,
            _ => Kind::Struct,
        };
        let ty = Expr::of(&parts, name.to_owned(), format!("api.{name}")).kind(kind);
        maker.defined.push(Expr { key, ..ty });
    }
    out
}

fn fields(maker: &mut Maker, form: Form, key: bool) -> Vec<Expr> {
    let n = match form {
        Form::Unit | Form::Empty => 0,
        Form::Newtype => 1,
        Form::Tuple => 2 + maker.rng.below(3),
        Form::Plain | Form::Named => 2 + maker.rng.below(5),
    };
    let numbers = leaves::prims();
    let one = |maker: &mut Maker| match form {
        Form::Plain => match maker.rng.once_in(3) {
            true => {
                let inner = maker.rng.pick(&numbers).clone();
                let (rust, go) = (format!("[{}; 3]", inner.rust), format!("[3]{}", inner.go));
                Expr::of(&[&inner], rust, go)
            }
            false => maker.rng.pick(&numbers).clone(),
        },
        Form::Newtype if key => {
            let keys: Vec<Expr> = numbers.iter().filter(|ty| ty.key).cloned().collect();
            maker.rng.pick(&keys).clone()
        }
        // Of a list, an array or a map: package random knows structs of other packages by their own names only.
        Form::Newtype => loop {
            let ty = maker.ty(2, true);
            if ty.go.starts_with(['[', 'm']) {
                break ty;
            }
        },
        _ if key => maker.key(1),
        _ => loop {
            let ty = maker.ty(3, false);
            if ty.send {
                break ty;
            }
        },
    };
    (0..n).map(|_| one(maker)).collect()
}

fn write(out: &mut Definitions, name: &str, form: Form, derive: &str, fields: &[Expr]) {
    if form == Form::Plain {
        out.contract.push_str("#[repr(C)]\n");
    }
    out.contract.push_str(derive);
    let named = |(i, ty): (usize, &Expr)| format!("    pub {}: {},\n", letter(i), ty.rust);
    let text = match form {
        Form::Unit => format!("\npub struct {name};\n\n"),
        Form::Plain | Form::Named | Form::Empty => {
            let fields: String = fields.iter().enumerate().map(named).collect();
            let fields = if fields.is_empty() {
                fields
            } else {
                format!("\n{fields}")
            };
            format!("\npub struct {name} {{{fields}}}\n\n")
        }
        Form::Tuple | Form::Newtype => {
            let fields: Vec<String> = fields.iter().map(|ty| format!("pub {}", ty.rust)).collect();
            format!("\npub struct {name}({});\n\n", fields.join(", "))
        }
    };
    out.contract.push_str(&text);
    let value = match form {
        Form::Unit => name.to_owned(),
        Form::Plain | Form::Named | Form::Empty => format!("{name} {{ {}}}", given(fields.len())),
        Form::Tuple | Form::Newtype => {
            format!("{name}({})", vec!["source.any()"; fields.len()].join(", "))
        }
    };
    let source = if fields.is_empty() { "_" } else { "source" };
    let value = random(name, &value).replace("(source:", &format!("({source}:"));
    out.random.push_str(&value);
}

/// `a: source.any(), b: source.any(), `
pub(super) fn given(n: usize) -> String {
    (0..n)
        .map(|i| format!("{}: source.any(), ", letter(i)))
        .collect()
}

/// The name of a field.
pub(super) fn letter(i: usize) -> char {
    char::from(b'a' + i as u8)
}
