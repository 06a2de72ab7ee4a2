//! The contracts whose definitions are written by hand, because their form is what matters: generic types, and those that contain
//! themselves.

use super::Definitions;
use crate::roundtrip::expr::{Expr, Kind};
use crate::roundtrip::leaves;
use crate::roundtrip::maker::{Generic, Maker};

/// The generic types.
pub const GENERICS: [Generic; 7] = [page, tree, either, index, grid, buffer, newtype];

/// Generic types and aliases.
pub fn generics(_: &mut Maker) -> Definitions {
    Definitions {
        contract: include_str!("fixed/generics_contract.rs").to_owned(),
        random: include_str!("fixed/generics_random.rs").to_owned(),
        register: Vec::new(),
    }
}

/// Types that contain themselves.
pub fn recursion(maker: &mut Maker) -> Definitions {
    for (name, kind) in [
        ("Node", Kind::Struct),
        ("Chain", Kind::Struct),
        ("Formula", Kind::Other),
        ("Folder", Kind::Struct),
        ("Entry", Kind::Other),
        ("Ping", Kind::Struct),
        ("Pong", Kind::Struct),
        ("Nested", Kind::Other),
        ("Named", Kind::Struct),
        ("Step", Kind::Other),
        ("Plane", Kind::Other),
    ] {
        let ty = Expr::leaf(name, format!("api.{name}")).kind(kind);
        maker.defined.push(ty);
    }
    let variants = |name: &str, all: &[&str]| {
        let all: Vec<String> = all.iter().map(|v| format!("api.{name}{v}{{}}")).collect();
        format!("random.Variants[api.{name}]({})", all.join(", "))
    };
    Definitions {
        contract: include_str!("fixed/recursion_contract.rs").to_owned(),
        random: include_str!("fixed/recursion_random.rs").to_owned(),
        register: vec![
            variants("Formula", &["Number", "Negated", "Sum", "Call", "Nothing"]),
            variants("Entry", &["File", "Folder", "Link"]),
            variants("Step", &["Stop", "Go"]),
            variants("Plane", &["Dot", "Pair", "Many", "Keyed"]),
        ],
    }
}

/// A generic type for one argument.
fn of_one(maker: &mut Maker, depth: usize, name: &str) -> Expr {
    let inner = maker.ty(depth - 1, depth > 2);
    let (rust, go) = (
        format!("{name}<{}>", inner.rust),
        format!("api.{name}[{}]", inner.go),
    );
    Expr::of(&[&inner], rust, go)
}

/// Says which variants the enum `ty` has; `args` are the arguments in Go.
fn with_variants(mut ty: Expr, name: &str, args: &str, variants: &[&str]) -> Expr {
    let all = variants
        .iter()
        .map(|v| format!("api.{name}{v}[{args}]{{}}"));
    ty.variants.insert(ty.go.clone(), all.collect());
    ty
}

fn page(maker: &mut Maker, depth: usize) -> Expr {
    of_one(maker, depth, "Page").kind(Kind::Struct)
}

fn tree(maker: &mut Maker, depth: usize) -> Expr {
    let ty = of_one(maker, depth, "Tree");
    let args = ty.go["api.Tree[".len()..ty.go.len() - 1].to_owned();
    with_variants(ty, "Tree", &args, &["Leaf", "Node", "Fork"])
}

fn either(maker: &mut Maker, depth: usize) -> Expr {
    let left = maker.ty(depth - 1, depth > 2);
    let right = maker.ty((depth - 1).min(1), false);
    let args = format!("{}, {}", left.go, right.go);
    let rust = format!("Either<{}, {}>", left.rust, right.rust);
    let ty = Expr::of(&[&left, &right], rust, format!("api.Either[{args}]"));
    with_variants(ty, "Either", &args, &["Neither", "Left", "Right"])
}

fn index(maker: &mut Maker, depth: usize) -> Expr {
    let (key, value) = (maker.key(1), maker.ty(depth - 1, depth > 2));
    let rust = format!("Index<{}, {}>", key.rust, value.rust);
    let go = format!("api.Index[{}, {}]", key.go, value.go);
    Expr::of(&[&key, &value], rust, go).kind(Kind::Struct)
}

/// Has constants, so that Go needs a type for each use.
fn grid(maker: &mut Maker, _: usize) -> Expr {
    let numbers = leaves::prims();
    let inner = maker.rng.pick(&numbers).clone();
    let (rows, columns) = (1 + maker.rng.below(3), 1 + maker.rng.below(3));
    let rust = format!("Grid<{}, {rows}, {columns}>", inner.rust);
    let name = inner.rust[..1].to_uppercase() + &inner.rust[1..];
    let sep = if name.ends_with(|c: char| c.is_ascii_digit()) {
        "_"
    } else {
        ""
    };
    let go = format!("api.Grid{name}{sep}{rows}_{columns}");
    Expr::of(&[&inner], rust, go).kind(Kind::Struct)
}

fn buffer(maker: &mut Maker, _: usize) -> Expr {
    let n = 1 + maker.rng.below(8);
    Expr::leaf(format!("Buffer<{n}>"), format!("api.Buffer{n}")).kind(Kind::Struct)
}

fn newtype(maker: &mut Maker, depth: usize) -> Expr {
    of_one(maker, depth, "Listed")
}
