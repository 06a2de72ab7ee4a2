//! Enums, with data and without.

use super::structs::{given, letter};
use super::{DERIVE, DERIVE_KEY, Definitions, random};
use crate::roundtrip::expr::Expr;
use crate::roundtrip::maker::Maker;

/// C-like enums of every representation, and enums with variants of every form; later ones contain earlier ones.
pub fn enums(maker: &mut Maker) -> Definitions {
    let mut out = Definitions::default();
    let reprs = [
        ("Color1", "", ["", "", ""]),
        ("Color2", "#[repr(u8)]\n", ["", " = 7", " = 255"]),
        ("Color3", "#[repr(i16)]\n", [" = -300", "", " = 1 << 9"]),
        (
            "Color4",
            "#[repr(u64)]\n",
            [" = 0", "", " = 0xffff_ffff_ffff_ffff"],
        ),
        ("Color5", "#[repr(C)]\n", [" = -1", "", ""]),
    ];
    for (name, repr, values) in reprs {
        c_like(&mut out, name, repr, values);
        let ty = Expr::leaf(name, format!("api.{name}")).key();
        maker.defined.push(ty);
    }
    for i in 1..=9 {
        with_data(maker, &mut out, &format!("Shape{i}"));
    }
    out
}

fn c_like(out: &mut Definitions, name: &str, repr: &str, values: [&str; 3]) {
    let derive = DERIVE_KEY.replace("Clone", "Clone, Copy");
    let [red, green, blue] = values;
    out.contract.push_str(&format!(
        "{derive}\n{repr}pub enum {name} {{\n    Red{red},\n    DarkGreen{green},\n    Blue{blue},\n}}\n\n"
    ));
    let all = ["Red", "DarkGreen", "Blue"];
    let rust = all.map(|variant| format!("{name}::{variant}")).join(", ");
    out.random
        .push_str(&random(name, &format!("source.one_of(&[{rust}])")));
    let go = all.map(|variant| format!("api.{name}{variant}")).join(", ");
    out.register.push(format!("random.Values({go})"));
}

fn with_data(maker: &mut Maker, out: &mut Definitions, name: &str) {
    let (mut variants, mut values, mut go) = (String::new(), String::new(), Vec::new());
    let mut whole = Expr::leaf(name, format!("api.{name}"));
    let n = 2 + maker.rng.below(4);
    for i in 0..n {
        let variant = ["None", "One", "Pair", "Named", "Other", "Last"][i];
        let count = match i {
            0 => 0,
            1 => 1,
            _ => 1 + maker.rng.below(4),
        };
        let one = |maker: &mut Maker| loop {
            let ty = maker.ty(3, false);
            if ty.send {
                break ty;
            }
        };
        let fields: Vec<Expr> = (0..count).map(|_| one(maker)).collect();
        let named = i > 2;
        let (text, value) = match (count, named) {
            (0, _) => (variant.to_owned(), format!("{name}::{variant}")),
            (_, true) => {
                let texts = fields
                    .iter()
                    .enumerate()
                    .map(|(i, ty)| format!("{}: {}", letter(i), ty.rust));
                let texts: Vec<String> = texts.collect();
                (
                    format!("{variant} {{ {} }}", texts.join(", ")),
                    format!("{name}::{variant} {{ {}}}", given(count)),
                )
            }
            (_, false) => {
                let texts: Vec<&str> = fields.iter().map(|ty| ty.rust.as_str()).collect();
                let values = vec!["source.any()"; count].join(", ");
                (
                    format!("{variant}({})", texts.join(", ")),
                    format!("{name}::{variant}({values})"),
                )
            }
        };
        variants.push_str(&format!("    {text},\n"));
        let pattern = if i + 1 == n {
            "_".into()
        } else {
            i.to_string()
        };
        values.push_str(&format!("            {pattern} => {value},\n"));
        go.push(format!("api.{name}{variant}{{}}"));
        let mut parts = vec![&whole];
        parts.extend(&fields);
        whole = Expr::of(&parts, whole.rust.clone(), whole.go.clone());
    }
    out.contract
        .push_str(&format!("{DERIVE}\npub enum {name} {{\n{variants}}}\n\n"));
    let value = format!("match source.variant({n}) {{\n{values}        }}");
    out.random.push_str(&random(name, &value));
    out.register
        .push(format!("random.Variants[api.{name}]({})", go.join(", ")));
    maker.defined.push(whole);
}
