//! What the interface says of streams.

use super::{Shape, of};
use crate::emit::{Cx, service};
use rust2go_model::ast::{Method, Side};
use rust2go_model::names;

/// What one has to know of the streams of a method, if there are any: a sentence or more for each.
pub fn sentences(cx: &Cx, m: &Method) -> Vec<String> {
    let mut out = Vec::new();
    if let Some(shape) = of(cx, &m.ret.value) {
        out.push(match shape.side {
            Side::R2g => given(&shape),
            Side::G2r => opened(&shape),
        });
    }
    for param in &m.params {
        let Some(shape) = of(cx, &param.ty) else {
            continue;
        };
        let name = names::go_param(&param.name);
        out.push(match shape.side {
            Side::R2g => passed(&shape, &name),
            Side::G2r => taken(&shape, &name, service::has_context(m)),
        });
    }
    out
}

/// Go returns it.
fn given(shape: &Shape) -> String {
    let last = match shape.fallible {
        true => ", an error last",
        false => "",
    };
    format!(
        "Rust gets what the func yields{last}. Method and func run on a goroutine of their own from when Rust asks, {} at most. When Rust \
         drops the stream, ctx ends, and yield returns false.",
        ahead(shape)
    )
}

/// Rust returns it.
fn opened(shape: &Shape) -> String {
    let end = match shape.fallible {
        true => "An error comes last, be it that of the call or of ctx.",
        false => {
            "It ends when ctx does, and the range panics with a *rust2go.Error where the call fails."
        }
    };
    format!(
        "The func is for one range, at the end of which Rust drops the stream. {end} Rust sends {} at a time at most.",
        items(shape)
    )
}

/// Go passes it.
fn passed(shape: &Shape, name: &str) -> String {
    let last = match shape.fallible {
        true => " An error is the last that Rust gets.",
        false => "",
    };
    format!(
        "{name} runs on a goroutine of its own from when Rust asks, {} at most; yield returns false when Rust has dropped the \
         stream.{last}",
        ahead(shape)
    )
}

/// Rust passes it.
fn taken(shape: &Shape, name: &str, has_context: bool) -> String {
    let end = match (shape.fallible, has_context) {
        (true, true) => "An error comes last, be it that of ctx.",
        (true, false) => "An error comes last.",
        (false, true) => {
            "It ends when ctx does, and the range panics with a *rust2go.Error if Rust's stream has."
        }
        (false, false) => "The range panics with a *rust2go.Error if Rust's stream has.",
    };
    format!("{name} is for one range, at the end of which Rust drops the stream. {end}")
}

fn ahead(shape: &Shape) -> String {
    format!("{} ahead", items(shape))
}

fn items(shape: &Shape) -> String {
    match shape.window {
        1 => "one item".to_owned(),
        n => format!("{n} items"),
    }
}
