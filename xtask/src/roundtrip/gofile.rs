//! The Go file of a case.

use std::collections::BTreeMap;

use super::Method;
use super::definitions::Definitions;
use super::expr::Kind;
use super::families::Family;
use super::maker::hints;

/// Packages, by what is written in front of their names.
const IMPORTS: [(&str, &str); 6] = [
    ("context.", "context"),
    ("big.", "math/big"),
    ("netip.", "net/netip"),
    ("url.", "net/url"),
    ("time.", "time"),
    ("rust2go.", "rust2go.test/cases/rust2go"),
];

/// impl.go
pub fn file(family: &Family, definitions: &Definitions, methods: &[Method]) -> String {
    let (case, interface) = (family.case(), family.interface());
    let package = case.replace('_', "");
    let mut register = definitions.register.clone();
    let variants: BTreeMap<_, _> = methods.iter().flat_map(|m| &m.ty.variants).collect();
    for (ty, all) in variants {
        register.push(format!("random.Variants[{ty}]({})", all.join(", ")));
    }
    let mut body = format!("func init() {{\n\tapi.Register{interface}(echo{{}})\n");
    for call in register {
        body.push_str(&format!("\t{call}\n"));
    }
    body.push_str(&format!(
        "}}\n\nvar twin api.{}Impl\n\ntype echo struct{{}}\n",
        family.twin()
    ));
    for method in methods {
        body.push_str(&self::method(method));
    }
    let used = |(prefix, _): &&(&str, &str)| {
        body.match_indices(*prefix).any(|(at, _)| {
            let before = &body[..at];
            !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '.')
        })
    };
    let (ours, std): (Vec<_>, Vec<_>) = IMPORTS
        .iter()
        .filter(used)
        .map(|(_, path)| *path)
        .partition(|path| path.starts_with("rust2go"));
    let mut ours: Vec<String> = ours.into_iter().map(str::to_owned).collect();
    ours.push("rust2go.test/cases/random".to_owned());
    ours.push(format!("rust2go.test/cases/{case}/api"));
    ours.sort();
    let line = |path: &str| format!("\t\"{path}\"\n");
    let mut imports: String = std.iter().map(|path| line(path)).collect();
    if !imports.is_empty() {
        imports.push('\n');
    }
    imports.extend(ours.iter().map(|path| line(path)));
    format!(
        "// Package {package} gives every value back, also by way of Rust, and makes some of its own.\n//\n// Written by cargo xtask roundtrip.\npackage {package}\n\nimport (\n{imports})\n\n{body}"
    )
}

fn method(method: &Method) -> String {
    let Method {
        name,
        ty,
        call,
        fallible,
        ..
    } = method;
    let name = name.to_uppercase();
    let pointer = call.is_borrowed() && ty.kind == Kind::Struct;
    let star = if pointer { "*" } else { "" };
    let context = match call.is_async() {
        true => "_ context.Context, ",
        false => "",
    };
    let hints = hints(ty);
    let hints: String = hints.iter().map(|hint| format!(", {hint}")).collect();
    let echo = format!("random.Echo(step, {star}v, {}{hints})", twin(method, &name));
    let go = &ty.go;
    let mut results = match ty.kind {
        Kind::Tuple(_) => {
            let inner = go.find('[').map_or("", |at| &go[at + 1..go.len() - 1]);
            split(inner)
        }
        _ => vec![go.clone()],
    };
    let mut values = vec![echo.clone()];
    let mut before = String::new();
    if let Kind::Tuple(n) = ty.kind {
        before = format!("\tr := {echo}\n");
        values = (0..n).map(|i| format!("r.V{i}")).collect();
    }
    if *fallible {
        results.push("error".to_owned());
        values.push("nil".to_owned());
    }
    let results = match results.as_slice() {
        [one] => one.clone(),
        many => format!("({})", many.join(", ")),
    };
    format!(
        "\nfunc (echo) {name}({context}step uint64, v {star}{go}) {results} {{\n{before}\treturn {}\n}}\n",
        values.join(", ")
    )
}

/// The func that has Rust give a value back.
fn twin(method: &Method, name: &str) -> String {
    let (ty, go, call) = (&method.ty, &method.ty.go, method.twin);
    let fallible = method.twin_is_fallible();
    let pointer = call.is_borrowed() && ty.kind == Kind::Struct;
    if !matches!(ty.kind, Kind::Tuple(_)) && !fallible && !pointer && !call.is_async() {
        return format!("twin.{name}");
    }
    let context = if call.is_async() {
        "context.Background(), "
    } else {
        ""
    };
    let star = if pointer { "&" } else { "" };
    let call = format!("twin.{name}({context}{star}v)");
    let Kind::Tuple(n) = ty.kind else {
        let call = if fallible {
            format!("random.Must({call})")
        } else {
            call
        };
        return format!("func(v {go}) {go} {{\n\t\treturn {call}\n\t}}");
    };
    let mut results: Vec<String> = (0..n).map(|i| format!("r.V{i}")).collect();
    let (mut before, mut after) = ("", "");
    if fallible {
        results.push("err".to_owned());
        (before, after) = ("\t\tvar err error\n", "\t\trandom.OK(err)\n");
    }
    format!(
        "func(v {go}) (r {go}) {{\n{before}\t\t{} = {call}\n{after}\t\treturn r\n\t}}",
        results.join(", ")
    )
}

/// The arguments between brackets, which may have brackets themselves.
fn split(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut open = 0;
    for c in text.chars() {
        match c {
            '[' => open += 1,
            ']' => open -= 1,
            _ => {}
        }
        match out.last_mut() {
            Some(last) if c != ',' || open > 0 => last.push(c),
            _ => out.push(String::new()),
        }
    }
    out.iter().map(|arg| arg.trim().to_owned()).collect()
}
